"""Builds a tiny site after each guide in exports/related and looks at its pages.
usage: test_sites.py GRAPHMATTER GUIDE [NODE_MODULES]

A guide's blocks are taken as they stand: a block below a line `path`: becomes that file, blocks of shell are run in order. Then each
page must list the posts of related.json, with their reasons, and each of its links must lead to a page of the site. Exit status 77
(skipped) where the generator is not installed.
"""
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

HERE = pathlib.Path(__file__).parent
BLOCK = re.compile(r"(?:^`([^`\n]+)`:\n\n)?^```([\w-]+)\n(.*?)^```$", re.M | re.S)
# Where posts lie, where related.json lands, what must be installed.
SITES = {
    "eleventy": ("content/notes", "content", "content/_data/graphmatter", "npx"),
    "hugo": ("content/notes", "content", "data", "hugo"),
    "jekyll": ("_posts", "_posts", "_data", "jekyll"),
}


class Page(html.parser.HTMLParser):
    """The related list of a page: (address, title, reasons)."""

    def __init__(self, text):
        super().__init__()
        self.others, self.inside, self.part = [], False, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "aside"
        if self.inside and tag == "a":
            self.others.append([dict(attrs)["href"], "", ""])
        self.part = {"a": 1, "small": 2}.get(tag)

    def handle_endtag(self, tag):
        self.part = None
        self.inside = self.inside and tag != "aside"

    def handle_data(self, data):
        if self.inside and self.part and self.others:
            self.others[-1][self.part] += data


def run(command, folder, program, modules):
    path = os.pathsep.join([str(program.parent), f"{modules}/.bin", os.environ["PATH"]])
    done = subprocess.run(["sh", "-e", "-c", command], cwd=folder, capture_output=True, encoding="utf-8", check=False,
                          env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "npm_config_offline": "true"})
    if done.returncode != 0:
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stdout}{done.stderr}")


def follow_guide(guide, folder, program, modules):
    posts = SITES[guide.stem][0]
    shutil.copytree(HERE / "content", folder / posts)
    if guide.stem == "eleventy":
        (folder / "node_modules").symlink_to(modules)
    if guide.stem == "hugo":  # what every site of Hugo's has
        (folder / "hugo.toml").write_text('baseURL = "https://example.org/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    for file, language, text in BLOCK.findall(guide.read_text(encoding="utf-8")):
        if file:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        elif language == "sh":
            run(text, folder, program, modules)


def page_of(folder, address):
    """The file a web server would give for an address."""
    path = folder / "_site" / urllib.parse.unquote(address).strip("/")
    return path / "index.html" if path.is_dir() else path


def check_pages(guide, folder):
    posts, vault, data, _ = SITES[guide.stem]
    related = json.loads((folder / data / "related.json").read_text(encoding="utf-8"))
    written = sorted((folder / posts).glob("*.md"))
    addresses = {other["path"]: other["url"] for others in related.values() for other in others}
    seen = pinned = 0
    for post in written:
        key = post.relative_to(folder / vault).as_posix()
        expected = [(o["url"], o["title"], [r["label"] for r in o["because"][:3]]) for o in related[key][:5]]
        if key not in addresses:
            continue  # nobody suggests it, so its own address is not in the file
        file = page_of(folder, addresses[key])
        assert file.is_file(), f"{key}: no page at {addresses[key]}"
        found = Page(file.read_text(encoding="utf-8")).others
        shown = [(urllib.parse.unquote(a), t.strip(), [r.strip() for r in w.split(",") if r.strip()]) for a, t, w in found]
        assert shown == [(urllib.parse.unquote(u), t, w) for u, t, w in expected], f"{key}:\n{shown}\n{expected}"
        for address, _, _ in found:
            assert page_of(folder, address).is_file(), f"{key}: {address} leads nowhere"
            assert "dough" not in address, f"{key}: suggests a draft"
        pinned += bool(found) and found[0][2].strip().startswith("chosen by hand")
        seen += len(found)
    assert seen >= 8, f"only {seen} suggestions on the pages"
    assert pinned == 2, f"{pinned} pages begin with a post chosen by hand"
    print(f"{guide.stem}: {seen} suggestions on {len(written)} pages")


def main():
    program, guide = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    modules = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else "node_modules").resolve()
    if shutil.which(SITES[guide.stem][3]) is None or (guide.stem == "eleventy" and not (modules / "@11ty").is_dir()):
        print(f"skipped: {guide.stem} is not installed")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        follow_guide(guide, folder, program, modules)
        check_pages(guide, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
