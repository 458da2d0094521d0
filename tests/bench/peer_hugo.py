#!/usr/bin/env python3
"""Renders related lists for a folder of posts with Hugo: the same job as `graphmatter build -f related`.

usage: peer_hugo.py VAULT [--top N] [--keep SITE_DIR]
Prints the wall seconds and the peak memory of one build. Exit status 77 when hugo is not installed.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import measure

# Front-matter fields that Hugo compares, with weights; the threshold is its default, and kinder to its speed than 0.
INDICES = {"tags": 80, "people": 80, "companies_orgs": 80, "products_models": 80, "date": 10}

CONFIG = """baseURL = "http://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "robotsTXT", "404", "home"]
timeout = "600s"
[related]
threshold = 80
includeNewer = true
toLower = true
"""
TEMPLATE = "{{ range first %d (.Site.RegularPages.Related .) }}{{ .File.Path }}\n{{ end }}"


def command(site: pathlib.Path) -> list[str]:
    """The build that is measured: drafts, future and expired posts count, as they do in graphmatter."""
    return ["hugo", "-D", "-F", "-E", "--quiet", "-s", str(site), "-d", str(site / "public")]


def prepare(vault: pathlib.Path, site: pathlib.Path, top: int = 10) -> tuple[int, int]:
    """Makes a Hugo site of the vault. Posts that Hugo cannot read are removed. Returns (posts left, posts removed)."""
    content = site / "content"
    shutil.copytree(vault, content, ignore=lambda folder, names: [
        name for name in names if not (pathlib.Path(folder) / name).is_dir() and not name.endswith(".md")])
    for file in list(content.rglob("index.md")) + list(content.rglob("_index.md")):
        # Hugo takes the neighbours of an index.md for its attachments.
        file.rename(file.with_name("page-" + file.name.lstrip("_")))
    (site / "layouts/_default").mkdir(parents=True)
    (site / "layouts/_default/single.html").write_text(TEMPLATE % top)
    indices = "".join(f'[[related.indices]]\nname = "{field}"\nweight = {weight}\n'
                      + ('pattern = "2006"\n' if field == "date" else "") for field, weight in INDICES.items())
    (site / "config.toml").write_text(CONFIG + indices)
    removed = 0
    while True:
        listing = subprocess.run(["hugo", "list", "all", "-s", str(site)], capture_output=True, text=True, check=False)
        named = set(re.findall(re.escape(str(content)) + r'/[^":\n]+?\.md', listing.stderr + listing.stdout))
        broken = [name for name in named if pathlib.Path(name).is_file()] if listing.returncode else []
        if listing.returncode == 0:
            break
        if not broken:
            raise RuntimeError("hugo cannot read the vault: " + (listing.stderr or listing.stdout)[:500])
        for name in broken:
            pathlib.Path(name).unlink()
        removed += len(broken)
    return sum(1 for _ in content.rglob("*.md")), removed


def main() -> int:
    parser = argparse.ArgumentParser(description="Times Hugo on related lists for a folder of posts.")
    parser.add_argument("vault", type=pathlib.Path)
    parser.add_argument("--top", type=int, default=10)
    parser.add_argument("--keep", type=pathlib.Path, help="leave the site in this new folder")
    options = parser.parse_args()
    if not shutil.which("hugo"):
        print("hugo is not installed (scripts/install_deps.sh --bench)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        site = options.keep or pathlib.Path(folder) / "site"
        posts, removed = prepare(options.vault, site, options.top)
        run = measure.run_once(command(site), timeout=1800)
        pages = sum(1 for file in (site / "public").rglob("index.html"))
        print(f"hugo: {posts} posts ({removed} that Hugo cannot read removed), {pages} pages, {run}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
