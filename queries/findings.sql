-- name: findings
-- about: What is odd about the posts: diagnostics of one code, or of all.
-- param: code=  only this code, see graphmatter list codes
-- param: path=  only posts whose path begins with this
-- columns: path, line, column, severity, code, message, help
SELECT path, line, "column", severity, code, message, help
FROM diagnostic
WHERE (:code = '' OR code = :code) AND substr(path, 1, length(:path)) = :path
ORDER BY path, line, "column", code, message;
