-- name: rising
-- about: Entities named more (or less) often in a period than in the one before, beyond what chance would give.
-- param: period=  such as 2024, 2024-Q3 or 2024-07, as the database was built; empty: the last one that has begun
-- param: kind= @kind  only this kind, for instance person or people
-- param: direction=rising {rising|falling}  which way
-- param: min_posts=3  posts in both periods together, at least
-- param: top=20  how many
-- columns: kind, label, node_id, period, posts, posts_before, rank, rank_before, score
WITH today AS (  -- a date in the future is a slip as a rule, or a plan
  SELECT strftime('%Y-%m', 'now') AS month, strftime('%Y', 'now') AS year,
         strftime('%Y', 'now') || '-Q' || ((strftime('%m', 'now') + 2) / 3) AS quarter
),
chosen AS (
  SELECT CASE :period
         WHEN '' THEN (SELECT name FROM period, today
                       ORDER BY name <= CASE WHEN name LIKE '%Q%' THEN quarter WHEN name LIKE '%-%' THEN month ELSE year END DESC,
                                id DESC
                       LIMIT 1)
         ELSE :period END AS name
),
moved AS (
  -- What the period before would lead one to expect, if the entity's share of all posts stayed as it was.
  SELECT t.*, 1.0 * t.posts_before * t.period_posts / max(1, t.period_posts_before) AS expected
  FROM trend AS t
  WHERE t.period = (SELECT name FROM chosen)
    AND t.posts + t.posts_before >= :min_posts AND t.kind NOT IN ('source', 'site')
    AND :kind IN ('', t.kind, (SELECT plural FROM kind WHERE name = t.kind))
)
SELECT kind, label, node_id, period, posts, posts_before, rank, rank_before,
       round((posts - expected) / sqrt(expected + 1), 2) AS score
FROM moved
WHERE CASE :direction WHEN 'falling' THEN posts < expected ELSE posts > expected END
ORDER BY CASE :direction WHEN 'falling' THEN 1 ELSE -1 END * (posts - expected) / sqrt(expected + 1), node_id
LIMIT :top;
