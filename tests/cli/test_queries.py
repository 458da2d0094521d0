#!/usr/bin/env python3
"""query, on files."""
import csv
import io
import json
import unittest

from program import ProgramTest, run


class Queries(ProgramTest):
    def setUp(self):
        super().setUp()
        self.database = self.built("-f", "sqlite", "--measures", "all") / "graph.sqlite"

    def test_every_query_runs(self):
        usual = {"from": "Ada Lovelace", "to": "谷歌", "name": "Ada Lovelace", "post": "a.md", "text": "谷歌", "since": "2024"}
        names = [line.split()[0] for line in self.succeeds("query", "--list").splitlines() if not line.startswith(" ")]
        self.assertGreaterEqual(len(names), 12)
        for name in names:
            words = []
            while (done := run("query", self.database, name, *words)).returncode == 2:  # a parameter is wanted
                wanted = done.stderr.split("--param ")[1].split("=")[0]
                words += ["--param", f"{wanted}={usual[wanted]}"]
            done = run("query", self.database, name, *words)
            self.assertEqual(done.returncode, 0)
            self.assertEqual(done.stderr, "graphmatter: note: no row fits\n" if done.stdout.count("\n") < 2 else "", name)

    def test_table_lines_up_with_wide_characters(self):
        text = self.succeeds("query", self.database, "search", "--param", "text=谷歌")
        self.assertEqual(text, "kind          label        found_in     node_id            posts\n"
                               "organization  谷歌         谷歌         organization:谷歌      1\n"
                               "post          Second 谷歌  Second 谷歌  post:b                 1\n")

    def test_csv_and_json_agree(self):
        words = ["query", self.database, "aliases", "--param", "name=ada lovelace", "--format"]
        rows = list(csv.DictReader(io.StringIO(self.succeeds(*words, "csv"))))
        objects = json.loads(self.succeeds(*words, "json"))
        self.assertEqual([{name: str(value) for name, value in row.items()} for row in objects], rows)
        self.assertEqual([row["text"] for row in objects], ["Ada Lovelace", "ada-lovelace"])
        self.assertEqual(objects[0]["uses"], 1)

    def test_parameters_are_bound(self):
        self.assertIn("no entity '' OR 1=1 --'", self.fails(2, "query", self.database, "entity", "--param", "name=' OR 1=1 --"))
        answer = json.loads(self.succeeds("query", self.database, "search", "--param", "text=' OR 1=1 --", "--format", "json"))
        self.assertEqual(answer, [])

    def test_names_that_are_not_there(self):
        names = {"name": "Ada Lovelance", "from": "Ada Lovelance", "post": "a.mdx", "kind": "persn"}
        meant = {"name": "Ada Lovelace", "from": "Ada Lovelace", "post": "a.md", "kind": "person"}
        usual = {"name": "Ada Lovelace", "to": "谷歌", "from": "Ada Lovelace", "post": "a.md", "since": "2024"}
        tried = 0
        for line in self.succeeds("query", "--list").splitlines():
            if not line.startswith(" "):
                query = line.split()[0]
            elif (parameter := line.split()[0]) in names:
                words = ["--param", f"{parameter}={names[parameter]}"]
                while "must be given" in (error := self.fails(2, "query", self.database, query, *words)) or "needs --param" in error:
                    wanted = error.split("--param ")[1].split("=")[0]
                    words += ["--param", f"{wanted}={usual[wanted]}"]
                self.assertIn(f"'{names[parameter]}'; did you mean '{meant[parameter]}'?", error, (query, parameter))
                tried += 1
        self.assertGreaterEqual(tried, 20)
        words = ["query", self.database, "path", "--param", "from=Ada Lovelace", "--param"]
        self.assertIn("no entity 'nobody of that name'", self.fails(2, *words, "to=nobody of that name"))
        self.assertIn("no entity ''", self.fails(2, *words, "to="))
        # What is there and has no answer stays an empty table.
        self.write("alone.md", "---\ntitle: Alone\npeople: [Grace Hopper]\n---\n")
        self.database = self.built("-f", "sqlite") / "graph.sqlite"
        self.assertEqual(json.loads(self.succeeds(*words, "to=Grace Hopper", "--format", "json")), [])
        self.assertEqual(json.loads(self.succeeds("query", self.database, "backlinks", "--param", "post=alone.md", "--format", "json")), [])

    def test_a_date_in_the_future_does_not_hide_the_last_period(self):
        for number in range(4):
            self.write(f"old{number}.md", f"---\ndate: 2024-0{1 + number}-01\npeople: [Someone Else]\n---\n")
            self.write(f"new{number}.md", "---\ndate: 2024-07-01\npeople: [Grace Hopper]\n---\n")
        self.write("plan.md", "---\ndate: 9000-01-01\npeople: [Nobody Yet]\n---\n")
        for period, name in ("quarter", "2024-Q3"), ("month", "2024-07"), ("year", "2024"):
            database = self.built("-f", "sqlite", "--period", period) / "graph.sqlite"
            rows = json.loads(self.succeeds("query", database, "rising", "--format", "json"))
            self.assertEqual({row["period"] for row in rows}, {name})
            self.assertIn("Grace Hopper", [row["label"] for row in rows])
            self.assertNotIn("Nobody Yet", [row["label"] for row in rows])

    def test_titles_are_of_one_line(self):
        self.write("c.md", "---\ntitle: |\n  Two\n  lines\n---\n")
        database = self.built("-f", "sqlite") / "graph.sqlite"
        self.assertIn("Two lines", self.succeeds("query", database, "posts", "--format", "csv"))

    def test_files_that_are_none_of_ours(self):
        self.assertIn("is a folder", self.fails(1, "query", self.vault, "kinds"))
        self.assertIn("not a database", self.fails(1, "query", self.vault / "a.md", "kinds"))
        self.assertIn("no such file", self.fails(1, "query", self.folder / "no.sqlite", "kinds"))
        self.assertFalse((self.folder / "no.sqlite").exists())
        self.assertIn("whole number", self.fails(2, "query", self.database, "central", "--param", "top=some"))


if __name__ == "__main__":
    unittest.main()
