#!/usr/bin/env python3
"""Indexes a folder of posts with MarkdownDB (npm package mddb), which puts files, tags and links into SQLite.

usage: peer_mddb.py VAULT [--tools DIR] [--timeout SECONDS]
Installs the package into DIR (default: build/peers of the checkout) on first use; its sqlite3 is compiled there,
which takes a minute or two. Prints wall seconds and peak memory. Exit status 77 when it cannot be installed.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import measure

VERSION = "0.9.5"
TOOLS = pathlib.Path(__file__).resolve().parents[2] / "build/peers"


def install(tools: pathlib.Path) -> pathlib.Path | None:
    """The program's script, installed if need be; None when that is not possible here."""
    script = tools / "node_modules/mddb/dist/src/bin/index.js"
    works = ["node", "-e", "require('sqlite3')"]
    if not shutil.which("npm"):
        return None
    if not script.exists():
        tools.mkdir(parents=True, exist_ok=True)
        (tools / "package.json").write_text('{"private": true, "dependencies": {"mddb": "%s"}}\n' % VERSION)
        try:
            subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts=false"], cwd=tools,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900, check=True)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None
    if subprocess.run(works, cwd=tools, stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return None
    return script


def command(script: pathlib.Path, vault: pathlib.Path, database_dir: pathlib.Path) -> list[str]:
    """Writes markdown.db into `database_dir`, fresh."""
    words = 'cd "$1" && rm -rf markdown.db .markdowndb && exec node "$2" "$3"'
    return ["sh", "-c", words, "mddb", str(database_dir), str(script), str(vault.resolve())]


def main() -> int:
    parser = argparse.ArgumentParser(description="Times MarkdownDB on a folder of posts.")
    parser.add_argument("vault", type=pathlib.Path)
    parser.add_argument("--tools", type=pathlib.Path, default=TOOLS)
    parser.add_argument("--timeout", type=float, default=1800)
    options = parser.parse_args()
    script = install(options.tools)
    if script is None:
        print("mddb could not be installed here (node, npm, make and g++ are needed)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        run = measure.run_once(command(script, options.vault, pathlib.Path(folder)), timeout=options.timeout)
        size = (pathlib.Path(folder) / "markdown.db").stat().st_size
        print(f"mddb {VERSION}: {run}, database {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
