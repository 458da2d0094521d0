-- name: timeline
-- about: Posts a month or a year; with a name, those that name the entity.
-- param: by=month {month|year}  length of a step
-- param: name= @entity  any written form, label or id of an entity
-- columns: period, posts, words
SELECT substr(p.date, 1, CASE :by WHEN 'year' THEN 4 ELSE 7 END) AS period, count(*) AS posts, sum(p.words) AS words
FROM post AS p
WHERE p.date > ''
  AND (:name = '' OR p.id IN (
        SELECT m.post_id
        FROM mention AS m
        JOIN entity AS e ON e.id = m.entity_id
        JOIN node AS n ON n.id = e.id
        WHERE n.node_id = :name OR e.label = :name COLLATE NOCASE
              OR e.id IN (SELECT entity_id FROM alias WHERE text = :name COLLATE NOCASE)))
GROUP BY period
ORDER BY period;
