-- name: related
-- about: Related posts of a post, those chosen by hand, then the best, with the reasons; without a post, of every post.
-- param: post=  path, id, title or URL of the post
-- param: top=10  how many a post
-- columns: post, rank, score, path, title, url, because
SELECT p.path AS post, r.rank, round(r.score, 4) AS score, o.path, o.title, o.url,
       r.why AS because
FROM related AS r
JOIN post AS p ON p.id = r.post_id
JOIN node AS n ON n.id = p.id
JOIN post AS o ON o.id = r.other_id
WHERE r.rank <= :top
  AND (:post = '' OR :post IN (p.path, n.node_id, substr(n.node_id, 6), p.title, p.url))
ORDER BY p.path, r.rank;
