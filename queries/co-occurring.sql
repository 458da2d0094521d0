-- name: co-occurring
-- about: Pairs of entities that belong together: high NPMI means they are seldom named apart.
-- param: kind=  only pairs with this kind on either side
-- param: min_posts=3  posts that name both, at least
-- param: top=20  how many
-- columns: a_kind, a, b_kind, b, posts, npmi, jaccard
SELECT a.kind AS a_kind, a.label AS a, b.kind AS b_kind, b.label AS b, c.posts,
       round(c.npmi, 3) AS npmi, round(c.jaccard, 3) AS jaccard
FROM co_occurrence AS c
JOIN entity AS a ON a.id = c.a
JOIN entity AS b ON b.id = c.b
WHERE c.posts >= :min_posts AND (:kind IN ('', a.kind, b.kind)
       OR (SELECT name FROM kind WHERE plural = :kind) IN (a.kind, b.kind))
ORDER BY c.npmi DESC, c.posts DESC, c.a, c.b
LIMIT :top;
