"""The front matter of one file, every scalar as written: a list of (field, value) with repeats kept.

A value is None, a text, a list of values, or a Map of (key, value) pairs.
"""
import json
import re
import tomllib

import yaml

NULLS = ("", "~", "null", "Null", "NULL")


class Map(list):
    """Pairs of a nested map, in order, repeats kept."""


class Unreadable(Exception):
    """The front matter is no valid YAML, TOML or JSON."""


class AnyCharacterLoader(yaml.SafeLoader):
    """PyYAML's own loader refuses control characters, which real files hold."""

    def check_printable(self, data):
        pass


def decoded(data):
    """(text, repaired): UTF-16 by its byte order mark, else UTF-8 with U+FFFD for what cannot be read."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace"), False
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    text = data.decode("utf-8", "replace")
    return text, "\ufffd" in text


def yaml_value(node):
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [yaml_value(item) for item in node.value]
    return Map((yaml_value(key), yaml_value(value)) for key, value in node.value)


def from_yaml(text):
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", AnyCharacterLoader))
    except yaml.YAMLError:
        try:
            node = yaml.compose(text, Loader=AnyCharacterLoader)
        except yaml.YAMLError as error:
            raise Unreadable(str(error)) from error
    return None if node is None else yaml_value(node)


def plain(value):
    """A TOML or JSON value in the shape of the others."""
    if isinstance(value, Map):
        return Map((key, plain(item)) for key, item in value)
    if isinstance(value, dict):
        return Map((key, plain(item)) for key, item in value.items())
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def from_toml(text):
    try:
        return plain(tomllib.loads(text, parse_float=str))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(str(error)) from error


def from_json(text):
    decoder = json.JSONDecoder(object_pairs_hook=Map, parse_float=str, parse_int=str, strict=False)
    try:
        return plain(decoder.raw_decode(text)[0])
    except ValueError as error:
        raise Unreadable(str(error)) from error


def block_of(text):
    """(kind, text of the block), or (None, reason) where the file has no front matter."""
    if re.match(r"\{(?![{%])", text):
        return "json", text
    lines = text.split("\n")
    fence = re.fullmatch(r"(-{3,}|\+{3})[ \t\r]*", lines[0])
    if not fence:
        return None, "none"
    mark = fence.group(1)[0]
    closing = re.compile(r"-{3,}[ \t\r]*" if mark == "-" else r"\+{3}[ \t\r]*")
    for number, line in enumerate(lines[1:], 1):
        if closing.fullmatch(line):
            return "yaml" if mark == "-" else "toml", "\n".join(lines[1:number]) + "\n"
    return None, "unclosed"


def read_fields(data):
    """(fields, note): the pairs of a file's front matter, and a word on what was odd, if anything."""
    text, repaired = decoded(data)
    kind, block = block_of(text)
    if kind is None:
        return Map(), "unclosed" if block == "unclosed" else "repaired" if repaired else ""
    try:
        value = {"yaml": from_yaml, "toml": from_toml, "json": from_json}[kind](block)
    except Unreadable:
        return Map(), "syntax"
    if value is not None and not isinstance(value, Map):
        return Map(), "not-map"
    return value or Map(), "repaired" if repaired else ""


def names_in(value, split):
    """The texts that name something in a field's value. Only a scalar is split at commas, never a list item."""
    if isinstance(value, str):
        return value.split(",") if split else [value]
    if isinstance(value, Map):
        return [name_of(value)]
    if isinstance(value, list):
        return [name_of(item) if isinstance(item, Map) else item for item in value if item.__class__ is not list]
    return []


def name_of(pairs):
    for wanted in ("name", "title"):
        for key, value in pairs:
            if key == wanted and isinstance(value, str):
                return value
    return None
