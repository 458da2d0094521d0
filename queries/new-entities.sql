-- name: new-entities
-- about: Entities first named on or after a day, newest first.
-- param: since  the day, such as 2026-01-31, or the month or year it begins with
-- param: kind= @kind  only this kind, for instance person or people
-- param: min_posts=1  posts that name it, at least
-- param: top=50  how many
-- columns: first_date, kind, label, node_id, posts
SELECT e.first_date, e.kind, e.label, n.node_id, e.posts
FROM entity AS e
JOIN node AS n ON n.id = e.id
WHERE e.first_date >= :since AND e.posts >= :min_posts AND :kind IN ('', e.kind, (SELECT plural FROM kind WHERE name = e.kind))
ORDER BY e.first_date DESC, e.posts DESC, n.node_id
LIMIT :top;
