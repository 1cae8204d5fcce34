"""The user's corrections: one small table that a person can read, edit and share.

One row per correction, with the columns what, key, change, value. FILE is the file of a document or its doc_id:
- document, FILE, source | title | date | author | url | language, NEW VALUE
- document, FILE, restore, (empty)  (none of its lines is removed)
- line, FILE or *, restore | cut, TEXT OF THE LINE  (* is every document)
- rule, REASON, restore, (empty)    (no line is removed for this reason)
- source, NAME, merge, OTHER NAME   (its documents count for OTHER NAME; a new OTHER NAME renames it)
- source, NAME, apart, OTHER NAME   (they are different outlets: their merge is no longer suggested)
- entity, NAME, split, SPELLING     (mentions of NAME that are written SPELLING become a separate entity, with the
                                     surnames in a text that has no other full name of NAME)
- entity, NAME, split, NEW NAME: source=X; date=Y; doc_id=Z  (the mentions of NAME in these documents are NEW NAME)
- entity, NAME, merge, OTHER NAME   (every mention of NAME becomes one of OTHER NAME; a new OTHER NAME renames it)
- entity, NAME, apart, OTHER NAME   (they are different entities: their merge is no longer suggested)
- entity, SURNAME, means, FULL NAME (where only the surname stands in a text; FULL NAME: source=X; date=Y limits it)
- entity, NAME, kind, person | organisation | place
- entity, NAME, hide, (empty)
- entity, NAME, wikidata, Q312      (its id there, for the authority file; it changes no number)
- topic, KEY, rename, NEW LABEL
- topic, KEY, merge, OTHER KEY      (its documents join the other topic)
- topic, KEY, split, NUMBER         (into NUMBER topics; the largest part keeps the name)
- topic, KEY, pin | hide, (empty)   (listed first, or not listed)
- topic, KEY or *, seed, WORDS      (documents with these words that are nearer to it join the topic; * is a new topic)
- word, WORD, stop, LANGUAGE        (it is a stopword; LANGUAGE is a code or a name, empty is every language)
- word, WORD, keep, LANGUAGE        (it counts, although it is in the built-in list of stopwords)
- tag, FILE, add, TAG               (the user's own tag of a document, which may have several; it changes no number)
- sentence, FILE, tag, TAG: SENTENCE  (the user's own tag of a sentence, found by its words; a ":" in TAG is written
                                     twice; it changes no number)
- selection, NAME, save, LINE       (a saved selection, as `selections.parse` reads it; it changes no number)
The KEY of a topic is the column `key` of the table `topics` (the documents nearest to its centroid), or its label.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from analytics import schema
from analytics.corpus import dates, selections, sentence_tags
from analytics.corpus.tags import ADD, TAG
from analytics.curation import document_splits, source_labels, surname_decisions
from analytics.errors import CorpusError
from analytics.reading.cleaning.line_corrections import Edits, apply_edits, repeat_reason
from analytics.reading.raw import squeeze_blanks
from analytics.text import languages, stopwords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import numpy as np

    from analytics.corpus.store import Corpus
    from analytics.reading.article import Article

COLUMNS = tuple(schema.PARTS["corrections"].columns)
EVERYWHERE = "*"
SELECTION = "selection"
WIKIDATA = "wikidata"
_WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")
MOST_PARTS = 20
CHANGES = {
    "document": ("source", "title", "date", "author", "url", "language", "restore"),
    "line": ("restore", "cut"),
    "rule": ("restore",),
    "source": ("merge", "apart"),
    "entity": ("split", "merge", "apart", surname_decisions.CHANGE, "kind", "hide", WIKIDATA),
    "topic": ("rename", "merge", "split", "pin", "hide", "seed"),
    "word": (stopwords.STOP, stopwords.KEEP),
    TAG: (ADD,),
    sentence_tags.SENTENCE: (sentence_tags.CHANGE,),
    SELECTION: ("save",),
}
TAGS = (TAG, sentence_tags.SENTENCE)  # what corrections are about that change no number
_NEEDED = {"line": "the text of the line", TAG: "the tag"}  # values that cannot be empty
_WITH_ORIGIN = frozenset({"source", "title", "date", "author"})


def empty() -> pd.DataFrame:
    """Return an empty table of corrections."""
    return schema.empty("corrections")


def is_same_but_tags(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Return whether two tables of corrections differ in tags and saved selections only, which change no number."""
    rows = [table[~table["what"].isin([*TAGS, SELECTION])].to_numpy().tolist() for table in (before, after)]
    return rows[0] == rows[1]


def key_of(document: pd.Series) -> str:
    """Return the key of a document in corrections: its file, or its id when it is a row of a table."""
    return str(document["doc_id"] if "#" in document["file"] else document["file"])


def add_corrections(corrections: pd.DataFrame, rows: Iterable[Sequence[str]]) -> pd.DataFrame:
    """Return the corrections with `rows` added; a later one replaces an earlier one on the same subject.

    Raises CorpusError for a row that cannot be understood.
    """
    added = [tuple(row) for row in rows]
    for row in added:
        try:
            check(row)
        except CorpusError as error:
            raise CorpusError(f"This correction: {error}") from error
    joined = pd.concat([corrections, schema.from_rows(added, "corrections")], ignore_index=True)
    return schema.conform(joined[~_subject(joined).duplicated(keep="last")], "corrections")


def _subject(corrections: pd.DataFrame) -> pd.Series:
    """Return the subject of each correction: the line or word for any change of it, else the key and the change."""
    is_word = corrections["what"] == "word"
    about = corrections["change"].where(corrections["what"] != "line", corrections["value"].map(squeeze_blanks))
    about = about.where(~is_word, corrections["value"].map(languages.code))
    of_two = corrections["change"].isin(["split", "apart", surname_decisions.CHANGE, ADD, sentence_tags.CHANGE])
    about = about.where(~of_two, corrections["change"] + "\n" + corrections["value"])
    is_seed = (corrections["change"] == "seed") & (corrections["key"] == EVERYWHERE)
    about = about.where(~is_seed, corrections["change"] + "\n" + corrections["value"])
    key = corrections["key"].where(~is_word, corrections["key"].map(stopwords.form))
    return corrections["what"] + "\n" + key + "\n" + about


def metadata(part: Corpus, corrections: pd.DataFrame, *, limit: int) -> pd.DataFrame:
    """Return the first rows of `articles` of a slice with corrected metadata, and the detected language without one."""
    detected = part.documents["language"].head(limit)
    labels = part.once(_stored_labels)
    rows = _corrected_articles(
        part.stored("articles").head(limit).itertuples(index=False), corrections, lambda _: labels
    )
    table = schema.from_rows(rows, "articles")
    return table.assign(language=table["language"].where(table["language"] != "", detected.to_numpy()))


def correct_metadata(articles: Iterable[Article], corrections: pd.DataFrame) -> list[Article]:
    """Return the articles with corrected metadata and one label for each outlet, each with its new origin."""
    return _corrected_articles(articles, corrections, lambda changed: _labels((one.source, one.url) for one in changed))


def _corrected_articles(
    articles: Iterable[Article],
    corrections: pd.DataFrame,
    labels: Callable[[Sequence[Article]], source_labels.SourceLabels],
) -> list[Article]:
    """Return the corrected articles; `labels` gives the labels of sources for the articles with their own changes."""
    changes = _by_document(corrections[corrections["change"] != "restore"])
    changed = [_change_article(article, _document_changes(article, changes)) for article in articles]
    return list(map(source_labels.relabeler(labels(changed), corrections), changed))


def _stored_labels(root: Corpus) -> source_labels.SourceLabels:
    articles = root.stored("articles")
    return _labels(zip(articles["source"].astype("str"), articles["url"], strict=True))


def _labels(labelled: Iterable[tuple[str, str]]) -> source_labels.SourceLabels:
    return source_labels.source_labels(source_labels.site_counts(labelled))


def correct_lines(
    articles: Iterable[Article], corrections: pd.DataFrame, repeated: Mapping[str, frozenset[str]]
) -> list[Article]:
    """Return the articles with line verdicts corrected by the user, and repeated lines of their outlets removed."""
    return list(map(line_corrector(corrections, repeated), articles))


def line_corrector(corrections: pd.DataFrame, repeated: Mapping[str, frozenset[str]]) -> Callable[[Article], Article]:
    """Return the function that corrects the lines of one article; `repeated` are the repeated lines by outlet.

    The headline of a series repeats too; it stays.
    """
    lines = corrections[corrections["what"] == "line"]
    everywhere = _line_edits(lines[lines["key"] == EVERYWHERE])
    own_edits = {key: _line_edits(rows) for key, rows in lines[lines["key"] != EVERYWHERE].groupby("key", sort=False)}
    restored = {key for key, changed in _by_document(corrections).items() if "restore" in changed}
    rules = frozenset(corrections.loc[corrections["what"] == "rule", "key"])

    def correct(article: Article) -> Article:
        names = (article.file, article.doc_id)
        article_edits = reduce(_join_edits, (own_edits[name] for name in names if name in own_edits), everywhere)
        of_outlets = frozenset[str]().union(*(repeated.get(outlet, ()) for outlet in article.outlets))
        edits = article_edits._replace(
            keep_all=not restored.isdisjoint(names),
            rules=rules,
            repeated=of_outlets - {squeeze_blanks(article.title)},
            repeat_reason=repeat_reason(article.source),
        )
        return article._replace(lines=apply_edits(article.lines, edits))

    return correct


def correct_mentions(mentions: pd.DataFrame, corrections: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return the mentions with corrected entities: decided surnames, split, merged, another kind, then hidden.

    `documents` has the source and date of each document.
    """
    wanted = corrections[corrections["what"] == "entity"]
    merged = _changes(wanted, "merge")
    decisions = wanted[wanted["change"] == surname_decisions.CHANGE]
    decided = surname_decisions.apply(mentions, decisions, documents)
    decided = document_splits.apply(decided, wanted[wanted["change"] == "split"], documents)
    number, names = pd.factorize(_split(decided, wanted))
    names = pd.Index([_follow_merges(name, merged) for name in names.tolist()], dtype="str")
    entity = pd.Series(names[number], mentions.index)
    mentions = surname_decisions.mark_changed(
        mentions["entity"], mentions.assign(linked=mentions["entity"], entity=entity)
    )
    first = _kinds(mentions, keep="first")  # new entities: the kind of the first mention
    kinds = first | _kinds(mentions.assign(entity=mentions["linked"]), keep="last") | _changes(wanted, "kind")
    corrected = mentions.assign(kind=entity.map(kinds))
    return schema.conform(corrected[~entity.isin(_changes(wanted, "hide"))], "mentions")


def kept_apart(corrections: pd.DataFrame, what: str) -> set[frozenset[str]]:
    """Return the pairs of names that are different by the user's corrections; `what` is "entity" or "source"."""
    return _pairs(corrections, what, ("apart",))


def decided_pairs(corrections: pd.DataFrame) -> set[frozenset[str]]:
    """Return the pairs of names of which the user split or merged one."""
    return _pairs(corrections, "entity", ("split", "merge"))


def _pairs(corrections: pd.DataFrame, what: str, changes: Sequence[str]) -> set[frozenset[str]]:
    rows = corrections[(corrections["what"] == what) & corrections["change"].isin(changes)]
    return {
        frozenset((key, document_splits.new_name(value) if change == "split" else value))
        for key, change, value in zip(rows["key"], rows["change"], rows["value"], strict=True)
    }


def saved_selections(corrections: pd.DataFrame) -> dict[str, str]:
    """Return the line of each saved selection by name, in the order of the rows."""
    rows = zip(corrections["what"], corrections["value"], strict=True)
    return {selections.parse(line).name: line for what, line in rows if what == SELECTION}


def with_saved(corrections: pd.DataFrame, lines: Iterable[str]) -> pd.DataFrame:
    """Return the corrections with these saved selections instead of their own."""
    rows = [(SELECTION, selections.parse(line).name, "save", line) for line in lines]
    return add_corrections(corrections[corrections["what"] != SELECTION], rows)


def _kinds(mentions: pd.DataFrame, *, keep: Literal["first", "last"]) -> dict[str, str]:
    """Return the kind of the first or the last mention of each entity."""
    rows = mentions.drop_duplicates("entity", keep=keep)
    return dict(zip(rows["entity"].tolist(), rows["kind"].tolist(), strict=True))


def _split(mentions: pd.DataFrame, wanted: pd.DataFrame) -> pd.Series[str]:
    """Return the entity of each mention; for a split spelling, the spelling, and so for the surnames of its text."""
    rows = wanted[wanted["change"] == "split"]
    spellings = set(zip(rows["key"], rows["value"], strict=True))
    if not spellings:
        return mentions["entity"].astype("str")
    merged = _changes(wanted, "merge")
    mentioned = zip(mentions["entity"], mentions["surface"], strict=True)
    names = [
        _follow_merges(surface, merged) if (entity, surface) in spellings else entity for entity, surface in mentioned
    ]
    is_split = mentions["entity"].isin(set(rows["key"])).to_numpy()
    return _with_surnames(mentions, pd.Series(names, mentions.index, dtype="str"), is_split)


def _with_surnames(mentions: pd.DataFrame, names: pd.Series[str], is_split: np.ndarray) -> pd.Series[str]:
    """Return the names; a surname that was linked within its text has the name of its bearer there, if it is one."""
    rule = mentions["link_rule"]
    is_full = ~rule.isin((*schema.SURNAME_RULES, schema.AMBIGUOUS, schema.BY_USER)).to_numpy() & is_split
    cells = mentions.assign(
        entity=mentions["entity"].astype("str"), doc_id=mentions["doc_id"].astype("str"), name=names
    )
    bearers = cells[is_full].groupby(["doc_id", "entity"])["name"].agg(["nunique", "first"])
    of_one = bearers.loc[bearers["nunique"] == 1, "first"].rename("bearer")
    linked = cells[(rule == "text").to_numpy() & is_split].join(of_one, on=["doc_id", "entity"])["bearer"].dropna()
    return linked.reindex(names.index).fillna(names).astype("str")


def _by_document(corrections: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return {change: value} for each document with corrections."""
    changes: dict[str, dict[str, str]] = {}
    for row in corrections[corrections["what"] == "document"].itertuples():
        changes.setdefault(row.key, {})[row.change] = row.value
    return changes


def _document_changes(article: Article, changes: Mapping[str, dict[str, str]]) -> dict[str, str]:
    return changes.get(article.file, {}) | changes.get(article.doc_id, {})


def _change_article(article: Article, changed: Mapping[str, str]) -> Article:
    """Return an article with its changes, the origins of changed fields, the date precision and the language code."""
    fields: dict[str, Any] = dict(changed) | {
        f"{name}_origin": source_labels.ORIGIN for name in _WITH_ORIGIN & set(changed)
    }
    if "date" in changed:
        fields["date_precision"] = schema.precision(changed["date"])
    if "language" in changed:
        fields["language"] = languages.code(changed["language"])
    return article._replace(**fields)


def _line_edits(rows: pd.DataFrame) -> Edits:
    """Return the edits of rows about lines; of two on the same line the later one is used."""
    last = {squeeze_blanks(row.value): row.change for row in rows.itertuples()}
    restored = frozenset(line for line, change in last.items() if change == "restore")
    return Edits(kept=restored, cut=frozenset(last) - restored)


def _join_edits(every: Edits, own: Edits) -> Edits:
    """Return the edits for all documents joined with those for one document, which override them."""
    return Edits(kept=(every.kept - own.cut) | own.kept, cut=(every.cut - own.kept) | own.cut)


def _changes(corrections: pd.DataFrame, change: str) -> dict[str, str]:
    rows = corrections[corrections["change"] == change]
    return dict(zip(rows["key"], rows["value"], strict=True))


def _follow_merges(name: str, merged: dict[str, str]) -> str:
    """Return the name after all merges, merges of merges included; a name in a circle of merges stays unchanged."""
    visited, last = {name}, name
    while last in merged and merged[last] != last:
        last = merged[last]
        if last in visited:
            return name
        visited.add(last)
    return last


def check(row: Sequence[str]) -> None:
    """Raise CorpusError for a row that cannot be understood; it says what is wrong and how to write it."""
    what, key, change, value = row
    allowed = CHANGES.get(what)
    if allowed is None:
        raise CorpusError(f"{what!r} cannot be corrected; write {', '.join(CHANGES)}")
    if change not in allowed:
        raise CorpusError(
            f"{change!r} is not a change of {'an' if what == 'entity' else 'a'} {what}; write {', '.join(allowed)}"
        )
    if what in _NEEDED and not value.strip():
        raise CorpusError(f"{_NEEDED[what]} is missing; write it in the column 'value'")
    _check_value(what, key, change, value)


def _check_value(what: str, key: str, change: str, value: str) -> None:
    if what == SELECTION and selections.parse(value).name != key:
        raise CorpusError(f"{value!r} is the selection {selections.parse(value).name!r}, not {key!r}")
    if what == sentence_tags.SENTENCE:
        sentence_tags.parse(value)
    elif what == "topic":
        _check_topic(key, change, value)
    elif change == surname_decisions.CHANGE:
        surname_decisions.parse(value)
    elif change in ("split", "merge", "apart") and not value.strip():
        raise CorpusError("the other name is missing; write it in the column 'value'")
    if (what, change) == ("entity", "split"):
        document_splits.new_name(value)
    _check_form(what, key, change, value)


def _check_form(what: str, key: str, change: str, value: str) -> None:
    if change == "kind" and value not in schema.KINDS:
        raise CorpusError(f"{value!r} is not a kind; write {', '.join(schema.KINDS)}")
    if change == WIKIDATA and value and not _WIKIDATA_ID.fullmatch(value):
        raise CorpusError(f"{value!r} is not an id of Wikidata; write it as Q312")
    if change == "date" and value and not dates.is_date(value):
        raise CorpusError(f"{value!r} is not a date; write 2021-08-16, 2021-08 or 2021")
    if what == "word" and not stopwords.form(key):
        raise CorpusError(f"{key!r} is not one word; write each word in a separate row")
    if (change == "language" or what == "word") and value and not languages.code(value):
        raise CorpusError(f"{value!r} is not a language that Parallax knows; write its name or code: de, German")


def _check_topic(key: str, change: str, value: str) -> None:
    if change == "rename" and not value.strip():
        raise CorpusError("the new name of the topic is missing; write it in the column 'value'")
    if change == "merge" and not value.strip():
        raise CorpusError("the other topic is missing; write its key or label in the column 'value'")
    if change == "split" and value and not (value.isdecimal() and 2 <= int(value) <= MOST_PARTS):  # noqa: PLR2004
        raise CorpusError(f"a topic is split into 2 to {MOST_PARTS} parts, got {value!r}")
    if change == "seed" and not any(sign.isalnum() for sign in value):
        raise CorpusError("the seed words are missing; write them in the column 'value'")
    if key == EVERYWHERE and change != "seed":
        raise CorpusError("* means a new topic, which needs seed words")
