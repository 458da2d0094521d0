-- name: neighbours
-- about: Entities named in the same posts as an entity, most posts together first.
-- param: name @entity  any written form, label or id of the entity
-- param: kind= @kind  only neighbours of this kind
-- param: top=20  how many
-- columns: kind, label, node_id, posts_together, posts
WITH wanted AS (
  SELECT e.id
  FROM entity AS e
  JOIN node AS n ON n.id = e.id
  WHERE n.node_id = :name OR e.label = :name COLLATE NOCASE
        OR e.id IN (SELECT entity_id FROM alias WHERE text = :name COLLATE NOCASE)
)
SELECT e.kind, e.label, n.node_id, count(DISTINCT m.post_id) AS posts_together, e.posts
FROM mention AS m
JOIN entity AS e ON e.id = m.entity_id
JOIN node AS n ON n.id = e.id
WHERE m.post_id IN (SELECT post_id FROM mention WHERE entity_id IN wanted)
  AND m.entity_id NOT IN wanted
  AND :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
GROUP BY e.id
ORDER BY posts_together DESC, e.posts, n.node_id
LIMIT :top;
