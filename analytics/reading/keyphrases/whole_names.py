"""Keywords that are only a piece of a longer name: the whole name replaces them, or they go.

"Hampshire" becomes "New Hampshire", and "Angeles Times" becomes "Los Angeles Times". "Institute", a piece of two
different names, goes. A surname stays, because it is linked to its person later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.keyphrases import merge_keys
from analytics.schema import LIST_SEPARATOR
from analytics.text import languages, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.reading.keyphrases.keywords import Keyword
    from analytics.reading.ner.name_page import Name

MORE = 10  # keywords are ranked in place of the pieces of names
_MOST_WORDS = 6  # of a name that is a keyword; longer spans are often two names
_REPEATED = 2  # occurrences of a person or organisation that replaces a piece: one alone can be an error of the tagger


class _Piece(NamedTuple):
    """One occurrence of a keyword that cuts a longer name."""

    name: Name
    is_inside: bool
    is_surname: bool


def whole_names(ranked: Iterable[Keyword], names: Sequence[Name], language: str) -> list[Keyword]:
    """Return the ranked keywords without pieces of names, in their order; `names` are those of the text, by start."""
    spans = _Names(names, language)
    known: dict[str, Keyword] = {}
    for keyword in ranked:
        whole = spans.whole(keyword)
        if whole:
            known.setdefault(whole.keyword.casefold(), whole)
    return list(known.values())


class _Names:
    """The names of one text, found by their place."""

    def __init__(self, names: Sequence[Name], language: str) -> None:
        self._names = sorted(names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._language = language
        self._small_words = languages.get(language).stopwords

    def whole(self, keyword: Keyword) -> Keyword | None:
        """Return a keyword as it is, or the name of which it is mostly a piece, or None if no single name is meant."""
        pieces = [piece for start in _starts(keyword) if (piece := self._piece(start, start + len(keyword.keyword)))]
        if 2 * len(pieces) <= keyword.n or all(piece.is_surname for piece in pieces):
            return keyword
        inside = Counter(piece.name.surface for piece in pieces if piece.is_inside)
        if not inside:
            return None
        ((surface, n_pieces),) = inside.most_common(1)
        return self._as_keyword(surface, keyword) if 2 * n_pieces > len(pieces) else None

    def _piece(self, start: int, end: int) -> _Piece | None:
        """Return the name that an occurrence cuts; None if there is none, or only small words of it are outside."""
        at = bisect_right(self._starts, start) - 1
        for name in self._names[max(at, 0) : at + 3]:
            if name.start >= end or name.end <= start or (start <= name.start and name.end <= end):
                continue
            before, after = name.surface[: max(start - name.start, 0)], name.surface[max(end - name.start, 0) :]
            is_inside = name.start <= start and end <= name.end
            if is_inside and not self._says_something(before) and not self._says_something(after):
                return None
            return _Piece(name, is_inside, name.kind == "person" and is_inside and not after.strip(" .'’"))
        return None

    def _says_something(self, rest: str) -> bool:
        return any(len(form) > 1 and form not in self._small_words for form in tokens.tokens(rest))

    def _as_keyword(self, surface: str, piece: Keyword) -> Keyword | None:
        same = [name for name in self._names if name.surface == surface]
        forms = tokens.tokens(surface)
        is_sure = len(same) >= _REPEATED or same[0].kind == "place"
        if not is_sure or not forms or len(forms) > _MOST_WORDS:
            return None
        *before, last = forms
        parts = [merge_keys.before_the_head(form, self._language, True) for form in before]  # noqa: FBT003 - a name
        key = " ".join([*parts, merge_keys.head(last, self._language, True)])  # noqa: FBT003 - a name
        starts = LIST_SEPARATOR.join(str(name.start) for name in same)
        label = " ".join(surface.split())
        return piece._replace(keyword=label, key=key, n=len(same), start=same[0].start, starts=starts)


def _starts(keyword: Keyword) -> list[int]:
    return [int(start) for start in keyword.starts.split(LIST_SEPARATOR)]
