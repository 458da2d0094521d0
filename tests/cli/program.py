"""The program under test, and folders to run it on."""
import os
import pathlib
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parents[2]
VAULT = TOP / "tests/data/vault"
PROGRAM = os.environ.get("GRAPHMATTER", str(TOP / "build/release/src/cli/graphmatter"))
DEFAULT_FILES = ["graph.gexf", "graph.graphml", "graph.json", "graph.sqlite", "related.json"]

POST_A = """---
title: First
date: 2024-01-05
people: [Ada Lovelace, Charles Babbage]
tags: [maths]
---
[second](b.md)
"""
POST_B = """---
title: Second 谷歌
date: 2024-02-05
people: [ada-lovelace]
companies_orgs: [谷歌]
tags: [maths]
---
"""
FLAWED = """---
title: Flawed
date: soon
people: ['', 'Ada Lovelace']
---
[nothing](gone.md)
"""


def environment(**changes):
    """A small environment that is the same everywhere; None takes a variable out."""
    result = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1767225600"}
    for name in os.environ:
        if name.endswith("SAN_OPTIONS"):
            result[name] = os.environ[name]
    result.update(changes)
    return {name: value for name, value in result.items() if value is not None}


def run(*words, cwd=None, **changes):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, encoding="utf-8", errors="surrogateescape",
                          cwd=cwd, env=environment(**changes), timeout=120, check=False)


def bytes_of(folder):
    """All files, those in folders too, by their path below the folder."""
    files = [path for path in sorted(pathlib.Path(folder).rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class ProgramTest(unittest.TestCase):
    """Gives each test a folder of its own and two sound posts in `vault`."""

    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.vault = self.folder / "vault"
        self.vault.mkdir()
        self.write("a.md", POST_A)
        self.write("b.md", POST_B)

    def write(self, name, text):
        path = self.vault / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def succeeds(self, *words, **changes):
        """Runs the program, which must end with 0 and leave standard error empty; returns standard output."""
        done = run(*words, **changes)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def fails(self, status, *words, **changes):
        """Runs the program, which must end with this status and say why; returns standard error."""
        done = run(*words, **changes)
        self.assertEqual(done.returncode, status, done.stderr)
        self.assertTrue(done.stderr.startswith("graphmatter: "), done.stderr)
        return done.stderr

    def built(self, *words):
        """The folder with the files of a build of the vault."""
        out = self.folder / "built"
        self.succeeds("build", self.vault, "-o", out, "--quiet", *words)
        return out
