-- name: shared-sources
-- about: Source URLs that several posts derive from.
-- columns: source, posts, paths
SELECT source, count(*) AS posts, group_concat(path, ' · ') AS paths
FROM (SELECT DISTINCT e.id, e.label AS source, p.path
      FROM entity AS e
      JOIN mention AS m ON m.entity_id = e.id
      JOIN post AS p ON p.id = m.post_id
      WHERE e.kind = 'source' AND e.posts > 1
      ORDER BY e.id, p.path)
GROUP BY id
ORDER BY posts DESC, source;
