#!/usr/bin/env python3
"""related, on posts and on files."""
import json
import math
import unittest

from program import VAULT, ProgramTest


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


if __name__ == "__main__":
    unittest.main()
