-- name: hidden-connectors
-- about: Entities with few ties that many shortest paths run through: high betweenness for their degree.
-- needs: betweenness
-- param: kind= @kind  only this kind, for instance person or people
-- param: max_degree=10  neighbours, at most
-- param: top=20  how many
-- columns: kind, label, node_id, posts, degree, betweenness
SELECT e.kind, e.label, n.node_id, e.posts, m.degree, round(m.betweenness, 1) AS betweenness
FROM measure AS m
JOIN entity AS e ON e.id = m.id
JOIN node AS n ON n.id = m.id
WHERE m.degree BETWEEN 2 AND :max_degree AND m.betweenness > 0 AND e.kind NOT IN ('source', 'site')
  AND :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
ORDER BY m.betweenness DESC, n.node_id
LIMIT :top;
