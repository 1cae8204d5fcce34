"""A sentence put into English word by word, so that an encoder that does not know its language can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.crosslingual import dictionaries, form_stems
from analytics.text import stopwords, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from analytics.crosslingual.dictionaries import Table


def readable_languages(spoken: Iterable[str], held: Collection[str]) -> frozenset[str]:
    """Return which languages an encoder can read that knows the languages `held`: those, and translated ones."""
    return frozenset(code for code in spoken if code in held or dictionaries.has_translations(code))


def readable_texts(
    texts: Sequence[str], spoken: Sequence[str], held: Collection[str], learnt: Mapping[str, Table] | None = None
) -> list[str]:
    """Return texts for an encoder that knows the languages `held`: those in other languages as English words.

    `spoken` are the languages of the texts; `learnt` as in `english_words`, by language.
    """
    return [
        text if code in held else english_words(text, code, (learnt or {}).get(code))
        for text, code in zip(texts, spoken, strict=True)
    ]


def english_words(text: str, language: str, learnt: Table | None = None) -> str:
    """Return the English words of the content words of a sentence, in their order; names in Latin letters.

    Each is the commonest spelling of its best English stem, see `form_stems.shares`; `learnt` is used instead of the
    packed translations.
    """
    ignored, spelling = stopwords.words(language), dictionaries.commonest_spellings()
    forms = [form for form in tokens.tokens(text) if form and form not in ignored]
    stems = [form_stems.shares(form, language, learnt)[0][0] if form[0].isalpha() else form for form in forms]
    return " ".join(spelling.get(stem, stem) for stem in stems)
