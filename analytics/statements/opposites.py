"""Pairs of opposite words, by language: a sentence with one of them does not say what a sentence with the other says.

Only words that news use for states and decisions, and that have no second meaning next to the first.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analytics.text import tokens

# Each line is one opposition; before and after "/" are the beginnings of words (whole words for a language with blanks)
_OPPOSITES = {
    "open": {
        "ar": r"مفتوح\w*|فتح\w*|افتتح\w*/مغلق\w*|أغلق\w*|إغلاق",
        "de": r"offen\w*|öffne\w*|geöffnet\w*/geschlossen\w*|schlie(?:ß|ss)\w*|schloss\w*",
        "en": r"open|opens|opened|opening|reopen\w*/closed?|closes|closing|shut|shuts|shutting|closure",
        "es": r"abiert\w+|abr\w+|reabr\w+/cerrad\w+|cerr\w+|cierr\w+", "fr": r"ouvert\w*|ouvr\w+|rouvr\w+/ferm\w+",
        "it": r"apert\w+|apr\w+|riapr\w+/chius\w+|chiud\w+", "nl": r"open\w*|geopend\w*/gesloten|slui\w+|dicht",
        "pl": r"otwar\w+|otwier\w+/zamkni\w+|zamyka\w+", "pt": r"abert\w+|abr\w+|reabr\w+/fechad\w+|fech\w+",
        "ru": r"откры\w+/закры\w+", "tr": r"açık\w*|açıl\w*|açtı/kapalı\w*|kapan\w*|kapat\w*",
        "uk": r"відкри\w+/закри\w+",
        "zh": r"开放|開放|开馆|重开|重開/关闭|關閉|闭馆|閉館", "ja": r"開い|再開|開館/閉鎖|閉め|閉館",
    },
    "rise": {
        "ar": r"ارتفع\w*|زاد\w*/انخفض\w*|تراجع\w*",
        "de": r"steig\w*|stieg\w*|gestiegen\w*|zugenommen|wuchs\w*/sink\w*|sank\w*|gesunken\w*|fiel\w*"
        r"|gefallen|abgenommen",
        "en": r"rise|rises|rose|risen|increas\w*|climbed|grew/fell|falls|fallen|decreas\w*|declin\w*|dropp\w*|shrank",
        "es": r"subi\w+|aument\w+|crec\w+/baj[óoa]\w*|disminuy\w+|ca[yí]\w+",
        "fr": r"augment\w+|hausse/baiss\w+|diminu\w+|recul\w+",
        "it": r"aument\w+|sal\w+t\w|cresc\w+/diminu\w+|cal\w+t\w|scend\w+",
        "nl": r"steeg|stijg\w*|gestegen/daal\w*|daling|gedaald",
        "pl": r"wzros\w+|wzrost\w*/spad\w+", "pt": r"aument\w+|subi\w+|cresce\w+/ca[iíu]\w*|diminu\w+",
        "ru": r"вырос\w*|увелич\w+|повыс\w+/сниз\w+|упал\w*|сократ\w+|уменьш\w+",
        "tr": r"arttı\w*|yüksel\w*/düş\w*|azal\w*",
        "zh": r"上升|增加|增长|增長|上涨|上漲/下降|减少|減少|下跌", "ja": r"上昇|増加|増え/減少|低下|下落",
    },
    "win": {
        "de": r"gewann\w*|gewinn\w*|gewonnen|siegt\w*/verlor\w*|verlier\w*",
        "en": r"wins|won|winning/lost|loses|losing|defeated by",
        "es": r"gan[óaae]\w*/perd\w+", "fr": r"gagn\w+|remport\w+/perd\w+", "ru": r"выигра\w+|побед\w+/проигра\w+",
    },
    "allow": {
        "de": r"erlaub\w*|genehmig\w*/verbot\w*|verbiet\w*|verbieten|untersag\w*",
        "en": r"allow\w*|permitt\w*|legaliz\w*|legalis\w*/ban|bans|banned|banning|prohibit\w*|forb\w+|outlaw\w*",
        "es": r"permit\w+|autoriz\w+/proh[ií]b\w+", "fr": r"autoris\w+|permet\w*|permis/interdi\w+",
        "ru": r"разреш\w+/запре\w+",
        "zh": r"允许|允許|批准/禁止", "ar": r"سمح\w*|تسمح\w*|يسمح\w*/حظر\w*|منع\w*|يمنع\w*",
    },
    "approve": {
        "de": r"zugestimmt|stimmte\w* zu|billig\w*|angenommen/abgelehnt\w*|lehnt\w*|zurückgewiesen",
        "en": r"approv\w*|accept\w*|agreed|passed|uphold\w*|upheld/reject\w*|refus\w*|oppos\w*|overturn\w*"
        r"|struck down|veto\w*",
        "es": r"aprob\w+|acept\w+/rechaz\w+|neg[óoa]\w*", "fr": r"approuv\w+|accept\w+/rejet\w+|refus\w+",
        "ru": r"одобр\w+|согласи\w+|приня\w+/отклон\w+|отказ\w+|отверг\w+", "zh": r"同意|接受|通过|通過/拒绝|拒絕"
        r"|反对|反對|否决|否決",
        "ar": r"وافق\w*|قبل\w*/رفض\w*",
    },
    "guilty": {
        "de": r"schuldig\w*|verurteilt\w*/unschuldig\w*|freigesprochen\w*|freispruch",
        "en": r"guilty|convicted/innocent|acquitted|exonerated|not guilty",
    },
    "support": {
        "de": r"unterstütz\w*|befürwort\w*/kritisier\w*|bekämpf\w*",
        "en": r"support|supports|supported|backs|backed|endors\w*/oppos\w*|condemn\w*|denounc\w*",
    },
    "begin": {
        "de": r"begann\w*|beginn\w*|begonnen|startet\w*/endet\w*|beendet\w*",
        "en": r"begins?|began|starts|started|launch\w*|resum\w*/ends|ended|halt\w*|suspend\w*|stopped|cancel\w*",
    },
    "arrive": {
        "de": r"eingetroffen|ankam\w*|angekommen/verließ\w*|verlassen|abgereist",
        "en": r"arriv\w*|returned/left|leaves|departed|fled",
    },
    "alive": {"de": r"überleb\w*/starb\w*|gestorben|getötet\w*", "en": r"surviv\w*|alive/died|dies|killed|dead"},
}  # fmt: skip
_EVERYWHERE = frozenset({"zh", "ja", "th"})
_SIDES = (1, 2)


def opposites(text: str, language: str) -> dict[str, int]:
    """Return the oppositions of which a sentence has exactly one side: 1 or 2."""
    folded = text.casefold()
    found = {}
    for name, sides in _patterns(language).items():
        has = [side for side, pattern in zip(_SIDES, sides, strict=True) if pattern.search(folded)]
        if len(has) == 1:
            found[name] = has[0]
    return found


def differ(a: dict[str, int], b: dict[str, int]) -> bool:
    """Return whether two sentences have different sides of an opposition."""
    return any(b.get(name, side) != side for name, side in a.items())


@lru_cache(maxsize=64)
def _patterns(language: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    bounds = ("", "") if language in _EVERYWHERE else tokens.WORD_BOUNDS
    return {
        name: tuple(re.compile(f"{bounds[0]}(?:{side}){bounds[1]}") for side in words[language].split("/"))
        for name, words in _OPPOSITES.items()
        if language in words
    }
