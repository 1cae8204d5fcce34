"""Document texts are shown as text: labels, charts, marked HTML, CSV."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from string import punctuation

import pandas as pd
import pytest
from app_helpers import HOSTILE

from analytics.export.csv import to_csv
from ui.text import chart, cut, mark_hits, plain


@pytest.mark.parametrize(
    "text", [*HOSTILE, punctuation, "a\\*b", "http://127.0.0.1:9/", "www.example.org", "1. a", "- a"]
)
def test_every_markdown_sign_in_a_label_is_shown_unchanged(text):
    shown = plain(text)

    assert re.sub(r"\\(.)", r"\1", shown).replace("\u2060", "") == text
    assert not [sign for sign in re.findall(r"(?<!\\)(?:\\\\)*([^\\])", shown) if sign in punctuation]


def test_an_address_in_a_label_is_no_markdown_link_but_looks_unchanged():
    shown = [plain(text).replace("\\", "") for text in ("see http://a.b", "HTTPS://a.b", "www.a.b", "ann@a.b", "@ann")]

    assert shown == ["see http\u2060://a.b", "HTTPS\u2060://a.b", "www\u2060.a.b", "ann\u2060@a.b", "@ann"]


def test_line_ends_cannot_start_a_list_or_a_quote_in_a_label():
    assert plain(" one\n\n> two\t- three\u2028# four ") == r"one \> two \- three \# four"


def test_a_label_keeps_letters_of_every_script():
    assert plain("Außenministerium 外交部 الخارجية 😀") == "Außenministerium 外交部 الخارجية 😀"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_chart_text_has_no_tag_and_no_template_and_looks_unchanged(text):
    shown = chart(text)

    assert not set(shown) & set("<>{%")
    assert unescape(shown) == text


def test_a_quotation_mark_in_a_chart_is_unchanged():
    assert chart('"quoted"') == '"quoted"'


def test_a_chart_text_is_one_line():
    assert chart("one\n two\t three") == "one two three"


def test_a_short_label_is_not_cut():
    assert cut("twenty-eight letters exactly") == "twenty-eight letters exactly"


def test_a_long_label_is_cut_at_a_word():
    assert cut("Spokesman of the Foreign Ministry in Beijing") == "Spokesman of the Foreign…"


def test_a_long_word_is_cut_inside():
    assert cut("a" * 40) == "a" * 27 + "…"
    assert cut("An Aufmerksamkeitsdefizitstörung", 12) == "An Aufmerks…"


@pytest.mark.parametrize("text", [*HOSTILE, "外交部" * 20, "😀 " * 30, "a\nb " * 30])
@pytest.mark.parametrize("width", [5, 16, 28])
def test_a_cut_label_is_never_longer_than_its_width(text, width):
    assert len(cut(text, width)) <= width


def test_hits_are_marked_by_code_points():
    assert mark_hits("😀 Kabul fell", [(2, 7, "hit")]) == '😀 <mark class="hit">Kabul</mark> fell'


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_except_the_marks_is_escaped(text):
    whole = f"{text} in {text}"
    hits = [(0, len(text), "hit"), (len(text) + 4, len(whole), "place")]

    shown = mark_hits(whole, hits)

    inside = re.fullmatch(r'<mark class="hit">([^<>]*)</mark>([^<>]*)<mark class="place">([^<>]*)</mark>', shown)
    assert [unescape(part) for part in inside.groups()] == [text, " in ", text]


def test_a_text_without_hits_is_escaped():
    assert mark_hits("<script>alert(1)</script>", []) == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_long_address_in_a_text_is_short_and_whole_on_hover():
    url = "https://www.nytimes.com/2017/04/10/opinion/a-long-headline.html?smid=tw&share=1"
    assert mark_hits(f"See {url}.", []) == (f'See <span title="{url.replace("&", "&amp;")}">nytimes.com/2017…</span>.')
    assert mark_hits("See https://nytimes.com/a.", []) == "See https://nytimes.com/a."


def test_the_mark_of_overlapping_hits_has_both_classes():
    shown = mark_hits("abcdef", [(2, 5, "b"), (0, 3, "a")])

    assert shown == '<mark class="a">ab</mark><mark class="a b">c</mark><mark class="b">de</mark>f'


def test_no_mark_crosses_a_line_end():
    assert mark_hits("ab\ncd", [(1, 4, "hit")]) == 'a<mark class="hit">b</mark>\n<mark class="hit">c</mark>d'


@pytest.mark.parametrize(
    "hit", [(2, 2, "x"), (3, 1, "x"), (1, 9, "x"), (-1, 2, "x")], ids=["empty", "turned", "beyond", "before"]
)
def test_a_hit_outside_the_text_is_not_marked(hit):
    assert mark_hits("abc", [hit]) == "abc"


def test_no_cell_of_a_csv_is_a_formula():
    texts = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", "plain", *HOSTILE]
    table = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "n": range(len(texts)), "z": -1.5})

    content = to_csv(table)

    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    expected = [f"'{text}" if text[0] in "=+-@\t" else text for text in texts]
    assert content[:3] == b"\xef\xbb\xbf"
    assert [row["text"] for row in rows] == expected
    assert {row["z"] for row in rows} == {"-1.5"}
    assert b"\n'=HYPERLINK(1),0,-1.5\n" in content


@pytest.mark.parametrize("text", ["\rx", "x\r=HYPERLINK(1)"])
def test_a_line_end_inside_a_cell_of_a_csv_does_not_start_a_row(text):
    content = to_csv(pd.DataFrame({"text": pd.Series([text], dtype="str")})).decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(content, newline="")))

    as_line_end = text.replace("\r", "\n")
    assert rows == [["text"], [f"'{as_line_end}" if text[0] == "\r" else as_line_end]]
