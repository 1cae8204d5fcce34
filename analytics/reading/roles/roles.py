"""The roles of persons in one text: the office or profession that is before or behind a name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.roles import english, german, offices, phrase_words, romance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.reading.roles.phrase_words import Language, Word
    from analytics.text.document_text import Text

    Span = tuple[int, int]

_GIVEN_NAMES = frozenset({"Dean", "Duke", "Major"})
GRAMMARS = {"en": english, "de": german, "fr": romance, "es": romance}
_ADJECTIVE_NOUNS = ("ende", "ordnete", "sandte", "tragte", "stellte")
_MARKS = frozenset("\n,.;:()—–")  # behind a name: it ends a phrase


class Role(NamedTuple):
    """A role in a text: its span, its words without article, and the span of the name of the person."""

    start: int
    end: int
    role: str
    name_start: int
    name_end: int


def roles(text: Text, people: Sequence[Span]) -> list[Role]:
    """Return the roles that a text gives to persons, in order; `people` are the spans of their names.

    Searched are offices before the name ("Foreign Minister Wang Yi"; "the ambassador, Wang Yu,") and appositions behind
    it ("Wang Yu, ambassador to Afghanistan,"), in English, German, French and Spanish.
    """
    language = phrase_words.language(text.language)
    if language is None:
        return []
    starts = {start for start, _ in people}
    return [role for span in people for role in _roles_of(text.text, span, language, starts)]


def _roles_of(text: str, span: Span, language: Language, starts: set[int]) -> Iterator[Role]:
    grammar = GRAMMARS[language.code]
    start, end = _without_titles(text, span, language), span[1]
    before = _without_address(phrase_words.words_before(text, start, language.code))
    has_mark = text[end : end + 2].lstrip(" ")[:1] in _MARKS
    after = phrase_words.words_after(text, end, language.code) if has_mark else []
    for words, found in (
        (before, grammar.role_before(before, language, closed=has_mark or end == len(text))),
        (after, grammar.role_after(after, language)),
    ):
        if found and words is before and _is_name_of_object(text, words, end, starts, language):
            continue
        if found and not _has_other_person(words, found, starts - {span[0]}, language):
            chosen = words[slice(*found)]
            yield Role(chosen[0].start, chosen[-1].end, _as_written(text, chosen, language), *span)


def _without_address(words: list[Word]) -> list[Word]:
    """Return the words before a name without "Mullah" or "Dr." at their end."""
    while words:
        n_last = 1 + (words[-1].text == "." and len(words) > 1)
        if words[-n_last].text.rstrip(".").casefold() not in offices.FORMS_OF_ADDRESS:
            break
        words = words[:-n_last]
    return words


def _without_titles(text: str, span: Span, language: Language) -> int:
    """Return where the name begins in a span that begins with an office: "President | Trump"."""
    words = phrase_words.words_before(text, span[1], language.code)
    words = [word for word in words if word.start >= span[0]]
    is_title = [language.is_office(word) and word.text not in _GIVEN_NAMES for word in words[:-1]]
    n_titles = is_title.index(False) if False in is_title else len(is_title)
    return words[n_titles].start if words and n_titles > 0 else span[0]


def _is_name_of_object(text: str, words: Sequence[Word], end: int, starts: set[int], language: Language) -> bool:
    """Return whether a span names what the office is of: 'el presidente de la empresa | Bellator, Scott Coker,'."""
    return text[end : end + 2] == ", " and end + 2 in starts and not language.is_office(words[-1])


def _has_other_person(words: Sequence[Word], found: Span, starts: set[int], language: Language) -> bool:
    """Return whether a role has the name of another person who is not its object: "Trump's lawyer" has one that is."""
    first, last = found
    return any(
        words[place].start in starts and words[place - 1].text.casefold() not in language.prepositions
        for place in range(first + 1, last)
    )


def _as_written(text: str, words: Sequence[Word], language: Language) -> str:
    """Return a role with its blanks made equal, titles in full, and in German in the nominative."""
    if language.code == "de":
        return " ".join(_german(words, language))
    shown = [offices.in_full(word.text) if language.code == "en" else word.text for word in words]
    parts = [text[one.end : two.start] and " " for one, two in pairwise(words)]
    return "".join(word + gap for word, gap in zip(shown, [*parts, ""], strict=True))


def _german(words: Sequence[Word], language: Language) -> Iterator[str]:
    """Yield the words of a German role: "ehemaliger", "Präsident" for "ehemaligen Präsidenten"."""
    place = next(n for n, word in enumerate(words) if language.is_office(word))
    is_adjective = words[place].text.rstrip("nr").endswith(_ADJECTIVE_NOUNS)  # "ehemalige Abgeordnete", man or woman
    is_woman = words[place].text.endswith(("in", "frau"))
    yield from (word.text for word in words[:place] if phrase_words.is_capital(word))  # "Chinas Präsident"
    for word in filter(phrase_words.is_small, words[:place]):
        stem = word.text[:-2] if word.text.endswith(("en", "em", "er", "es")) else word.text.removesuffix("e")
        yield stem + ("e" if is_woman or is_adjective else "er")
    yield offices.german_nominative(words[place].text)
    yield from (word.text for word in words[place + 1 :])
