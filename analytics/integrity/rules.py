"""The rules for the tables of a corpus: one function per rule yields a finding for each table that breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from analytics import schema
from analytics.corpus import dates
from analytics.curation import curation
from analytics.errors import CorpusError
from analytics.findings.wording import times
from analytics.text import tokens
from analytics.topics import units as topic_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Tables = Mapping[str, pd.DataFrame]

LONGEST = 60  # characters of a cell in an example
_UNIQUE = (
    *(("documents", "doc_id"), ("texts", "doc_id"), ("articles", "doc_id"), ("story_members", "doc_id")),
    *(("embeddings", "doc_id"), ("lines", "doc_id", "line"), ("terms", "doc_id", "term"), ("topic_fit", "topic")),
    *(("text_norms", "doc_id"), ("word_points", "doc_id"), ("character_runs", "bucket")),
    ("form_stems", "language", "term", "stem"),
    *(("keywords", "doc_id", "rank"), ("topic_joints", "node"), ("sentences", "doc_id", "start")),
)
# table, column, and the table and column that contain all its values
_REFERENCES = (
    *(("shared_text", "a", "documents", "doc_id"), ("shared_text", "b", "documents", "doc_id")),
    *(("story_members", "story", "documents", "doc_id"), ("topic_members", "topic", "topic_fit", "topic")),
    ("quotes", "entity", "mentions", "entity"),
)
# table, document, start, end, and the column with the text of the span, "" for none
_SPANS = (
    *(("sentences", "doc_id", "start", "end", ""), ("topic_members", "doc_id", "start", "end", "")),
    *(("mentions", "doc_id", "start", "end", "surface"), ("names", "doc_id", "start", "end", "surface")),
    *(("quotes", "doc_id", "start", "end", "text"), ("speeches", "doc_id", "start", "end", "text")),
    ("speeches", "doc_id", "speaker_start", "speaker_end", "speaker"),
    *(("appositions", "doc_id", "start", "end", ""), ("appositions", "doc_id", "name_start", "name_end", "")),
    *((name, "doc_id", "start", "end", "") for name in ("statement_sentences", "board_sentences")),
    *(("shared_text", "a", "start_a", "end_a", "text"), ("shared_text", "b", "start_b", "end_b", "")),
)
_CATEGORIES = (
    ("lines", "verdict", schema.VERDICTS),
    *(("mentions", "kind", schema.KINDS), ("names", "kind", schema.KINDS), ("keywords", "kind", (*schema.KINDS, ""))),
    *(("documents", "date_precision", schema.PRECISIONS), ("articles", "date_precision", schema.PRECISIONS)),
    ("topic_fit", "unit", topic_units.UNIT_NAMES[1:]),
)
_RANGES = (
    *(("documents", "share_removed", 0, 1), ("documents", "share_copied", 0, 1)),
    *(("statement_sentences", "similarity", 0, 1), ("topic_joints", "similarity", -1, 1)),
    *(("topic_members", "strength", -1, 1), ("keywords", "score", 0, 100)),
    *(("terms", "n", 1, np.inf), ("shared_text", "n_words", 1, np.inf)),
)
_ROUNDING = 1e-6
_DIGITS = 18  # of an offset: more do not fit in 64 bits


class Finding(NamedTuple):
    """An error in a table, and one example of it."""

    table: str
    what: str
    example: str


def _wrong(name: str, rows: pd.DataFrame, what: str, *columns: str) -> list[Finding]:
    """Return one finding for all wrong rows of a table, with the first as its example; none for no rows."""
    if rows.empty:
        return []
    cells = ", ".join(f"{column} {_printable_cell(rows.iloc[0][column])}" for column in dict.fromkeys(columns))
    return [Finding(name, f"{times(len(rows), 'row')} {what}", f"row {rows.index[0]}: {cells}")]


def _printable_cell(cell: Any) -> str:
    """Return a cell for a terminal, with control characters escaped."""
    value = cell.item() if isinstance(cell, np.generic) else cell
    shown = ascii(value)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}..."


def _duplicates(tables: Tables) -> Iterable[Finding]:
    for name, *columns in _UNIQUE:
        again = tables[name][tables[name].duplicated(columns)]
        yield from _wrong(name, again, f"with the same {' and '.join(columns)} as another row", *columns)


def _unknown(tables: Tables) -> Iterable[Finding]:
    """Yield findings on ids that are missing in the other table."""
    with_documents = [name for name in tables if name != "documents" and "doc_id" in tables[name]]
    references = [(name, "doc_id", "documents", "doc_id") for name in with_documents]
    for name, column, other, key in (*references, *_REFERENCES):
        rows = tables[name]
        unknown = rows[~rows[column].isin(tables[other][key]) & ((rows[column] != "") | (name != "quotes"))]
        yield from _wrong(name, unknown, f"whose {column} is not in {key} of {other}", column)
    joints = tables["topic_joints"]
    for side in ("a", "b"):
        known = joints[side].isin(tables["topic_fit"]["topic"]) | joints[side].isin(joints["node"])
        yield from _wrong("topic_joints", joints[~known], f"whose {side} is neither a topic nor a node", "node", side)


def _incomplete(tables: Tables) -> Iterable[Finding]:
    """Yield findings on documents without a row in a table that needs one; older folders may have no stories at all."""
    documents = tables["documents"]
    for name in ("texts", "articles", *(["story_members"] if len(tables["story_members"]) else [])):
        lacking = documents[~documents["doc_id"].isin(tables[name]["doc_id"])]
        yield from _wrong("documents", lacking, f"without a row in {name}", "doc_id", "file")


def _spans_outside(tables: Tables) -> Iterable[Finding]:
    """Yield findings on spans outside their text, and on surfaces that differ from the text of the span."""
    text = _text_of(tables)
    for name, document, start, end, surface in _SPANS:
        rows = tables[name]
        rows = rows[rows[document].isin(text)]
        length = _numbers(rows[document], {doc_id: len(content) for doc_id, content in text.items()})
        inside = (rows[start] >= 0) & (rows[start] <= rows[end]) & (rows[end] <= length)
        yield from _wrong(
            name, rows[~inside], f"whose {start} and {end} are not a span of the text", document, start, end
        )
        if surface:
            spans = rows[inside]
            span_texts = np.asarray(_slices(spans, text, document, start, end), dtype=object)
            other = spans[spans[surface].to_numpy(dtype=object) != span_texts]
            yield from _wrong(
                name, other, f"whose {surface} differs from the text of the span", document, start, surface
            )


def _text_of(tables: Tables) -> dict[str, str]:
    return dict(zip(tables["texts"]["doc_id"], tables["texts"]["text"], strict=True))


def _numbers(doc_ids: pd.Series, known: Mapping[str, int]) -> np.ndarray:
    """Return the number of each document, 0 for an unknown one."""
    return np.asarray([known.get(doc_id, 0) for doc_id in doc_ids], dtype="int64")


def _slices(rows: pd.DataFrame, text: Mapping[str, str], document: str, start: str, end: str) -> list[str]:
    spans = zip(rows[document].tolist(), rows[start].tolist(), rows[end].tolist(), strict=True)
    return [text[doc_id][first:last] for doc_id, first, last in spans]


def _categories(tables: Tables) -> Iterable[Finding]:
    for name, column, allowed in _CATEGORIES:
        other = tables[name][~tables[name][column].isin(allowed)]
        yield from _wrong(name, other, f"whose {column} is none of {', '.join(filter(None, allowed))}", column)
    lines = tables["lines"]
    was = lines[lines["was"] != ""]
    known = [earlier.partition(": ")[0] in schema.VERDICTS for earlier in was["was"]]
    unknown = was[~np.asarray(known, dtype=bool)]
    yield from _wrong("lines", unknown, "whose earlier verdict is not a line verdict", "doc_id", "line", "was")


def _ranges(tables: Tables) -> Iterable[Finding]:
    for name, column, low, high in _RANGES:
        rows = tables[name]
        outside = rows[~rows[column].between(low - _ROUNDING, high + _ROUNDING)]
        bounds = f"not in {low}..{high}" if np.isfinite(high) else f"below {low}"
        yield from _wrong(name, outside, f"whose {column} is {bounds}", column)


def _dates(tables: Tables) -> Iterable[Finding]:
    for name in ("documents", "articles"):
        rows = tables[name]
        valid = np.asarray([date == "" or dates.is_date(date) for date in rows["date"]], dtype=bool)
        yield from _wrong(name, rows[~valid], "whose date is not a day, month or year", "doc_id", "date")
        exact = rows["date"].map(schema.precision) == rows["date_precision"]
        other = rows[valid & ~exact.to_numpy(dtype=bool)]
        yield from _wrong(
            name, other, "whose date is not of the precision in date_precision", "doc_id", "date", "date_precision"
        )


def _word_counts(tables: Tables) -> Iterable[Finding]:
    documents = tables["documents"]
    counted = _numbers(documents["doc_id"], tables["terms"].groupby("doc_id")["n"].sum().to_dict())
    other = documents[documents["n_words"] != counted]
    yield from _wrong("documents", other, "whose n_words is not the sum of their terms", "doc_id", "n_words")
    prints = tables["fingerprints"]
    n_words = _numbers(prints["doc_id"], dict(zip(documents["doc_id"], documents["n_words"], strict=True)))
    beyond = prints[(prints["word"] < 0) | (prints["word"] >= n_words)]
    yield from _wrong("fingerprints", beyond, "whose word is not a word of the text", "doc_id", "word")


def _lines_and_texts(tables: Tables) -> Iterable[Finding]:
    """Yield findings on texts that differ from the body lines, and on agency credits that are not in their line."""
    lines = tables["lines"].sort_values(["doc_id", "line"])
    body = lines[lines["verdict"] == "body"].groupby("doc_id")["text"].agg("\n".join).to_dict()
    texts = tables["texts"][tables["texts"]["doc_id"].isin(lines["doc_id"])]
    same = [text == body.get(doc_id, "") for doc_id, text in texts[["doc_id", "text"]].itertuples(index=False)]
    other = texts[~np.asarray(same, dtype=bool)]
    yield from _wrong("texts", other, "whose text is not the body lines of the table lines", "doc_id")
    known = dict(zip(zip(lines["doc_id"], lines["line"], strict=True), lines["text"], strict=True))
    agency_credits = tables["agency_credits"]
    cells = zip(agency_credits["doc_id"], agency_credits["line"], agency_credits["text"], strict=True)
    is_in_line = [text in known.get((doc_id, number), "") for doc_id, number, text in cells]
    lost = agency_credits[~np.asarray(is_in_line, dtype=bool)]
    yield from _wrong("agency_credits", lost, "whose text is not in that line", "doc_id", "line", "text")


def _sentences(tables: Tables) -> Iterable[Finding]:
    rows = tables["sentences"]
    overlapping = rows[rows["start"] < rows.groupby("doc_id")["end"].shift(fill_value=0)]
    yield from _wrong("sentences", overlapping, "that begin before the sentence before ends", "doc_id", "start", "end")
    place = ["doc_id", "start", "end"]
    statement_rows = tables["statement_sentences"]
    known = pd.MultiIndex.from_frame(statement_rows[place]).isin(pd.MultiIndex.from_frame(rows[place]))
    yield from _wrong(
        "statement_sentences",
        statement_rows[~known],
        "that are not sentences of the table sentences",
        "statement",
        *place,
    )


def _keywords(tables: Tables) -> Iterable[Finding]:
    """Yield findings on keywords with wrong positions; a position may have another inflection of the keyword."""
    rows = tables["keywords"]
    ranks = rows.groupby("doc_id").cumcount() + 1
    yield from _wrong("keywords", rows[rows["rank"] != ranks], "out of the order of their ranks", "doc_id", "rank")
    starts = [cell.split(schema.LIST_SEPARATOR) if cell else [] for cell in rows["starts"]]
    listed = np.asarray([all(map(_is_offset, cell)) for cell in starts], dtype=bool)
    yield from _wrong(
        "keywords", rows[~listed], "whose starts are not a list of numbers", "doc_id", "keyword", "starts"
    )
    places = [[int(start) for start in cell] if good else [] for cell, good in zip(starts, listed, strict=True)]
    cells = zip(rows["n"].tolist(), rows["start"].tolist(), places, strict=True)
    adding = np.asarray(
        [not positions or (len(positions), positions[0]) == (n, start) for n, start, positions in cells], dtype=bool
    )
    other = rows[listed & ~adding]
    yield from _wrong("keywords", other, "whose n or start does not fit starts", "doc_id", "keyword", "n", "starts")
    text = _text_of(tables)
    keyword_positions = zip(rows["doc_id"].tolist(), rows["keyword"].tolist(), places, strict=True)
    is_at_start = [
        not positions or any(_begins(text.get(doc_id, ""), offset, keyword) for offset in positions)
        for doc_id, keyword, positions in keyword_positions
    ]
    lost = rows[~np.asarray(is_at_start, dtype=bool)]
    yield from _wrong("keywords", lost, "that are at none of their starts", "doc_id", "keyword", "starts")


def _is_offset(cell: str) -> bool:
    return cell.isdecimal() and len(cell) <= _DIGITS


def _begins(text: str, start: int, keyword: str) -> bool:
    """Return whether the words of a keyword begin at a position, with blanks or invisible joiners between them."""
    words = tokens.tokens(keyword)
    return tokens.tokens(text[start : start + 2 * len(keyword) + LONGEST])[: len(words)] == words


def _shared_spans(tables: Tables) -> Iterable[Finding]:
    rows, text = tables["shared_text"], _text_of(tables)
    rows = rows[rows["a"].isin(text) & rows["b"].isin(text)]
    a, b = (
        [tokens.tokens(span) for span in _slices(rows, text, side, f"start_{side}", f"end_{side}")] for side in "ab"
    )
    equal = np.asarray([span == other for span, other in zip(a, b, strict=True)], dtype=bool)
    yield from _wrong("shared_text", rows[~equal], "whose two spans differ in words", "a", "start_a", "b", "start_b")
    counted = rows["n_words"].to_numpy() == np.asarray([len(span) for span in a], dtype="int64")
    yield from _wrong("shared_text", rows[equal & ~counted], "whose n_words is another number", "a", "b", "n_words")


def _notes(tables: Tables) -> Iterable[Finding]:
    """Yield a finding when the notes on articles are not the last issues, in order: corrections depend on that."""
    columns = ["problem", "detail"]
    notes, issues = tables["notes"][columns], tables["issues"][columns]
    if not notes.reset_index(drop=True).equals(issues.tail(len(notes)).reset_index(drop=True)):
        yield Finding("issues", "the last rows are not the notes of the articles", "")


def _corrections(tables: Tables) -> Iterable[Finding]:
    for row in tables["corrections"].itertuples():
        try:
            curation.add_corrections(curation.empty(), [row[1:]])
        except CorpusError as error:
            yield Finding("corrections", str(error), f"row {row.Index}")


RULES: tuple[Callable[[Tables], Iterable[Finding]], ...] = (
    *(_duplicates, _unknown, _incomplete, _spans_outside, _categories, _ranges, _dates, _word_counts, _lines_and_texts),
    *(_sentences, _keywords, _shared_spans, _notes, _corrections),
)
