-- name: backlinks
-- about: Posts that link to a post, with the place of each link.
-- param: post @post  path, id, title or URL of the post
-- columns: path, title, line, target
SELECT p.path, p.title, l.line, l.target
FROM link AS l
JOIN post AS p ON p.id = l.post_id
WHERE l.target_post_id IN (
        SELECT q.id FROM post AS q JOIN node AS n ON n.id = q.id
        WHERE :post IN (q.path, n.node_id, substr(n.node_id, 6), q.title, q.url))
ORDER BY p.path, l.line, l."column";
