#!/usr/bin/env python3
"""Builds a vault with graphmatter and compares its graph.sqlite with the independent count.

usage: run_counts.py GRAPHMATTER VAULT TEMP_DIR

The folder named by the environment variable GRAPHMATTER_CORPUS, if set, is built and compared too.
"""
import os
import subprocess
import sys


def compared(binary, vault, out):
    os.makedirs(out, exist_ok=True)
    built = subprocess.run([binary, "build", vault, "-o", out, "-f", "sqlite", "--quiet"])
    if built.returncode:
        print(f"graphmatter build {vault}: exit status {built.returncode}")
        return False
    here = os.path.dirname(os.path.abspath(__file__))
    print(f"{vault}:", flush=True)
    database = os.path.join(out, "graph.sqlite")
    checks = [["compare_counts.py", database, vault], ["merged_versions.py", database]]
    return all([subprocess.run([sys.executable, os.path.join(here, script), *rest]).returncode == 0
                for script, *rest in checks])


def main():
    binary, vault, out = sys.argv[1:4]
    equal = compared(binary, vault, os.path.join(out, "sample"))
    corpus = os.environ.get("GRAPHMATTER_CORPUS")
    if corpus:
        equal = compared(binary, corpus, os.path.join(out, "corpus")) and equal
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
