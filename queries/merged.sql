-- name: merged
-- about: Entities written in several ways, each with its spellings and their counts.
-- param: kind= @kind  only this kind, for instance organization or organizations
-- param: top=100  how many
-- columns: kind, label, forms, uses, spellings
SELECT e.kind, e.label, count(*) AS forms, e.uses,
       group_concat(a.text || ' ×' || a.uses, ' · ') AS spellings
FROM (SELECT entity_id, text, uses FROM alias ORDER BY entity_id, uses DESC, text) AS a
JOIN entity AS e ON e.id = a.entity_id
WHERE :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
GROUP BY e.id
HAVING count(*) > 1
ORDER BY forms DESC, e.uses DESC, e.id
LIMIT :top;
