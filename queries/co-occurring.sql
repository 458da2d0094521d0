-- name: co-occurring
-- about: Pairs of entities that belong together: seldom named apart (NPMI), and often enough to mean it.
-- param: kind= @kind  only pairs with this kind on either side
-- param: min_posts=3  posts that name both, at least
-- param: top=20  how many
-- columns: a_kind, a, b_kind, b, posts, npmi, jaccard, score
WITH scored AS (
  -- NPMI is 1 for any two names that met by chance and were never named again, so a few posts count for less, as in
  -- Pantel and Lin 2002: times n / (n + 1) for the posts of the pair, and again for those of its rarer end.
  SELECT c.*, c.npmi * c.posts / (c.posts + 1.0) * min(a.posts, b.posts) / (min(a.posts, b.posts) + 1.0) AS score,
         a.kind AS a_kind, a.label AS a_label, b.kind AS b_kind, b.label AS b_label
  FROM co_occurrence AS c
  JOIN entity AS a ON a.id = c.a
  JOIN entity AS b ON b.id = c.b
  WHERE c.posts >= :min_posts AND (:kind IN ('', a.kind, b.kind)
         OR (SELECT name FROM kind WHERE plural = :kind) IN (a.kind, b.kind))
)
SELECT a_kind, a_label AS a, b_kind, b_label AS b, posts, round(npmi, 3) AS npmi, round(jaccard, 3) AS jaccard,
       round(score, 3) AS score
FROM scored
ORDER BY scored.score DESC, posts DESC, scored.a, scored.b
LIMIT :top;
