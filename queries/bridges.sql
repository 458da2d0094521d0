-- name: bridges
-- about: Entities that tie communities together: named in posts of several, the most evenly spread first.
-- param: kind= @kind  only this kind, for instance person or people
-- param: min_posts=5  posts that name it, at least
-- param: top=20  how many
-- columns: kind, label, node_id, posts, communities, outside, ties
WITH named AS (
  SELECT m.entity_id, pm.community, count(DISTINCT m.post_id) AS posts
  FROM mention AS m
  JOIN entity AS e ON e.id = m.entity_id
  JOIN measure AS pm ON pm.id = m.post_id
  WHERE e.posts >= :min_posts AND e.kind NOT IN ('source', 'site')
    AND :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
  GROUP BY m.entity_id, pm.community
),
spread AS (
  SELECT entity_id, sum(posts) AS posts, count(*) AS communities,
         1.0 - sum(1.0 * posts * posts) / (1.0 * sum(posts) * sum(posts)) AS evenness
  FROM named
  GROUP BY entity_id
)
SELECT e.kind, e.label, n.node_id, e.posts, s.communities,
       round(s.evenness, 3) AS outside,
       (SELECT group_concat(label, ' · ')
        FROM (SELECT c.label || ' ' || x.posts AS label
              FROM named AS x JOIN community AS c ON c.id = x.community
              WHERE x.entity_id = s.entity_id
              ORDER BY x.posts DESC, c.id LIMIT 3)) AS ties
FROM spread AS s
JOIN entity AS e ON e.id = s.entity_id
JOIN node AS n ON n.id = s.entity_id
WHERE s.communities > 1
ORDER BY s.evenness * ln(s.posts) DESC, n.node_id
LIMIT :top;
