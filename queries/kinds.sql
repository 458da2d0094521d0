-- name: kinds
-- about: How many entities there are of each kind, how often they are named, how many are named once.
-- columns: kind, entities, uses, once
SELECT kind, count(*) AS entities, sum(uses) AS uses, sum(posts = 1) AS once
FROM entity
GROUP BY kind
ORDER BY entities DESC, kind;
