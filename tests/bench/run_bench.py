#!/usr/bin/env python3
"""Measures graphmatter beside the floor and its peers, in turns, and prints a Markdown table for RESULTS.md.

usage: run_bench.py build VAULT        default exports, with texts and with entities alone, beside reading and parsing the YAML alone
       run_bench.py check VAULT        check, beside what a build needs to read the posts and resolve their names
       run_bench.py synthetic N        `-f sqlite,related` on a synthetic vault of N posts without bodies
       run_bench.py hugo VAULT         default exports, beside Hugo rendering related lists
       run_bench.py aliases VAULT     `graphmatter aliases`, beside `graphmatter check`
       run_bench.py mddb VAULT         default exports, beside MarkdownDB indexing the posts
options: --program FILE, --floor FILE (default: those of build/release), --repeat K, --jobs N (default 2)

Every command runs once before the runs that count, so that the files are in the page cache.
"""
import argparse
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import measure
import peer_hugo
import peer_mddb

TOP = pathlib.Path(__file__).resolve().parents[2]
REPEAT = {"aliases": 7, "build": 7, "check": 7, "synthetic": 3, "hugo": 3, "mddb": 1}
SKIPPED = 77


def build_command(options: argparse.Namespace, vault: pathlib.Path, out: pathlib.Path, formats: str = "") -> list[str]:
    words = [str(options.program), "build", str(vault), "-o", str(out), "--jobs", str(options.jobs), "--quiet"]
    return words + (["-f", formats] if formats else [])


def builds(options: argparse.Namespace, vault: pathlib.Path, work: pathlib.Path) -> dict[str, list[str]]:
    """By default related posts are found by their words, too; with entities alone as peers find them, by shared fields."""
    alone = work / "entities_alone.yaml"
    alone.write_text("related: {weights: {text: 0, title: 0}}\n")
    return {
        "graphmatter build": build_command(options, vault, work / "out"),
        "graphmatter build, entities alone": [*build_command(options, vault, work / "out_alone"), "-c", str(alone)],
    }


def bench_build(options: argparse.Namespace, work: pathlib.Path) -> dict[str, measure.Run]:
    vault = pathlib.Path(options.what)
    floor = [str(options.floor), str(vault), "--jobs", str(options.jobs)]
    return measure.interleaved({
        "floor: read and YAML::Load": floor,
        "floor: read and YAML events": [*floor, "--events"],
        **builds(options, vault, work),
    }, options.repeat)


def reading_and_resolving(command: list[str]) -> measure.Run:
    """The first two stages of a build, as it tells them itself."""
    done = subprocess.run([*command, "--verbose"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    stages = re.findall(r"(reading|resolving) took ([0-9.]+) s, peak memory (\d+)", done.stderr)
    return measure.Run(sum(float(seconds) for _, seconds, _ in stages), float("nan"), int(stages[-1][2]) * 1_000_000)


def bench_check(options: argparse.Namespace, work: pathlib.Path) -> dict[str, measure.Run]:
    """A build counts the words of texts as it reads, for related posts, and check does not: two builds, with and without."""
    no_texts = work / "no_texts.yaml"
    no_texts.write_text("related: {top: 0}\n")
    vault, without = pathlib.Path(options.what), ["-c", str(no_texts)]
    runs = {
        "build: reading and resolving": lambda: reading_and_resolving(build_command(options, vault, work / "out")),
        "the same under related: {top: 0}": lambda: reading_and_resolving(
            build_command(options, vault, work / "out", "gexf") + without),
        "graphmatter check": lambda: measure.run_once(
            [str(options.program), "check", options.what, "--jobs", str(options.jobs), *without]),
    }
    turns = [{name: run() for name, run in runs.items()} for _ in range(options.repeat + 1)][1:]
    return {name: measure.median([turn[name] for turn in turns]) for name in runs}


def bench_synthetic(options: argparse.Namespace, work: pathlib.Path) -> dict[str, measure.Run]:
    vault = work / "vault"
    subprocess.run([sys.executable, str(TOP / "scripts/make_vault.py"), str(vault), "--posts", options.what],
                   stdout=subprocess.DEVNULL, check=True)
    name = f"graphmatter build -f sqlite,related, {int(options.what):,} posts"
    return measure.interleaved({name: build_command(options, vault, work / "out", "sqlite,related")}, options.repeat,
                               timeout=3600)


def bench_aliases(options: argparse.Namespace, _work: pathlib.Path) -> dict[str, measure.Run]:
    words = [options.what, "--jobs", str(options.jobs), "--quiet", "--format", "json"]
    return measure.interleaved({
        "graphmatter check": [str(options.program), "check", *words],
        "graphmatter aliases": [str(options.program), "aliases", *words],
    }, options.repeat)


def bench_hugo(options: argparse.Namespace, work: pathlib.Path) -> dict[str, measure.Run] | None:
    if not shutil.which("hugo"):
        return None
    site = work / "site"
    posts, removed = peer_hugo.prepare(pathlib.Path(options.what), site)
    print(f"{posts} posts; {removed} that Hugo cannot read left out for both")
    return measure.interleaved({
        **builds(options, site / "content", work),
        "hugo, related lists": peer_hugo.command(site),
    }, options.repeat, timeout=1800)


def bench_mddb(options: argparse.Namespace, work: pathlib.Path) -> dict[str, measure.Run] | None:
    script = peer_mddb.install(peer_mddb.TOOLS)
    if script is None:
        return None
    vault = pathlib.Path(options.what)
    return measure.interleaved({
        **builds(options, vault, work),
        f"mddb {peer_mddb.VERSION}": peer_mddb.command(script, vault, work),
    }, options.repeat, timeout=1800, warm_up=False)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measures graphmatter beside the floor and its peers.")
    parser.add_argument("bench", choices=sorted(REPEAT))
    parser.add_argument("what", help="a folder of posts, or a number of posts for synthetic")
    parser.add_argument("--program", type=pathlib.Path, default=TOP / "build/release/src/cli/graphmatter")
    parser.add_argument("--floor", type=pathlib.Path, default=TOP / "build/release/tests/bench/floor_yaml")
    parser.add_argument("--repeat", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    options.repeat = options.repeat or REPEAT[options.bench]
    # Peers run in folders of their own.
    options.program = options.program.resolve()
    options.floor = options.floor.resolve()
    benches = {"aliases": bench_aliases, "build": bench_build, "check": bench_check, "synthetic": bench_synthetic, "hugo": bench_hugo,
               "mddb": bench_mddb}
    with tempfile.TemporaryDirectory() as folder:
        medians = benches[options.bench](options, pathlib.Path(folder))
    if medians is None:
        print(f"{options.bench} is not to be had here")
        return SKIPPED
    print(f"median of {options.repeat}, {options.jobs} threads, {platform.machine()}")
    print(measure.table(medians))
    return 0


if __name__ == "__main__":
    sys.exit(main())
