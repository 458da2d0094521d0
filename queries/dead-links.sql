-- name: dead-links
-- about: Links in bodies that lead to no post of the vault.
-- columns: path, line, column, target
SELECT p.path, l.line, l."column", l.target
FROM link AS l
JOIN post AS p ON p.id = l.post_id
WHERE l.target_post_id IS NULL
ORDER BY p.path, l.line, l."column";
