#!/usr/bin/env python3
"""Tests of the count oracle and of the comparison: python3 test_counts.py"""
import collections
import contextlib
import os
import sqlite3
import tempfile
import unittest

import compare_counts
import count_oracle
from front_matter_rules import Map, names_in, read_fields
from merged_versions import mixed, version
from name_rules import name_keys, names_something, source_key, squashed_key


def key(name):
    return name_keys([name])[0][name]


class Names(unittest.TestCase):
    def test_keys(self):
        for name, wanted in {
            "NVIDIA": "nvidia", '"OpenAI"': "openai", "“Google”": "google", "《三体》": "三体", "[[Ray Kurzweil]]": "ray kurzweil",
            "Ray  Kurzweil ": "ray kurzweil", "ray-kurzweil": "ray kurzweil", "J.D. Vance": "j d vance",
            "Erdős": "erdos", "が": "が", "й": "й", "Łódź": "lodz", "Straße": "strasse", "Llama 3.1": "llama 3.1",
            ".NET": ".net", "C++": "c++", "R&D": "r&d", "凯文·沃什": "凯文 沃什", "スター・ウォーズ": "スター ウォーズ",
            "GPT\u20114": "gpt 4", "ChatGPT\u200b": "chatgpt", "ＡＩ": "ai", "Acme, Inc.": "acme inc", "...": "", "《The Path": "the path",
            "英伟达 (NVIDIA)": "英伟达 (nvidia)", "《A》和《B》": "a》和《b", "サーバー": "サーバー",
        }.items():
            self.assertEqual(key(name), wanted, name)

    def test_scripts_meet(self):
        if not name_keys(["台積電"])[1]:
            self.skipTest("uconv is not installed")
        self.assertEqual(key("台積電"), key("台积电"))

    def test_squashed(self):
        for name, wanted in {"chat gpt": "chatgpt", "737 8": "737 8", "a7 200": "a7 200", "gpt 4": "gpt4"}.items():
            self.assertEqual(squashed_key(name), wanted)

    def test_what_names_something(self):
        self.assertTrue(names_something("🚲"))
        self.assertFalse(names_something("——…"))
        self.assertFalse(names_something("<+>"))

    def test_sources(self):
        video = ("youtube.com/watch?v=abc", "youtube.com")
        for url in ("https://youtu.be/abc", "https://www.youtube.com/watch?v=abc&t=9s", "http://youtube.com/watch?v=abc",
                    "https://youtu.be/abc?utm_source=x"):
            self.assertEqual(source_key(url), video)
        self.assertEqual(source_key("https://a.example/b/?utm_source=x&id=1"), ("a.example/b?id=1", "a.example"))
        for text in ("a book", "www.example.org", "https://", "mailto:a@b.example"):
            self.assertIsNone(source_key(text))


class FrontMatter(unittest.TestCase):
    def test_scalars_stay_as_written(self):
        fields, note = read_fields(b"---\ntags: [2024, 3.10, NO, on, ~, null, '']\n---\n")
        self.assertEqual((fields, note), ([("tags", ["2024", "3.10", "NO", "on", None, None, ""])], ""))

    def test_fences(self):
        for data, wanted in {
            b"----\na: b\n----\nbody": ([("a", "b")], ""), b"---\r\na: b\r\n---\r\n": ([("a", "b")], ""),
            b"\xef\xbb\xbf---\na: b\n---": ([("a", "b")], ""), b"---\na: b\n": ([], "unclosed"), b"---\n---\n": ([], ""),
            b"+++\na = 3.10\n+++\n": ([("a", "3.10")], ""), b'{"a": 3.10}\nbody': ([("a", "3.10")], ""),
            b"text\n---\na: b\n---\n": ([], ""), b"---\n- a\n---\n": ([], "not-map"), b"---\na: 'b\n---\n": ([], "syntax"),
            "---\na: 文\n---\n".encode("utf-16"): ([("a", "文")], ""), b"---\na: caf\xe9\n---\n": ([("a", "caf\ufffd")], "repaired"),
            b"---\na: b\na: c\n---\n": ([("a", "b"), ("a", "c")], ""), b"---\na: \"x\\vy\"\nb: p\x0bq\n---\n":
            ([("a", "x\x0by"), ("b", "p\x0bq")], ""),
        }.items():
            self.assertEqual(read_fields(data), wanted, data)

    def test_names(self):
        self.assertEqual(names_in("a, b", True), ["a", " b"])
        self.assertEqual(names_in("Tyler, the Creator", False), ["Tyler, the Creator"])
        self.assertEqual(names_in(["a, b", None, ["c"], Map([("name", "d")])], True), ["a, b", None, "d"])
        self.assertEqual(names_in(Map([("title", "x")]), False), ["x"])


POSTS = {
    "a.md": "---\npeople: [J.D. Vance, JD Vance, '[]', '']\ntags: 'llm, LLM , e b'\nSpeaker: J. D. Vance\n"
            "products: [GPT-4, GPT-4o]\nsource: https://youtu.be/x\n---\n",
    "b.mdx": "---\npersons: {name: JD Vance}\ntags: [eb, Post]\nsource: https://www.youtube.com/watch?v=x\n---\n",
    "c.md": "---\nexclude: true\ntags: [x]\n---\n",
    "graphmatter.yaml": "aliases: aliases.yaml\nstop: {tag: [post]}\ndistinct: {tag: [LLM]}\nexclude: ['drafts/**']\n",
    "aliases.yaml": "product: {GPT-4: [四代]}\n",
    "drafts/d.md": "---\ntags: [x]\n---\n",
    ".hidden/e.md": "---\ntags: [x]\n---\n",
    "node_modules/f.md": "---\ntags: [x]\n---\n",
}


@contextlib.contextmanager
def small_vault():
    with tempfile.TemporaryDirectory() as folder:
        for path, text in POSTS.items():
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf-8") as stream:
                stream.write(text)
        yield folder


def written_database(folder, counts):
    """A database of the SQLite contract that holds exactly these counts."""
    path = os.path.join(folder, "graph.sqlite")
    db = sqlite3.connect(path)
    db.executescript("CREATE TABLE post(id, path); CREATE TABLE entity(id, kind, key); CREATE TABLE alias(entity_id, text, uses);"
                     "CREATE TABLE field(id, name, kind, relation); CREATE TABLE mention(field_id); CREATE TABLE graph_edge(relation);")
    db.executemany("INSERT INTO post VALUES(?,?)", enumerate(counts["post_paths"]))
    for number, row in enumerate(counts["entities"]):
        db.execute("INSERT INTO entity VALUES(?,?,?)", (number, row["kind"], row["key"]))
        db.executemany("INSERT INTO alias VALUES(?,?,?)", [(number, form, uses) for form, uses in row["forms"].items()])
    for number, (field, uses) in enumerate(counts["mentions_by_field"].items()):
        db.execute("INSERT INTO field VALUES(?,?,'person','MENTIONS')", (number, field))
        db.executemany("INSERT INTO mention VALUES(?)", [(number,)] * uses)
    for relation, uses in counts["edges_by_relation"].items():
        db.executemany("INSERT INTO graph_edge VALUES(?)", [(relation,)] * uses)
    db.commit()
    return path, db


class Versions(unittest.TestCase):
    def test_versions_of_forms(self):
        for one, other in (("GPT-4", "gpt 4"), ("Nestlé", "Nestle"), ("π₀", "π0"), ("B-2轰炸机", "B2轟炸機")):
            self.assertEqual(version(one), version(other))
        for one, other in (("GPT-4", "GPT-4o"), ("Llama 3.1", "Llama 31"), ("A7-200", "A7200"), ("C", "C++"), ("C", "C#")):
            self.assertNotEqual(version(one), version(other))

    def test_mixed_versions_are_found(self):
        db = sqlite3.connect(":memory:")
        db.executescript("CREATE TABLE entity(id, kind, label); CREATE TABLE alias(entity_id, text, rule);"
                         "INSERT INTO entity VALUES (1, 'product', 'GPT-4'), (2, 'product', 'F-35');"
                         "INSERT INTO alias VALUES (1, 'GPT-4', NULL), (1, 'gpt 4', 'same key'), "
                         "(1, '四代', 'alias file (a:1)'), (2, 'F-35', NULL), (2, 'F 35', 'same key');")
        self.assertEqual(mixed(db), ([], 2))
        db.execute("INSERT INTO alias VALUES (2, 'F-15', 'same key')")
        self.assertEqual(mixed(db), ([("product", "F-35", ["F-35", "F 35", "F-15"])], 2))


class Counting(unittest.TestCase):
    def test_counts(self):
        with small_vault() as folder:
            counts = count_oracle.count(folder)
        self.assertEqual(counts["post_paths"], ["a.md", "b.mdx"])
        self.assertEqual(counts["mentions_by_field"], {"people": 2, "persons": 1, "products": 2, "source": 2, "speaker": 1, "tags": 4})
        self.assertEqual(counts["entities_by_kind"], {"person": 1, "product": 2, "site": 1, "source": 1, "speaker": 1, "tag": 4})
        self.assertEqual(counts["edges_by_relation"], {"DERIVED_FROM": 2, "HOSTED_ON": 1, "MENTIONS": 4, "SPOKEN_BY": 1,
                                                       "TAGGED": 4, "SAME_AS": 1})

    def test_comparison_finds_what_was_changed(self):
        with small_vault() as folder:
            counts = count_oracle.count(folder)
            path, db = written_database(folder, counts)
            look = lambda expected={}: compare_counts.compare(counts, compare_counts.program_counts(path), expected)
            self.assertEqual(look(), ([], []))
            db.execute("UPDATE alias SET entity_id = (SELECT entity_id FROM alias WHERE text = 'GPT-4') WHERE text = 'GPT-4o'")
            db.execute("DELETE FROM entity WHERE key = 'gpt 4o'")
            db.commit()
            joined = "product: counted [GPT-4 ×1 | GPT-4o ×1], graph.sqlite has [GPT-4 ×1, GPT-4o ×1]"
            self.assertEqual(look(), ([joined, "entities of kind product: counted 2, graph.sqlite has 1"], []))
            self.assertEqual(look({("product", "GPT-4o"): "why"}), ([], [joined + " (why)"]))
            db.execute("DELETE FROM mention WHERE rowid = 1")
            db.commit()
            self.assertEqual(look({("product", "GPT-4o"): "why"})[0], ["mentions of field people: counted 2, graph.sqlite has 1"])
            db.close()


if __name__ == "__main__":
    unittest.main()
