-- name: sites
-- about: Sites that sources are hosted on, with the number of sources and posts.
-- param: top=50  how many
-- columns: site, sources, posts
SELECT site.label AS site, count(DISTINCT source.id) AS sources, count(DISTINCT m.post_id) AS posts
FROM graph_edge AS g
JOIN node AS site ON site.node_id = g.target
JOIN node AS source ON source.node_id = g.source
JOIN mention AS m ON m.entity_id = source.id
WHERE g.relation = 'HOSTED_ON'
GROUP BY site.id
ORDER BY sources DESC, site
LIMIT :top;
