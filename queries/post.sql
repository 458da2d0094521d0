-- name: post
-- about: All that the front matter of a post names, in the order of its lines.
-- param: post @post  path, id, title or URL of the post
-- columns: path, line, field, relation, kind, label, node_id
SELECT p.path, m.line, f.name AS field, f.relation, e.kind, e.label, n.node_id
FROM mention AS m
JOIN post AS p ON p.id = m.post_id
JOIN node AS pn ON pn.id = p.id
JOIN entity AS e ON e.id = m.entity_id
JOIN node AS n ON n.id = e.id
LEFT JOIN field AS f ON f.id = m.field_id
WHERE :post IN (p.path, pn.node_id, substr(pn.node_id, 6), p.title, p.url)
ORDER BY p.path, m.line, m."column", n.node_id;
