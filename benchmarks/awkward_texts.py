"""Awkward contents of texts, pages and tables: each name gives a function of the length in bytes."""

from __future__ import annotations

import json
import string
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Made = Callable[[int], str]

_WORDS = (
    "sen. said|Sen. |said |Kabul |Kabul, |Kabul|Mr. A. B. |U.S. |U.S.|A.|a@b.cc |a@b.cc|@ab |#ab |http://a.b/c |www.a.b"
)
_WORDS += (
    "|- |— |a-|a'|A'b's |it's |l'a |1,000 |1.5 |1/2/2021 |16 August 2021 |2021-08-16 |10:30 |Monday, |by |By Jane Doe "
)
_WORDS += '|US-|Ministry of |President |Taliban |„Wort“ sagte er. |"a" |"Yes," he said. |said X. |he said: '
_WORDS += "|according to |der Botschafter |afghanischen |Photo: |(AP) |Reuters |&amp;|&#8220;|<|<p>|</p>|<!--"
_WORDS += "|<a href='x'>|<br>"
_WORDS += "|A a |a A |Aa Bb. |a. |a? |1 |1. |I |é|e\u0301|\u0301"
_WORDS += "|😀|👨‍👩‍👧|中|中文。|あ|한국 |م|مرحبا |ש|ก|अ|\u200b|\u202e|\xa0|\xad|ß|ﬁ|İ|\ufffd"
_WORDS += "|\n|a\n|A\n|.\n|-\n|a b\n|Kabul\n|By Jane Doe\n|said\n|http://a.b/c\n|a@b.cc\n|16 August 2021\n|\n\n|a\n\n"
_WORDS += "|The ambassador said.\n|* a\n|1. a\n|\t|  |a  |\r|\x0b|\u2028"
_UNITS = [*string.punctuation, "0", "7", "a", "A", "Ab", "z", *"„“”«»‘’‚‹›…–—•·", *_WORDS.split("|")]


# Phrases that start a search of their own: a speech verb, a title, a date, a mark that is never closed
_PHRASES = """In Qaems Brief heißt es, er habe das |The envoy, Zamir Kabulov, said. |He said that |she said, |sagte, er habe
Er sei da. |"He said |“He |‘a |'a |says the |said Mr. |, said X, |, he said. |told Reuters |quoting X |citing |selon la
|según laut |según dijo |U.S. officials said |Mr. and Mrs. |(a |[a |{a |a) |a b, |a: |a; |a/b |a_b |a=b |a&b |No. 1
|Jan. 1 |Aug. 16, 2021 yesterday |two days ago |5 hours ago |gestern |Stand: 16.08.2021 |KABUL, Aug 16 (Reuters) - |By
A. B. and |© 2021 |http:// |www. Published: |Read more |Ministry of Foreign Affairs of |President of the |Bank of
|Deutsche Bank |ABC |USA |AbC |A-B |A.B. |A.b. |a.B #a#b |@a@b |a..b |a...|?!|." |.) |.’ |’s |'s |A’s |“ |”
|0,1|1.1.|1:1|1-1-|१ |٣ |０""".replace("\n", "|").split("|")  # noqa: E501 - a line break would split a phrase


_IN_LINES = (
    "A. ",
    "U.S. ",
    "a. ",
    "1. ",
    "(a. ",
    "[A. ",
    "No. 1 ",
    "a.\xa0",
    "et al. ",
    "Mr. ",
    "A ",
    "... ",
    "A.B ",
    ") ",
    "? (",
)


def _wrapped(unit: str, size: int) -> str:
    """Return lines just short enough to be split into sentences with all rules of abbreviations."""
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
    rows = '"words in a cell, and more",title\n' * (size // 34)
    return f'text,title\n"never closed,\n{rows}'


def texts() -> dict[str, tuple[str, Made]]:
    """Return {name: (file name, function of a length in bytes)} of all awkward contents."""
    functions = {repr(unit): ("a.txt", partial(_repeated, unit)) for unit in _UNITS}
    functions |= {f"phrases {unit!r}": ("a.txt", partial(_repeated, unit)) for unit in _PHRASES if unit}
    functions |= {f"long lines of {unit!r}": ("a.txt", partial(_wrapped, unit)) for unit in _IN_LINES}
    functions |= {"unique words": ("a.txt", _unique_words), "unique names": ("a.txt", _unique_names)}
    for unit in ('"', "a", ".", "Kabul ", "said ", ",", "'", "\n", "a\n", "<p>", "1,", ";", "\t", '"\n', "a,"):
        functions[f"csv of {unit!r}"] = ("a.csv", partial(_csv, unit))
    for unit in ('"', "a", ".", "Kabul ", "<p>", "&amp;", "The man said. "):
        functions[f"csv cell of {unit!r}"] = ("a.csv", partial(_quoted_csv, unit))
        functions[f"json of {unit!r}"] = ("a.json", partial(_json, unit))
    for unit in (
        *string.punctuation,
        "a",
        "A",
        "Kabul ",
        "a@b.cc ",
        "<p>",
        "<div>",
        "<b>",
        "<br>",
        "<table>",
        "<li>",
        "<a>",
    ):
        functions[f"page of {unit!r}"] = ("a.html", partial(_page, unit))
    for unit in (
        "</p>",
        "<p>a</p>",
        "<p>Kabul said.</p>",
        "&amp;",
        "&",
        "<!--",
        "<script>",
        "<td>a</td>",
        "\n",
        " ",
        "😀",
    ):
        functions[f"page of {unit!r}"] = ("a.html", partial(_page, unit))
    for tag in ("div", "p", "span", "b", "table", "ul", "blockquote", "font"):
        functions[f"nested {tag}"] = ("a.html", partial(_nested, tag))
    functions |= {
        f"title of {unit!r}": ("a.html", partial(_title, unit)) for unit in ("a", "A ", ".", "|", " - ", "- a ")
    }
    functions["csv with an unclosed quote"] = ("a.csv", _unclosed)
    return functions
