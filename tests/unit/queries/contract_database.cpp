#include "queries/contract_database.hpp"

#include <unistd.h>

#include <SQLiteCpp/Database.h>

namespace {

constexpr const char* tables = R"sql(
PRAGMA application_id = 1735221620;
PRAGMA user_version = 3;
CREATE TABLE kind (name TEXT PRIMARY KEY, plural TEXT NOT NULL, color TEXT NOT NULL, view TEXT NOT NULL) STRICT;
CREATE TABLE relation (id INTEGER PRIMARY KEY, name TEXT NOT NULL, symmetric INTEGER NOT NULL) STRICT;
CREATE TABLE field (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, relation TEXT NOT NULL) STRICT;
CREATE TABLE node (id INTEGER PRIMARY KEY, node_id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT NOT NULL) STRICT;
CREATE TABLE post (id INTEGER PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL, date TEXT, url TEXT, summary TEXT,
                   words INTEGER NOT NULL, draft INTEGER NOT NULL, extra TEXT) STRICT;
CREATE TABLE entity (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
                     posts INTEGER NOT NULL, uses INTEGER NOT NULL, first_date TEXT, last_date TEXT) STRICT;
CREATE TABLE alias (id INTEGER PRIMARY KEY, entity_id INTEGER NOT NULL, text TEXT NOT NULL, uses INTEGER NOT NULL,
                    rule TEXT, post_id INTEGER, line INTEGER NOT NULL, column INTEGER NOT NULL) STRICT;
CREATE TABLE mention (post_id INTEGER NOT NULL, entity_id INTEGER NOT NULL, field_id INTEGER NOT NULL,
                      line INTEGER NOT NULL, column INTEGER NOT NULL, weight REAL NOT NULL) STRICT;
CREATE TABLE link (post_id INTEGER NOT NULL, target_post_id INTEGER, target TEXT NOT NULL, line INTEGER NOT NULL,
                   column INTEGER NOT NULL) STRICT;
CREATE TABLE edge (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, relation_id INTEGER NOT NULL,
                   target INTEGER NOT NULL, weight REAL NOT NULL) STRICT;
CREATE TABLE co_occurrence (a INTEGER NOT NULL, b INTEGER NOT NULL, posts INTEGER NOT NULL, npmi REAL NOT NULL,
                            jaccard REAL NOT NULL, significance REAL NOT NULL) STRICT;
CREATE TABLE related (post_id INTEGER NOT NULL, other_id INTEGER NOT NULL, rank INTEGER NOT NULL, score REAL NOT NULL,
                      why TEXT NOT NULL) STRICT;
CREATE TABLE related_reason (post_id INTEGER NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, other_id INTEGER NOT NULL,
                             signal TEXT NOT NULL, entity_id INTEGER, detail TEXT, share REAL NOT NULL) STRICT;
CREATE TABLE measure (id INTEGER PRIMARY KEY, degree INTEGER, weighted_degree REAL, pagerank REAL, component INTEGER,
                      core_number INTEGER, community INTEGER, betweenness REAL, normalised_betweenness REAL, closeness REAL,
                      harmonic_closeness REAL, eigenvector REAL, clustering REAL) STRICT;
CREATE TABLE community (id INTEGER PRIMARY KEY, label TEXT NOT NULL, size INTEGER NOT NULL, inside REAL NOT NULL) STRICT;
CREATE TABLE period (id INTEGER PRIMARY KEY, name TEXT NOT NULL, posts INTEGER NOT NULL) STRICT;
CREATE TABLE entity_period (entity_id INTEGER NOT NULL, period_id INTEGER NOT NULL, posts INTEGER NOT NULL,
                            uses INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (entity_id, period_id)) STRICT;
CREATE TABLE diagnostic (code TEXT NOT NULL, severity TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL,
                         column INTEGER NOT NULL, message TEXT NOT NULL, help TEXT NOT NULL) STRICT;
CREATE VIEW trend AS
WITH now AS (
    SELECT entity_id, period_id, posts, uses, rank FROM entity_period
    UNION ALL
    SELECT u.entity_id, p.id, 0, 0, NULL FROM entity_period u JOIN period p ON p.id = u.period_id + 1
    WHERE NOT EXISTS (SELECT 1 FROM entity_period v WHERE v.entity_id = u.entity_id AND v.period_id = p.id))
SELECT n.node_id, e.kind, e.label, p.name AS period, u.posts, u.uses, u.rank, p.posts AS period_posts,
       coalesce(v.posts, 0) AS posts_before, v.rank AS rank_before, coalesce(q.posts, 0) AS period_posts_before
FROM now u JOIN period p ON p.id = u.period_id JOIN entity e ON e.id = u.entity_id JOIN node n ON n.id = u.entity_id
LEFT JOIN period q ON q.id = u.period_id - 1
LEFT JOIN entity_period v ON v.entity_id = u.entity_id AND v.period_id = u.period_id - 1;
CREATE VIRTUAL TABLE post_search USING fts5 (title, content = 'post', content_rowid = 'id', tokenize = 'trigram');
CREATE VIRTUAL TABLE entity_search USING fts5 (text, content = 'alias', content_rowid = 'id', tokenize = 'trigram');
CREATE VIEW graph_edge AS
SELECT 'e' || g.id AS id, s.node_id AS source, t.node_id AS target, r.name AS relation, g.weight, p.date
FROM edge g JOIN node s ON s.id = g.source JOIN node t ON t.id = g.target JOIN relation r ON r.id = g.relation_id
LEFT JOIN post p ON p.id = g.source;
)sql";

constexpr const char* content = R"sql(
INSERT INTO kind VALUES ('post', 'posts', '#000000', 'posts'), ('person', 'people', '#000000', 'people'),
  ('organization', 'organizations', '#000000', 'organizations'), ('speaker', 'speakers', '#000000', 'speakers'),
  ('source', 'sources', '#000000', 'sources'), ('site', 'sites', '#000000', 'sites');
INSERT INTO relation VALUES (0, 'MENTIONS', 0), (1, 'SPOKEN_BY', 0), (2, 'SAME_AS', 1), (3, 'HOSTED_ON', 0);
INSERT INTO field VALUES (0, 'people', 'person', 'MENTIONS'), (1, 'companies_orgs', 'organization', 'MENTIONS'),
  (2, 'speaker', 'speaker', 'SPOKEN_BY'), (3, 'source', 'source', 'DERIVED_FROM');
INSERT INTO node VALUES (0, 'post:posts/a', 'post', 'Of minds'), (1, 'post:posts/b', 'post', '机器之心'),
  (2, 'post:posts/c', 'post', '100% "quoted"'), (3, 'person:ray-kurzweil', 'person', 'Ray Kurzweil'),
  (4, 'organization:openai', 'organization', 'OpenAI'), (5, 'organization:谷歌', 'organization', '谷歌'),
  (6, 'speaker:ray-kurzweil', 'speaker', 'Ray Kurzweil'), (7, 'source:example.org/talk', 'source', 'https://example.org/talk'),
  (8, 'site:example.org', 'site', 'example.org');
INSERT INTO post VALUES (0, 'posts/a.md', 'Of minds', '2024-01-05', '/posts/a/', NULL, 120, 0, NULL),
  (1, 'posts/b.md', '机器之心', '2024-02-10', '/posts/b/', NULL, 80, 0, NULL),
  (2, 'posts/c.md', '100% "quoted"', NULL, NULL, NULL, 3, 1, NULL);
INSERT INTO entity VALUES (3, 'person', 'ray kurzweil', 'Ray Kurzweil', 2, 3, '2024-01-05', '2024-02-10'),
  (4, 'organization', 'openai', 'OpenAI', 2, 2, '2024-01-05', '2024-02-10'),
  (5, 'organization', '谷歌', '谷歌', 1, 2, '2024-01-05', '2024-01-05'),
  (6, 'speaker', 'ray kurzweil', 'Ray Kurzweil', 1, 1, '2024-02-10', '2024-02-10'),
  (7, 'source', 'example.org/talk', 'https://example.org/talk', 2, 2, '2024-01-05', '2024-02-10'),
  (8, 'site', 'example.org', 'example.org', 2, 2, '2024-01-05', '2024-02-10');
INSERT INTO alias VALUES (0, 3, 'Ray Kurzweil', 2, NULL, 0, 4, 5),
  (1, 3, 'ray-kurzweil', 1, 'same key (case, separators)', 1, 4, 5), (2, 4, 'OpenAI', 2, NULL, 0, 5, 5),
  (3, 5, 'Google', 1, 'alias file (aliases.yaml:2)', 0, 6, 5), (4, 5, '谷歌', 1, NULL, 0, 7, 5),
  (5, 6, 'Ray Kurzweil', 1, NULL, 1, 6, 10), (6, 7, 'https://example.org/talk', 2, NULL, 0, 8, 9);
INSERT INTO mention VALUES (0, 3, 0, 4, 5, 1.0), (0, 4, 1, 5, 5, 1.0), (0, 5, 1, 6, 5, 1.0), (0, 5, 1, 7, 5, 1.0),
  (0, 7, 3, 8, 9, 1.0), (1, 3, 0, 4, 5, 1.0), (1, 4, 1, 5, 5, 1.0), (1, 6, 2, 6, 10, 1.0), (1, 7, 3, 8, 9, 1.0);
INSERT INTO link VALUES (0, 1, 'b.md', 12, 3), (0, NULL, 'gone.md', 13, 3);
INSERT INTO edge VALUES (0, 6, 2, 3, 1.0), (1, 7, 3, 8, 1.0);
INSERT INTO co_occurrence VALUES (3, 4, 2, 0.75, 1.0, 0.5);
INSERT INTO related VALUES (0, 1, 1, 0.8125, 'both mention Ray Kurzweil'), (1, 0, 1, 0.8125, '');
INSERT INTO related_reason VALUES (0, 1, 3, 1, 'links_to', NULL, NULL, 0.0625),
  (0, 1, 2, 1, 'text', NULL, '规模化', 0.1875), (0, 1, 1, 1, 'entity', 3, NULL, 0.75),
  (1, 1, 1, 0, 'entity', 3, NULL, 0.75), (1, 1, 2, 0, 'entity', 4, NULL, 0.25);
INSERT INTO measure (id, degree, weighted_degree, pagerank, component, core_number, community, betweenness) VALUES
  (0, 4, 4.0, 0.25, 0, 2, 0, 8.5), (1, 4, 4.0, 0.25, 0, 2, 1, 7.5), (2, 0, 0.0, 0.01, 1, 0, 2, 0.0),
  (3, 3, 3.0, 0.2, 0, 2, 0, 1.5), (4, 2, 9.0, 0.1, 0, 2, 0, 4.5), (5, 1, 1.0, 0.05, 0, 1, 0, 0.0),
  (6, 2, 2.0, 0.06, 0, 2, 1, 0.5), (7, 3, 3.0, 0.07, 0, 2, 1, 6.0), (8, 1, 1.0, 0.01, 0, 1, 1, 0.0);
INSERT INTO community VALUES (0, 'OpenAI, 谷歌', 4, 0.75), (1, 'Ray Kurzweil', 4, 0.5), (2, '100% "quoted"', 1, 0.0);
INSERT INTO period VALUES (8096, '2024-Q1', 2), (8097, '2024-Q2', 4);
INSERT INTO entity_period VALUES (3, 8096, 2, 3, 1), (4, 8096, 2, 2, 1), (4, 8097, 4, 4, 1), (5, 8096, 1, 2, 2), (6, 8097, 1, 1, 1);
INSERT INTO diagnostic VALUES ('link-dead', 'warning', 'posts/a.md', 13, 3, 'there is no gone.md', 'Correct the link.'),
  ('date-unreadable', 'warning', 'posts/c.md', 2, 7, 'not a date: soon', 'Write it as 2024-03-04.');
INSERT INTO post_search (post_search) VALUES ('rebuild');
INSERT INTO entity_search (entity_search) VALUES ('rebuild');
)sql";

}  // namespace

ContractDatabase::ContractDatabase()
{
    std::string name = (std::filesystem::temp_directory_path() / "graphmatter-XXXXXX").string();
    const int descriptor = ::mkstemp(name.data());
    ::close(descriptor);
    file_ = name;
    run(tables);
    run(content);
}

ContractDatabase::~ContractDatabase() { std::filesystem::remove(file_); }

void ContractDatabase::run(const std::string& sql) const
{
    SQLite::Database database(file_.string(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}
