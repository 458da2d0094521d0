#!/usr/bin/env python3
"""Counts what the model's rules make of a vault, from the raw files and apart from the C++ code.

usage: count_oracle.py VAULT [--config FILE] [--json]

Posts, mentions by field and kind, entities by kind with the forms that make each, mention edges by relation,
SAME_AS and HOSTED_ON. Needs python3-yaml; the Traditional-Simplified step needs ICU's uconv and is left out,
with a word about it, where that is not installed.
"""
import argparse
import collections
import json
import os
import re
import sys

import yaml

from front_matter_rules import names_in, read_fields
from name_rules import LONGEST_NAME, name_keys, names_something, source_key, squashed_key, without_outer_marks

ROWS = (  # kind, relation, fields, split at commas
    ("person", "MENTIONS", "people persons person", False),
    ("organization", "MENTIONS", "companies_orgs companies organizations orgs company", False),
    ("product", "MENTIONS", "products_models products models tools", False),
    ("media", "MENTIONS", "media_books books media", False),
    ("tag", "TAGGED", "tags keywords topics", True),
    ("speaker", "SPOKEN_BY", "speaker speakers guest guests channel podcast", False),
    ("author", "WRITTEN_BY", "author authors contributors", False),
    ("source", "DERIVED_FROM", "source source_url canonical_url", False),
    ("category", "IN_CATEGORY", "category categories section", True),
    ("area", "IN_AREA", "area", False),
    ("series", "PART_OF", "series", False),
    ("project", "PART_OF", "project projects", False),
)
Rule = collections.namedtuple("Rule", "kind relation split")
Mention = collections.namedtuple("Mention", "post field kind relation text")


class Settings:
    """What graphmatter.yaml changes for the counts."""

    def __init__(self, file):
        self.rules = {field: Rule(kind, relation, split) for kind, relation, fields, split in ROWS
                      for field in fields.split()}
        self.exclude, self.include, self.aliases, self.stop, self.distinct = [], [], {}, {}, {}
        if not file:
            return
        told = load_plain(file)
        for field, change in (told.get("fields") or {}).items():
            self.change_rule(field.lower(), change)
        self.exclude = [glob_pattern(glob) for glob in told.get("exclude") or []]
        self.include = [glob_pattern(glob) for glob in told.get("include") or []]
        self.stop = {kind: listed(names) for kind, names in (told.get("stop") or {}).items()}
        self.distinct = {kind: set(listed(names)) for kind, names in (told.get("distinct") or {}).items()}
        if told.get("aliases"):
            groups = load_plain(os.path.join(os.path.dirname(file), told["aliases"]))
            self.aliases = {kind: {name: listed(others) for name, others in entries.items()}
                            for kind, entries in groups.items()}

    def change_rule(self, field, change):
        if change == "ignore":
            self.rules.pop(field, None)
            return
        old = self.rules.get(field, Rule(None, "MENTIONS", False))
        split = "," in change["split"] if "split" in change else old.split
        self.rules[field] = Rule(change.get("kind", old.kind), change.get("relation", old.relation), split)

    def takes(self, path):
        wanted = not self.include or any(glob.fullmatch(path) for glob in self.include)
        return wanted and not any(glob.fullmatch(path) for glob in self.exclude)


def load_plain(file):
    with open(file, encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml.BaseLoader) or {}


def listed(value):
    return value if isinstance(value, list) else [value]


def glob_pattern(glob):
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob)
    regex = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(regex.get(part, re.escape(part)) for part in parts), re.S)


def files_of(vault, settings):
    for folder, folders, names in os.walk(vault):
        folders[:] = sorted(name for name in folders if name != "node_modules" and not name.startswith("."))
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), vault)
            if name.endswith((".md", ".mdx", ".markdown")) and not name.startswith(".") and settings.takes(path):
                yield path


def mentions_in(path, fields, rules):
    for field, value in fields:
        rule = rules.get(field.lower()) if isinstance(field, str) else None
        for text in names_in(value, rule.split) if rule else ():
            text = (text or "").strip()
            if not text or text == "[]" or not names_something(text) or len(text) > LONGEST_NAME:
                continue
            if rule.kind == "source" and not source_key(text):
                continue
            yield Mention(path, field.lower(), rule.kind, rule.relation, text)


class Groups:
    """Union-find over hashable names."""

    def __init__(self):
        self.parent = {}

    def find(self, name):
        root = name
        while self.parent.setdefault(root, root) != root:
            root = self.parent[root]
        while self.parent[name] != root:
            self.parent[name], name = root, self.parent[name]
        return root

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)


def join_keys(kind, keys, entries, key_of):
    """Groups of the keys of one kind: by squashed key, and by the alias file's entries."""
    groups = Groups()
    for key in keys:
        groups.find(("key", key))
        if kind != "source" and (kind != "tag" or all(len(part) > 1 for part in key.split(" "))):
            groups.join(("key", key), ("squashed", squashed_key(key)))
    for canonical, names in entries.items():
        for name in names:
            groups.join(("key", key_of(kind, name)), ("key", key_of(kind, canonical)))
    return groups


class Entity:
    def __init__(self, kind):
        self.kind, self.key = kind, None
        self.keys, self.forms, self.posts, self.sites = set(), collections.Counter(), set(), set()


def resolve(mentions, settings):
    """(entities, entity of each mention, whether the script was folded); stop names are gone."""
    names = [m.text for m in mentions if m.kind != "source"]
    for group in (settings.aliases, {kind: {"": names} for kind, names in settings.stop.items()}):
        names += [name for entries in group.values() for one, others in entries.items() for name in [one, *others]]
    folded_keys, script_folded = name_keys(names)

    def key_of(kind, name):
        """The folded key, or for a distinct spelling that spelling in quotes."""
        shown = without_outer_marks(name)
        return f'"{shown}"' if shown in settings.distinct.get(kind, ()) else folded_keys[name]

    stopped = {kind: {key_of(kind, name) for name in names} for kind, names in settings.stop.items()}
    rows = []
    for m in mentions:
        key = source_key(m.text)[0] if m.kind == "source" else key_of(m.kind, m.text)
        if key and names_something(key) and key not in stopped.get(m.kind, ()):
            rows.append((m, key))
    keys = collections.defaultdict(set)
    for m, key in rows:
        keys[m.kind].add(key)
    aliases = settings.aliases
    for kind, entries in aliases.items():
        keys[kind] |= {key_of(kind, name) for one, others in entries.items() for name in [one, *others]}
    groups = {kind: join_keys(kind, found, aliases.get(kind, {}), key_of) for kind, found in keys.items()}
    entities, used = {}, []
    for m, key in rows:
        place = (m.kind, groups[m.kind].find(("key", key)))
        entity = entities.setdefault(place, Entity(m.kind))
        entity.keys.add(key)
        entity.forms[m.text] += 1
        entity.posts.add(m.post)
        if m.kind == "source":
            entity.sites.add(source_key(m.text)[1])
        used.append((m, entity))
    canonical = {(kind, groups[kind].find(("key", key_of(kind, one)))): key_of(kind, one)
                 for kind, entries in aliases.items() for one in entries}
    for place, entity in entities.items():
        entity.key = canonical.get(place) or min(entity.keys, key=lambda key: (-key.count(" "), key.encode()))
    return list(entities.values()), used, script_folded


def count(vault, config=None):
    """All counts of a vault as one dict of plain values."""
    if config is None and os.path.exists(os.path.join(vault, "graphmatter.yaml")):
        config = os.path.join(vault, "graphmatter.yaml")
    settings = Settings(config)
    posts, mentions, notes = [], [], collections.defaultdict(list)
    for path in files_of(vault, settings):
        with open(os.path.join(vault, path), "rb") as stream:
            fields, note = read_fields(stream.read())
        if note:
            notes[note].append(path)
        said = {key.lower(): value for key, value in reversed(fields) if isinstance(key, str)}
        if str(said.get("exclude")).lower() == "true":
            notes["excluded"].append(path)
            continue
        posts.append(path)
        mentions.extend(mentions_in(path, fields, settings.rules))
    entities, used, script_folded = resolve(mentions, settings)
    return answer(posts, entities, used, notes, script_folded)


def answer(posts, entities, used, notes, script_folded):
    sites = collections.defaultdict(set)
    for entity in entities:
        for site in entity.sites:
            sites[site].add(entity.key)
    named = collections.defaultdict(set)
    for entity in entities:
        named[entity.kind].add(entity.key)
    edges = collections.Counter(relation for _, _, relation in {(m.post, id(e), m.relation) for m, e in used})
    edges["HOSTED_ON"] = sum(len(e.sites) for e in entities)
    edges["SAME_AS"] = sum(len(named[kind] & named["person"]) for kind in ("speaker", "author"))
    by_kind = collections.Counter(e.kind for e in entities)
    if sites:
        by_kind["site"] = len(sites)
    rows = [{"kind": e.kind, "key": e.key, "posts": len(e.posts), "uses": sum(e.forms.values()),
             "forms": dict(sorted(e.forms.items()))} for e in entities]
    rows += [{"kind": "site", "key": site, "posts": 0, "uses": 0, "forms": {}} for site in sites]
    return {
        "posts": len(posts),
        "mentions_by_field": dict(sorted(collections.Counter(m.field for m, _ in used).items())),
        "mentions_by_kind": dict(sorted(collections.Counter(m.kind for m, _ in used).items())),
        "entities_by_kind": dict(sorted(by_kind.items())),
        "edges_by_relation": dict(sorted((k, v) for k, v in edges.items() if v)),
        "script_folded": script_folded,
        "notes": {note: sorted(paths) for note, paths in sorted(notes.items())},
        "post_paths": sorted(posts),
        "entities": sorted(rows, key=lambda row: (row["kind"], row["key"])),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vault")
    parser.add_argument("--config")
    parser.add_argument("--json", action="store_true", help="everything, the entities' forms too")
    options = parser.parse_args()
    counts = count(options.vault, options.config)
    if options.json:
        json.dump(counts, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    for part in ("posts", "mentions_by_field", "mentions_by_kind", "entities_by_kind", "edges_by_relation", "notes"):
        print(part, json.dumps(counts[part], ensure_ascii=False))
    if not counts["script_folded"]:
        print("uconv is not installed: Traditional and Simplified script were not joined")


if __name__ == "__main__":
    main()
