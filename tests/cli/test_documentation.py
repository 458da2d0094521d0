#!/usr/bin/env python3
"""The man page and the completions know every command and option that --help shows."""
import re
import shutil
import subprocess
import unittest

from program import PROGRAM, TOP, ProgramTest, environment

COMMANDS = ["build", "check", "related", "aliases", "query", "init", "list"]
MAN_PAGE = TOP / "src/cli/graphmatter.1"
BASH = TOP / "src/cli/completions/graphmatter.bash"
ZSH = TOP / "src/cli/completions/_graphmatter"


class Documentation(ProgramTest):
    def options_of(self, *command):
        """The long options that --help shows, those at the beginning of a line."""
        return set(re.findall(r"^\s+(?:-\w,)?(--[a-z-]+)", self.succeeds(*command, "--help"), re.MULTILINE))

    def all_options(self):
        options = self.options_of()
        for command in COMMANDS:
            options |= self.options_of(command)
        self.assertGreater(len(options), 15)
        return options

    def test_commands_are_all(self):
        listed = self.succeeds("--help").split("Subcommands:\n")[1].split("\n\n")[0]
        self.assertEqual([line.split()[0] for line in listed.splitlines()], COMMANDS)

    def test_man_page(self):
        page = MAN_PAGE.read_text(encoding="utf-8")
        plain = page.replace("\\-", "-")
        for option in self.all_options():
            self.assertRegex(plain, re.escape(option) + r"(?![a-z-])")
        for command in COMMANDS:
            self.assertIn(f".TP\n.B {command}\n", page)
        shown = set(re.findall(r"--[a-z][a-z-]*", plain))
        self.assertEqual(shown - self.all_options(), set())
        version = self.succeeds("--version").strip()
        self.assertIn(version, page)

    def test_man_page_renders(self):
        if shutil.which("groff") is None:
            self.skipTest("groff is not there")
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-k", str(MAN_PAGE)], capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_completions_know_the_options(self):
        for file in (BASH, ZSH):
            text = file.read_text(encoding="utf-8")
            for option in self.all_options():
                self.assertRegex(text, re.escape(option) + r"(?![a-z-])", file.name)
            self.assertEqual(set(re.findall(r"--[a-z][a-z-]*", text)) - self.all_options(), set(), file.name)

    def completed(self, *words):
        """What bash offers for the last word."""
        script = (f'source {BASH}\nCOMP_WORDS=("$@")\nCOMP_CWORD=$(($# - 1))\n_graphmatter\nprintf "%s\\n" "${{COMPREPLY[@]}}"')
        done = subprocess.run(["bash", "--norc", "-c", script, "bash", PROGRAM, *words], capture_output=True, encoding="utf-8",
                              env=environment(), check=False)
        self.assertEqual(done.stderr, "")
        return set(done.stdout.split())

    def test_bash_completes(self):
        self.assertLessEqual(set(COMMANDS), self.completed(""))
        for command in COMMANDS:
            self.assertEqual(self.completed(command, "--"), self.options_of(command), command)
        self.assertEqual(self.completed("build", "x", "-f", "ge"), {"gexf"})
        self.assertEqual(self.completed("build", "x", "-f", "json,ge"), {"json,gexf"})
        self.assertEqual(self.completed("build", "x", "--measures", "degree,close"), {"degree,closeness"})
        self.assertEqual(self.completed("build", "x", "--period", "q"), {"quarter"})
        self.assertEqual(self.completed("query", "db", "ali"), {"aliases"})
        self.assertEqual(self.completed("list", "f"), {"formats", "fields"})
        self.assertEqual(self.completed("build", "x", "--view", "e"), {"entities"})

    def test_zsh_script_is_valid(self):
        if shutil.which("zsh") is None:
            self.skipTest("zsh is not there")
        done = subprocess.run(["zsh", "-n", str(ZSH)], capture_output=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, b""))


if __name__ == "__main__":
    unittest.main()
