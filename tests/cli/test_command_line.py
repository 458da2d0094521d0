#!/usr/bin/env python3
"""Help, wrong usage, configuration and exit statuses."""
import json
import os
import pty
import re
import subprocess
import unittest

from program import FLAWED, PROGRAM, ProgramTest, environment, run

COMMANDS = ["build", "check", "related", "query", "init", "list"]


class Help(ProgramTest):
    def test_help_of_every_command_has_an_example(self):
        self.assertIn("Example:\n  graphmatter build", self.succeeds("--help"))
        for command in COMMANDS:
            text = self.succeeds(command, "--help")
            self.assertIn(f"Usage: graphmatter {command}", text)
            self.assertIn(f"Example:\n  graphmatter {command}", text)

    def test_examples_of_help_are_accepted(self):
        """Every example's options are read; the content of the examples is not there, so the status is 1 or 0."""
        for command in COMMANDS:
            for line in re.findall(r"^  (graphmatter .*)$", self.succeeds(command, "--help"), re.MULTILINE):
                done = run(*line.replace("~/", "/nowhere/").split()[1:], cwd=self.folder)
                self.assertIn(done.returncode, (0, 1), f"{line}\n{done.stderr}")

    def test_version(self):
        self.assertRegex(self.succeeds("--version"), r"^graphmatter \d+\.\d+\.\d+\n$")

    def test_lists(self):
        self.assertIn("gexf", self.succeeds("list", "formats"))
        self.assertIn("pagerank", self.succeeds("list", "measures"))
        self.assertIn("minutes", self.succeeds("list", "measures"))
        self.assertIn("organizations", self.succeeds("list", "kinds"))
        self.assertIn("companies_orgs", self.succeeds("list", "fields"))
        self.assertIn("link-dead", self.succeeds("list", "codes"))
        self.assertEqual(self.succeeds("list", "queries"), self.succeeds("query", "--list"))


class WrongUsage(ProgramTest):
    def test_did_you_mean(self):
        for words, meant in [(["biuld", "x"], "'build'"), (["build", ".", "--viw", "full"], "--view"),
                             (["build", ".", "-f", "gefx"], "'gexf'"), (["build", ".", "--view", "entitis"], "'entities'"),
                             (["build", ".", "--measures", "betweeness"], "'betweenness'"), (["build", ".", "--period", "yaer"], "'year'"),
                             (["list", "format"], "'formats'"), (["query", "db", "serch"], "'search'"),
                             (["query", "db", "search", "--param", "txt=a"], "'text'"), (["check", ".", "--format", "jsn"], "'json'"),
                             (["--verson"], "--version"), (["related", ".", "--pots", "a"], "--post")]:
            self.assertIn(f"did you mean {meant}?", self.fails(2, *words), words)

    def test_other_wrong_usage(self):
        for words in [[], ["build"], ["build", ".", "--jobs", "many"], ["build", ".", "--min-posts", "0"], ["build", ".", "--backbone", "0"],
                      ["build", ".", "--backbone", "nan"], ["build", ".", "--resolution", "-1"], ["build", ".", "--seed", "-1"], ["list", "kinds", "x"],
                      ["query"], ["query", "db"], ["query", "db", "search", "--param", "text"], ["related", ".", "--top", "0"],
                      ["query", "db", "search", "--param", "text=a", "--param", "text=b"], ["list", "zzzzzz"]]:
            self.fails(2, *words)

    def test_environment_is_checked(self):
        self.assertIn("SOURCE_DATE_EPOCH", self.fails(2, "check", self.vault, SOURCE_DATE_EPOCH="yesterday"))
        self.assertIn("'debug'", self.fails(2, "check", self.vault, GRAPHMATTER_LOG="debgu"))

    def test_unknown_configuration_keys(self):
        self.write("graphmatter.yaml", "feilds: {a: ignore}\n")
        message = self.fails(2, "check", self.vault)
        self.assertIn("graphmatter.yaml:1", message)
        self.assertIn("fields", message)
        self.fails(2, "check", self.vault, "-c", self.folder / "nowhere.yaml")

    def test_configuration_is_read(self):
        self.write("graphmatter.yaml", "exclude: [a.md]\n")
        self.assertEqual(self.succeeds("check", self.vault), "no findings in 1 post\n")
        (self.folder / "other.yaml").write_text("exclude: [a.md, b.md]\n")
        done = run("check", self.vault, "-c", self.folder / "other.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, "no findings in 0 posts\n"))
        self.assertIn("no post in", done.stderr)
        self.assertEqual(self.succeeds("check", self.vault, "-c", self.folder / "other.yaml", "--quiet"), "")

    def test_configuration_of_another_name(self):
        self.write("graphmatter.yml", "exclude: [a.md]\n")
        done = run("check", self.vault)
        self.assertEqual((done.returncode, done.stdout), (0, "no findings in 2 posts\n"))
        self.assertIn("graphmatter.yml is not read", done.stderr)

    def test_urls_must_differ(self):
        for pattern, message in ("/{pth}/", "url knows no {pth}"), ("/posts/", "the same for all posts"), ("/{path", "{path"):
            self.write("graphmatter.yaml", f"site: {{url: \"{pattern}\"}}\n")
            self.assertIn(message, self.fails(2, "check", self.vault))

    def test_missing_content(self):
        self.fails(1, "build", "/nowhere")
        self.fails(1, "query", "/nowhere.sqlite", "kinds")
        self.fails(1, "related", "/nowhere.sqlite")
        self.fails(2, "check", self.vault, self.vault)

    def test_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "list", "codes"], stdout=full, stderr=subprocess.PIPE, env=environment(), check=False)
        self.assertEqual(done.returncode, 1)


class Check(ProgramTest):
    def setUp(self):
        super().setUp()
        self.flawed = self.write("notes/flawed.md", FLAWED)

    def test_text_has_places_that_open(self):
        lines = self.succeeds("check", "vault", cwd=self.folder).splitlines()
        self.assertRegex(lines[0], r"^vault/notes/flawed\.md:3:7: warning: .* \[date-unreadable\]$")
        self.assertTrue(any(line.startswith("link-dead (1): ") for line in lines))
        self.assertEqual(lines[-1], "3 findings in 1 post (3 read): 0 errors, 3 warnings, 0 notes")

    def test_single_file_and_several_roots(self):
        self.assertTrue(self.succeeds("check", self.flawed).startswith(f"{self.flawed}:3:7: "))
        text = self.succeeds("check", self.vault / "b.md", f"other={self.vault}/notes/")
        self.assertTrue(text.startswith(f"{self.vault}/notes/flawed.md:3:7: "), text)

    def test_json(self):
        findings = json.loads(self.succeeds("check", self.vault, "--format", "json"))
        self.assertEqual([finding["code"] for finding in findings], ["date-unreadable", "name-empty", "link-dead"])
        self.assertEqual(set(findings[0]), {"code", "severity", "path", "line", "column", "message", "help", "fixable"})
        self.assertEqual((findings[0]["path"], findings[0]["line"]), (str(self.flawed), 3))
        self.flawed.unlink()
        self.assertEqual(json.loads(self.succeeds("check", self.vault, "--format", "json")), [])

    def test_strict(self):
        for words in (["check"], ["build", "-o", self.folder / "out"]):
            done = run(words[0], self.vault, "--strict", *words[1:])
            self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertTrue((self.folder / "out/graph.sqlite").exists())
        self.flawed.unlink()
        self.succeeds("check", self.vault, "--strict")

    def test_quiet_shows_findings_only(self):
        self.assertEqual(len(self.succeeds("check", self.vault, "--quiet").splitlines()), 3)

    def test_future_dates_are_against_source_date_epoch(self):
        self.flawed.unlink()
        self.assertIn("[date-future]", self.succeeds("check", self.vault, SOURCE_DATE_EPOCH="1704456000"))
        self.assertNotIn("[date-future]", self.succeeds("check", self.vault, SOURCE_DATE_EPOCH=None))


class Terminal(ProgramTest):
    def run_on_terminal(self, *words, **changes):
        """What the program writes when standard output and error are a terminal."""
        try:
            leader, follower = pty.openpty()
        except OSError as error:  # a bare root may have none
            self.skipTest(f"no terminal to be had: {error}")
        with subprocess.Popen([PROGRAM, *map(str, words)], stdout=follower, stderr=follower,
                              env=environment(TERM="xterm", **changes)) as process:
            os.close(follower)
            text = b""
            while True:
                try:
                    piece = os.read(leader, 65536)
                except OSError:
                    break
                if not piece:
                    break
                text += piece
        os.close(leader)
        self.assertEqual(process.returncode, 0, text)
        return text.decode()

    def test_colours_obey_no_color(self):
        self.write("flawed.md", FLAWED)
        self.assertIn("\033[33mwarning\033[0m", self.run_on_terminal("check", self.vault))
        self.assertNotIn("\033[33m", self.run_on_terminal("check", self.vault, NO_COLOR="1"))
        self.assertNotIn("\033", self.succeeds("check", self.vault))

    def test_progress_is_for_terminals_only(self):
        out = self.folder / "out"
        self.assertIn("\rreading", self.run_on_terminal("build", self.vault, "-o", out))
        self.assertEqual(self.run_on_terminal("build", self.vault, "-o", out, "--quiet"), "")

    def test_log(self):
        done = run("build", self.vault, "-o", self.folder / "out", GRAPHMATTER_LOG="debug")
        self.assertIn("graphmatter: debug: reading took", done.stderr)
        self.assertIn("peak memory", run("build", self.vault, "-o", self.folder / "out", "--verbose").stderr)


if __name__ == "__main__":
    unittest.main()
