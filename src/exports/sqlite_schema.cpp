#include "exports/sqlite_schema.hpp"

#include <string_view>

#include <fmt/format.h>

namespace graphmatter::exports {

namespace {

constexpr std::string_view tables = R"sql(
CREATE TABLE about (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kind (
    name TEXT PRIMARY KEY,
    plural TEXT NOT NULL,
    color TEXT NOT NULL,
    view TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    symmetric INTEGER NOT NULL
) STRICT;

CREATE TABLE field (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES kind (name),
    relation TEXT NOT NULL
) STRICT;

CREATE TABLE node (
    id INTEGER PRIMARY KEY,
    node_id TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES kind (name),
    label TEXT NOT NULL
) STRICT;

CREATE TABLE post (
    id INTEGER PRIMARY KEY REFERENCES node (id),
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    url TEXT,
    summary TEXT,
    words INTEGER NOT NULL,
    draft INTEGER NOT NULL,
    extra TEXT
) STRICT;

CREATE TABLE entity (
    id INTEGER PRIMARY KEY REFERENCES node (id),
    kind TEXT NOT NULL REFERENCES kind (name),
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    posts INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
) STRICT;

CREATE TABLE alias (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    text TEXT NOT NULL,
    uses INTEGER NOT NULL,
    rule TEXT,
    post_id INTEGER REFERENCES post (id),
    line INTEGER NOT NULL,
    column INTEGER NOT NULL
) STRICT;

CREATE TABLE mention (
    post_id INTEGER NOT NULL REFERENCES post (id),
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    field_id INTEGER NOT NULL REFERENCES field (id),
    line INTEGER NOT NULL,
    column INTEGER NOT NULL,
    weight REAL NOT NULL
) STRICT;

CREATE TABLE link (
    post_id INTEGER NOT NULL REFERENCES post (id),
    target_post_id INTEGER REFERENCES post (id),
    target TEXT NOT NULL,
    line INTEGER NOT NULL,
    column INTEGER NOT NULL
) STRICT;

CREATE TABLE edge (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES node (id),
    target INTEGER NOT NULL REFERENCES node (id),
    relation_id INTEGER NOT NULL REFERENCES relation (id),
    weight REAL NOT NULL
) STRICT;

CREATE TABLE co_occurrence (
    a INTEGER NOT NULL REFERENCES entity (id),
    b INTEGER NOT NULL REFERENCES entity (id),
    posts INTEGER NOT NULL,
    npmi REAL NOT NULL,
    jaccard REAL NOT NULL,
    significance REAL NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE TABLE related (
    post_id INTEGER NOT NULL REFERENCES post (id),
    other_id INTEGER NOT NULL REFERENCES post (id),
    rank INTEGER NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (post_id, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE layout (
    id INTEGER PRIMARY KEY REFERENCES node (id),
    x REAL NOT NULL,
    y REAL NOT NULL,
    size REAL NOT NULL
) STRICT;

CREATE TABLE community (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    size INTEGER NOT NULL,
    inside REAL NOT NULL
) STRICT;

CREATE TABLE period (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    posts INTEGER NOT NULL
) STRICT;

CREATE TABLE entity_period (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    period_id INTEGER NOT NULL REFERENCES period (id),
    posts INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (entity_id, period_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE diagnostic (
    code TEXT NOT NULL,
    severity TEXT NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    column INTEGER NOT NULL,
    message TEXT NOT NULL,
    help TEXT NOT NULL
) STRICT;
)sql";

constexpr std::string_view vault_indexes = R"sql(
CREATE UNIQUE INDEX node_by_node_id ON node (node_id);
CREATE UNIQUE INDEX post_by_path ON post (path);
CREATE INDEX alias_by_entity ON alias (entity_id);
CREATE INDEX mention_by_post ON mention (post_id);
CREATE INDEX mention_by_entity ON mention (entity_id, post_id);
CREATE INDEX link_by_post ON link (post_id);
CREATE INDEX link_by_target ON link (target_post_id);
)sql";
constexpr std::string_view finding_indexes = R"sql(
CREATE INDEX co_occurrence_by_b ON co_occurrence (b);
)sql";

// The text itself stays where it is (external content).
constexpr std::string_view search = R"sql(
CREATE VIRTUAL TABLE post_search USING fts5 (title, content = 'post', content_rowid = 'id', tokenize = 'trigram', columnsize = 0);
CREATE VIRTUAL TABLE entity_search USING fts5 (text, content = 'alias', content_rowid = 'id', tokenize = 'trigram', columnsize = 0);
)sql";
// Merging the segments of the index while it grows would take as long again as making them (6,000 real titles and
// 35,000 names: 0.20 s with, 0.16 s without).
constexpr std::string_view search_settings_text = R"sql(
INSERT INTO post_search (post_search, rank) VALUES ('automerge', 0), ('hashsize', 1048576);
INSERT INTO entity_search (entity_search, rank) VALUES ('automerge', 0), ('hashsize', 1048576);
)sql";

// Reasons are a view: as rows of a table they were a third of the time that the whole database takes.
constexpr std::string_view views = R"sql(
CREATE VIEW mentions AS
SELECT p.path AS post, e.label AS entity, e.kind, f.relation, f.name AS field, m.line, m.column, m.weight, p.date, n.node_id
FROM mention m
JOIN post p ON p.id = m.post_id
JOIN entity e ON e.id = m.entity_id
JOIN node n ON n.id = m.entity_id
JOIN field f ON f.id = m.field_id;

CREATE VIEW related_reason AS
SELECT r.post_id, r.rank, j.key + 1 AS place, r.other_id, json_extract(j.value, '$[0]') AS signal,
       CASE json_extract(j.value, '$[0]') WHEN 'entity' THEN json_extract(j.value, '$[1]') END AS entity_id,
       CASE json_extract(j.value, '$[0]') WHEN 'entity' THEN NULL ELSE json_extract(j.value, '$[1]') END AS detail,
       CAST(json_extract(j.value, '$[2]') AS REAL) AS share
FROM related r, json_each(r.reasons) j;

CREATE VIEW trend AS
WITH now AS (
    SELECT entity_id, period_id, posts, uses, rank FROM entity_period
    UNION ALL
    SELECT u.entity_id, p.id, 0, 0, NULL
    FROM entity_period u
    JOIN period p ON p.id = u.period_id + 1
    WHERE NOT EXISTS (SELECT 1 FROM entity_period v WHERE v.entity_id = u.entity_id AND v.period_id = p.id)
)
SELECT n.node_id, e.kind, e.label, p.name AS period, u.posts, u.uses, u.rank, p.posts AS period_posts,
       coalesce(v.posts, 0) AS posts_before, v.rank AS rank_before, coalesce(q.posts, 0) AS period_posts_before
FROM now u
JOIN period p ON p.id = u.period_id
JOIN entity e ON e.id = u.entity_id
JOIN node n ON n.id = u.entity_id
LEFT JOIN period q ON q.id = u.period_id - 1
LEFT JOIN entity_period v ON v.entity_id = u.entity_id AND v.period_id = u.period_id - 1;

CREATE VIEW graph_node AS
SELECT n.node_id AS id, n.kind, n.label, e.posts, p.date
FROM node n
LEFT JOIN entity e ON e.id = n.id
LEFT JOIN post p ON p.id = n.id;

CREATE VIEW graph_edge AS
SELECT 'e' || g.id AS id, s.node_id AS source, t.node_id AS target, r.name AS relation, g.weight, p.date
FROM edge g
JOIN node s ON s.id = g.source
JOIN node t ON t.id = g.target
JOIN relation r ON r.id = g.relation_id
LEFT JOIN post p ON p.id = g.source;

CREATE VIEW gephi_nodes AS
SELECT n.node_id AS id, n.label, l.x, l.y, l.size, k.color
FROM node n
JOIN layout l ON l.id = n.id
JOIN kind k ON k.name = n.kind;

CREATE VIEW gephi_edges AS
SELECT 'e' || g.id AS id, s.node_id AS source, t.node_id AS target, lower(replace(r.name, '_', ' ')) AS label, g.weight
FROM edge g
JOIN node s ON s.id = g.source
JOIN node t ON t.id = g.target
JOIN relation r ON r.id = g.relation_id;
)sql";

}  // namespace

std::string table_definitions()
{
    std::string sql{tables};
    sql += "\nCREATE TABLE measure (\n    id INTEGER PRIMARY KEY REFERENCES node (id)";
    for (const auto& measure : known_measures)
        sql += fmt::format(",\n    \"{}\" {}", measure.name, measure.type == ScoreType::integer ? "INTEGER" : "REAL");
    return sql + "\n) STRICT;\n";
}

std::string vault_index_definitions() { return std::string{vault_indexes}; }
std::string finding_index_definitions() { return std::string{finding_indexes}; }
std::string search_definitions() { return std::string{search}; }
std::string search_settings() { return std::string{search_settings_text}; }
std::string view_definitions() { return std::string{views}; }

}  // namespace graphmatter::exports
