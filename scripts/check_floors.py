#!/usr/bin/env python3
"""Proves that every floor includes only the floors below it and that each library stays in its border files.

usage: check_floors.py [--root DIR] [--self-test]

Checked for every file of src/ and include/: includes that point up or sideways, private headers of another
floor, libraries outside their border files, heavy public headers, and printing from the library.
"""
import argparse
import fnmatch
import pathlib
import re
import sys
import tempfile

# Floor -> floors whose public headers it may include (its own always).
MAY_INCLUDE = {
    "model": set(),
    "text": {"model"},
    "ingest": {"model", "text"},
    "resolve": {"model", "text"},
    "graph": {"model"},
    "analyse": {"model", "text", "graph"},
    "exports": {"model"},
    "queries": {"model"},
    "app": {"model", "ingest", "resolve", "analyse"},
    "cli": {"model", "text", "ingest", "resolve", "graph", "analyse", "exports", "queries", "app"},
}

# Library -> patterns of its headers.
HEADERS_OF = {
    "ICU": ["unicode/*"],
    "simdjson": ["simdjson.h"],
    "yaml-cpp": ["yaml-cpp/*"],
    "toml++": ["toml++/*"],
    "nlohmann": ["nlohmann/*"],
    "md4c": ["md4c.h"],
    "xxHash": ["xxhash.h", "xxh3.h"],
    "oneTBB": ["tbb/*", "oneapi/*"],
    "Boost": ["boost/*"],
    "SQLiteCpp": ["SQLiteCpp/*"],
    "sqlite3": ["sqlite3.h"],
    "CLI11": ["CLI/*"],
    "spdlog": ["spdlog/*"],
    "fmt": ["fmt/*"],
    "POSIX": ["unistd.h", "fcntl.h", "dirent.h", "signal.h", "pthread.h", "poll.h", "glob.h", "fnmatch.h", "sys/*"],
    "streams to the screen": ["iostream", "print"],
}

# The border files: library -> where its headers may be included.
BORDER_FILES = {
    "ICU": ["src/text/code_points.cpp", "src/text/encoding.cpp", "src/text/generate_han_syllables.cpp",
            "src/text/generate_simplified.cpp", "src/text/generate_term_characters.cpp", "src/text/names.cpp",
            "src/text/transliteration.cpp", "src/text/word_breaks.cpp"],
    "simdjson": ["src/text/encoding.cpp"],
    "yaml-cpp": ["src/ingest/yaml_front_matter.cpp"],
    "toml++": ["src/ingest/toml_front_matter.cpp"],
    "nlohmann": ["src/ingest/json_front_matter.cpp", "src/ingest/attributes_json.cpp",
                 "src/exports/alias_files.cpp", "src/exports/diagnostics_json.cpp",
                 "src/exports/evaluation_json.cpp",
                 "src/exports/sarif.cpp"],
    "md4c": ["src/ingest/markdown_body.cpp"],
    "xxHash": [],
    "oneTBB": ["src/ingest/read_corpus.cpp", "src/ingest/repair.cpp", "src/ingest/title_mentions.cpp",
               "src/ingest/weigh_terms.cpp", "src/ingest/merged_terms.cpp",
               "src/resolve/entities.cpp", "src/resolve/entity_groups.cpp", "src/resolve/entity_names.cpp", "src/resolve/resolve.cpp",
               "src/analyse/*.cpp", "src/analyse/portions.hpp"],
    "Boost": ["include/graphmatter/graph/bgl.hpp", "src/graph/*.cpp", "src/analyse/*.cpp"],
    "SQLiteCpp": ["src/exports/sqlite.cpp", "src/exports/sqlite_rows.cpp", "src/exports/sqlite_search.cpp", "src/queries/run_query.cpp"],
    "sqlite3": ["src/exports/sqlite_rows.cpp"],
    "CLI11": ["src/cli/*"],
    "spdlog": ["src/cli/*"],
    "fmt": ["src/*"],
    "POSIX": ["src/ingest/descriptor.hpp", "src/ingest/read_ahead.cpp", "src/ingest/read_text.cpp",
              "src/exports/give_way.cpp", "src/exports/output_file.cpp", "src/exports/replace_file.cpp",
              "src/cli/terminal.cpp", "src/cli/large_blocks.cpp",
              "src/cli/waiting_room.cpp", "src/cli/log.cpp", "src/cli/signals.cpp"],
    "streams to the screen": ["src/cli/*"],
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
SOURCES = {".cpp", ".hpp", ".h", ".cc", ".inc", ".in"}


def floor_of(path: str) -> str:
    """The floor that a file of src/<floor>/ or include/graphmatter/<floor>/ belongs to; "" when it has none."""
    parts = path.split("/")
    at = 2 if parts[0] == "include" else 1
    return parts[at] if len(parts) > at + 1 else ""


def library_of(header: str) -> str:
    return next((name for name, patterns in HEADERS_OF.items()
                 if any(fnmatch.fnmatchcase(header, pattern) for pattern in patterns)), "")


def complaint(path: str, floor: str, mark: str, header: str) -> str:
    """What is wrong with one include; "" when nothing is."""
    public = path.startswith("include/")
    first, _, rest = header.partition("/")
    if ".." in header.split("/"):
        return "an include goes from the root of src/ or include/, not through '..'"
    if first == "graphmatter":
        target = rest.partition("/")[0]
        if target not in MAY_INCLUDE:
            return f"there is no floor '{target}'"
        if target != floor and target not in MAY_INCLUDE[floor]:
            return f"floor {floor} may not include floor {target}"
        return ""
    library = library_of(header)
    if library:
        if not any(fnmatch.fnmatchcase(path, pattern) for pattern in BORDER_FILES[library]):
            return f"{library} stays in its border files ({', '.join(BORDER_FILES[library]) or 'none yet'})"
        return ""
    if mark == '"':
        if public:
            return "a public header includes public headers only"
        if first in MAY_INCLUDE and rest and first != floor:
            return f"a private header of floor {first} in floor {floor}"
        if rest and first != floor:
            return "a private header is named from the root of src/"
        return ""
    if "." in header or "/" in header:
        return "a library that scripts/check_floors.py does not know"
    return ""  # a header of the standard library


def check(root: pathlib.Path) -> tuple[list[str], int]:
    """The complaints as "path:line: text", sorted, and how many files were read."""
    complaints, files = [], 0
    for top in ("include/graphmatter", "src"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in SOURCES or not file.is_file():
                continue
            files += 1
            path = file.relative_to(root).as_posix()
            floor = floor_of(path)
            if floor not in MAY_INCLUDE:
                complaints.append(f"{path}:1: lies on no floor")
                continue
            text = file.read_text(encoding="utf-8", errors="replace")
            for match in INCLUDE.finditer(text):
                problem = complaint(path, floor, match.group(1), match.group(2))
                if problem:
                    line = text.count("\n", 0, match.start(2)) + 1
                    complaints.append(f"{path}:{line}: {match.group(2)}: {problem}")
    return complaints, files


# File, text, and a part of the complaint it must raise ("" for none).
PLANTED = [
    ("include/graphmatter/model/a.hpp", "#include <vector>\n#include <cstdint>\n", ""),
    ("include/graphmatter/graph/bgl.hpp", "#include <boost/graph/adjacency_list.hpp>\n", ""),
    ("src/ingest/yaml_front_matter.cpp", '#include <yaml-cpp/parser.h>\n#include "ingest/value.hpp"\n', ""),
    ("src/text/encoding.cpp", "#include <unicode/utf8.h>\n#include <fmt/format.h>\n", ""),
    ("src/exports/output_file.cpp", "#include <fcntl.h>\n#include <sys/stat.h>\n", ""),
    ("src/cli/main.cpp", "#include <CLI/CLI.hpp>\n#include <iostream>\n#include <graphmatter/app/build.hpp>\n", ""),
    ("src/text/simplified.cpp", '#include "simplified_rules.inc"\n', ""),
    ("src/model/up.cpp", "#include <graphmatter/text/names.hpp>\n", "model may not include floor text"),
    ("src/graph/up.cpp", "#include <graphmatter/analyse/analyse.hpp>\n", "graph may not include floor analyse"),
    ("src/resolve/side.cpp", "#include <graphmatter/ingest/read_corpus.hpp>\n", "resolve may not include floor ingest"),
    ("src/queries/side.cpp", "#include <graphmatter/exports/formats.hpp>\n", "queries may not include floor exports"),
    ("src/app/up.cpp", "#include <graphmatter/cli/options.hpp>\n", "app may not include floor cli"),
    ("src/app/over.cpp", "#  include  <graphmatter/exports/formats.hpp>\n", "app may not include floor exports"),
    ("src/app/none.cpp", "#include <graphmatter/nowhere/a.hpp>\n", "no floor 'nowhere'"),
    ("include/graphmatter/model/up.hpp", "#include <graphmatter/resolve/resolve.hpp>\n", "may not include"),
    ("src/analyse/private.cpp", '#include "text/code_points.hpp"\n', "private header of floor text"),
    ("src/analyse/dots.cpp", '#include "../text/code_points.hpp"\n', "through '..'"),
    ("src/analyse/odd.cpp", '#include "elsewhere/a.hpp"\n', "from the root of src/"),
    ("include/graphmatter/text/quoted.hpp", '#include "text/code_points.hpp"\n', "public headers only"),
    ("src/resolve/border.cpp", "#include <unicode/unistr.h>\n", "ICU stays in its border files"),
    ("src/ingest/border.cpp", "#include <yaml-cpp/yaml.h>\n", "yaml-cpp stays in its border files"),
    ("src/exports/border.cpp", "#include <unistd.h>\n", "POSIX stays in its border files"),
    ("src/model/border.cpp", "#include <boost/functional/hash.hpp>\n", "Boost stays in its border files"),
    ("src/app/border.cpp", "#include <tbb/parallel_for.h>\n", "oneTBB stays in its border files"),
    ("src/exports/quoted.cpp", '#include "sqlite3.h"\n', "sqlite3 stays in its border files"),
    ("src/app/log.cpp", "#include <spdlog/spdlog.h>\n", "spdlog stays in its border files"),
    ("include/graphmatter/analyse/heavy.hpp", "#include <boost/graph/adjacency_list.hpp>\n", "Boost stays"),
    ("include/graphmatter/text/fmt.hpp", "#include <fmt/format.h>\n", "fmt stays in its border files"),
    ("src/analyse/print.cpp", "#include <iostream>\n", "streams to the screen stays"),
    ("src/text/unknown.cpp", "#include <absl/strings/str_cat.h>\n", "does not know"),
    ("src/shared/a.cpp", "#include <vector>\n", "lies on no floor"),
    ("src/a.cpp", "#include <vector>\n", "lies on no floor"),
]


def self_test() -> int:
    """Plants each file of the table in a tree of its own; the complaints must be exactly the expected ones."""
    failures = 0
    for path, text, expected in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            file = root / path
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
            found, _ = check(root)
        right = len(found) == 1 and found[0].startswith(path + ":1:") and expected in found[0] if expected else not found
        if not right:
            failures += 1
            print(f"{path}: expected {expected or 'no complaint'!r}, found {found}", file=sys.stderr)
    print(f"{len(PLANTED)} planted files, {failures} judged wrongly")
    return 1 if failures else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks the floors of the source tree.")
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--self-test", action="store_true", help="judge planted violations instead of the tree")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    complaints, files = check(options.root)
    for line in complaints:
        print(line, file=sys.stderr)
    print(f"{files} files, {len(complaints)} complaints")
    return 1 if complaints or not files else 0


if __name__ == "__main__":
    sys.exit(main())
