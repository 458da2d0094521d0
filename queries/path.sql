-- name: path
-- about: A shortest way from one entity to another: entities that a post names together, with those posts.
-- param: from @entity  any written form, label or id of an entity
-- param: to @entity  the same of another
-- param: without= @kinds  kinds that the way must not use, with commas between, for instance tag,area
-- columns: step, kind, label, node_id
WITH RECURSIVE starts AS (
  SELECT e.id FROM entity AS e JOIN node AS n ON n.id = e.id
  WHERE n.node_id = :from OR e.label = :from COLLATE NOCASE
        OR e.id IN (SELECT entity_id FROM alias WHERE text = :from COLLATE NOCASE)
),
ends AS (
  SELECT e.id FROM entity AS e JOIN node AS n ON n.id = e.id
  WHERE n.node_id = :to OR e.label = :to COLLATE NOCASE
        OR e.id IN (SELECT entity_id FROM alias WHERE text = :to COLLATE NOCASE)
),
barred(kind) AS (
  SELECT name FROM kind, (SELECT ',' || replace(:without, ' ', '') || ',' AS list)
  WHERE instr(list, ',' || name || ',') > 0 OR instr(list, ',' || plural || ',') > 0
),
-- A breadth-first search: rows come out in the order in which they were found, and none twice.
reached(id) AS (
  SELECT id FROM starts
  UNION
  SELECT m.post_id FROM reached AS r JOIN mention AS m ON m.entity_id = r.id
  UNION
  SELECT m.entity_id FROM reached AS r JOIN mention AS m ON m.post_id = r.id JOIN entity AS e ON e.id = m.entity_id
  WHERE e.kind NOT IN ('source', 'site')
    AND (e.kind NOT IN barred OR e.id IN ends)
),
placed AS MATERIALIZED (SELECT id, row_number() OVER () AS place FROM reached),
-- Back from the end: of its neighbours, the one found first lies on a shortest way.
way(id, back) AS (
  SELECT * FROM (SELECT id, 0 FROM placed WHERE id IN ends ORDER BY place LIMIT 1)
  UNION ALL
  SELECT (SELECT q.id
          FROM (SELECT post_id AS id FROM mention WHERE entity_id = w.id
                UNION ALL SELECT entity_id FROM mention WHERE post_id = w.id) AS x
          CROSS JOIN placed AS q ON q.id = x.id
          ORDER BY q.place LIMIT 1), w.back + 1
  FROM way AS w
  WHERE w.id NOT IN starts
)
SELECT row_number() OVER (ORDER BY w.back DESC) AS step, n.kind, n.label, n.node_id
FROM way AS w
JOIN node AS n ON n.id = w.id
ORDER BY w.back DESC;
