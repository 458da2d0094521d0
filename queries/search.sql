-- name: search
-- about: Posts and entities whose title or written form holds a text, in any script and letter case.
-- param: text  the text; below three characters every name is looked through
-- param: top=50  how many
-- columns: kind, label, found_in, node_id, posts
WITH asked AS (
  SELECT '"' || replace(:text, '"', '""') || '"' AS phrase,
         '%' || replace(replace(replace(:text, '\', '\\'), '%', '\%'), '_', '\_') || '%' AS pattern,
         length(:text) >= 3 AS long_enough
),
hits(id, found_in) AS (
  SELECT p.id, p.title FROM post AS p
  WHERE (SELECT long_enough FROM asked)
    AND p.id IN (SELECT rowid FROM post_search WHERE post_search MATCH (SELECT phrase FROM asked))
  UNION ALL
  SELECT p.id, p.title FROM post AS p
  WHERE NOT (SELECT long_enough FROM asked) AND p.title LIKE (SELECT pattern FROM asked) ESCAPE '\'
  UNION ALL
  SELECT a.entity_id, a.text FROM alias AS a
  WHERE (SELECT long_enough FROM asked)
    AND a.rowid IN (SELECT rowid FROM entity_search WHERE entity_search MATCH (SELECT phrase FROM asked))
  UNION ALL
  SELECT a.entity_id, a.text FROM alias AS a
  WHERE NOT (SELECT long_enough FROM asked) AND a.text LIKE (SELECT pattern FROM asked) ESCAPE '\'
)
SELECT n.kind, n.label, min(h.found_in) AS found_in, n.node_id, coalesce(e.posts, 1) AS posts
FROM hits AS h
JOIN node AS n ON n.id = h.id
LEFT JOIN entity AS e ON e.id = n.id
GROUP BY n.id
ORDER BY n.kind = 'post', posts DESC, n.node_id
LIMIT :top;
