-- name: related-reasons
-- about: Why posts are related: one row for each reason, what is chosen by hand and then the largest share first.
-- param: post= @post  path, id, title or URL of the post
-- param: top=10  how many suggestions a post
-- columns: post, rank, path, signal, kind, label, share
WITH meant (id) AS (  -- a scan of all titles and URLs only where no path is meant
    SELECT id FROM post WHERE :post = ''
    UNION SELECT id FROM post WHERE path = :post
    UNION SELECT id FROM node WHERE node_id IN (:post, 'post:' || :post) AND kind = 'post'
    UNION SELECT p.id FROM (SELECT 1 WHERE :post <> '' AND NOT EXISTS (SELECT 1 FROM post WHERE path = :post))
          CROSS JOIN post AS p WHERE :post IN (p.title, p.url)
)
SELECT p.path AS post, r.rank, o.path, x.signal, coalesce(e.kind, x.signal) AS kind,
       CASE x.signal WHEN 'links_to' THEN 'links to it' WHEN 'linked_from' THEN 'is linked from it'
                     WHEN 'mentions' THEN 'mentions its title' WHEN 'mentioned_in' THEN 'is mentioned there by title'
                     WHEN 'recency' THEN 'written around the same time'
                     WHEN 'pinned' THEN 'chosen by hand' ELSE coalesce(e.label, x.detail, 'similar ' || x.signal) END AS label,
       round(x.share, 4) AS share
FROM meant AS m
CROSS JOIN related AS r ON r.post_id = m.id  -- in this order: few are meant
CROSS JOIN related_reason AS x ON x.post_id = r.post_id AND x.rank = r.rank
JOIN post AS p ON p.id = r.post_id
JOIN post AS o ON o.id = r.other_id
LEFT JOIN entity AS e ON e.id = x.entity_id
WHERE r.rank <= :top
ORDER BY p.path, r.rank, x.place;
