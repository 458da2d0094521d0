-- name: entity
-- about: Posts that name an entity, newest first, with field and line.
-- param: name @entity  any written form, label or id of the entity
-- param: kind= @kind  only this kind, for instance person or people
-- columns: date, path, title, kind, label, field, line
SELECT p.date, p.path, p.title, e.kind, e.label, f.name AS field, m.line
FROM mention AS m
JOIN entity AS e ON e.id = m.entity_id
JOIN node AS n ON n.id = e.id
JOIN post AS p ON p.id = m.post_id
LEFT JOIN field AS f ON f.id = m.field_id
WHERE :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
  AND (n.node_id = :name OR e.label = :name COLLATE NOCASE
       OR e.id IN (SELECT entity_id FROM alias WHERE text = :name COLLATE NOCASE))
ORDER BY p.date DESC, p.path, m.line, m."column";
