-- name: same-as
-- about: Speakers and authors who are also named as persons.
-- columns: a, a_label, b, b_label
SELECT g.source AS a, a.label AS a_label, g.target AS b, b.label AS b_label
FROM graph_edge AS g
JOIN node AS a ON a.node_id = g.source
JOIN node AS b ON b.node_id = g.target
WHERE g.relation = 'SAME_AS'
ORDER BY g.source, g.target;
