"""The numbers of a sentence by value and kind, in any language and script: 100.000 Dollar, $100,000, 10万美元.

Numbers of one kind are compared: a share with a share, the year with a year, all others (amounts) with each other. A
number that only one sentence has contradicts nothing: the other may leave it out, or write it as a word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError

from analytics.text import calendar_names, folding, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARE, YEAR, AMOUNT, CLOCK, DAY = "share", "year", "amount", "clock time", "day of a month"
CLOSE = 0.02  # "more than 1,200 people" and "1,214 people" are the same number, rounded
EXACT_BELOW = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_SPACES = "\u00a0\u202f\u2009 "
_DIGITS = re.compile(rf"\d+(?:[.,'’٫٬،{_SPACES}]\d+)*")
_CLOCK = re.compile(r"(?<!\d)(?<!\d[.,])(\d{1,2})[:h時时시](\d{2})(?!\d|[.,]\d)")  # but not in a score of 16,5:10,5
_COUNTED_FROM_SIX = {"sw": re.compile(r"\bsaa\s+\d{1,2}(?:[:.]\d{2})?(?!\d)", re.IGNORECASE)}  # at 7 it is "saa 1"
_POWER_BEFORE = {"sw": re.compile(r"\b(?:(?P<p3>elfu)|(?P<p6>milioni)|(?P<p9>bilioni))\s+$", re.IGNORECASE)}
_GROUPS = re.compile(rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)")
_SHARE_AFTER = re.compile(
    r"\s*(?:[%٪％]|percent|per cent|prozent|pour cent|pourcent|por ?cien\w*|por cento|per cento|procent\w*|процент\w*"
    r"|відсотк\w*|パーセント|퍼센트|프로|بالمئة|بالمائة|في المئة|في المائة|درصد|प्रतिशत|фоиз|ร้อยละ|เปอร์เซ็นต์)",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(r"(?:百分之|yüzde|[%٪]|ร้อยละ)\s*$", re.IGNORECASE)
_THOUSAND, _MILLION, _MILLIARD, _BILLION = 10**3, 10**6, 10**9, 10**12
_POWERS = {  # of words after a number; where "billion" means a million millions the language has its own line
    _MILLIARD: "mil mill[oõ]n?es|mil milhões|milliarde\\w*|milliard\\w*|mrd|mld|bn"
    "|miljard\\w*|miliard\\w*|bilhão|bilhões"
    "|млрд|миллиард\\w*|мільярд\\w*"
    "|milyar\\w*|مليار\\w*|میلیارد|बिलियन|tỷ|miliar|十亿|십억",
    _THOUSAND: "thousand|k|tausend|tsd|mille|mil|mila|duizend|tys\\w*|тыс\\w*|тис\\w*|bin|ألف|آلاف|الف|هزار|हज़ार"
    "|हजार|ribu|nghìn|tusen|千|천|พัน",
    _MILLION: "million\\w*|mio|mln|mn|m|millón|millones|milion\\w*|miljo\\w*|milhão|milhões|млн|миллион\\w*|мільйон\\w*"
    "|milyon\\w*|مليون|ملايين|میلیون|मिलियन|juta|triệu|百万|百萬|백만|ล้าน",
    10**4: "万|萬|만|หมื่น", 10**5: "लाख|lakh|แสน|十万|十萬", 10**7: "करोड़|crore|千万|千萬|천만", 10**8: "亿|億|억",
    _BILLION: "trillion\\w*|trln|兆|万亿|조|trilyon\\w*|трлн|триллион\\w*|تريليون|billón|billones|bilion\\w*",
}  # fmt: skip
_ONLY_IN = {  # words that mean something else in other languages
    "mil": {"es", "pt", "ca", "gl"}, "bin": {"tr", "az"}, "m": {"en"}, "k": {"en"}, "mn": {"en", "tr"}, "mille": {"fr"},
}  # fmt: skip
_BILLION_OF = {"en": _MILLIARD, "sw": _MILLIARD, "tr": _MILLIARD}  # the others with the word: a million millions
_POWER = re.compile(
    rf"[{_SPACES}-]?(?:{'|'.join(f'(?P<p{power}>{words})' for power, words in _POWERS.items())}"
    r"|(?P<billion>billion\w*))"
    rf"(?![^\W\d_a-z]|[a-z])|[{_SPACES}]?(?:(?P<万>万亿|萬億)|(?P<亿>[亿億억])|(?P<w>[万萬만]))",
    re.IGNORECASE,
)
_MYRIADS = (10**4, 10**8, _BILLION)
_HAN_POWERS = {"万": _BILLION, "亿": 10**8, "w": 10**4}
# A unit that translators convert: 10 inches are 25 Zentimeter. Numbers are compared with those of the same unit alone
_UNIT = re.compile(
    r"[\s-]*(?:[°º]\s?[cf]?|degrees?|inch\w*|feet|foot|ft|miles?|mph|yards?|pounds? of|ounces?|acres?|gallons?|kilom\w*"
    r"|[ck]?m[²2]?|mm|k[mg]h?|km/h|grad|zentimeter\w*|meter\w*|mètres?|metros?|metri|градус\w*|см|км|м|кг|тонн\w*|tons?"
    r"|tonn\w*|英里|英尺|英寸|公里|千米|厘米|米|度|마일|도|인치|킬로미터|센티미터|マイル|インチ|キロ|センチ|メートル"
    r"|miglia|millas?|milhas?|mil[aeu]?|stop\w*|cali|pouces?|pies|grados|graus|gradi|stopni|derece|inç|hectares?"
    r"|ميل\w*|بوصة|درجة|كيلو\w*|أميال|کیلومتر\w*|سانتی\w*|متر\w*|درجه|مایل|فوت|اینچ|мил[яьі]\w*|кілом\w*"
    r"|मील|किमी|किलोमीटर|मीटर|डिग्री|फ़ीट|फीट|इंच)(?!\w)",
    re.IGNORECASE,
)
_LETTERS_OF_UNIT = 3
_EAST_ASIAN_DATE = re.compile(r"\s?([月월日일号號])")
_WORD_AFTER = re.compile(rf"(?:\.|st|nd|rd|th|º|er)?\s*(?:de |of )?({tokens.LETTERS}+)")
_WORD_BEFORE = re.compile(rf"({tokens.LETTERS}+)\.?\s*$")
_LAST_DAY = 31
_BETWEEN = 5  # characters between the ends of a range: "30 bis 43 Prozent"
_WORDS = {  # two to twelve
    "ar": "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "two three four five six seven eight nine ten eleven twelve",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
}  # fmt: skip
_ONE = frozenset(["a", "one", "ein", "eine", "einer", "un", "una", "uno", "um", "een"])  # "a thousand": with a power
_AFTER_TENS = re.compile(  # "twenty eight" and "vingt-huit" are not 8, and are not read
    r"(?:-|\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|vingt|trente|quarante|cinquante|soixante"
    r"|cent|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|vinte|trinta|quarenta|cinquenta|sessenta|oitenta"
    r"|dwadzieścia|trzydzieści|czterdzieści|pięćdziesiąt|двадцать|тридцать|сорок|пятьдесят|шестьдесят|yirmi|otuz|kırk"
    r"|elli|altmış|yetmiş|seksen|doksan|yüz)(?:\s+(?:y|e|et|and))?\s+)$"
)
_LONGEST_TENS = 25  # characters


class Quantity(NamedTuple):
    """A number: its value, and what kind it is."""

    kind: str
    value: float


class WrittenNumber(NamedTuple):
    """A number, and how a sentence writes it (in the form NFKC of Unicode; numbers as words in small letters)."""

    quantity: Quantity
    text: str


def quantities(text: str, language: str) -> frozenset[Quantity]:
    """Return the numbers of a sentence; those of unknown words, and ordinals as words, are not read."""
    return frozenset(one.quantity for one in written_numbers(text, language))


def written_numbers(text: str, language: str) -> list[WrittenNumber]:
    """Return the numbers of a sentence as `quantities` does, each with its spelling."""
    plain = unicodedata.normalize("NFKC", text.replace("’", "'"))
    if language in _COUNTED_FROM_SIX:
        plain = _COUNTED_FROM_SIX[language].sub(" ", plain)
    clocks = [
        WrittenNumber(Quantity(CLOCK, int(match[1]) * 60 + int(match[2])), match[0]) for match in _CLOCK.finditer(plain)
    ]
    rest = _CLOCK.sub(" ", plain)
    return [*clocks, *_written_in_digits(rest, language), *_written_as_words(rest, language)]


def unmatched(a: Sequence[WrittenNumber], b: Sequence[WrittenNumber]) -> tuple[list[str], list[str]]:
    """Return the spellings of the numbers of each sentence that the other does not have.

    Only kinds of which both sentences have such a number: one that the other sentence leaves out is not a difference.
    """
    left_a, left_b = _without_equals(a, b), _without_equals(b, a)
    kinds = {one.quantity.kind for one in left_a} & {one.quantity.kind for one in left_b}
    first, second = (
        list(dict.fromkeys(one.text for one in side if one.quantity.kind in kinds)) for side in (left_a, left_b)
    )
    return first, second


def _without_equals(numbers: Sequence[WrittenNumber], others: Sequence[WrittenNumber]) -> list[WrittenNumber]:
    values = frozenset(one.quantity for one in others)
    return [one for one in numbers if not _share_a_value(frozenset([one.quantity]), values, one.quantity.kind)]


def differ(a: frozenset[Quantity], b: frozenset[Quantity]) -> bool:
    """Return whether two sentences have numbers of one kind and none in common, or one each that the other has not.

    "Of the 31 boats 19 finished" and "of the 31 boats 17 finished" differ. Of 2,000 translated sentences of news this
    holds for two in a language, which have different numbers indeed.
    """
    kinds = {one.kind for one in a} & {one.kind for one in b}
    return any(not _share_a_value(a, b, kind) or _have_one_more_each(a, b, kind) for kind in kinds)


def _have_one_more_each(a: frozenset[Quantity], b: frozenset[Quantity], kind: str) -> bool:
    """Return whether each has exactly one number of a kind that the other does not have."""
    n_more = (
        sum(one.kind == kind and not _share_a_value(frozenset([one]), others, kind) for one in own)
        for own, others in ((a, b), (b, a))
    )
    return all(n == 1 for n in n_more)


def differ_clearly(a: frozenset[Quantity], b: frozenset[Quantity]) -> bool:
    """Return whether two sentences have one number of some kind each, and it differs."""
    kinds = {one.kind for one in a} & {one.kind for one in b}
    single = {kind for kind in kinds if all(sum(one.kind == kind for one in side) == 1 for side in (a, b))}
    return any(not _share_a_value(a, b, kind) for kind in single)


def _share_a_value(a: frozenset[Quantity], b: frozenset[Quantity], kind: str) -> bool:
    return any(_is_equal(one, two) for one in a if one.kind == kind for two in b if two.kind == kind)


def _is_equal(a: Quantity, b: Quantity) -> bool:
    """Return whether two numbers of one kind are equal; a large amount may be rounded."""
    low, high = sorted((a.value, b.value))
    return low == high or (a.kind == AMOUNT and low >= EXACT_BELOW and high - low <= CLOSE * high)


class _Found(NamedTuple):
    """A number in a text, with its place and the power of ten that is written as a word after it."""

    quantity: Quantity
    start: int
    end: int
    factor: int


def _written_in_digits(text: str, language: str) -> list[WrittenNumber]:
    found = list[_Found]()
    for match in _DIGITS.finditer(text):
        for start, end in _numbers_of(match):
            one = _found(text, start, end, language)
            if found and _continues(text, found[-1], one):  # 6억 4900만: 649 million
                first = found.pop()
                whole = Quantity(one.quantity.kind, first.quantity.value + one.quantity.value)
                one = _Found(whole, first.start, one.end, one.factor)
            found.append(one)
    return [
        WrittenNumber(one.quantity, text[one.start : one.end])
        for one in _with_kinds_of_ranges(found)
        if one.quantity.kind
    ]


def _found(text: str, start: int, end: int, language: str) -> _Found:
    factor, stop = _power(text, start, end, language)
    value = _value(text[start:end], language) * factor
    return _Found(Quantity(_kind(value, text, (start, end, stop), language), value), start, stop, factor)


def _power(text: str, start: int, end: int, language: str) -> tuple[int, int]:
    """Return the power of ten written as a word beside a number, 1 without one, and where number and word end."""
    before = _POWER_BEFORE[language].search(text[max(0, start - 10) : start]) if language in _POWER_BEFORE else None
    if before:
        return 10 ** int(str(before.lastgroup)[1:]), end
    after = _POWER.match(text, end)
    factor = _factor(after, language) if after else 1
    return factor, after.end() if after and factor > 1 else end


def _continues(text: str, first: _Found, second: _Found) -> bool:
    return first.factor in _MYRIADS and second.factor < first.factor and not text[first.end : second.start].strip()


def _with_kinds_of_ranges(found: list[_Found]) -> list[_Found]:
    """Return the numbers; an amount next to a share or a measure is one too: "30 to 43 percent"."""
    for at, one in enumerate(found):
        if one.quantity.kind != AMOUNT:
            continue
        near = [
            other.quantity.kind
            for other in found[max(at - 1, 0) : at + 2]
            if other.quantity.kind not in (AMOUNT, YEAR, "")
            and max(other.start, one.start) - min(other.end, one.end) <= _BETWEEN
        ]
        if near:
            found[at] = one._replace(quantity=one.quantity._replace(kind=near[0]))
    return found


def _numbers_of(match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of the numbers in a run of digits and separators; a blank joins groups of three digits alone."""
    text, (start, end) = match.string, match.span()
    spans = []
    while start < end:
        grouped = _GROUPS.match(text, start, end)
        stop = grouped.end() if grouped else next((i for i in range(start, end) if text[i] in _SPACES), end)
        if grouped:
            decimals = re.compile(r"[.,]\d+").match(text, stop, end)
            stop = decimals.end() if decimals else stop
        spans.append((start, stop))
        start = next((i for i in range(stop, end) if text[i].isdecimal()), end)
    return spans


def _kind(value: float, text: str, place: tuple[int, int, int], language: str) -> str:
    """Return the kind of the number from `start` to `end`, its power to `stop`; "" for one that is not compared."""
    start, end, stop = place
    before, date = text[max(0, start - 20) : start], _EAST_ASIAN_DATE.match(text, end)
    if _SHARE_AFTER.match(text, stop) or _SHARE_BEFORE.search(before):
        return SHARE
    if date:
        return "" if date[1] in "月월" else DAY
    if stop == end and end - start == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:  # noqa: PLR2004 - digits
        return YEAR
    unit = _UNIT.match(text, stop)
    if unit:
        return unit[0].strip(" -").casefold()[:_LETTERS_OF_UNIT]
    return DAY if value <= _LAST_DAY and _is_beside_month(text, before, stop, language) else AMOUNT


def _is_beside_month(text: str, before: str, end: int, language: str) -> bool:
    names = calendar_names.calendar_names(language)
    words = (_WORD_AFTER.match(text, end), _WORD_BEFORE.search(before))
    return any(word is not None and folding.fold_word(word[1]) in names for word in words)


def _value(digits: str, language: str) -> float:
    """Return the value of digits with separators, by the habits of a language where they could mean two things."""
    bare = re.sub(rf"[{_SPACES}'٬،]", "", digits).replace("٫", ".")
    marks = [character for character in bare if not character.isdecimal()]
    if not marks:
        return float(bare)
    if len(set(marks)) > 1:  # the last one is the decimal mark
        return float(
            bare.replace(marks[0], "").replace(marks[-1], ".") if marks.count(marks[-1]) == 1 else _whole(bare)
        )
    head, _, tail = bare.rpartition(marks[0])
    is_group = len(marks) > 1 or (len(tail) == 3 and len(head) <= 3 and head != "0")  # noqa: PLR2004 - groups of three
    if is_group and (len(marks) > 1 or marks[0] != _decimal_mark(language)):
        return float(_whole(bare))
    return float(f"{_whole(head)}.{tail}")


def _whole(digits: str) -> str:
    return "".join(character for character in digits if character.isdecimal())


@lru_cache(maxsize=64)
def _decimal_mark(language: str) -> str:
    if language in ("ar", "fa"):
        return ""  # both marks are written before three digits
    try:
        return str(Locale.parse(language).number_symbols["latn"]["decimal"])
    except (UnknownLocaleError, ValueError, KeyError):
        return "."


def _factor(power: re.Match[str], language: str) -> int:
    name, word = power.lastgroup or "", power[0].strip(f"{_SPACES}-").casefold()
    if language not in _ONLY_IN.get(word, {language}):
        return 1
    if name == "billion":
        return _BILLION_OF.get(language, _BILLION)
    return _HAN_POWERS.get(name) or int(name[1:])


def _written_as_words(text: str, language: str) -> list[WrittenNumber]:
    values, folded = _values_of_words(language), text.casefold()
    words = (match for match in re.finditer(r"[\w']+", folded) if match[0] in values or match[0] in _ONE)
    found = [
        _of_word(folded, one, values.get(one[0], 1), language)
        for one in words
        if not _AFTER_TENS.search(folded[max(0, one.start() - _LONGEST_TENS) : one.start()])
    ]
    return [one for one in found if one.quantity.value > 1]


def _of_word(text: str, word: re.Match[str], value: int, language: str) -> WrittenNumber:
    power = _POWER.match(text, word.end())
    factor = _factor(power, language) if power else 1
    stop = power.end() if power else word.end()
    kind = SHARE if _SHARE_AFTER.match(text, stop) else AMOUNT
    return WrittenNumber(Quantity(kind, value * factor), text[word.start() : stop])


def has_number_word(text: str, language: str) -> bool:
    """Return whether a text has a number from two to twelve as a word."""
    found = _number_word(language)
    return found is not None and found.search(text) is not None


@lru_cache(maxsize=64)
def _number_word(language: str) -> re.Pattern[str] | None:
    words = "|".join(map(re.escape, _values_of_words(language)))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None


@lru_cache(maxsize=64)
def _values_of_words(language: str) -> dict[str, int]:
    return {word: value for value, word in enumerate(_WORDS.get(language, "").split(), start=2)}
