#!/usr/bin/env python3
"""aliases: proposals in three formats, the way back through an alias file, the reports."""
import json
import unittest

from program import ProgramTest, run

POST = """---
title: {title}
companies: [{company}]
people: [{person}]
products: ['Difference Engine, the first']
---
{body}
"""


class Aliases(ProgramTest):
    def setUp(self):
        super().setUp()
        for number, (company, person, body) in enumerate([
                ("NVIDIA", "Mao Zedong", "**英伟达**（NVIDIA）"), ("NVIDIA", "毛泽东", "我们看英伟达（NVIDIA, 芯片）"),
                ("英伟达", "Mao Zedong", "`code`"), ("Engine: 'x'", "N/A", "no gloss")]):
            company = json.dumps(company, ensure_ascii=False)
            self.write(f"n{number}.md", POST.format(title=f"N {number}", company=company, person=person, body=body))

    def proposals(self, *words):
        return json.loads(self.succeeds("aliases", self.vault, "--format", "json", *words))

    def test_json_is_a_list_surest_first(self):
        found = self.proposals()
        self.assertEqual([(p["kind"], p["canonical"], p["names"]) for p in found],
                         [("organization", "NVIDIA", ["英伟达"]), ("person", "Mao Zedong", ["毛泽东"])])
        self.assertEqual(sorted(found, key=lambda p: -p["confidence"]), found)
        self.assertEqual(list(found[0]), ["kind", "canonical", "names", "confidence", "evidence"])
        gloss = found[0]["evidence"][0]
        self.assertEqual((gloss["glosses"], gloss["path"], gloss["line"]), (2, "n0.md", 7))

    def test_text(self):
        self.assertIn("organization: NVIDIA (2) = 英伟达 (1)\n        英伟达 = NVIDIA: 2 posts explain one by the other, first n0.md:7\n",
                      self.succeeds("aliases", self.vault))
        self.assertIn("2 merges for 2 names\n", self.succeeds("aliases", self.vault))

    def test_yaml_is_read_back_and_ends_the_matter(self):
        yaml = self.succeeds("aliases", self.vault, "--format", "yaml")
        self.assertIn("# ", yaml)
        self.write("aliases.yaml", yaml)
        self.write("graphmatter.yaml", "aliases: aliases.yaml\n")
        self.assertEqual(self.proposals(), [])
        self.assertEqual(self.succeeds("aliases", self.vault, "--format", "json"), "[]\n")

    def test_yaml_takes_the_place_of_the_alias_file(self):
        own = "organization:\n  NVIDIA: [NVDA]\n  Kew Gardens: [Kew]\nperson:\n  Grace Hopper: []\n"
        self.write("aliases.yaml", own)
        self.write("graphmatter.yaml", "aliases: aliases.yaml\n")
        first = self.succeeds("aliases", self.vault, "--format", "yaml")
        entries = [line for line in first.splitlines() if not line.strip().startswith("#")]
        self.assertEqual(entries, ['"person":', '  "Mao Zedong": ["毛泽东"]', '  "Grace Hopper": []', '"organization":',
                                   '  "NVIDIA": ["NVDA", "英伟达"]', '  "Kew Gardens": ["Kew"]'])
        for text in (first, own + first):  # in its place, or below it
            self.write("aliases.yaml", text)
            self.assertEqual(self.proposals(), [])
            again = self.succeeds("aliases", self.vault, "--format", "yaml")
            self.assertEqual(sorted(line for line in again.splitlines() if not line.strip().startswith("#")), sorted(entries))
            self.assertNotIn("error", self.succeeds("check", self.vault, "--min-severity", "error"))

    def test_first_names_and_owners_are_no_other_names(self):
        self.write("k.md", POST.format(title="K", company="Facebook", person="Larry David, David, David Sacks", body="Libra币（Facebook）"))
        self.write("l.md", POST.format(title="L", company="Libra币", person="David", body="-"))
        names = {name for p in self.proposals() for name in [p["canonical"], *p["names"]]}
        self.assertEqual(names & {"David", "Larry David", "Libra币", "Facebook"}, set())

    def test_min_confidence(self):
        self.assertEqual(self.proposals("--min-confidence", "1"), [])
        self.assertGreaterEqual(len(self.proposals("--min-confidence", "0")), 2)
        self.assertIn("0 to 1", run("aliases", self.vault, "--min-confidence", "2").stderr)

    def test_reports(self):
        self.write("k.md", "---\nproducts: [NVIDIA]\n---\n")
        kinds = json.loads(self.succeeds("aliases", self.vault, "--report", "kinds", "--format", "json"))
        self.assertEqual(kinds, [{"name": "NVIDIA", "kinds": [{"kind": "organization", "posts": 2}, {"kind": "product", "posts": 1}]}])
        self.assertIn("NVIDIA: organization 2, product 1\n", self.succeeds("aliases", self.vault, "--report", "kinds"))
        noise = json.loads(self.succeeds("aliases", self.vault, "--report", "noise", "--format", "json"))
        self.assertEqual([(n["kind"], n["name"], n["reason"], n["path"]) for n in noise], [("person", "N/A", "a placeholder", "n3.md")])
        self.assertIn("n3.md:4: person 'N/A': a placeholder\n", self.succeeds("aliases", self.vault, "--report", "noise"))

    def test_noise_is_read_back_as_stop_names(self):
        self.write("graphmatter.yaml", self.succeeds("aliases", self.vault, "--report", "noise", "--format", "yaml"))
        self.assertEqual(self.succeeds("aliases", self.vault, "--report", "noise", "--format", "json"), "[]\n")

    def test_wrong_words(self):
        self.assertIn("did you mean 'yaml'", self.fails(2, "aliases", self.vault, "--format", "yml"))
        self.assertIn("did you mean 'noise'", self.fails(2, "aliases", self.vault, "--report", "nois"))
        self.assertIn("text and json only", self.fails(2, "aliases", self.vault, "--report", "kinds", "--format", "yaml"))

    def test_same_bytes_for_any_number_of_threads(self):
        self.assertEqual(self.succeeds("aliases", self.vault, "--jobs", "1"), self.succeeds("aliases", self.vault, "--jobs", "2"))


if __name__ == "__main__":
    unittest.main()
