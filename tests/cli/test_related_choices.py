#!/usr/bin/env python3
"""What people say about lists of related posts, and the weights found from lists they made."""
import contextlib
import json
import sqlite3
import unittest

from program import ProgramTest


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

    def test_times_of_one_day(self):
        for name, date in {"two": "2024-01-01 10:00", "three": "2024-01-01T10:00:01+08:00"}.items():
            self.post(name, f"date: {date}\npeople: [Ada Lovelace]\n")
        older = {path: {other["path"] for other in list_} for path, list_ in self.lists("--older-only").items()}
        self.assertEqual([older.get(name, set()) for name in ["one.md", "two.md", "three.md"]],
                         [set(), {"one.md"}, {"one.md", "two.md"}])  # one.md bears no time: the beginning of the day
        self.assertNotIn("one.md", {other["path"] for other in self.lists("--newer-only")["two.md"]})

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


if __name__ == "__main__":
    unittest.main()
