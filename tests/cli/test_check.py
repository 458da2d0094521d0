#!/usr/bin/env python3
"""check: a hundred planted slips among two hundred clean posts, repairs, diffs, baselines and SARIF."""
import json
import os
import shutil
import stat
import subprocess
import unittest

import clean_posts
import planted_errors
from program import TOP, VAULT, ProgramTest, run

CLEAN = 200


class Planted(ProgramTest):
    def setUp(self):
        super().setUp()
        for path in self.vault.iterdir():
            path.unlink()
        for number in range(CLEAN):
            self.write(f"post-{number}.md", planted_errors.clean_post(number)[0])

    def plant(self):
        """Plants every slip into a post of its own; the expected (path, code, line)."""
        expected = []
        for i, plant in enumerate(planted_errors.PLANTS):
            text, line = planted_errors.planted_post(1000 + i, plant)
            self.write(f"planted-{i}.md", text)
            expected.append((f"planted-{i}.md", plant[0], line))
        return expected

    def findings(self, *words):
        found = json.loads(self.succeeds("check", "vault", "--format", "json", *words, cwd=self.folder))
        return [(f["path"].removeprefix("vault/"), f["code"], f["line"]) for f in found]

    def test_clean_posts_are_silent(self):
        self.assertEqual(self.succeeds("check", "vault", cwd=self.folder), f"no findings in {CLEAN} posts\n")

    def test_every_planted_slip_is_found_and_nothing_else(self):
        expected = self.plant()
        self.assertEqual(len(expected), len(planted_errors.PLANTS))
        found = self.findings()
        by_path = {}
        for path, code, line in found:
            by_path.setdefault(path, []).append((code, line))
        for path, code, line in expected:
            with self.subTest(path=path, code=code):
                lines = [place for name, place in by_path.get(path, []) if name == code]
                self.assertTrue(lines, f"{code} is missing in {by_path.get(path)}")
                if line:
                    self.assertIn(line, lines)
        wanted = {(path, code) for path, code, _ in expected}
        # A list in quotes that is empty is both: it stays empty when the quotes are gone.
        wanted |= {(path, "list-empty") for path, code, _ in expected if code == "name-list-as-text"}
        wanted |= {("post-1.md", f"duplicate-{of}") for of in ("title", "id", "url", "source")}  # the other of the two
        lines = {(path, line) for path, _, line in expected}  # one slip may be two findings
        self.assertEqual([f for f in found if f[:2] not in wanted and (f[0], f[2]) not in lines], [])

    def test_fix_mends_and_says_the_rest(self):
        self.plant()
        before = {path.name: path.read_bytes() for path in self.vault.iterdir()}
        had = self.findings()
        text = self.succeeds("check", "vault", "--fix", cwd=self.folder)
        self.assertRegex(text, r"\n\d+ findings mended in \d+ files\n\Z")
        after = {path.name: path.read_bytes() for path in self.vault.iterdir()}
        left = self.findings()
        for code in ("field-case", "trailing-spaces"):
            self.assertIn(code, {f[1] for f in had})
            self.assertNotIn(code, {f[1] for f in left})
        self.assertEqual({f for f in left if f[1] == "name-quotes"},
                         {f for f in had if f[1] == "name-quotes" and b'"Ada Lovelace\'' in before[f[0]]})
        self.assertEqual([f[0] for f in left if f[1] == "name-list-as-text"],
                         [name for name in before if b'"[Schindler' in before[name]])  # no empty one is left
        for name, old in before.items():
            gone = set(old.split(b"\n")) - set(after[name].split(b"\n"))
            self.assertLessEqual(len(gone), 2 if b"- '[]'" in old else 1, name)
        self.succeeds("check", "vault", "--fix", cwd=self.folder)
        self.assertEqual(after, {path.name: path.read_bytes() for path in self.vault.iterdir()})

    def test_dry_run_is_what_fix_does(self):
        self.plant()
        self.write("has space.md", "---\nSeries: A\n---\n")
        self.write('q"uote.md', "---\nSeries: A\n---")
        copy = self.folder / "copy" / "vault"
        shutil.copytree(self.vault, copy)
        diff = self.succeeds("check", "vault", "--fix", "--dry-run", cwd=self.folder)
        self.assertEqual(sorted(os.listdir(self.vault)), sorted(os.listdir(copy)))
        self.assertIn("\n-Series: Letters\n+series: Letters\n", diff)
        subprocess.run(["git", "apply", "-"], input=diff, cwd=copy.parent, check=True, encoding="utf-8")
        self.succeeds("check", "vault", "--fix", cwd=self.folder)
        for path in self.vault.iterdir():
            self.assertEqual(path.read_bytes(), (copy / path.name).read_bytes(), path.name)

    def test_baseline(self):
        self.plant()
        known = self.folder / "known.txt"
        self.assertIn("written to", self.succeeds("check", "vault", "--write-baseline", known, cwd=self.folder))
        self.assertIn("no findings", self.succeeds("check", "vault", "--baseline", known, "--strict", cwd=self.folder))
        # The same findings further down, and a new one.
        post = self.vault / "planted-18.md"
        post.write_text(post.read_text(encoding="utf-8").replace("---\n", "---\nlayout: post\n", 1), encoding="utf-8")
        self.succeeds("check", "vault", "--baseline", known, "--strict", cwd=self.folder)
        self.write("new.md", "---\ndate: soon\ntags: [history]\n---\n")
        done = run("check", "vault", "--baseline", known, "--strict", "--quiet", cwd=self.folder)
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (1, 1), done.stdout)
        post.unlink()
        self.assertIn("1 entry of the baseline", self.succeeds("check", "vault", "--baseline", known, cwd=self.folder))
        known.write_text("no baseline\n")
        self.assertIn("known.txt:1", self.fails(2, "check", "vault", "--baseline", known, cwd=self.folder))
        self.fails(2, "check", "vault", "--baseline", "nowhere.txt", cwd=self.folder)


class SoundVaults(ProgramTest):
    """What generators and editors offer is no slip."""

    def setUp(self):
        super().setUp()
        self.roots = []
        for name, posts in clean_posts.vaults().items():
            root = self.folder / name
            self.roots.append(root)
            for path, text in posts:
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")

    def test_each_is_silent(self):
        for root in self.roots:
            with self.subTest(root=root.name):
                self.assertRegex(self.succeeds("check", root), r"\Ano findings in \d+ posts\n\Z")

    def test_all_together_are_silent(self):
        self.assertRegex(self.succeeds("check", *self.roots), r"\Ano findings in 109 posts\n\Z")


class SmallVaults(ProgramTest):
    """Where few posts bear a slip out."""

    def codes(self, *words):
        found = json.loads(self.succeeds("check", self.vault, "--format", "json", *words))
        return [(f["path"].rsplit("/", 1)[-1], f["code"], f["line"]) for f in found]

    def test_a_status_is_known_without_other_posts(self):
        for number, status in enumerate(["evergreen", "seedling", "evengreen", "archive", "reviewed"]):
            self.write(f"s{number}.md", f"---\ntitle: S {number}\nstatus: {status}\ntags: [maths]\n---\n")
        self.assertEqual(self.codes(), [("s2.md", "value-misspelt", 3)])

    def test_chinese_values(self):
        for number in range(6):
            self.write(f"s{number}.md", f"---\ntitle: S {number}\nstatus: {'常青' if number else '长青'}\ntags: [maths]\n---\n")
        self.assertEqual(self.codes(), [("s0.md", "value-misspelt", 3)])

    def test_old_letters_may_be_old(self):
        for number in range(8):
            self.write(f"s{number}.md", f"---\ntitle: S {number}\ndate: 18{number}0-01-01\ntags: [maths]\n---\n")
        self.assertEqual(self.codes(), [])

    def test_paths_from_the_root_count_where_posts_live(self):
        self.write("posts/c.md", "---\ntitle: C\ntags: [maths]\n---\n" + "".join(f"[x]({target})\n" for target in [
            "/posts/gone/", "/posts/", "/posts/tags/x/", "/tags/x/", "/about/", "/gone/", "/other/gone/", "/feed.xml", "/a.pdf",
            "../tags/x/", "gone", "/other/gone.md"]))
        self.assertEqual([f[2] for f in self.codes()], [5, 10, 15, 16])

    def test_transcripts_hold_no_reference_links(self):
        self.write("c.md", "---\ntitle: C\ntags: [maths]\n---\n[Ada]: hello\n\n[Ada] and [Bo][Ada] went [there][t], [here](gone).\n\n"
                           "[t]: lost.md\n")
        self.assertEqual([f[1:] for f in self.codes()], [("link-dead", 7), ("link-dead", 7)])

    def test_other_posts_are_named_as_they_can_be_opened(self):
        other = self.folder / "other"
        other.mkdir()
        (other / "z.md").write_text("---\ntitle: first\ntags: [maths]\n---\n", encoding="utf-8")
        text = self.succeeds("check", "vault", "other", cwd=self.folder)
        self.assertIn("other/z.md:2:8: note: the title first is also that of vault/a.md [duplicate-title]\n", text)
        self.assertIn("vault/a.md:2:8: note: the title First is also that of other/z.md [duplicate-title]\n", text)
        self.write("d.md", "---\ntitle: First\ntags: [maths]\n---\n")
        self.assertIn(f"is also that of {self.vault}/a.md", self.succeeds("check", self.vault))

    def test_wrong_files_are_named_with_their_folder(self):
        self.write("graphmatter.yaml", "aliases: more/aliases.yaml\n")
        self.write("more/aliases.yaml", "person:\n  A1: [B1]\n  C1: [b1]\n")
        self.assertIn("vault/more/aliases.yaml:3:8: b1 names C1 here and A1 at vault/more/aliases.yaml:2:8",
                      self.fails(2, "check", "vault", cwd=self.folder))
        self.write("graphmatter.yaml", "alias: x\n")
        self.assertIn("vault/graphmatter.yaml:1:1: ", self.fails(2, "check", "vault", cwd=self.folder))


class Repairs(ProgramTest):
    def fixed(self, name, before, *words):
        path = self.vault / name
        path.write_bytes(before)
        self.fix_status = run("check", path, "--fix", *words)
        return path.read_bytes()

    def test_a_finding_is_one_line_and_does_not_steer_the_terminal(self):
        self.write("odd.md", '---\ndraft: "per\\e[31m\\nhaps"\n---\n')
        out = self.succeeds("check", "vault/odd.md", cwd=self.folder)
        self.assertNotIn("\x1b", out)
        self.assertIn("vault/odd.md:2:8: warning: draft is neither true nor false: per\\x1b[31m\\nhaps [field-type]\n", out)

    def test_only_the_value_changes(self):
        cases = [
            (b"---\r\nSeries: A # why\r\npeople: [ \"Ada Lovelace \" , '\"Alan Turing\"' ]\r\n---\r\nBody  \r\n",
             b"---\r\nseries: A # why\r\npeople: [ \"Ada Lovelace\" , 'Alan Turing' ]\r\n---\r\nBody  \r\n"),
            (b"\xef\xbb\xbf---\npeople: '[]'   # nobody\ntags: [x]\n---\n", b"\xef\xbb\xbf---\npeople: []   # nobody\ntags: [x]\n---\n"),
            ("---\n# 注释\ntags:\n  - “读书” \n  -   'a' \n---".encode(), "---\n# 注释\ntags:\n  - 读书\n  -   'a'\n---".encode()),
            (b'---\npeople: ["\\"Ada\\""]\n---\n', b'---\npeople: ["Ada"]\n---\n'),
            ("---\ntags: [“- a”, “null”, “x”]\n---\n".encode(), b"---\ntags: ['- a', 'null', x]\n---\n"),
            (b"+++\nSeries = \"A \"\npeople = [\"'Ada Lovelace'\", \"[]\"]\n+++\n", b"+++\nseries = \"A\"\npeople = [\"Ada Lovelace\"]\n+++\n"),
            (b'{"Series": "A ", "tags": "[]"}\n\nText\n', b'{"series": "A", "tags": []}\n\nText\n'),
            (b"---\npeople:\n  - '[]'  # none\ntags: [a, '[]', \"[]\"]\nbooks: ['[]']\ntools:\n- a\n- '[]'\n- '[]'\n---\n",
             b"---\npeople: []  # none\ntags: [a]\nbooks: []\ntools:\n- a\n---\n"),
            (b"---\r\npeople:\r\n- '[]'\r\n- '[]'\r\n---\r\n", b"---\r\npeople: []\r\n---\r\n"),
            (b"---\rSeries: A\r---\r", b"---\rseries: A\r---\r"),
        ]
        for before, after in cases:
            self.assertEqual(self.fixed("one.md", before), after)
            self.assertEqual(self.fixed("one.md", after), after)

    def test_what_is_not_safe_is_left_and_said(self):
        for before in (
                b"---\nseries: A\nSeries: B\n---\n",                                 # would be there twice
                b"---\npeople: [&a 'Ada ']\nauthors: [*a]\n---\n",                   # the anchor changes two values
                "---\ncompanies_orgs: [“Acme, Inc.”]\n---\n".encode(),               # YAML made two items of it
                "---\nSeries: caf\u00e9\n---\n".encode("latin-1"),
                "---\nSeries: A\n---\n".encode("utf-16")):
            self.assertEqual(self.fixed("one.md", before), before)
        self.assertEqual(self.fix_status.returncode, 1)
        self.assertIn("one.md:2:1: left as it is", self.fix_status.stderr)

    def test_block_scalars_are_not_touched(self):
        before = b"---\nsummary: |\n  'a ' \n  Series: b  \ntitle: >-\n  c \n  d \ntags: [x]\n---\n"
        self.assertEqual(self.fixed("one.md", before), before)

    def test_alias_names_become_canonical(self):
        (self.vault / "aliases.yaml").write_text("organization: {NVIDIA: [英伟达, NVDA]}\nmedia: {'Acme, Inc.: a life': [阿克米]}\n", encoding="utf-8")
        (self.vault / "graphmatter.yaml").write_text("aliases: aliases.yaml\n")
        path = self.write("one.md", "---\ncompanies_orgs:\n- 英伟达 # maker\n- 'NVDA '\n- “英伟达”\n- nvidia\nbooks: [阿克米]\ntags: [英伟达]\n---\n")
        self.succeeds("check", self.vault, "--fix")
        self.assertEqual(path.read_text(encoding="utf-8"),
                         "---\ncompanies_orgs:\n- NVIDIA # maker\n- nvidia\nbooks: ['Acme, Inc.: a life']\ntags: [英伟达]\n---\n")
        self.assertNotIn("name-alias", self.succeeds("check", self.vault))

    def test_permissions_and_links_stay(self):
        (self.vault / "notes").mkdir()
        real = self.vault / "notes" / "real.md"
        real.write_text("---\nSeries: A\n---\n")
        real.chmod(0o640)
        link = self.vault / "link.md"
        link.symlink_to(real)
        self.succeeds("check", self.vault, "--fix")
        self.assertTrue(link.is_symlink())
        self.assertEqual(real.read_text(), "---\nseries: A\n---\n")
        self.assertEqual(stat.S_IMODE(real.stat().st_mode), 0o640)
        self.assertEqual([path.name for path in self.vault.iterdir() if path.name.startswith(".")], [])

    def test_ignored_codes_are_not_mended(self):
        before = b"---\nSeries: 'A '\n---\n"
        self.assertEqual(self.fixed("one.md", before, "--ignore", "field-case"), b"---\nSeries: 'A'\n---\n")
        self.assertEqual(self.fixed("one.md", before, "--min-severity", "warning"), before)
        self.assertIn("did you mean 'field-case'", self.fails(2, "check", self.vault, "--ignore", "field-cas"))
        self.fails(2, "check", self.vault, "--dry-run")


class Sarif(ProgramTest):
    def test_places_are_relative_and_fingerprints_do_not_move(self):
        self.write("笔记 一.md", "---\ntitle: x\n  y: z\n---\n[a](gone.md) [b](gone.md)\n")
        words = ["check", "vault", "--format", "sarif"]
        log = json.loads(self.succeeds(*words, cwd=self.folder))
        results = log["runs"][0]["results"]
        self.assertEqual([r["ruleId"] for r in results], ["front-matter-syntax", "link-dead", "link-dead"])
        place = results[1]["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"], {"uri": "vault/%E7%AC%94%E8%AE%B0%20%E4%B8%80.md", "uriBaseId": "%SRCROOT%"})
        self.assertEqual(place["region"], {"startLine": 5, "startColumn": 1})
        prints = [r["partialFingerprints"]["graphmatter/v1"] for r in results]
        self.assertEqual(len(set(prints)), 3)
        self.write("笔记 一.md", "---\ntitle: x\n  y: z\n---\n\n\n[a](gone.md) [b](gone.md)\n")
        moved = json.loads(self.succeeds(*words, cwd=self.folder))["runs"][0]["results"]
        self.assertEqual(prints, [r["partialFingerprints"]["graphmatter/v1"] for r in moved])
        self.assertEqual(moved[1]["locations"][0]["physicalLocation"]["region"]["startLine"], 7)
        from_elsewhere = json.loads(self.succeeds("check", self.vault, "--format", "sarif", cwd="/"))["runs"][0]["results"]
        self.assertEqual(prints, [r["partialFingerprints"]["graphmatter/v1"] for r in from_elsewhere])
        self.assertEqual(json.loads(self.succeeds("check", self.vault / "a.md", "--format", "sarif"))["runs"][0]["results"], [])

    def test_rules_are_the_codes(self):
        log = json.loads(self.succeeds("check", VAULT, "--format", "sarif", cwd=TOP))
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        listed = [line.split()[0] for line in self.succeeds("list", "codes").splitlines() if not line.startswith(" ")]
        self.assertEqual([rule["id"] for rule in rules], listed)
        for result in log["runs"][0]["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])


if __name__ == "__main__":
    unittest.main()
