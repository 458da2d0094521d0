-- name: related
-- about: Related posts of a post, those chosen by hand, then the best, with the reasons; without a post, of every post.
-- param: post= @post  path, id, title or URL of the post
-- param: top=10  how many a post
-- columns: post, rank, score, path, title, url, because
WITH meant (id) AS (  -- a scan of all titles and URLs only where no path is meant
    SELECT id FROM post WHERE :post = ''
    UNION SELECT id FROM post WHERE path = :post
    UNION SELECT id FROM node WHERE node_id IN (:post, 'post:' || :post) AND kind = 'post'
    UNION SELECT p.id FROM (SELECT 1 WHERE :post <> '' AND NOT EXISTS (SELECT 1 FROM post WHERE path = :post))
          CROSS JOIN post AS p WHERE :post IN (p.title, p.url)
)
SELECT p.path AS post, r.rank, round(r.score, 4) AS score, o.path, o.title, o.url,
       r.why AS because
FROM meant AS m
CROSS JOIN related AS r ON r.post_id = m.id  -- in this order: few are meant
JOIN post AS p ON p.id = r.post_id
JOIN post AS o ON o.id = r.other_id
WHERE r.rank <= :top
ORDER BY p.path, r.rank;
