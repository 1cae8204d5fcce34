"""Sentences in which an article speaks about itself, not about the news: they say the same everywhere, and nothing.

Of 130 pairs of outlets in 4,000 articles that were found to say the same, 13 were of this kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from pyarrow import compute

if TYPE_CHECKING:
    from collections.abc import Sequence

# Characters: a longer sentence with such words has room for news too ("An official who asked for anonymity said ...")
LONGEST = 180
_NOTES = {  # anonymity, the error of a poll, who wrote, who did not answer, updates; as regular expressions of RE2
    "ar": "شريطة عدم (?:الكشف|ذكر)|هامش (?:ال)?خطأ",
    "de": r"bedingung der anonymität|anonym bleiben|fehlertoleranz|fehlermarge|mit material von"
    r"|(?:wird|wurde) (?:laufend |ständig )?aktualisiert"
    r"|ist (?:freier? )?(?:autor|redakteur|korrespondent)(?:in)? (?:der|des|bei)",
    "en": r"condition of anonymity|not authori[sz]ed to (?:\w+ ){0,2}(?:speak|talk|discuss|comment|be)\b"
    r"|(?:asked|requested|wanted|wished|declined|refused)(?: not)? to be (?:named|identified)"
    r"|(?:margin|sampling) (?:of )?(?:sampling )?error"
    r"|contributed (?:reporting|to (?:this|the) (?:\w+ )?(?:report|story|article|piece))|staff writers?\b"
    r"|news contributor|radio talk.show host"
    r"|is an? (?:[a-z-]+ ){0,3}(?:writer|reporter|columnist|contributor|editor|correspondent|producer)s?"
    r" (?:at|for|of|in|with|based|who)\b|is an? (?:[a-z-]+ ){0,3}(?:professor|fellow|lecturer) (?:at|of|in)\b"
    r"|author of (?:the )?(?:[a-z-]+ ){0,3}[\"“‘]"
    r"|(?:not|n.t|never) (?:immediately |yet )?(?:respond|return|reply)\w*\b.*(?:comment|request|call|message|email"
    r"|inquir|question)|declined (?:to )?comment"
    r"|(?:story|post|page|article|report) (?:will be|is being|has been|was) (?:updated|corrected)"
    r"|(?:we.ll|we will) (?:update|be updating)|refresh (?:this|the) page|breaking news story"
    r"|check back (?:for|here|later)"
    r"|report was featured in|(?:this|the) (?:article|column|piece) (?:first |originally )?appeared",
    "es": r"condición de(?:l)? anonimato|bajo anonimato|margen de error|(?:se|será) actualizad?a",
    "fr": r"couvert d.anonymat|sous anonymat|marge d.erreur|article (?:sera|a été) mis à jour",
    "it": r"condizione di anonimato|restare anonim|margine d(?:i )?.?errore|in aggiornamento",
    "ja": "匿名を条件|標本誤差",
    "ko": "익명을 (?:요구|전제)|표본오차",
    "nl": r"voorwaarde van anonimiteit|anoniem (?:wil|wilde|willen) blijven|foutmarge",
    "pl": r"(?:zastrzeg|zachow)\pL+ anonimowo\pL+|margines błędu",
    "pt": r"condição de anonimato|sob anonimato|margem de erro",
    "ru": r"услови(?:и|ях) анонимности|статистическ\pL+ погрешност|погрешност\pL+ (?:опрос|выборк)",
    "tr": r"ad[ıi]n[ıi]n açıklanmasını istemeyen|ismini vermek istemeyen|hata payı",
    "zh": "不愿透露姓名|不願透露姓名|不具名|抽样误差|抽樣誤差",
}
_PAGE = (  # of any length, in any language: what is around an article
    r"\|.*\||getty images|/(?:ap|afp|epa|reuters|newscom|redux)\b|enlarge this image|toggle caption|^just watched"
    r"|replay more videos|^(?:photo|foto|image|credit|bild)s?:"
    r"|(?:listen|subscribe|sign up|follow) (?:for|to|us|me|him|her|free)\b.*(?:podcast|newsletter|twitter|facebook)"
)


def are_boilerplate(texts: pa.ChunkedArray, spoken: Sequence[str] | np.ndarray) -> np.ndarray:
    """Return which sentences are about the article itself; `spoken` are their languages."""
    found = _matches(texts, _PAGE)
    is_short = compute.less_equal(compute.utf8_length(texts), LONGEST).to_numpy()
    spoken = np.asarray(spoken, dtype="str")
    for language in np.unique(spoken).tolist():
        rows = np.flatnonzero((spoken == language) & is_short)
        if language in _NOTES and len(rows):
            found[rows] |= _matches(texts.take(pa.array(rows)), _NOTES[language])
    return found


def _matches(texts: pa.ChunkedArray, pattern: str) -> np.ndarray:
    found: np.ndarray = compute.match_substring_regex(texts, pattern, ignore_case=True).to_numpy()
    return found.copy()
