"""Awkward things that a text, a page or a table can be full of: each name gives a function of the length in bytes."""

from __future__ import annotations

import json
import string
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[[int], str]

# One thing a line, between bars
_WORDS = """
sen. said|Sen. |said |Kabul |Kabul, |Kabul|Mr. A. B. |U.S. |U.S.|A.|a@b.cc |a@b.cc|@ab |#ab |http://a.b/c |www.a.b
|- |— |a-|a'|A'b's |it's |l'a |1,000 |1.5 |1/2/2021 |16 August 2021 |2021-08-16 |10:30 |Monday, |by |By Jane Doe
|US-|Ministry of |President |Taliban |„Wort“ sagte er. |"a" |"Yes," he said. |said X. |he said: |according to
|der Botschafter |afghanischen |Photo: |(AP) |Reuters |&amp;|&#8220;|<|<p>|</p>|<!--|<a href='x'>|<br>
|A a |a A |Aa Bb. |a. |a? |1 |1. |I |é|😀|👨\u200d👩\u200d👧|中|中文。|あ|한국 |م|مرحبا |ש|ก
|अ|ß|ﬁ|İ|\ufffd|e\u0301|\u0301
|* a |In Qaems Brief heißt es, er habe das |The envoy, Zamir Kabulov, said. |He said that |she said,
|sagte, er habe |Er sei da. |"He said |“He |‘a |'a |says the |said Mr. |, said X, |, he said. |told Reuters |quoting X
|citing |selon la |según |laut |según dijo |U.S. officials said |Mr. and Mrs. |(a |[a |{a |a) |a b, |a: |a; |a/b |a_b
|aa.bb.|a+b.|a=b |a&b |No. 1 |Jan. 1 |Aug. 16, 2021 |yesterday |two days ago |5 hours ago |gestern |Stand: 16.08.2021
|KABUL, Aug 16 (Reuters) - |By A. B. and |© 2021 |http:// |www. |Published: |Read more |Bank of |Deutsche Bank
|Ministry of Foreign Affairs of |President of the |ABC |USA |AbC |A-B |A.B. |A.b. |a.B |#a#b |@a@b |a..b |a...|?!|."
|.) |.’ |’s |'s |A’s |“ |” |0,1|1.1.|1:1|1-1-|१ |٣ |０
"""
_BLANKS = ("\n", "\t", " ", "  ", "a  ", "\r", "\x0b", "\u2028", "\xa0", "\xad", "\u200b", "\u202e", "a\n\n", "\n\n")
_LINES = (
    "a|A|.|-|a b|Kabul|By Jane Doe|said|http://a.b/c|a@b.cc|16 August 2021|The ambassador said.|* a|1. a|(AP)|Photo: a"
)
_UNITS = [*string.punctuation, "0", "7", "a", "A", "Ab", "z", *"„“”«»‘’‚‹›…–—•·", *_BLANKS]
_UNITS += [unit for unit in _WORDS.replace("\n|", " |").replace("\n", "").split("|") if unit.strip()]
_UNITS += [f"{line}\n" for line in _LINES.split("|")]
_IN_PAGES = "a|A| |Kabul |a@b.cc |<p>|<div>|<b>|<br>|<table>|<li>|<a>|</p>|<p>a</p>|<p>Kabul said.</p>|&amp;"
_IN_PAGES += "|<!--|<script>|<td>a</td>|<h1>a</h1>|<a href='/a'>a</a> |<span>a</span> |<img src='a'>|<p>a<br>"
_IN_LONG_LINES = ("A. ", "U.S. ", "a. ", "1. ", "(a. ", "[A. ", "No. 1 ", "et al. ", "Mr. ", "A ", "... ", ") ", "? (")


def _wrapped(unit: str, size: int) -> str:
    """Lines just short enough to be split into sentences with all rules of abbreviations."""
    line = unit * (4_900 // len(unit)) + "\n"
    return _repeated(line, size)


def _repeated(unit: str, size: int) -> str:
    return unit * (size // len(unit.encode()) + 1)


def _csv(unit: str, size: int) -> str:
    return "text,title\n" + _repeated(unit, size)


def _quoted_csv(unit: str, size: int) -> str:
    return 'text,title\n"' + _repeated(unit, size).replace('"', '""') + '",T\n'


def _json(unit: str, size: int) -> str:
    return json.dumps([{"text": _repeated(unit, size), "title": "T"}])


def _page(unit: str, size: int) -> str:
    return f"<html><head><title>T</title></head><body><article><p>{_repeated(unit, size)}</p></article></body></html>"


def _nested(tag: str, size: int) -> str:
    n = size // (2 * len(tag) + 5)
    return f"<html><body>{f'<{tag}>' * n}words of a text{f'</{tag}>' * n}</body></html>"


def _list_of_links(size: int) -> str:
    """A page whose article is as long as the list of other articles beside it."""
    n = size // 190
    told = "".join(
        f"<p>The ambassador {number} said that the embassy stays open for everyone.</p>" for number in range(n)
    )
    links = "".join(
        f"<li><a href='/{number}'>Another article of the day, number {number}</a></li>" for number in range(n)
    )
    return f"<html><body><article>{told}</article><ul>{links}</ul></body></html>"


def _list_of_headlines(size: int) -> str:
    """The text of a page whose article is below a list of other articles."""
    told = "The ambassador said on Monday that the embassy stays open for everyone in the city.\n"
    links = "".join(f"Another article of the day {number}\n" for number in range(size // 34))
    return f"Menu\nShare\nLog in\n{links}Menu\nShare\nLog in\n{told * 10}"


def _title(unit: str, size: int) -> str:
    return f"<html><head><title>{_repeated(unit, size)}</title></head><body><p>Words of a text.</p></body></html>"


def _unique_words(size: int) -> str:
    return " ".join(f"word{number}" for number in range(size // 11))


def _unique_names(size: int) -> str:
    letters = string.ascii_lowercase
    return " ".join(
        f"{letters[n % 26].upper()}{letters[n // 26 % 26]}{letters[n // 676 % 26]}{letters[n // 17576 % 26]}o"
        for n in range(size // 6)
    )


def _unclosed(size: int) -> str:
    return 'text,title\n"never closed, T\n' + _repeated("words in a cell and more,title\n", size)


def texts() -> dict[str, tuple[str, Made]]:
    """Return {name: (file name, function of a length in bytes)} of all awkward things."""
    made = {repr(unit): ("a.txt", partial(_repeated, unit)) for unit in _UNITS}
    made |= {f"long lines of {unit!r}": ("a.txt", partial(_wrapped, unit)) for unit in _IN_LONG_LINES}
    made |= {"unique words": ("a.txt", _unique_words), "unique names": ("a.txt", _unique_names)}
    for unit in ('"', "a", ".", "Kabul ", "said ", ",", "'", "\n", "a\n", "<p>", "1,", ";", "\t", '"\n', "a,"):
        made[f"csv of {unit!r}"] = ("a.csv", partial(_csv, unit))
    for unit in ('"', "a", ".", "Kabul ", "<p>", "&amp;", "The man said. "):
        made[f"csv cell of {unit!r}"] = ("a.csv", partial(_quoted_csv, unit))
        made[f"json of {unit!r}"] = ("a.json", partial(_json, unit))
    for unit in (*string.punctuation, *_IN_PAGES.split("|"), "\n", "😀"):
        made[f"page of {unit!r}"] = ("a.html", partial(_page, unit))
    for tag in ("div", "p", "span", "b", "table", "ul", "blockquote", "font"):
        made[f"nested {tag}"] = ("a.html", partial(_nested, tag))
    made |= {f"title of {unit!r}": ("a.html", partial(_title, unit)) for unit in ("a", "A ", ".", "|", " - ", "- a ")}
    made["page with a list of links"] = ("a.html", _list_of_links)
    made["article below a list of headlines"] = ("a.txt", _list_of_headlines)
    made["csv with an unclosed quote"] = ("a.csv", _unclosed)
    return made
