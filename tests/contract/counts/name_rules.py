"""Names as the model's rules see them: keys, squashed keys, source URLs.

Written from the rules alone, apart from the C++ code, so that the two can be held against each other.
"""
import re
import shutil
import subprocess
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

LONGEST_NAME = 500

OUTER_MARKS = "《》「」『』【】[]“”\"'‘’"
LATIN_WITHOUT_DECOMPOSITION = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss"})
SEPARATORS = set(",-_.\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7\u2027\u30fb")
DEFAULT_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]")


def nfkc_casefold(text):
    """Unicode's NFKC_Casefold: folded until nothing changes, default-ignorables dropped."""
    while True:
        folded = DEFAULT_IGNORABLE.sub("", unicodedata.normalize("NFKC", text.casefold()))
        if folded == text:
            return text
        text = folded


def without_outer_marks(text):
    """Quotes and brackets off both ends, paired or not, with the white space between them."""
    before = None
    while text != before:
        before, text = text, text.strip().strip(OUTER_MARKS)
    return text


def without_latin_diacritics(text):
    kept, on_latin = [], False
    for character in unicodedata.normalize("NFD", text):
        if unicodedata.category(character) == "Mn":
            if on_latin:
                continue
        else:
            on_latin = unicodedata.name(character, "").startswith("LATIN ")
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).translate(LATIN_WITHOUT_DECOMPOSITION)


def with_spaces_for_separators(text):
    words = []
    for place, character in enumerate(text):
        if character == ".":
            between_digits = 0 < place < len(text) - 1 and text[place - 1].isdigit() and text[place + 1].isdigit()
            in_front = place == 0 and text[1:2].isalnum()
            words.append("." if in_front or between_digits else " ")
        else:
            words.append(" " if character in SEPARATORS else character)
    return " ".join("".join(words).split())


def simplified(texts):
    """Traditional to Simplified by ICU's own transliterator; None where its command is not installed."""
    if not shutil.which("uconv"):
        return None
    answer = subprocess.run(["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"],
                            input="\n".join(texts).encode("utf-8", "replace"), stdout=subprocess.PIPE, check=True)
    lines = answer.stdout.decode("utf-8").split("\n")
    if len(lines) != len(texts):
        raise RuntimeError("uconv changed the number of lines")
    return lines


def name_keys(names):
    """A key for every name, and whether Traditional script was folded into Simplified."""
    names = sorted(set(names))
    begun = [without_outer_marks(" ".join(nfkc_casefold(name).split())) for name in names]
    folded = simplified(begun)
    ended = begun if folded is None else folded
    keys = [with_spaces_for_separators(without_latin_diacritics(text)) for text in ended]
    return dict(zip(names, keys)), folded is not None


def squashed_key(key):
    words = key.split(" ")
    text = words[0]
    for word in words[1:]:
        text += (" " if text[-1:].isdigit() and word[:1].isdigit() else "") + word
    return text


def names_something(text):
    """True if the text holds a letter, a digit or a symbol beyond ASCII's, such as an emoji."""
    return any(unicodedata.category(character)[0] in ("LN" if character.isascii() else "LNS") for character in text)


TRACKING = re.compile(r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|spm", re.I)


def source_key(text):
    """(key, site) of a source URL, or None if the text is no URL with a host."""
    text = without_outer_marks(text)
    if not re.match(r"https?://[^\s/?#]", text, re.I) or re.search(r"\s", text):
        return None
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return None
    if not host:
        return None
    host = host[4:] if host.startswith("www.") else host
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k)]
    path = parts.path.rstrip("/")
    if host in ("youtu.be", "youtube.com", "m.youtube.com", "music.youtube.com"):
        video = path[1:] if host == "youtu.be" else dict(query).get("v", "") if path == "/watch" else ""
        host = "youtube.com"
        if video:
            path, query = "/watch", [("v", video)]
    if port and port not in (80, 443):
        host += f":{port}"
    return host + path + ("?" + urlencode(query) if query else ""), host
