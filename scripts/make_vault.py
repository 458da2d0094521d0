#!/usr/bin/env python3
"""Writes a synthetic vault with the shape of a real one, the same for the same arguments.

usage: make_vault.py OUT --posts N [--bodies | --body-bytes N] [--seed S]

Use of names: within a kind 70 % of the entities are used once; the rest follow a power law whose head is a fixed
share of the posts, so that both the number of entities and the use of the commonest grow in step with the posts.
A post has 4-5 tags, 2 people, 4 organizations, 2 products and 1 book on average, half of the names Chinese, a
source of its own, a speaker, a category, an area, a date. --bodies writes bodies of real length (median 24 kB,
90 % under 85 kB, half of them Chinese) with headings and links to other posts; --body-bytes gives every body one
length; otherwise a body is one line. Files lie in subfolders of a thousand.
"""
import argparse
import array
import math
import os
import random
import sys

SINGLE_SHARE = 0.70          # of the entities of a kind that are used once
ENTITIES_PER_MENTION = 0.38  # distinct names over mentions
FOLDER_SIZE = 1000

# field, choices of how many a post has, share of the posts that name the commonest entity
KINDS = {
    "tags": ((3, 4, 4, 4, 5, 5, 5, 6), 0.12),
    "people": ((0, 0, 1, 1, 2, 2, 3, 3, 4, 4), 0.06),
    "companies_orgs": ((0, 1, 2, 3, 3, 4, 4, 5, 6, 6, 7, 7), 0.20),
    "products_models": ((0, 0, 1, 1, 2, 2, 3, 3, 4, 4), 0.08),
    "media_books": ((0, 0, 1, 1, 1, 2, 2), 0.03),
}
CONSONANTS, VOWELS = "bdfghjklmnprstv", "aeiou"
SYLLABLES = [c + v for c in CONSONANTS for v in VOWELS]  # 75
FIRST_NAMES = ("Ada Bo Clara Dev Elif Finn Greta Hana Ivo June Kofi Lena Marek Nia Omar Petra Quinn Rosa Sven Tara "
               "Uma Viktor Wen Xenia Yara Zeno").split()
SUFFIXES = ("Labs", "Systems", "University", "Press", "Works", "Institute", "Group", "Foundation")
# Simplified characters, each its own in both scripts, so that no two names meet by folding.
HAN = ("天地人山水火木石日月星雨春夏秋冬大小中上下左右南北西口目手足心田土王玉米竹衣食行走坐立言文字信古今早晚白青黑黄"
       "生正平安和光明清林森花草果豆瓜茶油酒糖牛羊犬兔虎狼江河湖海池泉川谷洞桥路城村宫井巷市亭塔舟车刀弓琴棋画歌舞")
HAN = tuple(dict.fromkeys(HAN))
SURNAMES = tuple("王李周吴徐孙朱胡林何高梁宋唐于曹袁许沈曾彭吕丁任姜崔")
CATEGORIES = [f"category-{SYLLABLES[7 * n % 75]}{SYLLABLES[(11 * n + 5) % 75]}" for n in range(40)]
AREAS = ("technology", "society", "finance", "geopolitics", "life", "knowledge", "work", "health")
STATUSES = ("evergreen", "evergreen", "budding", "seedling")


def spread(number, size):
    """A one-to-one shuffle of 0..size-1, so that neighbours get unlike names; the factor is prime, the sizes are not."""
    return (number * 7368787 + 104729) % size


def latin_word(number):
    """Eight letters, another for every number below 75^4."""
    number, letters = spread(number, 75 ** 4), []
    for _ in range(4):
        number, digit = divmod(number, 75)
        letters.append(SYLLABLES[digit])
    return "".join(letters)


def han_word(number, length):
    number, letters = spread(number, len(HAN) ** length), []
    for _ in range(length):
        number, digit = divmod(number, len(HAN))
        letters.append(HAN[digit])
    return "".join(letters)


def name_of(field, number):
    """The name of an entity; no two of one field share a key or squashed key."""
    chinese, n = number % 2 == 1, number // 2
    if field == "people":
        return SURNAMES[n % len(SURNAMES)] + han_word(n, 3) if chinese else \
            f"{FIRST_NAMES[n % len(FIRST_NAMES)]} {latin_word(n).capitalize()}"
    if field == "companies_orgs":
        return han_word(n, 4) + "公司" if chinese else f"{latin_word(n).capitalize()} {SUFFIXES[n % len(SUFFIXES)]}"
    if field == "products_models":
        return han_word(n, 4) + "机" if chinese else f"{latin_word(n).capitalize()} {n % 9 + 1}"
    if field == "media_books":
        return f"《{han_word(n, 5)}》" if chinese else f"The {latin_word(n).capitalize()} Book"
    word = latin_word(n)
    return han_word(n, 4) if chinese else f"{word[:4]}-{word[4:]}"


def as_written(name, dice):
    """Now and then another spelling with the same key."""
    roll = dice.random()
    if roll < 0.01:
        return name.upper()
    if roll < 0.02:
        return name.replace(" ", "-").lower()
    return name


def use_counts(mentions, top):
    """How often each entity is used, commonest first: the singles, and a power law that holds all the rest."""
    entities = max(1, round(ENTITIES_PER_MENTION * mentions))
    singles = round(SINGLE_SHARE * entities)
    repeated = entities - singles
    rest = mentions - singles
    top = max(2.0, min(top, rest))

    def law(exponent):
        reach = min(repeated, int((top / 2) ** (1 / exponent)))  # beyond it, two uses each
        return reach, sum(top * rank ** -exponent for rank in range(1, reach + 1)) + 2 * (repeated - reach)

    low, high = 0.3, 3.0
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if law(middle)[1] > rest else (low, middle)
    reach, _ = law(high)
    counts = [max(2, round(top * rank ** -high)) for rank in range(1, reach + 1)]
    return counts + [2] * (repeated - reach) + [1] * singles


def deck_of(mentions, top, dice):
    """Entity numbers, each as often as it is used, shuffled."""
    deck = array.array("I")
    for number, uses in enumerate(use_counts(mentions, top)):
        deck.extend((number,) * uses)
    dice.shuffle(deck)
    return deck


class Hands:
    """Deals the entities of one field out to posts, none twice to one post."""

    def __init__(self, field, posts, dice):
        self.field, self.dice = field, dice
        self.sizes, share = KINDS[field]
        self.deck = deck_of(round(posts * sum(self.sizes) / len(self.sizes)), share * posts, dice)
        self.kept_back = []

    def deal(self):
        size, hand, again = self.dice.choice(self.sizes), [], []
        while len(hand) < size and (self.kept_back or self.deck):
            number = self.kept_back.pop() if self.kept_back else self.deck.pop()
            (again if number in hand else hand).append(number)
        self.kept_back.extend(again)
        return [as_written(name_of(self.field, number), self.dice) for number in hand]


def power_choice(size, dice):
    """0..size-1, small numbers more often: about one over the rank."""
    return min(size - 1, int((size + 1) ** dice.random()) - 1)


class Prose:
    """Paragraphs to make bodies of, with a vocabulary used by the power law."""

    def __init__(self, dice, paragraphs=1500):
        self.english = [self.paragraph(dice, lambda: latin_word(power_choice(20000, dice))[:dice.choice((2, 4, 4, 6, 8))],
                                       " ", ". ", 100) for _ in range(paragraphs)]
        self.chinese = [self.paragraph(dice, lambda: han_word(power_choice(6000, dice), 2), "", "。", 90)
                        for _ in range(paragraphs)]

    @staticmethod
    def paragraph(dice, word, gap, stop, words):
        sentences = []
        while words > 0:
            length = dice.randint(6, 20)
            words -= length
            sentences.append(gap.join(word() for _ in range(length)).capitalize() + stop)
        return "".join(sentences).strip() + "\n\n"

    def body(self, size, chinese, link, dice):
        """About `size` bytes: a heading every fifth paragraph, a link to another post after every sixth."""
        parts, written, number = [], 0, 0
        paragraphs = self.chinese if chinese else self.english
        while written < size:
            part = dice.choice(paragraphs)
            if number % 5 == 0:
                part = f"## {part[:12].strip()}\n\n{part}"
            if number % 6 == 5:
                part += f"{'参见' if chinese else 'See'} {link()}.\n\n"
            left = size - written
            if len(part) * (3 if chinese else 1) > left:
                part = part.encode()[:left].decode("utf-8", "ignore") or "."
            parts.append(part)
            written += len(part.encode())
            number += 1
        return "".join(parts).rstrip() + "\n"


def path_of(number):
    return f"{number // FOLDER_SIZE:04d}/post-{number:07d}.md"


def listed(field, names):
    return f"{field}: []\n" if not names else field + ":\n" + "".join(f"- {name}\n" for name in names)


def front_matter(number, posts, hands, dice):
    chinese = number % 2 == 1
    title = f"{han_word(number, 5)}：{han_word(number * 3 + 1, 4)}" if chinese else \
        f"{latin_word(number).capitalize()} and the {latin_word(number * 3 + 1)}"
    date = f"{dice.randint(2015, 2025)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
    lines = [f"---\ntitle: \"{title}\"\ndate: {date}\nlayout: post.njk\n",
             f"area: {AREAS[power_choice(len(AREAS), dice)]}\ncategory: {CATEGORIES[power_choice(len(CATEGORIES), dice)]}\n",
             f"status: {dice.choice(STATUSES)}\ndraft: {'true' if dice.random() < 0.9 else 'false'}\n",
             f"speaker: {name_of('people', power_choice(max(5, posts // 50), dice))}\n",
             f"source: https://video{power_choice(12, dice)}.example/watch?v={number:07x}\n"]
    if dice.random() < 0.1:
        lines.append(f"series: Series {power_choice(max(3, posts // 200), dice) + 1}\n")
    lines += [listed(field, hand.deal()) for field, hand in hands.items()]
    return "".join(lines) + "---\n"


def body_size(options, dice):
    if options.body_bytes is not None:
        return options.body_bytes
    spread_of_logs = math.log(85 / 24) / 1.2816  # 1.2816: the 90th percentile of the normal distribution
    return int(min(1_000_000, max(400, 24_000 * math.exp(dice.gauss(0, spread_of_logs)))))


def write_vault(options):
    dice = random.Random(options.seed)
    hands = {field: Hands(field, options.posts, dice) for field in KINDS}
    prose = Prose(dice) if options.bodies or options.body_bytes else None
    for number in range(options.posts):
        def link():
            other = dice.randrange(options.posts)
            return f"[{other}](../{path_of(other)})"
        text = front_matter(number, options.posts, hands, dice)
        if prose:
            text += prose.body(body_size(options, dice), number % 2 == 1, link, dice)
        elif options.body_bytes is None:
            text += f"A short note, with {link()}.\n" if number % 3 == 0 else "A short note.\n"
        path = os.path.join(options.out, path_of(number))
        if number % FOLDER_SIZE == 0:
            os.makedirs(os.path.dirname(path))
        with open(path, "wb", buffering=0) as stream:
            stream.write(text.encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", help="a folder that is empty or not there yet")
    parser.add_argument("--posts", type=int, required=True)
    parser.add_argument("--bodies", action="store_true", help="bodies of real length")
    parser.add_argument("--body-bytes", type=int, help="bodies of this many bytes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.posts < 1 or (options.body_bytes or 0) < 0:
        parser.error("--posts takes at least 1, --body-bytes at least 0")
    if os.path.isdir(options.out) and os.listdir(options.out):
        parser.error(f"{options.out} is not empty")
    os.makedirs(options.out, exist_ok=True)
    write_vault(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
