#!/usr/bin/python3
"""What graph.sqlite says about each view, as facts.json: the numbers that every client has to find in its own file.

usage: database_facts.py FOLDER
"""
import collections
import json
import pathlib
import re
import sqlite3
import sys

FORBIDDEN_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

NODES = {
    "full": "SELECT n.node_id, n.kind, n.label, p.date FROM node n LEFT JOIN post p ON p.id = n.id",
    "entities": """SELECT n.node_id, n.kind, n.label, NULL FROM node n
                   WHERE n.id IN (SELECT a FROM co_occurrence UNION SELECT b FROM co_occurrence)""",
    "posts": "SELECT n.node_id, n.kind, n.label, p.date FROM node n JOIN post p ON p.id = n.id",
}
EDGES = {
    "full": """SELECT g.source, g.target, g.relation, g.weight, r.symmetric, g.date
               FROM graph_edge g JOIN relation r ON r.name = g.relation""",
    "entities": """SELECT a.node_id, b.node_id, 'CO_OCCURS_WITH', c.posts, 1, NULL
                   FROM co_occurrence c JOIN node a ON a.id = c.a JOIN node b ON b.id = c.b""",
    "posts": """SELECT a.node_id, b.node_id, 'RELATED_TO', r.score, 0, p.date FROM related r
                JOIN node a ON a.id = r.post_id JOIN node b ON b.id = r.other_id JOIN post p ON p.id = r.post_id""",
}


def facts(nodes, edges):
    """The numbers of one view; nodes are (id, kind, label, date), edges (source, target, kind, weight, symmetric, date)."""
    ends = {end for edge in edges for end in edge[:2]}
    return {
        "nodes": len(nodes),
        "edges": len(edges),
        "ids": sorted(node[0] for node in nodes),
        "node_types": dict(sorted(collections.Counter(node[1] for node in nodes).items())),
        "labels": sorted(node[2] for node in nodes),
        "dated_nodes": sum(1 for node in nodes if node[3]),
        "kinds": dict(sorted(collections.Counter(edge[2] for edge in edges).items())),
        "ends": sorted(f"{edge[0]} {edge[2]} {edge[1]}" for edge in edges),
        "weight": round(sum(edge[3] for edge in edges), 3),
        "symmetric": sum(1 for edge in edges if edge[4]),
        "dated_edges": sum(1 for edge in edges if edge[5]),
        "self_loops": sum(1 for edge in edges if edge[0] == edge[1]),
        "parallel": len(edges) - len({edge[:2] for edge in edges}),
        "isolated": len(nodes) - len(ends),
    }


def main():
    folder = pathlib.Path(sys.argv[1])
    with sqlite3.connect(f"{(folder / 'graph.sqlite').absolute().as_uri()}?mode=ro", uri=True) as database:
        result = {}
        for view in NODES:
            nodes = [(i, kind, FORBIDDEN_IN_XML.sub("", label), date) for i, kind, label, date in database.execute(NODES[view])]
            result[view] = facts(nodes, database.execute(EDGES[view]).fetchall())
            assert result[view]["nodes"] > 0 and result[view]["edges"] > 0, f"the {view} view is empty"
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for (view,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'view'"):
            database.execute(f'SELECT * FROM "{view}" LIMIT 1').fetchall()
    (folder / "facts.json").write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
