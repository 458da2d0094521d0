#!/usr/bin/env python3
"""The same posts give the same bytes, wherever and however the program runs."""
import os
import random
import shutil
import unittest

from program import DEFAULT_FILES, VAULT, ProgramTest, bytes_of, run


class SameBytes(ProgramTest):
    def setUp(self):
        super().setUp()
        self.runs = 0

    def files(self, *words, vault=VAULT, **changes):
        self.runs += 1
        out = self.folder / f"run{self.runs}"
        views = ["--view", "full", "--view", "entities", "--view", "posts", "-f", "all", "--measures", "all"]
        done = run("build", vault, "-o", out, "--quiet", *views, *words, **changes)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return bytes_of(out)

    def assert_same(self, expected, files):
        self.assertEqual(sorted(expected), sorted(files))
        self.assertLessEqual(set(DEFAULT_FILES), set(files))
        for name, content in expected.items():
            self.assertTrue(content == files[name], f"{name} differs")

    def test_two_runs(self):
        self.assert_same(self.files(), self.files())

    def test_threads(self):
        expected = self.files("--jobs", "1")
        for jobs in (2, 4, 5):
            self.assert_same(expected, self.files("--jobs", jobs))

    def test_locale(self):
        expected = self.files(LC_ALL="C.UTF-8")
        for locale in ("C", "POSIX", "de_DE.UTF-8", "tr_TR.UTF-8"):
            self.assert_same(expected, self.files(LC_ALL=locale, LANG=locale))

    def test_time_zone(self):
        self.assert_same(self.files(TZ="UTC"), self.files(TZ="Asia/Kolkata"))
        self.assert_same(self.files(TZ="Pacific/Kiritimati"), self.files(TZ="America/Los_Angeles"))

    def test_folder(self):
        copy = self.folder / "somewhere" / "else"
        shutil.copytree(VAULT, copy)
        expected = self.files()
        self.assert_same(expected, self.files(vault=copy))
        self.assert_same(expected, self.files(vault=os.path.relpath(copy, self.folder) + "/", cwd=self.folder))

    def test_order_in_which_the_files_were_made(self):
        copy = self.folder / "copy"
        paths = [path for path in VAULT.rglob("*") if path.is_file()]
        random.Random(7).shuffle(paths)
        for path in paths:
            target = copy / path.relative_to(VAULT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        self.assert_same(self.files(), self.files(vault=copy))

    def test_check(self):
        expected = run("check", VAULT, "--jobs", 1).stdout
        self.assertTrue(expected)
        self.assertEqual(expected, run("check", VAULT, "--jobs", 3, LC_ALL="POSIX", TZ="Asia/Tokyo").stdout)

    def test_a_change_shows(self):
        copy = self.folder / "copy"
        shutil.copytree(VAULT, copy)
        (copy / "one-more.md").write_text("---\npeople: [Somebody New]\n---\n", encoding="utf-8")
        expected, changed = self.files(), self.files(vault=copy)
        for name in DEFAULT_FILES:
            self.assertNotEqual(expected[name], changed[name], name)


if __name__ == "__main__":
    unittest.main()
