-- name: central
-- about: The most central entities by a measure.
-- param: kind= @kind  only this kind, for instance person or people; empty: all but sources and sites
-- param: measure=pagerank {pagerank|degree|weighted_degree|core_number|betweenness|closeness|harmonic_closeness|eigenvector|clustering}  the measure to rank by
-- param: top=20  how many
-- columns: kind, label, node_id, posts, score
SELECT e.kind, e.label, n.node_id, e.posts,
       CASE :measure
         WHEN 'degree' THEN m.degree
         WHEN 'weighted_degree' THEN round(m.weighted_degree, 6)
         WHEN 'core_number' THEN m.core_number
         WHEN 'betweenness' THEN round(m.betweenness, 3)
         WHEN 'closeness' THEN round(m.closeness, 9)
         WHEN 'harmonic_closeness' THEN round(m.harmonic_closeness, 9)
         WHEN 'eigenvector' THEN round(m.eigenvector, 9)
         WHEN 'clustering' THEN round(m.clustering, 9)
         ELSE round(m.pagerank, 9)
       END AS score
FROM entity AS e
JOIN node AS n ON n.id = e.id
JOIN measure AS m ON m.id = e.id
WHERE CASE :kind WHEN '' THEN e.kind NOT IN ('source', 'site')
                 ELSE :kind IN (e.kind, (SELECT plural FROM kind WHERE name = e.kind)) END
ORDER BY score DESC, e.posts DESC, n.node_id
LIMIT :top;
