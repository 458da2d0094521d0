"""A hundred sound posts as people write them for Hugo, Jekyll, Eleventy, Astro and Obsidian, in English and Chinese.

`check` must be silent about each vault, and about all of them as the roots of one run. Every post uses some of what its
generator offers beside plain fields: nested parameters, cascades, aliases, dates with zones, templates, footnotes,
formulas, callouts, links to pages that the generator makes.
"""

PEOPLE = ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Seán O'Casey", "Björk", "J. R. R. Tolkien", "沈括", "徐霞客", "梁思成",
          "梁思永", "宋庆龄", "宋美龄"]
FIRMS = ["Bell Labs", "Kew Gardens", "Yahoo!", "AT&T", "Longdesk Press", "清华大学", "南京大学", "东京大学", "中国银行", "中国人民银行"]
PRODUCTS = ["GPT-4", "GPT-4o", "Llama 3", "Llama 3.1", "C", "C++", "C#", ".NET", "iPhone 15 Pro (256 GB)", "Model S", "3D打印机"]
BOOKS = ["Gödel, Escher, Bach", "1984", "《梦溪笔谈》", "《徐霞客游记》", "1) First Steps", "(Un)natural History", "Schindler's List",
         "What If?", "2001: A Space Odyssey"]
TAGS = ["garden", "gardening", "compost", "machine-learning", "maths", "stock", "stick", "country", "county", "园艺", "园林", "读书",
        "历史", "2024", "c++", "t", "to-do", "project/allotment"]


def some(names, number, count):
    return [names[(number * 5 + i * 3) % len(names)] for i in range(min(count, len(names)))]


def quoted(text):
    return '"' + text.replace('"', '\\"') + '"'


def flow(names):
    return "[" + ", ".join(quoted(name) for name in dict.fromkeys(names)) + "]"


def block(field, names, indent="  "):
    return "\n".join([f"{field}:", *(f"{indent}- {quoted(name)}" for name in dict.fromkeys(names))])


def hugo_yaml(n):
    extra = [
        "cascade:\n  - _target: {kind: page}\n    params: {background: yosemite.jpg}",
        "params:\n  author: {name: Ada, mail: ada@example.org}\n  levels: [1, 2, 3]\n  empty: []\n  label: ' | '",
        "menu:\n  main:\n    weight: 10\n    parent: garden\noutputs: [html, json]",
        "cover:\n  image: /images/cover.png\n  alt: 'a bed of \"Charlotte\" potatoes'\n  relative: false",
        "resources:\n  - src: images/a.png\n    title: 'First: the spade'\n  - src: 'docs/*.pdf'\n    params: {icon: pdf}",
        "expiryDate: 2099-12-31\npublishDate: 2024-01-01T00:00:00Z\ncanonicalURL: https://example.org/original/\nimages: []",
    ][n % 6]
    text = f"""---
title: "Bed {n}: what grew \U0001f331, and what did not"
date: 2024-{1 + n % 12:02}-{1 + n % 28:02}T10:{n:02}:00+01:00
lastmod: 2024-12-{1 + n % 28:02} 09:30:00 -0500
draft: false
weight: {n}
slug: bed-{n}
aliases: [/old/bed-{n}/, /beds/{n}.html]
{flow_or_block("people", some(PEOPLE, n, 2), n)}
{flow_or_block("companies_orgs", some(FIRMS, n, 2), n)}
{flow_or_block("tags", some(TAGS, n, 3), n)}
categories: [Garden]
series: [Letters from the allotment]
toc: true
math: true
description: >-
  It's the year's "first" bed:
  three rows, 40% shade.
summary: |
  * one
  * two: [not a list]
{extra}
---
{{{{< figure src="spade.png" title="A spade" >}}}}

See [the next]({{{{< ref "bed-{n}.md" >}}}}), [the list](/tags/garden/), [who writes](/about/), [the feed](/index.xml),
[by year](/archives/2024/), ![a spade](/images/spade.png) and [the plan](/files/plan.pdf)[^1].
Up [the page](#top), or write to [me](mailto:ada@example.org).

[^1]: A footnote, with [a link](https://example.org/x?a=1#b).

$$ [a](math.md) = \\frac{{1}}{{2}} $$

{{{{< highlight html >}}}}
<a href="sign-in">[[user.name]]</a>
{{{{< /highlight >}}}}

```md
[not](a-link.md)
```
"""
    return f"posts/bed-{n}.md", text


def flow_or_block(field, names, n):
    return f"{field}: {flow(names)}" if n % 2 else block(field, names)


def hugo_toml(n):
    return f"posts/toml-{n}.md", f"""+++
title = "Row {n} — \\"quoted\\" within"
date = 2023-{1 + n % 12:02}-{1 + n % 28:02}T08:00:00Z
lastmod = 2023-12-31
draft = false
tags = {flow(some(TAGS, n, 2))}
people = {flow(some(PEOPLE, n, 1))}
weight = {n}

[params]
  subtitle = "of many"
  [params.map]
    zoom = 3
+++
Text with a rule below.

---

And [the bed](/posts/bed-{n}/) in the [list of posts](/posts/).
"""


def jekyll(n):
    day = f"2024-{1 + n % 12:02}-{1 + n % 28:02}"
    return f"_posts/{day}-note-{n}.md", f"""---
layout: {"post" if n else "page"}
title:  "Note {n}"
date:   {day} 18:{n:02}:00 -0500
last_modified_at: {day}T19:00:00-05:00
categories: notes allotment
tags: {flow(some(TAGS, n, 2))}
author: ada
published: true
comments: true
excerpt_separator: <!--more-->
image: {{path: /assets/img/{n}.jpg, thumbnail: /assets/img/{n}-small.jpg}}
redirect_from:
  - /notes/{n}
redirect_to: []
---
{{% include toc.html %}}

It's [the note before]({{% post_url 2024-01-01-note-0 %}}) or [home]({{{{ site.baseurl }}}}/) or [a style][s].
<!--more-->
{{: .notice--info}}

* [tag](/tag/compost/), [category](/category/notes/), [page two](/page/2/), [search](/search/), <a href="/login">log in</a>

[s]: /assets/css/main.css "Style"

Ada: how are you?
[Grace]: fine
[Ken]: thanks.

[Grace] and [Ken] went.
"""


def eleventy(n):
    date = ["2024-02-03", "Last Modified", "git Created", "2024-02-03T01:02:03.004Z"][n % 4]
    return f"blog/{n}-piece.md", f"""---
layout: layouts/post.njk
title: Piece No. {n}
description: 'A piece of it: "{n}"'
date: {date}
tags:
  - posts
  - {quoted(TAGS[n % len(TAGS)])}
eleventyNavigation: {{key: Piece {n}, order: {n}}}
eleventyExcludeFromCollections: {"true" if n % 2 else "false"}
permalink: /blog/piece-{n}/
templateEngineOverride: njk,md
eleventyComputed:
  title: "{{{{ title }}}} - site"
---
Before [this](/blog/piece-{(n + 1) % 20}/), after [that](../piece-{(n + 2) % 20}/), in [a file](./{(n + 3) % 20}-piece.md).
Price: $5 and 10$. {{% raw %}}{{{{ x }}}}{{% endraw %}}
"""


def astro(n):
    return f"src/content/blog/astro-{n}.mdx", f"""---
title: 'Markdown style guide, part {n}'
description: 'Here is a sample of some basic Markdown syntax.'
pubDate: 'Jul {1 + n:02} 2022'
updatedDate: 'Jul {1 + n:02} 2023'
heroImage: '/blog-placeholder-{n}.jpg'
tags: ['astro', 'markdown']
---
import X from '../../components/X.astro';

<X href="/somewhere" /> and <a href="https://example.org">out</a>.
"""


def obsidian(n):
    status = ["seedling", "budding", "evergreen"][n % 3]
    return f"notes/Note {n}.md", f"""---
aliases: [N{n}, "the {n}th note"]
tags: [{", ".join(["garden/soil", "seed", "2024/spring"][:1 + n % 3])}]
cssclasses: [wide, cards]
created: 2024-03-{1 + n % 28:02}T10:00
modified: 2024-04-{1 + n % 28:02}T11:30:00
publish: true
status: {status}
up: "[[Index]]"
related:
  - "[[Note {(n + 1) % 20}]]"
  - "[[Note {(n + 2) % 20}|the other]]"
rating: {n % 5}
people: {flow(f"[[{p}]]" for p in some(PEOPLE, n, 1))}
---
# Note {n} #garden

![[picture.png|300]] of [[Note {(n + 1) % 20}#Part one|part one]] and [[Note {(n + 3) % 20}#^b1]] and [[#Part one]].

> [!note]- Callout: folded
> [[Note {(n + 2) % 20}]]

key:: value
- [ ] water the bed
%% a comment with [[nothing] %%
Inline $x^2$ and
$$
\\sum_{{i}} [x_i](y_i)
$$

## Part one ^b1
"""


def index_of_notes(_):
    return "notes/Index.md", "---\ntags: [map]\n---\nAll notes.\n"


def hexo(n):
    return f"source/_posts/札记{n}.md", f"""---
title: 园中札记（{n}）——“春”与「秋」
date: 2024-{1 + n % 12:02}-{1 + n % 28:02} 10:00:00
updated: 2024-12-{1 + n % 28:02} 11:00:00
categories: 园艺
tags:
- 园艺
- {["读书", "历史", "园林"][n % 3]}
people: [{"、".join(PEOPLE[6:7])}, 梁思成]
companies_orgs: [{["清华大学", "南京大学", "中国银行"][n % 3]}]
media_books: [《梦溪笔谈》, 《徐霞客游记（上）》]
cover: /img/{n}.webp
mathjax: true
top: false
description: 今年春天：种了“夏洛特”土豆，收了三成。
---
见[上一篇](札记{(n + 1) % 20}.md)、[标签](/tags/园艺/)、[关于](/about/)。

主持人：大家好。
[主持人]: 大家好，今天谈园艺。
[嘉宾]: 谢谢

然后[主持人]问，[嘉宾]答[^注]。

[^注]: 脚注。
"""


def vaults():
    """Folder names with their posts: a path and its text."""
    return {
        "hugo": [hugo_yaml(n) for n in range(18)] + [hugo_toml(n) for n in range(10)],
        "jekyll": [jekyll(n) for n in range(14)],
        "eleventy": [eleventy(n) for n in range(20)],
        "astro": [astro(n) for n in range(6)],
        "obsidian": [obsidian(n) for n in range(20)] + [index_of_notes(0)],
        "hexo": [hexo(n) for n in range(20)],
    }
