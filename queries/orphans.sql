-- name: orphans
-- about: Posts tied to nothing: no entity, no link to a post, none from a post.
-- columns: path, title, date, words
SELECT p.path, p.title, p.date, p.words
FROM post AS p
WHERE NOT EXISTS (SELECT 1 FROM mention AS m WHERE m.post_id = p.id)
  AND p.id NOT IN (SELECT post_id FROM link WHERE target_post_id IS NOT NULL)
  AND p.id NOT IN (SELECT target_post_id FROM link WHERE target_post_id IS NOT NULL)
ORDER BY p.path;
