-- name: aliases
-- about: Written forms of an entity, why each is joined with its label, and where it stands first; without a name, of every entity that has more than one.
-- param: name= @entity  any written form, label or id of the entity
-- param: kind= @kind  only this kind, for instance person or people
-- columns: kind, label, text, uses, joined_by, first_place
SELECT e.kind, e.label, a.text, a.uses, coalesce(a.rule, '') AS joined_by, p.path || ':' || a.line AS first_place
FROM alias AS a
JOIN entity AS e ON e.id = a.entity_id
JOIN node AS n ON n.id = e.id
LEFT JOIN post AS p ON p.id = a.post_id
WHERE :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
  AND CASE
        WHEN :name = '' THEN e.id IN (SELECT entity_id FROM alias GROUP BY entity_id HAVING count(*) > 1)
        ELSE n.node_id = :name OR e.label = :name COLLATE NOCASE
             OR e.id IN (SELECT entity_id FROM alias WHERE text = :name COLLATE NOCASE)
      END
ORDER BY n.node_id, a.uses DESC, a.text;
