"""Two hundred clean posts in English and Chinese, and a hundred slips to plant into them, one a post.

A plant names a field of the clean post, what stands there instead (None: the field goes), the code that `check` must
report and how many lines below the first of them; the line of the closing dashes is the field "---", the body "body".
"""

PEOPLE = ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Donald Knuth", "Barbara Liskov", "Edsger Dijkstra", "Radia Perlman",
          "Ken Thompson", "Margaret Hamilton", "Claude Shannon", "鲁迅", "沈括", "李时珍", "徐霞客", "屠呦呦", "林徽因", "梁思成",
          "竺可桢", "钱学森", "陈寅恪"]
FIRMS = ["Bell Labs", "Kew Gardens", "Stanford University", "Royal Society", "Brompton Bicycle", "Longdesk Press",
         "清华大学", "北京大学", "南京大学", "商务印书馆", "中国科学院", "故宫博物院"]
PRODUCTS = ["GPT-4", "GPT-4o", "Llama 3", "Llama 3.1", "iPhone 15", "iPhone 16", "Model S", "Model X", "C++", "C#", ".NET",
            "Brompton P Line", "Brompton C Line", "算盘", "罗盘"]
BOOKS = ["The Botany of Desire", "Gödel, Escher, Bach", "Notes on Gardening", "《梦溪笔谈》", "《本草纲目》", "《朝花夕拾》",
         "The “Weird Al” Songbook", "Schindler's List", "'Salem's Lot", "Fahrenheit 451 (Anniversary Edition)"]
TAGS = ["allotment", "compost", "machine-learning", "history", "mathematics", "bicycle", "sourdough", "园艺", "读书", "数学", "历史",
        "编程", "2024", "3.10", "27\" screens", "data", "date palms"]
CATEGORIES = ["garden", "workshop", "library", "读书笔记"]


def name(text):
    """A YAML list item for a name."""
    needs_quotes = any(c in text for c in ",:#&*!|>'\"%@`[]{}") or text[0] in ".-?" or text[0].isdigit()
    return "'" + text.replace("'", "''") + "'" if needs_quotes else text


def some(names, number, count):
    return [names[(number * 7 + i * 3) % len(names)] for i in range(count)]


def clean_fields(number):
    """The fields of a clean post, in order: name to lines."""
    chinese = number % 3 == 0
    title = f"园中札记第{number}篇" if chinese else f"Letter {number} from the allotment"
    style = number % 4

    def listed(field, names):
        names = list(dict.fromkeys(names))
        if style == 1 and not any("," in n for n in names):
            return [f"{field}: [{', '.join(name(n) for n in names)}]"]
        return [f"{field}:", *(f"{'  ' if style == 2 else ''}- {name(n)}" for n in names)]

    return {
        "title": [f"title: {title}" if style else f'title: "{title}"'],
        "date": [f"date: {2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}" + ("T10:00:00+08:00" if chinese else "")],
        "status": ["status: " + ["evergreen", "evergreen", "seedling", "budding"][number % 4]],
        "draft": ["draft: false"],
        "id": [f"id: post-{number}"],
        "people": listed("people", some(PEOPLE, number, 3)),
        "companies_orgs": listed("companies_orgs", some(FIRMS, number, 2)),
        "products_models": listed("products_models", some(PRODUCTS, number, 2)),
        "media_books": listed("media_books", some(BOOKS, number, 1 + number % 2)),
        "tags": listed("tags", some(TAGS, number, 4)),
        "category": [f"category: {CATEGORIES[number % 4]}"],
        "series": ["series: Letters   # since 2015"],
        "source": [f"source: https://example.org/talks/{number}"],
        "summary": ["summary: >-", "  What grew, and what did not,", "  week after week."],
    }


def clean_post(number, changes=None):
    """The text of a post with changed fields, and the line on which each field begins."""
    fields = clean_fields(number)
    fields.update(changes or {})
    lines, places = ["---"], {}
    fence = fields.pop("---", ["---"])
    body = fields.pop("body", ["", f"See [the next one](post-{(number + 1) % 200}.md), or [[post-{(number + 2) % 200}]].", ""])
    start = fields.pop("start", ["---"])
    for field, text in fields.items():
        places[field] = len(lines) + 1
        lines += text or []
    places["---"] = len(lines) + 1
    lines[0:1] = start
    lines += fence
    places["body"] = len(lines) + 1
    places["start"] = 1
    return "\n".join(lines + body) + "\n", places


# (code, field, what stands there, lines below its first)
PLANTS = [
    ("front-matter-syntax", "title", ["title: Bread: a history"], 0),
    ("front-matter-syntax", "title", ['title: "Bread'], 0),
    ("front-matter-syntax", "tags", ["tags: [面包, 盐"], None),
    ("front-matter-unclosed", "---", [], None),
    ("front-matter-dashes", "start", ["----"], 0),
    ("front-matter-dashes", "---", ["-----"], 0),
    ("front-matter-not-map", None, "---\n- title\n- tags\n---\nText.\n", 2),
    ("duplicate-key", "status", ["status: evergreen", "title: Again"], 1),
    ("field-type", "draft", ["draft: perhaps"], 0),
    ("field-type", "draft", ["draft: [true]"], 0),
    ("field-type", "series", ["series: true"], 0),
    ("field-nested", "title", ["title: [A, B]"], 0),
    ("field-nested", "people", ["people:", "  - {role: gardener}"], 1),
    ("field-nested", "people", ["people: [[Ada Lovelace, Alan Turing]]"], 0),
    ("list-as-scalar", "people", ["people: Ada Lovelace"], 0),
    ("name-list-as-text", "people", ["people: '[]'"], 0),
    ("name-list-as-text", "media_books", ['media_books: "[Schindler\'s List, 《朝花夕拾》]"'], 0),
    ("name-list-as-text", "companies_orgs", ["companies_orgs:", "- '[]'"], 1),
    ("name-quotes", "companies_orgs", ["companies_orgs: ['\"Bell Labs\"']"], 0),
    ("name-quotes", "companies_orgs", ["companies_orgs:", "  - “清华大学”"], 1),
    ("name-quotes", "people", ["people:", "- '\"Ada Lovelace'"], 1),
    ("name-brackets", "people", ["people: ['Ada Lovelace]']"], 0),
    ("name-brackets", "media_books", ["media_books:", "- 《梦溪笔谈"], 1),
    ("trailing-spaces", "people", ["people:", "- 'Ada Lovelace '"], 1),
    ("trailing-spaces", "status", ["status: evergreen  "], 0),
    ("trailing-spaces", "tags", ["tags:", "  - 园艺 "], 1),
    ("trailing-spaces", "title", ['title: " 园中一日 "'], 0),
    ("field-case", "series", ["Series: Letters"], 0),
    ("field-case", "title", ["TITLE: The capital letter"], 0),
    ("field-misspelt", "tags", ["tgas: [compost]"], 0),
    ("field-misspelt", "people", ["poeple: [鲁迅]"], 0),
    ("field-misspelt", "summary", ["sumary: Short."], 0),
    ("field-misspelt", "status", ["statsu: evergreen"], 0),
    ("title-quotes", "title", ["title: “园中一日”"], 0),
    ("value-misspelt", "status", ["status: evengreen"], 0),
    ("value-misspelt", "status", ["status: Evergreen"], 0),
    ("value-misspelt", "status", ["status: seedlign"], 0),
    ("date-unreadable", "date", ["date: 3/4/2024"], 0),
    ("date-unreadable", "date", ["date: March 4, 2024"], 0),
    ("date-unreadable", "date", ["date: 2024年3月4日"], 0),
    ("date-unreadable", "date", ["date: 2024-02-30"], 0),
    ("date-unreadable", "date", ["date: 2024-05-01", "updated: 04.05.2024"], 1),
    ("date-future", "date", ["date: 2099-01-01"], 0),
    ("duplicate-title", "title", ["title: Letter 1 from the allotment"], 0),
    ("duplicate-id", "id", ["id: post-1"], 0),
    ("duplicate-url", "series", ["series: Letters", "permalink: /post-1/"], 1),
    ("duplicate-source", "source", ["source: https://www.example.org/talks/1/?utm_source=feed"], 0),
    ("source-not-url", "source", ["source: a talk"], 0),
    ("link-dead", "body", ["", "See [nothing](gone.md)."], 1),
    ("link-dead", "body", ["", "见 [[没有这一篇]]。"], 1),
    ("name-near", "people", ["people:", "- Barbara Lishkov"], 1),
    ("name-near", "people", ["people: [Knuth Donald]"], 0),
    ("name-near", "companies_orgs", ["companies_orgs:", "- Standford University"], 1),
    ("name-near", "tags", ["tags:", "- histories"], 1),
    ("list-empty", "tags", ["tags: []"], 0),
    ("name-empty", "people", ["people:", "- ''"], 1),
    ("name-punctuation", "tags", ["tags: ['—']"], 0),
    ("no-entities", None, "---\ntitle: Alone\ndate: 2024-01-01\nstatus: evergreen\n---\nNobody here.\n", 1),
    ("draft-conflict", "draft", ["draft: false", "exclude: true"], 1),
    ("draft-conflict", "draft", ["draft: true", "published: true"], 1),
    # Short names of fields, told by their values.
    ("field-misspelt", "date", ["dat: 2024-03-04"], 0),
    ("field-misspelt", "date", ["dete: 2024-03-04"], 0),
    ("field-misspelt", "tags", ["tgs: [compost]"], 0),
    ("field-misspelt", "tags", ["tagss: [compost]"], 0),
    # Values of another type.
    ("field-type", "date", ["date: true"], 0),
    ("field-type", "title", ["title: true"], 0),
    ("field-type", "title", ["title: 42"], 0),
    ("field-type", "tags", ["tags: 42"], 0),
    ("field-type", "draft", ['draft: "true"'], 0),
    ("field-type", "draft", ["draft: 'no'"], 0),
    ("field-type", "draft", ["draft: 1"], 0),
    ("field-type", "status", ["status: [evergreen]"], 0),
    # Dates.
    ("date-unreadable", "date", ["date: 2024-05-01", "lastmod: 04.05.2024"], 1),
    ("date-unreadable", "date", ["date: 2024-05-01", "modified: yesterday"], 1),
    ("date-unreadable", "date", ["date: 2024"], 0),
    ("date-future", "date", ["date: 2024-05-01", "lastmod: 2099-05-01"], 1),
    ("date-future", "date", ["date: 2024-05-01", "updated: 2099-05-01"], 1),
    ("date-early", "date", ["date: 0024-03-04"], 0),
    ("date-early", "date", ["date: 2024-05-01", "lastmod: 1024-05-01"], 1),
    # Quotes within quotes.
    ("name-quotes", "status", ["status: '\"evergreen\"'"], 0),
    ("name-quotes", "source", ["source: '\"https://example.org/talks/quoted\"'"], 0),
    ("name-quotes", "id", ["id: '\"post-7777\"'"], 0),
    ("date-unreadable", "date", ["date: '\"2024-05-01\"'"], 0),
    ("field-type", "draft", ["draft: '\"true\"'"], 0),
    # Letters and characters.
    ("name-near", "tags", ["tags:", "- histroy"], 1),
    ("name-near", "tags", ["tags:", "- bicylce"], 1),
    ("name-near", "companies_orgs", ["companies_orgs:", "- Bell Lbas"], 1),
    ("name-near", "series", ["series: Leters"], 0),
    ("name-near", "companies_orgs", ["companies_orgs: [青华大学]"], 0),
    ("name-near", "companies_orgs", ["companies_orgs:", "- 中国科学园"], 1),
    ("name-near", "people", ["people:", "- 屠哟呦"], 1),
    ("name-near", "media_books", ["media_books:", "- 《梦溪比谈》"], 1),
    ("name-near", "category", ["category: 读书比记"], 0),
    # Lines that are no fields.
    ("front-matter-syntax", "tags", ["tags [history]"], 0),
    ("front-matter-syntax", "status", ["status:evergreen"], 0),
    ("front-matter-syntax", "summary", ["summary"], 0),
    # URLs.
    ("source-not-url", "source", ["source: htps://example.org/talks/a"], 0),
    ("source-not-url", "source", ["source: http:/example.org/talks/b"], 0),
    ("link-dead", "body", ["", "See [it](htps://example.org/)."], 1),
    ("link-dead", "body", ["", "See [it](/gone-from-here/)."], 1),
    # Titles that differ by blanks and case.
    ("duplicate-title", "title", ["title: letter 1  from the Allotment"], 0),
    # Fences.
    ("front-matter-late", "start", ["", "---"], 0),
    ("front-matter-dashes", "start", ["--"], 0),
    ("front-matter-dashes", "start", ["—"], 0),
    ("front-matter-dashes", "---", ["--"], 0),
    ("front-matter-unopened", "start", [], 0),
    ("front-matter-unclosed", None, "---\ntitle: Open\ntags: [history]\n\nOnce upon a time.\n\n---\n\nThe end.\n", 1),
    # Empty items, each on its own line.
    ("name-empty", "people", ["people:", "- Ada Lovelace", "-", "# nobody", "- Alan Turing"], 2),
    ("name-empty", "people", ["people:", "  - Ada Lovelace", "  -"], 2),
]


def planted_post(number, plant):
    """The text of a post with one slip, and its line: 0 where any line will do."""
    _, field, text, below = plant
    if field is None:
        return text, below
    changed, places = clean_post(number, {field: text})
    return changed, 0 if below is None else places[field] + below
