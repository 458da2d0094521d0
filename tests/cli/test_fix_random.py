#!/usr/bin/env python3
"""check --fix on posts with oddities planted at random: what an independent YAML parser reads of all else stays the same."""
import random
import re
import subprocess
import unittest

from program import PROGRAM, ProgramTest, environment

try:
    import yaml
except ImportError:  # python3-yaml
    yaml = None

POSTS = 400
SEEDS = (1, 2, 3)
ALIASES = {"companies_orgs": {"NVDA": "NVIDIA", "英伟达": "NVIDIA", "谷歌": "Google"}, "people": {"川普": "Donald Trump"},
           "tags": {"ML": "machine-learning", "机器学习": "machine-learning"}, "media_books": {"阿克米": "Acme, Inc.: a life"}}
ALIAS_FILE = """organization: {NVIDIA: [NVDA, 英伟达], ' Google ': [谷歌]}
person: {Donald Trump: [川普]}
tag: {machine-learning: [ML, 机器学习]}
media: {'Acme, Inc.: a life': [阿克米]}
"""
NAMES = {"companies_orgs": ["NVIDIA", "Google", "Bell Labs", "清华大学", "O'Reilly", "AT&T", "Yahoo!", "C3.ai"],
         "people": ["Donald Trump", "Ada Lovelace", "鲁迅", "J.D. Vance", "Zoë", "Conan O'Brien"],
         "tags": ["machine-learning", "读书", "2024", "yes", "3.10", "c#", "null hypothesis"],
         "media_books": ["Acme, Inc.: a life", "《三体》", "Gödel, Escher, Bach", "- dashes", "# hash", "it's: here"]}


def plain_is_safe(text, flow):
    bad = r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: |:$| #|\s$" + (r"|[,\[\]{}]" if flow else "")
    return text != "" and not re.search(bad, text)


def quoted(text, quote):
    return quote + (text.replace("'", "''") if quote == "'" else text.replace("\\", "\\\\").replace('"', '\\"')) + quote


class Writer:
    """Writes one post, and what its fields must hold once it is mended."""

    def __init__(self, chance, number):
        self.chance, self.number = chance, number
        self.lines, self.expected = [], {}

    def one_of(self, *choices):
        return self.chance.choice(choices)

    def odd(self, field):
        """(text as a parser reads it, what it becomes, whether it is odd)."""
        kind = self.chance.random()
        name = self.chance.choice(NAMES[field])
        if kind < 0.5:
            return name, name, False
        if kind < 0.65:
            return self.one_of("“{}”", '"{}"').format(name), name, True
        if kind < 0.8:
            return self.one_of(" {}", "{} ", "  {} ").format(name), name, True
        if kind < 0.9:
            alias = self.chance.choice(list(ALIASES[field]))
            return alias, ALIASES[field][alias], True
        return "[]", None, True

    def written(self, text, flow):
        choices = ["'", '"'] + ["", ""] * plain_is_safe(text, flow)
        quote = self.chance.choice(choices)
        return quoted(text, quote) if quote else text

    def comment(self):
        return self.one_of("", "", "  # why: [“x”, '[]' ", " # NVDA")

    def add_list(self, field):
        items = [self.odd(field) for _ in range(self.chance.randint(1, 6))]
        kept = {becomes for _, becomes, odd in items if not odd}
        result = []
        for _, becomes, odd in items:
            if becomes is None or (odd and becomes in kept):
                continue
            result.append(becomes)
            kept.add(becomes)
        self.expected[field] = result
        style = self.one_of("block", "block", "flow", "flow", "lines")
        if all(becomes is None for _, becomes, _ in items):
            style = "flow"  # of block lists with comments the comments would move
        texts = [self.written(text, style != "block") for text, _, _ in items]
        if style == "flow":
            blank = self.one_of("", " ")
            self.lines.append(f"{field}: [{blank}{(',' + blank + ' ').join(texts)}{blank}]{self.comment()}")
        elif style == "block":
            indent = self.one_of("", "  ")
            self.lines += [field + ":" + self.comment(), *(f"{indent}- {text}{self.comment()}{self.one_of('', '  ')}" for text in texts)]
        else:
            ends = [","] * (len(texts) - 1) + [self.one_of("", ",")]
            self.lines += [f"{field}: [", *(f"  {text}{end}{self.comment()}" for text, end in zip(texts, ends)), "  ]"]

    def add_other(self):
        field, lines = self.one_of(
            ("summary", ["summary: |", "  a '[]' “b” ", "  NVDA  ", ""]), ("summary", ["summary: >-", "  “a”", "  - b"]),
            ("x-note", ["x-note: {a: '[]', b: [“x”, 'y ']}"]), ("x-map", ["x-map:", "  tags:", "  - NVDA", "  - '[]'"]),
            ("x-text", ["x-text: \"a\\tb\\u00e9 \""]), ("layout", ["layout: post # “x”"]), ("weight", ["weight: 0x1F"]))
        if field not in self.others:
            self.others.add(field)
            self.lines += lines

    def post(self):
        self.others = set()
        fields = self.chance.sample(list(NAMES), self.chance.randint(1, 4))
        for field in fields:
            if self.chance.random() < 0.5:
                self.add_other()
            self.add_list(field)
        if self.number < 4:  # in more posts it would be a habit
            self.lines.append("Series: A")
            self.expected["Series"] = None
            self.expected["series"] = "A"
        end = self.one_of("\n", "\n", "\r\n")
        mark = self.one_of("", "", "\ufeff")
        body = end.join(["", "Text “x”  ", "people: ['[]']", self.one_of("", "no line end")])
        return mark + end.join(["---", *self.lines, "---"]) + end + body


def read(text):
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    head, body = re.match(r"---\n(.*?\n)---\n(.*)", text, re.DOTALL).groups()
    return yaml.load(head, yaml.BaseLoader), body


@unittest.skipIf(yaml is None, "python3-yaml is not there")
class RandomPosts(ProgramTest):
    def run_check(self, *words):
        return subprocess.run([PROGRAM, "check", "vault", *words], cwd=self.folder, env=environment(), capture_output=True,
                              encoding="utf-8", check=False)

    def texts(self):
        return {path.name: path.read_bytes().decode() for path in self.vault.glob("*.md")}

    def check_seed(self, seed):
        chance = random.Random(seed)
        expected = {}
        for number in range(POSTS):
            writer = Writer(chance, number)
            (self.vault / f"{number}.md").write_bytes(writer.post().encode())
            expected[f"{number}.md"] = writer.expected
        before = self.texts()
        foreseen = re.search(r"--fix mends ([\d,]+) ", self.run_check().stdout)[1]
        done = self.run_check("--fix")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn(f"\n{foreseen} findings mended in ", done.stdout)
        after = self.texts()
        for name, text in after.items():
            if name not in expected:
                continue
            with self.subTest(seed=seed, name=name, before=before[name], after=text):
                values, body = read(before[name])
                values = {field: wanted for field, wanted in {**values, **expected[name]}.items() if wanted is not None}
                self.assertEqual(read(text), (values, body))
                self.assertEqual(text.startswith("\ufeff"), before[name].startswith("\ufeff"))
                self.assertEqual("\r" in text, "\r" in before[name])
                for comment in ("# why: [“x”, '[]'", "# NVDA", "# “x”"):
                    self.assertEqual(text.count(comment), before[name].count(comment))
        self.assertEqual(self.run_check("--fix", "--dry-run").stdout, "")
        again = self.run_check("--fix")
        self.assertNotIn("mended", again.stdout)
        self.assertEqual(self.texts(), after)

    def test_all_else_stays(self):
        (self.vault / "aliases.yaml").write_text(ALIAS_FILE, encoding="utf-8")
        (self.vault / "graphmatter.yaml").write_text("aliases: aliases.yaml\n")
        for seed in SEEDS:
            self.check_seed(seed)


if __name__ == "__main__":
    unittest.main()
