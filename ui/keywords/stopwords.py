"""Words left out of keywords, keyness, topics and shared words: the built-in lists and those of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from analytics import schema
from analytics.errors import CorpusError
from analytics.findings import wording
from analytics.text import languages, stopwords, tokens
from ui import state
from ui.components import correction_editor
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

STANDING = {stopwords.STOP: "left out", stopwords.KEEP: "counted"}


def draw(corpus: Corpus, shown: str = "") -> None:
    """Draw the words that are left out; `shown` is the keyword or term whose words are suggested."""
    every = set(corpus.documents["language"])
    spoken = sorted(every - {schema.UNDETERMINED} or every, key=languages.name)
    with st.expander("Words left out"):
        st.caption(_built_in(spoken))
        if problem := state.problem():
            st.error(plain(problem))
        left, right = st.columns(2)
        with left:
            language = st.selectbox("Language", ["", *spoken], key="stopword_language", format_func=_name)
        with right:
            typed = st.text_input("Word to leave out", key="stopword_typed")
        _words([typed] if typed else _words_of(shown, spoken), language, [language] if language else spoken)
        _list(language)
        _draw_user_words()


def _built_in(spoken: Sequence[str]) -> str:
    """Draw the number of built-in words of each language, and the languages without a list."""
    sizes = {languages.name(code): len(languages.get(code).stopwords) for code in spoken}
    counted = (f"{name}: {wording.times(n, 'built-in word')}." for name, n in sizes.items() if n)
    without = [name for name, n in sizes.items() if not n]
    note = f"There is no stopword list for {wording.list_names(without)}: common words can be among the keywords."
    forms = "Each form is a separate word: embassy, embassies."
    return plain(" ".join([*counted, *([note] if without else []), forms]))


def _words(words: Sequence[str], language: str, spoken: Sequence[str]) -> None:
    """Draw for each word the languages in which it counts, and the button that changes this."""
    own = stopwords.user_words(state.corrections())
    left_out = {code: stopwords.words(code, stopwords.of_language(own, code)) for code in spoken}
    for word in words:
        form = stopwords.form(word)
        if not form:
            st.caption(plain(f"“{word}” is not one word. Enter each word separately."))
            continue
        counts = [languages.name(code) for code in spoken if form not in left_out[code]]
        standing = f"is counted in {wording.list_names(counts)}" if counts else f"is left out in {_name(language)}"
        label, change = ("Leave “{}” out", stopwords.STOP) if counts else ("Count “{}”", stopwords.KEEP)
        with st.container(horizontal=True, vertical_alignment="center"):
            key = f"stopword-{form}"
            st.button(plain(label.format(form)), key=key, on_click=_note, args=([form], change, language))
            st.caption(plain(f"“{form}” {standing}."))


def _words_of(shown: str, spoken: Sequence[str]) -> list[str]:
    """Return the words of a keyword without built-in stopwords; in a script without blanks it is one word."""
    whole = stopwords.form(shown)
    built_in = frozenset().union(*map(stopwords.words, spoken))
    words = [whole] if whole else dict.fromkeys(tokens.tokens(shown))
    return [word for word in words if word not in built_in]


def _list(language: str) -> None:
    """Draw the upload of a file with a list of words."""
    upload = st.file_uploader("A list of words to leave out, one per line", type="txt", key="stopword_file")
    words: list[str] = []
    if upload is not None:
        try:
            words, refused = stopwords.words_of_file(upload.getvalue(), upload.name)
            if refused:
                st.caption(plain(f"Ignored, because a line must contain one word: {wording.list_names(refused)}."))
        except CorpusError as error:
            st.error(plain(str(error)))
    label = f"Leave {wording.times(len(words), 'word')} out in {_name(language)}" if words else "Leave this list out"
    row = (words, stopwords.STOP, language)
    st.button(plain(label), disabled=not words, key="stopword-list", on_click=_note, args=row)


def _draw_user_words() -> None:
    """Draw the words of the user, each with a button to remove it, and the button that applies them."""
    correction_editor.draw_noted("word", _row, key="stopwords")


def _row(row: Any) -> dict[str, str]:
    language = _name(languages.code(row.value))
    return {"word": row.key, "language": language, "standing": STANDING[row.change]}


def _note(words: Sequence[str], change: str, language: str) -> None:
    state.note(("word", word, change, language) for word in words)


def _name(code: str) -> str:
    return languages.name(code) if code else "every language"
