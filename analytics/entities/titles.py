"""Titles and offices before the name of a person: "Senator Warren", "President-elect Trump", "Frau Merkel"."""

from __future__ import annotations

import re

from analytics.text.given_names import GENDER
from analytics.text.nicknames import formal_names

LONGEST = 40  # code points before a name in which a title is looked for
_HEADS = {  # one word for the spellings and languages of a title
    "president": "president präsident präsidentin président présidente presidente presidenta prezydent",
    "chancellor": "chancellor kanzler kanzlerin bundeskanzler bundeskanzlerin chancelier chancelière canciller",
    "senator": "senator sen senatorin sénateur sénatrice senador senadora senatore",
    "representative": "representative rep congressman congresswoman abgeordneter abgeordnete député députée diputado"
    " diputada deputato",
    "governor": "governor gov gouverneur gobernador gobernadora governatore",
    "secretary": "secretary",
    "speaker": "speaker",
    "minister": "minister ministerin ministre ministro ministra premier außenminister außenministerin",
    "justice": "justice",
    "judge": "judge richter richterin juge juez",
    "general": "general gen général",
    "mayor": "mayor bürgermeister bürgermeisterin maire alcalde alcaldesa sindaco",
    "ambassador": "ambassador",
    "director": "director",
    "pope": "pope papst pape papa",
    "king": "king könig roi rey",
    "queen": "queen königin reine reina",
    "prince": "prince prinz prins príncipe",
    "princess": "princess prinzessin princesse princesa",
}
GENDERS = {  # these titles tell only the gender
    "m": "mr sir lord herr herrn monsieur señor signor meneer",
    "f": "mrs ms miss lady frau madame mme señora sra signora mevrouw",
}
_WORDS = {word: head for head, words in _HEADS.items() for word in words.split()}
_GENDER_WORDS = {word: gender for gender, words in GENDERS.items() for word in words.split()}
_BEFORE = re.compile(r"((?:vice |first )?[^\W\d_]+)(?:-elect)?\.?\s+$", re.IGNORECASE)
_OFFICE_BEFORE = re.compile(r"([^\W\d_]+) of [^\W\d_]+\s+$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"((?:[^\W\d_]\.)*[^\W\d_]+)(\.?)\s$")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
COMMON = frozenset({"will", "may", "grant", "mark", "rich", "bill", "drew", "chase", "dean", "art", "guy"})


def words_before(text: str, start: int) -> str:
    """Return the words before a name, with the blank before it, "" where the name begins a line."""
    return text[max(0, start - LONGEST) : start].rpartition("\n")[2]


def title_at_end(before: str) -> str:
    """Return the title at the end of the words before a name; "vice president" and "president" are two."""
    for pattern in (_BEFORE, _OFFICE_BEFORE):  # "location of Mr. Somers" has the title Mr.
        match = pattern.search(before)
        if match:
            first, _, last = match[1].casefold().rpartition(" ")
            if head := _WORDS.get(last, ""):
                return f"{first} {head}".strip()
            if last in _GENDER_WORDS:
                return _GENDER_WORDS[last]
    return ""


def written_title(before: str) -> str:
    """Return the title at the end of the words before a name as it is written, "" for none: "President-elect"."""
    if not title_at_end(before):
        return ""
    match = _BEFORE.search(before)
    words = match[0].split() if match else []
    kept = [word for word in words if word[:1].isupper()]
    return " ".join(kept) if kept and kept[-1:] == words[-1:] else ""


def title_within(name: str) -> str:
    """Return the title in the words before the last word of a name, "" for none: "Sen. Rand Paul"."""
    words = [word.strip(".") for word in name.casefold().split()[:-1]]
    return next((found for word in words if (found := _WORDS.get(word) or _GENDER_WORDS.get(word, ""))), "")


def is_given_name(word: str) -> bool:
    """Return whether a word in small letters is in the lists of given names."""
    return word.title() in GENDER or len(formal_names(word)) > 1


def given_at_end(before: str) -> str:
    """Return the initial or known given name at the end of the words before a name, in small letters, "" for none.

    The tagger then found only a part of the name: "George H.W. | Bush".
    """
    match = _WORD_BEFORE.search(before)
    if not match:
        return ""
    word = match[1].casefold()
    if match[2]:
        is_initial = INITIALS.fullmatch(match[0].strip()) and word != "m"  # French: "M. Macron" is Monsieur Macron
        return word[-1] if is_initial else ""
    return word if match[1].istitle() and word not in COMMON and is_given_name(word) else ""
