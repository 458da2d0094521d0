-- name: communities
-- about: Communities, the largest first, with what they are about and their posts and entities.
-- param: min_size=3  nodes, at least
-- param: top=20  how many
-- columns: community, label, nodes, posts, inside
SELECT c.id AS community, c.label, c.size AS nodes,
       (SELECT count(*) FROM measure AS m JOIN post AS p ON p.id = m.id WHERE m.community = c.id) AS posts,
       round(c.inside, 3) AS inside
FROM community AS c
WHERE c.size >= :min_size
ORDER BY c.id
LIMIT :top;
