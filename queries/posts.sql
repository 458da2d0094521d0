-- name: posts
-- about: Posts, newest first, with the number of entities they name.
-- param: path=  only posts whose path begins with this
-- param: since=  only posts of this day or later, such as 2026-01-31
-- columns: date, path, node_id, title, url, words, entities
SELECT p.date, p.path, n.node_id, p.title, p.url, p.words,
       (SELECT count(DISTINCT m.entity_id) FROM mention AS m WHERE m.post_id = p.id) AS entities
FROM post AS p
JOIN node AS n ON n.id = p.id
WHERE p.path >= :path AND p.path < :path || char(1114111) AND (:since = '' OR p.date >= :since)
ORDER BY p.date DESC, p.path;
