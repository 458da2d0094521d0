#!/usr/bin/env python3
"""query and related, on files and on posts."""
import contextlib
import csv
import io
import json
import math
import sqlite3
import unittest

from program import VAULT, ProgramTest, run


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
            self.succeeds("query", self.database, name, *words)

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

    def test_files_that_are_none_of_ours(self):
        self.assertIn("not a database", self.fails(1, "query", self.vault / "a.md", "kinds"))
        self.assertIn("no such file", self.fails(1, "query", self.folder / "no.sqlite", "kinds"))
        self.assertFalse((self.folder / "no.sqlite").exists())
        self.assertIn("whole number", self.fails(2, "query", self.database, "central", "--param", "top=some"))


class Related(ProgramTest):
    def test_text(self):
        text = self.succeeds("related", self.vault, "--post", "a.md")
        self.assertRegex(text, r"\Aa\.md\n  0\.\d\d  b\.md  Second 谷歌\n        .*both mention Ada Lovelace")

    def test_posts_are_found_by_path_id_title_url_and_file(self):
        expected = self.succeeds("related", self.vault, "--post", "b.md")
        for name in ["b", "post:b", "Second 谷歌", "/b/", self.vault / "b.md"]:
            self.assertEqual(self.succeeds("related", self.vault, "--post", name), expected, name)
        self.assertIn("did you mean 'a.md'", self.fails(2, "related", self.vault, "--post", "a.mdx"))

    def test_top(self):
        self.write("c.md", "---\npeople: [Ada Lovelace]\n---\n")
        self.assertEqual(self.succeeds("related", self.vault, "--post", "c.md").count("both mention"), 2)
        self.assertEqual(self.succeeds("related", self.vault, "--post", "c.md", "--top", "1").count("both mention"), 1)
        database = self.built("-f", "sqlite") / "graph.sqlite"
        self.assertEqual(self.succeeds("related", database, "--post", "c.md", "--top", "1").count("both mention"), 1)

    def test_json_is_related_json(self):
        for vault in (self.vault, VAULT):
            out = self.folder / "out"
            self.succeeds("build", vault, "-o", out, "--quiet", "-f", "related,sqlite")
            expected = (out / "related.json").read_text(encoding="utf-8")
            self.assertEqual(json.loads(expected), json.loads(self.succeeds("related", vault, "--format", "json")))
            self.assertEqual(expected, self.succeeds("related", vault, "--format", "json"))
            self.assertEqual(expected, self.succeeds("related", out / "graph.sqlite", "--format", "json"))

    def test_yaml_is_related_yaml(self):
        out = self.folder / "out"
        self.succeeds("build", VAULT, "-o", out, "--quiet", "-f", "related,related-yaml,sqlite")
        text = (out / "related.yaml").read_text(encoding="utf-8")
        self.assertEqual(text, self.succeeds("related", VAULT, "--format", "yaml"))
        self.assertEqual(text, self.succeeds("related", out / "graph.sqlite", "--format", "yaml"))
        self.assertIn("lists", self.fails(2, "related", VAULT, "--format", "yaml", "--explain-weights"))
        try:
            import yaml
        except ImportError:
            self.skipTest("PyYAML is not there")
        self.assertEqual(yaml.safe_load(text), json.loads((out / "related.json").read_text(encoding="utf-8")))

    def test_scores_of_the_sample_vault_are_made_of_their_reasons(self):
        for words in [], ["--title-mentions"]:
            self.check_parts(json.loads(self.succeeds("related", VAULT, "--format", "json", *words)))

    def check_parts(self, lists):
        part_of = {"text": "text", "title": "title", "links_to": "links", "linked_from": "links", "mentions": "mentions",
                   "mentioned_in": "mentions", "recency": "recency"}
        suggestions = [other for others in lists.values() for other in others]
        self.assertGreater(len(suggestions), 50)
        for other in suggestions:
            self.assertAlmostEqual(sum(reason["share"] for reason in other["because"]), 1, delta=5e-5 * len(other["because"]))
            made = dict.fromkeys(["text", "title", "entities", "links", "recency"], 0)
            for reason in other["because"]:
                part = part_of.get(reason["kind"], "entities")
                made[part] = made.get(part, 0) + other["score"] * reason["share"]
            self.assertEqual(set(other["parts"]), set(made))
            for part, value in made.items():
                self.assertAlmostEqual(other["parts"][part], value, delta=2e-4)
            self.assertAlmostEqual(sum(other["parts"].values()), other["score"], delta=5e-4)
            self.assertTrue(all(reason["share"] >= 0 and reason["label"] for reason in other["because"]))

    def test_title_mentions(self):
        self.write("c.md", "---\ntitle: 深度学习\n---\n")
        self.write("d.md", "---\ntitle: Other\n---\n他研究深度学习的历史。又是《深度学习》。\n")
        self.write("e.md", "---\ntitle: Linked\n---\n[深度学习](c.md)\n")
        configuration = self.write("graphmatter.yaml", "related: {weights: {text: 0, title: 0}}\n")
        found = {}
        for words in [], ["--title-mentions"]:
            out = self.folder / "out"
            self.succeeds("build", self.vault, "-o", out, "--quiet", "-f", "related,related-yaml,sqlite", *words)
            found[len(words)] = (out / "related.json").read_text(encoding="utf-8")
            for source in [self.vault, *words], [out / "graph.sqlite"]:
                self.assertEqual(self.succeeds("related", *source, "--format", "json"), found[len(words)])
                self.assertEqual(self.succeeds("related", *source, "--format", "yaml"),
                                 (out / "related.yaml").read_text(encoding="utf-8"))
        self.assertNotIn('"mentions', found[0])
        without, lists = json.loads(found[0]), json.loads(found[1])
        self.assertEqual([[other["path"] for other in without[name]] for name in ["c.md", "d.md"]], [["e.md"], []])
        self.assertEqual([[other["path"] for other in lists[name]] for name in ["c.md", "d.md"]], [["e.md", "d.md"], ["c.md"]])
        # Five posts, two of which hold the title, d.md twice; e.md links to it and does not count.
        score = 0.025 * math.log(5 / 2) / math.log(5) * (1 + math.log(2))
        (other,) = lists["d.md"]
        self.assertAlmostEqual(other["score"], score, delta=5e-5)
        self.assertEqual(other["parts"], {"text": 0, "title": 0, "entities": 0, "links": 0, "recency": 0, "mentions": other["score"]})
        self.assertEqual(other["because"], [{"kind": "mentions", "label": "mentions its title", "share": 1}])
        self.assertEqual(lists["c.md"][1]["because"], [{"kind": "mentioned_in", "label": "is mentioned there by title", "share": 1}])
        self.assertEqual(lists["c.md"][1]["why"], "is mentioned there by title")
        self.assertEqual(lists["c.md"][0], without["c.md"][0])
        self.assertIn("need the posts", self.fails(2, "related", out / "graph.sqlite", "--title-mentions"))
        configuration.write_text("related: {weights: {text: 0, title: 0, mentions: 3}}\n")
        for words in [], ["--title-mentions"]:
            (other,) = json.loads(self.succeeds("related", self.vault, "--format", "json", *words))["d.md"]
            self.assertAlmostEqual(other["score"], 3 * score, delta=1e-4)

    def test_text_from_posts_and_database_agree(self):
        database = self.built("-f", "sqlite") / "graph.sqlite"
        self.assertEqual(self.succeeds("related", self.vault), self.succeeds("related", database))
        self.fails(2, "related", database, "--post", "nowhere.md")

    def test_evaluate(self):
        for name, others in {"a": "[b.md]", "b": "['post:a', a, nowhere]"}.items():
            file = self.vault / f"{name}.md"
            text = file.read_text(encoding="utf-8").replace("---\n", f"---\npicks: {others}\n", 1)
            file.write_text(text, encoding="utf-8")
        text = self.succeeds("related", self.vault, "--evaluate", "picks")
        self.assertRegex(text, r"\A2 of \d posts list others in picks: 2 posts \(2 more are not there\)\n")
        for method in ["graphmatter ", "shared tags ", "Hugo's formula ", "newest first "]:
            self.assertIn(f"\n{method}", text)
        found = json.loads(self.succeeds("related", self.vault, "--evaluate", "picks", "--format", "json"))
        self.assertEqual([found["queries"], found["chosen"], found["unknown"], len(found["methods"])], [2, 2, 2, 4])
        # Mentions bring a post among the first that nothing else would.
        for number in range(12):
            self.write(f"near{number}.md", "---\ndate: 2023-06-01\n---\n")
        self.write("far.md", "---\ntitle: Far away\ndate: 2020-01-01\n---\n")
        self.write("old.md", "---\ndate: 2023-06-02\npicks: far\n---\nIt is not far away.\n")
        self.write("graphmatter.yaml", "related: {weights: {text: 0, title: 0, recency: 0.1}}\n")
        recalls = []
        for words in [], ["--title-mentions"]:
            found = json.loads(self.succeeds("related", self.vault, "--evaluate", "picks", "--format", "json", *words))
            self.assertEqual(found["queries"], 3)
            recalls.append(found["methods"][0]["recall_10"]["mean"])
        self.assertLess(recalls[0], recalls[1])
        self.assertEqual(found["methods"][0]["recall_10"], {"mean": 1.0, "low": 1.0, "high": 1.0})
        self.assertIn("no post lists other posts", self.fails(1, "related", self.vault, "--evaluate", "nothing"))
        self.assertIn("needs the posts", self.fails(2, "related", "x.sqlite", "--evaluate", "picks"))

    def test_a_post_with_nothing_related(self):
        self.write("c.md", "---\ntitle: Alone\n---\n")
        self.assertEqual(self.succeeds("related", self.vault, "--post", "c.md"), "c.md\n  nothing is related\n")
        self.assertEqual(json.loads(self.succeeds("related", self.vault, "--post", "c.md", "--format", "json")), {"c.md": []})


class Tuning(ProgramTest):
    """Posts of ten people; what is listed in see_also are the posts of the days before and after, or others by lot."""

    def write_vault(self, listed):
        self.vault = self.folder / "diary"
        self.vault.mkdir()
        for day in range(60):
            (self.vault / f"{day}.md").write_text(
                f"---\ntitle: Day {day}\ndate: 2024-0{1 + day // 28}-{1 + day % 28:02}\npeople: [Person {day % 10}]\n"
                f"see_also: {[f'{other}.md' for other in listed(day) if 0 <= other < 60]}\n---\n")

    def test_lines_for_the_configuration(self):
        self.write_vault(lambda day: [day - 1, day + 1])
        text = self.succeeds("related", self.vault, "--evaluate", "see_also", "--tune")
        self.assertTrue(text.startswith("60 posts list others in see_also."))
        configuration = text[text.index("related:\n"):]
        found = json.loads(self.succeeds("related", self.vault, "--evaluate", "see_also", "--tune", "--format", "json"))
        self.assertGreater(found["gain"]["low"], 0)
        self.assertGreater(found["weights"]["recency"], found["weights"]["entities"])
        evaluated = lambda: json.loads(self.succeeds("related", self.vault, "--evaluate", "see_also", "--format", "json"))
        before = evaluated()["methods"][0]["precision_3"]["mean"]
        self.assertAlmostEqual(before, found["precision_3_before"]["mean"])
        (self.vault / "graphmatter.yaml").write_text(configuration)
        self.assertGreater(evaluated()["methods"][0]["precision_3"]["mean"], before)

    def test_mentions_are_not_lost(self):
        self.write_vault(lambda day: [day - 1, day + 1])
        (self.vault / "graphmatter.yaml").write_text("related: {weights: {mentions: 2}}\n")
        words = ["related", self.vault, "--evaluate", "see_also", "--tune"]
        self.assertRegex(self.succeeds(*words), r"recency: [0-9.]+, mentions: [0-9.]+, chosen:")
        self.assertGreater(json.loads(self.succeeds(*words, "--format", "json"))["weights"]["mentions"], 0)

    def test_no_lines_without_a_gain(self):
        self.write_vault(lambda day: [day * 37 % 59])
        text = self.succeeds("related", self.vault, "--evaluate", "see_also", "--tune")
        self.assertIn("The gain may be none", text)
        self.assertNotIn("weights:", text)
        found = json.loads(self.succeeds("related", self.vault, "--evaluate", "see_also", "--tune", "--format", "json"))
        self.assertIsNone(found["weights"])
        self.fails(2, "related", self.vault, "--tune")

    def test_what_others_list_counts(self):
        self.write_vault(lambda day: [33] if day != 3 else [])
        at = lambda: [other["path"] for other in json.loads(self.succeeds("related", self.vault, "--format", "json"))["3.md"]].index("33.md")
        before = at()
        (self.vault / "graphmatter.yaml").write_text("related: {chosen_in: [see_also], weights: {chosen: 2}}\n")
        self.assertGreater(before, 0)
        self.assertEqual(at(), 0)
        for list_of in self.related_parts():
            self.assertAlmostEqual(sum(list_of["parts"].values()), list_of["score"], delta=3e-4)

    def related_parts(self):
        lists = json.loads(self.succeeds("related", self.vault, "--format", "json"))
        return [other for others in lists.values() for other in others]


class Policies(ProgramTest):
    """What people say about lists of related posts; in files, from posts and from the database alike."""

    def setUp(self):
        super().setUp()
        self.vault = self.folder / "policies"
        self.vault.mkdir()
        for day, name in enumerate(["one", "two", "three", "four", "five", "six"], 1):
            self.post(name, f"date: 2024-01-0{day}\npeople: [Ada Lovelace]\n")

    def post(self, name, fields):
        (self.vault / f"{name}.md").write_text(f"---\ntitle: {name}\n{fields}---\nText of {name}.\n", encoding="utf-8")

    def lists(self, *words):
        """The lists, the same from build and from related."""
        out = self.folder / "out"
        self.succeeds("build", self.vault, "-o", out, "-f", "related,sqlite", "--quiet", *words)
        built = (out / "related.json").read_text(encoding="utf-8")
        self.assertEqual(self.succeeds("related", self.vault, "--format", "json", *words), built)
        self.assertEqual(self.succeeds("related", out / "graph.sqlite", "--format", "json"), built)
        return json.loads(built)

    def test_pins_and_bans(self):
        self.post("one", "date: 2024-01-01\npeople: [Ada Lovelace]\nrelated: [six.md, '[[four]]', gone]\nrelated_exclude: two\n")
        self.post("six", "related: [one, two]\nrelated_exclude: [one]\n")
        lists = self.lists()
        self.assertEqual([other["path"] for other in lists["one.md"]], ["six.md", "four.md", "three.md", "five.md"])
        self.assertEqual([other.get("pinned", False) for other in lists["one.md"]], [True, True, False, False])
        self.assertEqual(lists["one.md"][1]["because"][0], {"kind": "pinned", "label": "chosen by hand", "share": 0})
        self.assertTrue(lists["one.md"][1]["why"].startswith("chosen by hand; "))
        self.assertEqual(lists["six.md"][0]["path"], "two.md")
        self.assertNotIn("one.md", [other["path"] for other in lists["six.md"]])
        self.assertIn("one.md", [other["path"] for other in lists["two.md"]])
        self.assertIn("[listed-unknown]", self.succeeds("check", self.vault))
        self.assertRegex(self.succeeds("related", self.vault, "--post", "one.md"), "six.md  six\n        chosen by hand")
        # The choice of a field that is evaluated is not looked at.
        found = json.loads(self.succeeds("related", self.vault, "--evaluate", "related", "--format", "json"))
        self.assertEqual(found["queries"], 2)

    def test_a_pinned_post_that_shares_nothing(self):
        self.post("other", "related: [another]\n")
        (self.vault / "another.md").write_text("---\ntitle: 别的\n---\n")
        (other,) = [o for o in self.lists()["other.md"] if o.get("pinned")]
        self.assertEqual((other["score"], other["why"]), (0, "chosen by hand"))
        self.assertEqual(other["because"], [{"kind": "pinned", "label": "chosen by hand", "share": 1}])
        self.assertEqual(set(other["parts"].values()), {0})
        self.succeeds("build", self.vault, "-o", self.folder / "out", "--view", "posts", "--quiet")
        self.assertIn('weight="0.01"', (self.folder / "out/posts.gexf").read_text(encoding="utf-8"))

    def test_scores_dates_series_and_speakers(self):
        least = self.lists()["one.md"][1]["score"]
        kept = self.lists("--min-score", str(least))["one.md"]
        self.assertEqual([len(kept), kept[-1]["score"] >= least], [2, True])
        database = self.folder / "out/graph.sqlite"
        self.lists()
        self.assertEqual(json.loads(self.succeeds("related", database, "--post", "one.md", "--min-score", str(least), "--format",
                                                  "json"))["one.md"], kept)
        self.assertEqual([o["path"] for o in self.lists("--older-only")["two.md"]], ["one.md"])
        with contextlib.closing(sqlite3.connect(database)) as opened:
            about = dict(opened.execute("SELECT key, value FROM about"))
        self.assertEqual([about["related_dates"], about["related_title_mentions"], about.get("related_weights")],
                         ["older-only", "left out", None])
        for name in ["two", "three", "four", "five"]:
            self.post(name, "people: [Ada Lovelace]\nseries: Numbers\nspeaker: Ada Lovelace\n")
        self.assertEqual(len(self.lists()["one.md"]), 4)  # three of the series and the last
        self.assertEqual(len(self.lists("--per-series", "0")["one.md"]), 5)
        self.assertEqual(len(self.lists("--per-series", "0", "--per-speaker", "1")["one.md"]), 2)
        (self.vault / "graphmatter.yaml").write_text("related: {per_series: 1, dates: newer-only}\n")
        self.assertEqual(len(self.lists()["one.md"]), 2)
        self.assertIn("need the posts", self.fails(2, "related", database, "--per-series", "1"))
        self.fails(2, "build", self.vault, "--older-only", "--newer-only")

    def test_drafts(self):
        self.post("one", "people: [Ada Lovelace]\ndraft: true\n")
        self.post("two", "people: [Ada Lovelace]\ndraft: true\n")
        self.post("three", "people: [Ada Lovelace]\nrelated: [one, six]\n")
        paths = lambda others: [other["path"] for other in others]
        lists = self.lists()
        self.assertIn("two.md", paths(lists["one.md"]))
        self.assertIn("six.md", paths(lists["one.md"]))
        self.assertEqual(paths(lists["three.md"])[0], "six.md")
        self.assertFalse({"one.md", "two.md"} & set(paths(lists["three.md"])))
        self.assertEqual(paths(self.lists("--drafts-too")["three.md"])[:2], ["one.md", "six.md"])


if __name__ == "__main__":
    unittest.main()
