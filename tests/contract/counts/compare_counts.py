#!/usr/bin/env python3
"""Holds a graph.sqlite against the independent count of the same vault; lists every difference.

usage: compare_counts.py GRAPH.sqlite VAULT [--config FILE]

Exit status: 0 equal, or different only where expected_differences.txt explains it; 1 otherwise.
"""
import argparse
import collections
import os
import sqlite3
import sys

import count_oracle

EXPECTED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected_differences.txt")
NOT_COUNTED = ("LINKS_TO", "RELATED_TO", "CO_OCCURS_WITH")


def one_line(text):
    return " ".join(text.split())


def expected_differences(path=EXPECTED):
    with open(path, encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream if line.strip() and not line.startswith("#")]
    return {(kind, one_line(form)): reason for kind, form, reason in rows}


def program_counts(database):
    """The same counts from the tables of the SQLite contract."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    ask = lambda sql: connection.execute(sql).fetchall()
    groups = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    for kind, entity, key, text, uses in ask(
            "SELECT e.kind, e.id, e.key, a.text, a.uses FROM entity e LEFT JOIN alias a ON a.entity_id = e.id"):
        if kind == "site":
            groups[kind][entity][key] = 1
        elif text is not None:
            groups[kind][entity][one_line(text)] += uses
        else:
            groups[kind][entity][f"entity without a form: {key}"] += 1
    marks = ",".join("?" * len(NOT_COUNTED))
    edges = connection.execute(
        f"SELECT relation, count(*) FROM graph_edge WHERE relation NOT IN ({marks}) GROUP BY 1", NOT_COUNTED)
    return {
        "post_paths": [path for path, in ask("SELECT path FROM post")],
        "mentions_by_field": dict(ask("SELECT lower(f.name), count(*) FROM mention m JOIN field f"
                                      " ON f.id = m.field_id GROUP BY 1")),
        "entities_by_kind": dict(ask("SELECT kind, count(*) FROM entity GROUP BY 1")),
        "edges_by_relation": dict(edges.fetchall()),
        "relation_of": dict(ask("SELECT kind, relation FROM field")),
        "groups": {kind: list(found.values()) for kind, found in groups.items()},
    }


def oracle_groups(counts):
    groups = collections.defaultdict(list)
    for row in counts["entities"]:
        forms = collections.Counter()
        for form, uses in (row["forms"] or {row["key"]: 1}).items():
            forms[one_line(form)] += uses
        groups[row["kind"]].append(forms)
    return groups


def differing(ours, theirs):
    """Pairs (groups of the oracle, groups of the program) that hold common forms and are not the same."""
    owner = [collections.defaultdict(list), collections.defaultdict(list)]
    for side, groups in enumerate((ours, theirs)):
        for number, forms in enumerate(groups):
            for form in forms:
                owner[side][form].append(number)
    seen, sides = set(), (ours, theirs)
    for start in [(side, number) for side in (0, 1) for number in range(len(sides[side]))]:
        if start in seen:
            continue
        part, waiting = ([], []), [start]
        seen.add(start)
        while waiting:
            side, number = waiting.pop()
            part[side].append(sides[side][number])
            for form in sides[side][number]:
                near = {(s, n) for s in (0, 1) for n in owner[s].get(form, ())} - seen
                seen |= near
                waiting.extend(near)
        if len(part[0]) != 1 or part[0] != part[1]:
            yield part


def shown(groups):
    return " | ".join(", ".join(f"{form} ×{uses}" for form, uses in sorted(forms.items())) for forms in groups) or "–"


def compare_tables(ours, theirs, what, excused=()):
    """Lines for the entries of two count tables that differ; the excused ones are left to others."""
    return [f"{what} {name}: counted {ours.get(name, 0)}, graph.sqlite has {theirs.get(name, 0)}"
            for name in sorted(ours.keys() | theirs.keys())
            if ours.get(name, 0) != theirs.get(name, 0) and name not in excused]


def compare(counts, program, expected):
    """(unexplained differences, explained ones) as lines of text."""
    bad, explained, shift = [], [], collections.Counter()
    counted, there = set(counts["post_paths"]), set(program["post_paths"])
    bad += [f"post only in the count: {path}" for path in sorted(counted - there)]
    bad += [f"post only in graph.sqlite: {path}" for path in sorted(there - counted)]
    bad += compare_tables(counts["mentions_by_field"], program["mentions_by_field"], "mentions of field")
    ours = oracle_groups(counts)
    for kind in sorted(ours.keys() | program["groups"].keys()):
        for mine, its in differing(ours.get(kind, []), program["groups"].get(kind, [])):
            line = f"{kind}: counted [{shown(mine)}], graph.sqlite has [{shown(its)}]"
            reasons = [expected[kind, form] for forms in mine + its for form in forms if (kind, form) in expected]
            if reasons:
                explained.append(f"{line} ({reasons[0]})")
                shift[kind] += len(its) - len(mine)
            else:
                bad.append(line)
    excused_kinds = set(shift)
    settled = {kind: number + shift[kind] for kind, number in counts["entities_by_kind"].items()}
    bad += compare_tables(settled, program["entities_by_kind"], "entities of kind")
    excused = {program["relation_of"].get(kind) for kind in excused_kinds}
    if excused_kinds & {"person", "speaker", "author"}:
        excused.add("SAME_AS")
    bad += compare_tables(counts["edges_by_relation"], program["edges_by_relation"], "edges", excused)
    return bad, explained


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("vault")
    parser.add_argument("--config")
    options = parser.parse_args()
    counts = count_oracle.count(options.vault, options.config)
    bad, explained = compare(counts, program_counts(options.database), expected_differences())
    if not counts["script_folded"]:
        print("note: uconv is not installed, so Traditional and Simplified forms were counted apart")
    for line in explained:
        print("explained:", line)
    for line in bad:
        print("DIFFERENT:", line)
    print(f"{counts['posts']} posts, {len(counts['entities'])} entities, "
          f"{sum(counts['mentions_by_field'].values())} mentions: "
          f"{len(bad)} unexplained and {len(explained)} explained differences")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
