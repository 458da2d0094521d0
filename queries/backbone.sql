-- name: backbone
-- about: The ties around an entity that stand out: its significant pairs, and those among its neighbours.
-- param: name @entity  any written form, label or id of the entity
-- param: most=0.05  significance, at most: the chance that a tie would be this strong by accident
-- param: top=50  how many
-- columns: a, a_kind, b, b_kind, posts, npmi, significance
WITH wanted AS (
  SELECT e.id
  FROM entity AS e
  JOIN node AS n ON n.id = e.id
  WHERE n.node_id = :name OR e.label = :name COLLATE NOCASE
        OR e.id IN (SELECT entity_id FROM alias WHERE text = :name COLLATE NOCASE)
),
near AS (
  SELECT id FROM wanted
  UNION SELECT b FROM co_occurrence WHERE a IN wanted AND significance <= CAST(:most AS REAL)
  UNION SELECT a FROM co_occurrence WHERE b IN wanted AND significance <= CAST(:most AS REAL)
)
SELECT a.label AS a, a.kind AS a_kind, b.label AS b, b.kind AS b_kind, c.posts, round(c.npmi, 3) AS npmi,
       round(c.significance, 6) AS significance
FROM co_occurrence AS c
JOIN entity AS a ON a.id = c.a
JOIN entity AS b ON b.id = c.b
WHERE c.a IN near AND c.b IN near AND c.significance <= CAST(:most AS REAL)
ORDER BY (c.a IN wanted OR c.b IN wanted) DESC, c.posts DESC, c.significance, c.a, c.b
LIMIT :top;
