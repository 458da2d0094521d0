#!/usr/bin/env python3
"""check --fix: whom it can be trusted with. What it mends, what it leaves and says, and that it ends after one run."""
import json
import os
import re
import shutil
import stat
import subprocess
import unittest

from program import PROGRAM, ProgramTest, environment, run

ALIASES = "organization: {NVIDIA: [英伟达, NVDA]}\ntag: {machine-learning: [ML, 机器学习], 'a, b': [ab]}\n"


class FixTest(ProgramTest):
    def setUp(self):
        super().setUp()
        for path in self.vault.iterdir():
            path.unlink()

    def with_aliases(self, text=ALIASES):
        (self.vault / "aliases.yaml").write_text(text, encoding="utf-8")
        (self.vault / "graphmatter.yaml").write_text("aliases: aliases.yaml\n")

    def fix(self, *words, cwd=None):
        return run("check", "vault", "--fix", *words, cwd=cwd or self.folder)

    def expect(self, before, after, status=0):
        """Mends a file and holds it against what is expected; a second run must not change it."""
        path = self.vault / "one.md"
        path.write_bytes(before.encode() if isinstance(before, str) else before)
        done = self.fix()
        self.assertEqual(path.read_bytes(), after.encode() if isinstance(after, str) else after)
        self.assertEqual(done.returncode, status, done.stderr)
        again = self.fix()
        self.assertEqual(path.read_bytes(), after.encode() if isinstance(after, str) else after)
        self.assertNotIn("mended", again.stdout)
        return done


class Names(FixTest):
    def test_no_list_names_one_thing_twice(self):
        self.with_aliases()
        for before, after in (
                ("[NVDA, x, 英伟达]", "[NVIDIA, x]"),
                ("[英伟达, NVIDIA]", "[NVIDIA]"),
                ("[NVIDIA, 'NVDA', x]", "[NVIDIA, x]"),
                ("[“NVIDIA”, NVDA, NVIDIA]", "[NVIDIA]"),
                ("['x ', x, ' x']", "[x]"),
                ("\n- 英伟达\n- x\n- NVDA", "\n- NVIDIA\n- x"),
                ("\n  - NVDA # the maker\n  - “NVIDIA” # again\n  - x", "\n  - NVIDIA # the maker\n  # again\n  - x"),
                ("[\n  NVDA,\n  英伟达,  # c\n  x\n  ]", "[\n  NVIDIA,\n  # c\n  x\n  ]"),
                ("[\n  NVDA,\n  英伟达,\n  x\n  ]", "[\n  NVIDIA,\n  x\n  ]"),
                ("[\n  x,\n  NVDA,\n  英伟达\n  ]", "[\n  x,\n  NVIDIA\n  ]")):
            self.expect(f"---\ncompanies_orgs: {before}\ntags: [t]\n---\n", f"---\ncompanies_orgs: {after}\ntags: [t]\n---\n")
        self.expect("---\ntags: ML, x, 机器学习\n---\n", "---\ntags: machine-learning, x\n---\n")
        self.expect("---\ntags: ML，机器学习，x\n---\n", "---\ntags: machine-learning，x\n---\n")
        self.expect("+++\ncompanies_orgs = [\"NVDA\", \"英伟达\"]\n+++\n", "+++\ncompanies_orgs = [\"NVIDIA\"]\n+++\n")
        self.expect('{"companies_orgs": ["NVDA", "英伟达", "x"]}\n', '{"companies_orgs": ["NVIDIA", "x"]}\n')

    def test_an_item_that_says_more_than_the_name_is_left(self):
        self.with_aliases()
        before = "---\ncompanies_orgs:\n- NVIDIA\n- name: NVDA\n  role: maker\n---\n"
        self.assertIn("its list has NVIDIA already", self.expect(before, before, 1).stderr)

    def test_a_comma_does_not_make_two_names_of_one(self):
        self.with_aliases()
        before = "---\ntags: x, ab\n---\n"
        self.assertIn("a comma in a, b would part it into several names", self.expect(before, before, 1).stderr)
        self.expect("---\ntags: [x, ab]\n---\n", "---\ntags: [x, 'a, b']\n---\n")

    def test_blanks_and_quotes_of_canonical_names(self):
        self.with_aliases("organization:\n  ' NVIDIA ': [' 英伟达', NVDA]\n  '“Acme”': [阿克米]\n")
        self.expect("---\ncompanies_orgs: [英伟达]\n---\n", "---\ncompanies_orgs: [NVIDIA]\n---\n")
        self.expect("---\ncompanies_orgs: [阿克米]\n---\n", "---\ncompanies_orgs: [阿克米]\n---\n")

    def test_an_empty_list_is_no_new_finding_once_it_is_mended(self):
        for number in range(12):
            self.write(f"{number}.md", f"---\ntitle: Letter {number}\npeople: [Ada Lovelace]\ntags: [t]\n---\n")
        self.write("a.md", "---\ntitle: A\npeople: '[]'\ntags: ['[]']\nproducts: '[ ]'\nseries: s\n---\n")
        known = self.folder / "known.txt"
        self.succeeds("check", "vault", "--write-baseline", known, cwd=self.folder)
        before = json.loads(self.succeeds("check", "vault", "--format", "json", cwd=self.folder))
        self.assertEqual(self.fix().returncode, 0)
        self.assertIn("people: []\ntags: []\nproducts: []\n", (self.vault / "a.md").read_text())
        self.succeeds("check", "vault", "--baseline", known, "--strict", cwd=self.folder)
        after = json.loads(self.succeeds("check", "vault", "--format", "json", cwd=self.folder))
        self.assertLessEqual({(f["code"], f["message"]) for f in after}, {(f["code"], f["message"]) for f in before})


class Links(FixTest):
    def test_one_file_is_told_and_mended_once(self):
        real = self.write("notes/a.md", "---\nSeries: 'A '\ntags: [t]\n---\n")
        (self.vault / "b.md").symlink_to("notes/a.md")
        (self.vault / "again").symlink_to("notes")
        found = json.loads(self.succeeds("check", "vault", "--format", "json", cwd=self.folder))
        told = [(f["path"], f["code"]) for f in found if f["code"] in ("field-case", "trailing-spaces")]
        self.assertEqual(told, [("vault/notes/a.md", "field-case"), ("vault/notes/a.md", "trailing-spaces")])
        diff = self.succeeds("check", "vault", "--fix", "--dry-run", cwd=self.folder)
        self.assertEqual(diff.count("\n+++ "), 1)
        done = self.fix()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("2 findings mended in 1 file\n", done.stdout)
        self.assertEqual(real.read_text(), "---\nseries: 'A'\ntags: [t]\n---\n")
        self.assertTrue((self.vault / "b.md").is_symlink())

    def test_roots_one_in_the_other(self):
        real = self.write("notes/a.md", "---\nSeries: A\ntags: [t]\n---\n")
        diff = self.succeeds("check", "vault", "vault/notes", "--fix", "--dry-run", cwd=self.folder)
        self.assertEqual(diff.count("\n+++ "), 1)
        self.succeeds("check", "vault", "vault/notes", "--fix", cwd=self.folder)
        self.assertEqual(real.read_text(), "---\nseries: A\ntags: [t]\n---\n")

    def test_files_outside_stay(self):
        outside = self.folder / "outside"
        outside.mkdir()
        for name in ("a.md", "b.md"):
            (outside / name).write_text("---\ntags: ['x ']\n---\n")
        (self.folder / "c.md").write_text("---\ntags: ['x ']\n---\n")
        (self.vault / "link.md").symlink_to(self.folder / "c.md")
        (self.vault / "folder").symlink_to(outside)
        done = self.fix()
        self.assertEqual(done.returncode, 1)
        self.assertIn("vault/link.md:2:8: left as it is, a symbolic link leads out of the content folders to ", done.stderr)
        self.assertNotIn("mends", self.succeeds("check", "vault", cwd=self.folder))
        self.assertIn("vault/folder/b.md:2:8: left as it is, a symbolic link leads", done.stderr)
        for path in (outside / "a.md", outside / "b.md", self.folder / "c.md"):
            self.assertEqual(path.read_text(), "---\ntags: ['x ']\n---\n")
        self.assertEqual(run("check", "vault", "--fix", "--dry-run", cwd=self.folder).stdout, "")
        run("check", "vault", "outside", "--fix", cwd=self.folder)  # now it is content
        self.assertEqual((outside / "a.md").read_text(), "---\ntags: ['x']\n---\n")

    def test_links_that_lead_nowhere(self):
        (self.vault / "gone.md").symlink_to("nowhere.md")
        (self.vault / "folder").symlink_to("nowhere")
        (self.vault / "picture.png").symlink_to("nowhere.png")
        text = self.succeeds("check", "vault", "--quiet", cwd=self.folder)
        self.assertEqual(text, "vault/folder: warning: the link leads to nowhere, which is not there [symlink-broken]\n"
                               "vault/gone.md: warning: the link leads to nowhere.md, which is not there [symlink-broken]\n")


class Diffs(FixTest):
    def setUp(self):
        super().setUp()
        self.write("notes/一 a.md", "---\nSeries: A\ntags: ['x ']\n---")
        (self.vault / "crlf.md").write_bytes(b"---\r\nSeries: A  \r\ntags: ['[]', x]\r\n---\r\n\r\nText\r\n")
        (self.vault / "mark.md").write_bytes(b"\xef\xbb\xbf---\nSeries: A\n---\n")

    def diff_of(self, *words, cwd):
        """(the diff, byte for byte; standard error)"""
        done = subprocess.run([PROGRAM, "check", *words, "--fix", "--dry-run"], cwd=cwd, env=environment(), capture_output=True, check=False)
        self.assertEqual(done.returncode, 0)
        return done.stdout, done.stderr.decode()

    def applied(self, diff, folder, *command):
        """What the vault becomes when the diff is applied in a folder of a copy of everything."""
        copy = self.folder.parent / (self.folder.name + "-copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy, symlinks=True)
        self.addCleanup(shutil.rmtree, copy, True)
        subprocess.run([*command], input=diff, cwd=copy / folder.relative_to(self.folder), check=True, capture_output=True)
        return {path.relative_to(copy): path.read_bytes() for path in copy.rglob("*.md")}

    def test_a_diff_applies_where_it_says(self):
        beside = self.folder / "site"
        beside.mkdir()
        cases = [(self.folder, ["vault"], self.folder), (self.vault, ["."], self.vault), (beside, ["../vault"], self.vault),
                 (beside, [str(self.vault)], self.vault), (self.folder, [str(self.vault)], self.folder),
                 (beside, ["../vault/crlf.md"], self.vault), (self.folder, ["vault/notes", "vault/crlf.md"], self.folder),
                 (beside, ["../vault/notes", "../vault/crlf.md"], self.vault)]
        diffs = []
        for cwd, words, folder in cases:
            diff, said = self.diff_of(*words, cwd=cwd)
            if folder == cwd:
                self.assertEqual(said, "")
            else:
                self.assertIn(f"the paths of the diff are those from {folder}: git apply or patch -p1 there", said)
                self.assertEqual(self.diff_of(*words, "--quiet", cwd=cwd)[1], "")
            diffs.append((words, cwd, diff, folder))
        for words, cwd, diff, folder in diffs:
            with self.subTest(words=words, cwd=cwd):
                by_git = self.applied(diff, folder, "git", "apply", "-")
                by_patch = self.applied(diff, folder, "patch", "-p1")
                whole = self.folder.parent / (self.folder.name + "-whole")
                shutil.copytree(self.folder, whole)
                self.addCleanup(shutil.rmtree, whole, True)
                there = [word.replace(str(self.folder), str(whole)) for word in words]
                self.assertEqual(run("check", *there, "--fix", cwd=whole / cwd.relative_to(self.folder)).returncode, 0)
                fixed = {path.relative_to(whole): path.read_bytes() for path in whole.rglob("*.md")}
                shutil.rmtree(whole)
                self.assertEqual(by_git, fixed)
                self.assertEqual(by_patch, fixed)
                self.assertTrue(diff)

    def test_in_a_repository_and_below_its_top(self):
        subprocess.run(["git", "init", "-q", "."], cwd=self.folder, check=True, capture_output=True)
        diff, _ = self.diff_of(".", cwd=self.vault)
        after = self.applied(diff, self.vault, "git", "apply", "-")
        self.assertIn(b"series: A", after[(self.vault / "mark.md").relative_to(self.folder)])


class Left(FixTest):
    def why(self, before, *words):
        path = self.vault / "one.md"
        path.write_bytes(before if isinstance(before, bytes) else before.encode())
        foreseen = re.search(r"--fix mends (\d+)", run("check", "vault", cwd=self.folder).stdout)
        done = self.fix(*words)
        mended = re.search(r"(\d+) findings? mended", done.stdout)
        self.assertEqual(foreseen and foreseen[1], mended and mended[1])  # the promise is kept
        self.assertEqual(done.returncode, 1, done.stdout)
        return done.stderr

    def test_each_reason_is_told(self):
        for before, why in (
                ("---\nSeries: caf\u00e9\n---\n".encode("latin-1"), "the file is not UTF-8"),
                ("---\nSeries: A\n---\n".encode("utf-16"), "the file is not UTF-8"),
                ("---\npeople: [&a “Ada”]\n---\n", "an anchor (&) stands before it"),
                ("---\nx: &a “Ada”\npeople: [*a]\n---\n", "an alias (*) stands there"),
                ("---\npeople: &p [“Ada”]\nauthors: *p\n---\n", "other fields repeat it by an alias (*)"),
                ("---\nbase: &b\n  people: [“Ada”]\n<<: *b\n---\n", "other fields repeat it by an alias (*)"),
                ("---\npeople:\n- >-\n  “Ada”\n---\n", "it is a block of lines (| or >)"),
                ("---\npeople: [\"Ada\\t\"]\n---\n", "its quotes hold escapes"),
                ("---\npeople: !!str '[]'\n---\n", "a tag (!) stands before it"),
                ("---\npeople: [“Ada\n  Lovelace”]\n---\n", "it runs over several lines"),
                ("---\nseries: A\nSeries: B\n---\n", "the post has the field series already")):
            with self.subTest(before=before):
                self.assertIn(f"left as it is, {why}", self.why(before))

    def test_what_an_anchor_names_is_told_once(self):
        self.write("one.md", "---\npeople: &p [“Ada”]\nauthors: *p\n---\n")
        self.assertEqual(self.succeeds("check", "vault", "--quiet", cwd=self.folder).count("name-quotes"), 1)

    def test_files_that_may_not_be_written(self):
        if os.geteuid() != 0:
            self.skipTest("needs root to be somebody else")
        self.write("one.md", "---\nSeries: A\n---\n").chmod(0o444)
        for folder in (self.folder, self.vault):
            folder.chmod(0o755)
        done = subprocess.run([PROGRAM, "check", "vault", "--fix"], cwd=self.folder, user=65534, capture_output=True,
                              encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("left as it is, the file or its folder may not be written", done.stderr)


class Bytes(FixTest):
    def test_nothing_else_changes(self):
        long = "长" * 40000
        for before, after in (
                ("---\r\nSeries: A\r\n---\r\n", "---\r\nseries: A\r\n---\r\n"),
                ("---\r\ntags: [a]\r\nSeries: A  \r\nlast: 1\n---\nmixed\r\n", "---\r\ntags: [a]\r\nseries: A\r\nlast: 1\n---\nmixed\r\n"),
                ("\ufeff---\nSeries: A\n---", "\ufeff---\nseries: A\n---"),
                ("---\nSeries: A\n---\n\tx \r y\u0000", "---\nseries: A\n---\n\tx \r y\u0000"),
                (f"---\nsummary: {long}\ntags: [{long}, “x”]\n---\n{long}", f"---\nsummary: {long}\ntags: [{long}, x]\n---\n{long}"),
                ("+++\r\nSeries = 'A' # why\r\n+++\r\n", "+++\r\nseries = 'A' # why\r\n+++\r\n"),
                ('{\r\n  "Series": "A "\r\n}\r\nText', '{\r\n  "series": "A"\r\n}\r\nText'),
                ("---\nSeries: A\n...\nText", "---\nseries: A\n...\nText"),
                ("----\nSeries: A\n-----\n", "----\nseries: A\n-----\n")):
            self.expect(before, after)

    def test_modes_and_times(self):
        path = self.write("one.md", "---\nSeries: A\n---\n")
        clean = self.write("clean.md", "---\ntags: [x]\n---\n")
        path.chmod(0o604)
        os.utime(clean, (1, 1))
        self.assertEqual(self.fix().returncode, 0)
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o604)
        self.assertEqual(clean.stat().st_mtime, 1)  # files without findings are not touched
        self.assertEqual(sorted(os.listdir(self.vault)), ["clean.md", "one.md"])

    def test_mending_and_a_baseline_do_not_mix(self):
        self.write("one.md", "---\nSeries: A\n---\n")
        message = self.fails(2, "check", "vault", "--fix", "--write-baseline", "known.txt", cwd=self.folder)
        self.assertIn("mend first", message)
        self.assertFalse((self.folder / "known.txt").exists())


def position(text, line, column):
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[:line - 1])) + column - 1


class Sarif(FixTest):
    def test_each_fix_mends_its_finding_alone(self):
        self.with_aliases()
        posts = {"a.md": "---\nSeries: A  \ncompanies_orgs: [“x”, NVDA, 英伟达]\npeople: '[]'\n---\n",
                 "b.md": "---\ncompanies_orgs:\n- NVDA\n- x\n- 'NVIDIA '\n- '[]'\ntags: 一 ML，x\n---\nText",
                 "c.md": "---\nx: &a “Ada”\npeople: [*a]\n---\n"}
        for name, text in posts.items():
            self.write(name, text)
        results = json.loads(self.succeeds("check", "vault", "--format", "sarif", cwd=self.folder))["runs"][0]["results"]
        fixed = [r for r in results if "fixes" in r]
        self.assertEqual(sum("c.md" in json.dumps(r) for r in fixed), 0)
        self.assertGreaterEqual(len(fixed), 9)
        for result in fixed:
            change = result["fixes"][0]["artifactChanges"][0]
            self.assertEqual(change["artifactLocation"], result["locations"][0]["physicalLocation"]["artifactLocation"])
            name = change["artifactLocation"]["uri"].removeprefix("vault/")
            [replacement] = change["replacements"]
            region, text = replacement["deletedRegion"], posts[name]
            start = position(text, region["startLine"], region["startColumn"])
            end = position(text, region["endLine"], region["endColumn"])
            mended = text[:start] + replacement.get("insertedContent", {}).get("text", "") + text[end:]
            self.write(name, mended)
            left = json.loads(self.succeeds("check", "vault", "--format", "sarif", cwd=self.folder))["runs"][0]["results"]
            with self.subTest(result=result["message"]["text"], mended=mended):
                self.assertNotIn(result["partialFingerprints"], [r["partialFingerprints"] for r in left])
                self.assertLess(len(left), len(results) + 1)
            self.write(name, text)


if __name__ == "__main__":
    unittest.main()
