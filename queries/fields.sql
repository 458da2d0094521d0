-- name: fields
-- about: Front-matter fields that name entities, and how much they are used.
-- columns: field, kind, relation, mentions, posts, entities
SELECT f.name AS field, f.kind, f.relation, count(*) AS mentions, count(DISTINCT m.post_id) AS posts,
       count(DISTINCT m.entity_id) AS entities
FROM mention AS m
JOIN field AS f ON f.id = m.field_id
GROUP BY f.id
ORDER BY mentions DESC, field;
