#!/usr/bin/env python3
"""Lists entities whose forms, joined without an alias file, differ in a digit, an ASCII letter, or in `+`, `#`, `&`.

usage: merged_versions.py GRAPH.sqlite
"""
import re
import sqlite3
import sys
import unicodedata

KINDS_OF_ADDRESSES = ("source", "site")


def version(form):
    """(runs of digits with their periods, ASCII letters and digits and signs) of a form: what no merge may change."""
    text = "".join(character for character in unicodedata.normalize("NFKD", form.casefold())
                   if not unicodedata.combining(character))
    return re.findall(r"\d+(?:\.\d+)*", text), re.sub(r"[^a-z0-9+#&]", "", text)


def mixed(database):
    """[(kind, label, forms)] of the entities with forms of several versions, and how many entities have several forms."""
    rows = database.execute("SELECT e.id, e.kind, e.label, a.text FROM alias a JOIN entity e ON e.id = a.entity_id "
                            "WHERE coalesce(a.rule, '') NOT LIKE 'alias file%' ORDER BY e.id")
    entities = {}
    for number, kind, label, text in rows:
        if kind not in KINDS_OF_ADDRESSES:
            entities.setdefault((number, kind, label), []).append(text)
    several = {entity: forms for entity, forms in entities.items() if len(forms) > 1}
    found = [(kind, label, forms) for (_, kind, label), forms in several.items()
             if any(version(form) != version(forms[0]) for form in forms)]
    return found, len(several)


def main():
    found, several = mixed(sqlite3.connect(sys.argv[1]))
    for kind, label, forms in found:
        print(f"{kind} {label} joins different versions: {', '.join(forms)}")
    print(f"{several} entities of several forms, {len(found)} of them mix versions")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
