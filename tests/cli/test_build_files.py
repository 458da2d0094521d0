#!/usr/bin/env python3
"""Which files a build writes, its summary, and that failing or stopped runs leave old files alone; and init."""
import json
import os
import re
import signal
import sqlite3
import stat
import subprocess
import time
import unittest

from program import DEFAULT_FILES, FLAWED, PROGRAM, VAULT, ProgramTest, bytes_of, environment, run


class Files(ProgramTest):
    def names(self, *words):
        out = self.folder / "out"
        self.succeeds("build", self.vault, "-o", out, "--quiet", *words)
        return sorted(bytes_of(out))

    def test_graph_files_are_the_same_alone_and_with_all_others(self):
        whole = self.folder / "whole"
        self.succeeds("build", VAULT, "-o", whole, "--quiet")
        alone = self.folder / "alone"
        self.succeeds("build", VAULT, "-o", alone, "--quiet", "-f", "gexf,graphml,json")
        for name in ("graph.gexf", "graph.graphml", "graph.json"):
            self.assertEqual((alone / name).read_bytes(), (whole / name).read_bytes(), name)
        self.succeeds("build", VAULT, "-o", alone, "--quiet", "-f", "json", "--view", "posts")
        self.assertIn("RELATED_TO", (alone / "posts.json").read_text(encoding="utf-8"))

    def test_default_files_and_folder(self):
        self.succeeds("build", self.vault, cwd=self.folder)
        self.assertEqual(sorted(bytes_of(self.folder / "out")), DEFAULT_FILES)
        self.succeeds("build", self.vault, "-o", self.folder / "deep/er/out")
        self.assertEqual(sorted(bytes_of(self.folder / "deep/er/out")), DEFAULT_FILES)

    def test_formats_and_views(self):
        self.assertEqual(self.names("-f", "gexf,related"), ["graph.gexf", "related.json"])

    def test_views_are_files_of_their_own(self):
        self.assertEqual(self.names("-f", "json", "-f", "gexf", "--view", "posts", "--view", "entities"),
                         ["entities.gexf", "entities.json", "posts.gexf", "posts.json"])

    def test_gexf_1_2(self):
        self.assertEqual(self.names("-f", "gexf,json", "--gexf-version", "1.2"), ["graph.gexf", "graph.json"])
        out = self.folder / "gexf"
        texts = {}
        for version in "1.3", "1.2":
            self.succeeds("build", VAULT, "-o", out, "-f", "gexf", "--quiet", "--gexf-version", version)
            texts[version] = (out / "graph.gexf").read_text(encoding="utf-8")
        self.succeeds("build", VAULT, "-o", out, "-f", "gexf", "--quiet")
        self.assertEqual((out / "graph.gexf").read_text(encoding="utf-8"), texts["1.3"])
        same = re.sub(r'(<edge [^>]*) kind="[A-Z_]*"', r"\1", texts["1.3"]).replace('version="1.3"', 'version="1.2"')
        self.assertEqual(texts["1.2"], same.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft"))
        self.assertIn("did you mean '1.2'", self.fails(2, "build", VAULT, "-o", out, "--gexf-version", "1.22"))

    def test_option_before_content(self):
        out = self.folder / "out"
        self.succeeds("build", "-f", "gexf", "--view", "full", self.vault, "-o", out)
        self.assertEqual(sorted(bytes_of(out)), ["graph.gexf"])

    def test_all_formats(self):
        self.assertLessEqual(set(DEFAULT_FILES), set(self.names("-f", "all")))

    def test_a_file_for_each_post(self):
        self.write("deep/c.md", "---\npeople: [Ada Lovelace]\n---\n")
        out = self.folder / "out"
        text = self.succeeds("build", self.vault, "-o", out, "-f", "related,related-files,related-yaml")
        self.assertRegex(text, r"related +\d")
        lists = json.loads((out / "related.json").read_text(encoding="utf-8"))
        for path, expected in lists.items():
            self.assertEqual(json.loads((out / "related" / f"{path}.json").read_text(encoding="utf-8")), expected)
        (out / "related/deep/mine.json").write_text("{}")
        (self.vault / "deep/c.md").rename(self.vault / "d.md")
        self.assertEqual(self.names("-f", "related-files"),
                         ["related.json", "related.yaml", "related/.graphmatter-files", "related/a.md.json", "related/b.md.json",
                          "related/d.md.json", "related/deep/mine.json"])
        (out / "related.json").unlink()
        (out / "related.json").mkdir()
        self.fails(1, "build", self.vault, "-o", out, "-f", "related,related-files")
        self.assertEqual([path.name for path in out.glob(".*")], [])

    def test_a_file_name_that_is_too_long_is_shortened(self):
        names = ["n" * 251 + end for end in "ab"]  # 255 bytes with .md
        for name in names:
            self.write(f"{name}.md", "---\npeople: [Ada Lovelace]\n---\n")
        out = self.folder / "out"
        for _ in range(2):
            self.succeeds("build", self.vault, "-o", out, "-f", "related,related-files", "--quiet")
            lists = json.loads((out / "related.json").read_text(encoding="utf-8"))
            for name in names:
                hashed = 0xCBF29CE484222325
                for byte in f"{name}.md".encode():
                    hashed = (hashed ^ byte) * 0x100000001B3 % 2**64
                file = out / "related" / f"{name[:200]}-{hashed:016x}.json"
                self.assertEqual(json.loads(file.read_text(encoding="utf-8")), lists[f"{name}.md"])
            self.assertEqual(len(bytes_of(out / "related")), 5)  # the list of files, and one for each of four posts

    def test_a_file_stands_where_a_folder_goes(self):
        (self.folder / "out").mkdir()
        (self.folder / "out/related").write_text("mine")
        self.assertIn("related", self.fails(1, "build", self.vault, "-o", self.folder / "out", "-f", "related-files"))
        self.assertEqual((self.folder / "out/related").read_text(), "mine")

    def test_graph_files_of_large_vaults_are_for_those_who_ask(self):
        links = " ".join(f"[a]({i}.md)" for i in range(720))
        for i in range(720):
            self.write(f"many/{i}.md", links)
        out = self.folder / "out"
        done = run("build", self.vault, "-o", out, "-f", "json")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(sorted(bytes_of(out)), ["graph.json"])
        done = run("build", self.vault, "-o", out)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r"^graphmatter: note: 51\d,\d{3} edges .* -f gexf,graphml,json writes them\n$")
        self.assertEqual(sorted(bytes_of(out)), ["graph.json", "graph.sqlite", "related.json"])

    def test_several_roots(self):
        other = self.folder / "other"
        other.mkdir()
        (other / "c.md").write_text("---\npeople: [Ada Lovelace]\n---\n", encoding="utf-8")
        out = self.folder / "out"
        self.succeeds("build", self.vault, f"blog={other}", "-o", out, "-f", "sqlite")
        text = self.succeeds("query", out / "graph.sqlite", "posts", "--format", "csv")
        self.assertEqual(sorted(line.split(",")[1] for line in text.splitlines()[1:]), ["blog/c.md", "vault/a.md", "vault/b.md"])

    def test_drafts(self):
        self.write("draft.md", "---\ndraft: true\npeople: [Mary Somerville]\n---\n")
        self.assertIn("3 posts · ", self.succeeds("build", self.vault, "-o", self.folder / "out"))
        self.assertIn("2 posts · ", self.succeeds("build", self.vault, "-o", self.folder / "out", "--no-drafts"))

    def test_min_posts(self):
        def pairs(*words):
            self.names("-f", "sqlite", *words)
            return len(self.succeeds("query", self.folder / "out/graph.sqlite", "co-occurring", "--param", "min_posts=1",
                                     "--format", "csv").splitlines()) - 1
        self.assertEqual(pairs(), 1)
        self.assertEqual(pairs("--min-posts", "3"), 0)
        self.assertGreater(pairs("--min-posts", "1"), 1)


    def test_backbone(self):
        for i in range(9):
            self.write(f"heavy/{i}.md", f"---\npeople: [Ada Lovelace, Charles Babbage, P{i % 3}]\n---\n")
        def pairs(*words):
            self.names("-f", "sqlite", "--min-posts", "1", *words)
            return self.succeeds("query", self.folder / "out/graph.sqlite", "co-occurring", "--param", "min_posts=1",
                                 "--param", "top=1000", "--format", "csv").splitlines()[1:]
        kept = pairs("--backbone", "0.5")
        self.assertTrue(kept)
        self.assertLess(len(kept), len(pairs()))
        self.assertTrue(any("Ada Lovelace" in line and "Charles Babbage" in line for line in kept))

    def measured(self, *words):
        self.names("-f", "sqlite", *words)
        with sqlite3.connect(self.folder / "out/graph.sqlite") as database:
            about = dict(database.execute("SELECT key, value FROM about"))
            return about, database.execute("SELECT max(pagerank), max(community), max(betweenness), max(closeness), "
                                           "max(clustering) FROM measure").fetchone()

    def test_measures(self):
        about, (rank, community, *others) = self.measured()
        self.assertEqual(about["measures"], "degree,weighted_degree,pagerank,component,core_number,community")
        self.assertGreater(rank, 0)
        self.assertIsNotNone(community)
        self.assertEqual(others, [None, None, None])
        self.assertEqual(self.measured("--measures", "default")[0]["measures"], about["measures"])
        about, values = self.measured("--measures", "closeness,betweenness", "--exact")
        self.assertEqual(about["measures"].split(",")[-2:], ["betweenness", "closeness"])
        self.assertEqual((about["precision_betweenness"], about["precision_closeness"]), ("exact", "exact"))
        self.assertGreater(values[2], 0)
        self.assertIsNone(values[4])
        about, values = self.measured("--measures", "all")
        self.assertNotIn(None, values)
        self.assertEqual(about["measures"].count(","), 11)

    def test_measures_of_each_view(self):
        self.names("-f", "json", "--view", "entities", "--view", "posts", "--measures", "closeness", "--min-posts", "1")
        for view in ("entities", "posts"):
            text = json.loads((self.folder / f"out/{view}.json").read_text(encoding="utf-8"))
            self.assertEqual(text["attributes"]["precision"], "closeness exact")
            degrees = dict.fromkeys((node["key"] for node in text["nodes"]), 0)
            for ends in {frozenset((edge["source"], edge["target"])) for edge in text["edges"]}:
                for end in ends:
                    degrees[end] += 1
            self.assertEqual({node["key"]: node["attributes"]["degree"] for node in text["nodes"]}, degrees)
            self.assertTrue(all("community" in node["attributes"] for node in text["nodes"]))

    def test_periods(self):
        for name in "ab":
            self.write(f"dated/{name}.md", "---\ndate: 2024-02-03\npeople: [Ada Lovelace]\n---\n")
        for period, name in (("year", "2024"), ("quarter", "2024-Q1"), ("month", "2024-02")):
            self.measured("--period", period)
            with sqlite3.connect(self.folder / "out/graph.sqlite") as database:
                self.assertIn((name, "Ada Lovelace"), database.execute("SELECT period, label FROM trend").fetchall())


class Summary(ProgramTest):
    def test_summary(self):
        self.write("flawed.md", FLAWED)
        lines = self.succeeds("build", "vault", "-o", "out", cwd=self.folder).splitlines()
        self.assertRegex(lines[0], r"^3 posts · 4 entities · 8 edges · \d+\.\d s$")
        self.assertIn("    entities       people 2 · organizations 1 · tags 1", lines)
        self.assertIn("    edges          MENTIONS 5 · TAGGED 2 · LINKS_TO 1", lines)
        self.assertIn("    most central   people Ada Lovelace, Charles Babbage", lines)
        self.assertIn("    merged         2 spellings into 1 entity (graphmatter query out/graph.sqlite merged)", lines)
        self.assertIn("    3 findings in 1 post while reading (graphmatter check vault looks for more)", lines)
        self.assertRegex(lines[-1], r"^  out/  graph\.sqlite \d+ kB  graph\.gexf .*  related\.json \S+ k?B$")

    def test_quiet(self):
        self.assertEqual(self.succeeds("build", self.vault, "-o", self.folder / "out", "--quiet"), "")

    def test_empty_folder(self):
        (self.folder / "empty").mkdir()
        self.succeeds("build", self.vault, "-o", self.folder / "out", "--quiet")
        before = bytes_of(self.folder / "out")
        for command in ["build", self.folder / "empty", "-o", self.folder / "out"], ["related", self.folder / "empty"]:
            self.assertIn("no .md, .mdx or .markdown file", self.fails(1, *command))
        self.assertEqual(bytes_of(self.folder / "out"), before)


class OldFiles(ProgramTest):
    """A run that does not reach its end changes nothing."""

    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"
        self.succeeds("build", self.vault, "-o", self.out, "--quiet")
        self.before = bytes_of(self.out)

    def test_a_file_that_cannot_be_replaced(self):
        (self.out / "related.json").unlink()
        (self.out / "related.json").mkdir()
        (self.out / "related.json/x").write_text("x")
        self.write("c.md", FLAWED)
        self.assertIn("related.json", self.fails(1, "build", self.vault, "-o", self.out))
        self.assertEqual(sorted(path.name for path in self.out.iterdir()), DEFAULT_FILES)
        for name in DEFAULT_FILES[:-1]:
            self.assertEqual((self.out / name).read_bytes(), self.before[name])

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_folder_without_write_permission(self):
        self.out.chmod(stat.S_IRUSR | stat.S_IXUSR)
        self.addCleanup(self.out.chmod, 0o755)
        self.fails(1, "build", self.vault, "-o", self.out)
        self.assertEqual(bytes_of(self.out), self.before)

    def test_folder_that_cannot_be_made(self):
        self.fails(1, "build", self.vault, "-o", self.vault / "a.md/out")
        self.fails(1, "build", self.vault, "-o", "/proc/graphmatter")

    def test_new_folder_goes_when_the_run_fails(self):
        self.fails(2, "build", self.vault, "-o", self.folder / "new", "-f", "nothing-like-it")
        self.assertFalse((self.folder / "new").exists())

    def stop(self, number, delay):
        with subprocess.Popen([PROGRAM, "build", str(self.vault), "-o", str(self.out)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=environment(), encoding="utf-8") as process:
            time.sleep(delay)
            process.send_signal(number)
            _, errors = process.communicate(timeout=60)
        return process.returncode, errors

    def test_signals(self):
        many = "\n".join(f"  - Person {i} of many" for i in range(100))
        for i in range(4000):
            self.write(f"many/{i}.md", f"---\ntitle: Post {i}\npeople:\n{many}\n  - Person of {i}\n---\n")
        stopped = 0
        for number, delay in [(signal.SIGINT, 0.05), (signal.SIGTERM, 0.15), (signal.SIGINT, 0.4), (signal.SIGINT, 0.8)]:
            status, errors = self.stop(number, delay)
            if status == 0:  # the run was faster than the signal
                break
            self.assertEqual(bytes_of(self.out), self.before)
            if status == -number:  # on a busy machine the signal came before the program could listen
                continue
            stopped += 1
            self.assertEqual((status, errors), (130, "graphmatter: stopped; no file was changed\n"))
        self.assertGreater(stopped, 0)


class Init(ProgramTest):
    def test_init_writes_a_file_that_can_be_read(self):
        for i in range(3):
            self.write(f"c{i}.md", f"---\nplants: [rose {i}, lily]\nstatus: open\nPeople: [Ada]\n---\n")
        self.succeeds("init", self.vault)
        file = self.vault / "graphmatter.yaml"
        text = file.read_text(encoding="utf-8")
        self.assertIn('\n  plant: {plural: plants, co_occurs: false}\n', text)
        self.assertIn('\n  "plants": {kind: plant, relation: MENTIONS}', text)
        self.assertIn('\n#  "people": {kind: person, relation: MENTIONS', text.lower().replace("mentions", "MENTIONS"))
        self.assertIn('\n#  "status": ignore', text)
        self.assertIn("#  base_urls:", text)
        self.assertIn("plants 4", self.succeeds("build", self.vault, "-o", self.folder / "out"))

    def test_an_alias_file_is_named(self):
        self.write("aliases.yaml", "person: {Ada Lovelace: [Babbage]}\n")
        self.succeeds("init", self.vault)
        self.assertIn("\naliases: aliases.yaml\n", (self.vault / "graphmatter.yaml").read_text(encoding="utf-8"))
        self.succeeds("check", self.vault)

    def test_commented_lines_are_valid_too(self):
        self.succeeds("init", self.vault)
        file = self.vault / "graphmatter.yaml"
        lines = file.read_text(encoding="utf-8").splitlines()
        live = [line[1:] if line.startswith("#") and not line.startswith("# ") or line.startswith("#  ") else line for line in lines]
        (self.vault / "aliases.yaml").write_text("organization: {Google: [谷歌]}\n", encoding="utf-8")
        file.write_text("\n".join(live) + "\n", encoding="utf-8")
        self.succeeds("check", self.vault)

    def test_nothing_is_replaced_without_force(self):
        file = self.folder / "mine.yaml"
        file.write_text("# mine\n")
        self.assertIn("--force", self.fails(1, "init", self.vault, "-o", file))
        self.assertEqual(file.read_text(), "# mine\n")
        self.succeeds("init", self.vault, "-o", file, "--force")
        self.assertNotEqual(file.read_text(), "# mine\n")


if __name__ == "__main__":
    unittest.main()
