"""Direct speech in Arabic, Chinese, Japanese and Turkish: the speaker and the verb are on different sides.

Each language has the pattern of the words before the opening mark and that of the words after the closing mark; group
`who` is the speaker and group `verb` the reporting verb. Where only one side has the verb, the other has the speaker.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from analytics.reading.quotes.quoted import REACH, Attribution
from analytics.reading.quotes.speakers import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"[.。！？!?؟؛\n](?=\s|\Z|[^\x00-\x7f])")
_AR_VERBS = r"قالت?|صرحت?|أضافت?|أكدت?|أعلنت?|أوضحت?|ذكرت?|أشارت?|شددت?|كتبت?|تابعت?|قالوا|يقول|تقول|وأضافت?|وقالت?"
_AR_WHO = (
    r"(?P<who>(?!عن |في |على |من |إلى |ل|إن|أن|قائل)[^:.،()\"“”«»\n]{2,50}?)"
    r"(?:\s(?:قائل|أيض|واصف|يوم|خلال|لموقع|عن |حول )[^:.،()\"“”«»\n]{0,40})?"
)
_ZH_VERBS = r"表示|指出|说|說|称|稱|强调|強調|告诉|告訴|认为|認為|回应|回應|写道|寫道|宣布|宣佈|透露|补充|補充"
_ZH_BETWEEN = (  # the time and the addressee between a speaker and the verb
    r"(?:(?:周|星期|礼拜)[一二三四五六日天]|昨天|昨晚|今天|当天|日前|随后"
    r"|继续|反复|再次|同时|也|还|则|又|\d[^，,：:。“”「」]{0,20}?"
    r"|[在对向就于對於][^，,：:。“”「」]{1,40}?)*"
)
_JA_VERBS = r"述べ|語|話し|話す|言っ|言う|いう|発言|強調|説明|主張|コメント|訴え|答え|指摘|明かし|明らかに|書い"
_TR_VERBS = (
    r"dedi|söyledi|konuştu|belirtti|açıkladı|vurguladı|kaydetti|yazdı|ekledi|ifade etti|(?:ifade(?:si|leri)ni) kullandı"
    r"|(?:açıklama|değerlendirme)sında bulundu|şeklinde konuştu|sordu"
)
_TR_NAME = (  # without a case: "Ankara'da" is not a subject
    r"(?!(?:Ancak|Ama|Fakat|Ayrıca|Bu|Daha|Bunun)\b)(?:[^\W\d_a-zçğıöşü][\w.-]*(?![\w.’'-]) ?){1,5}"
)


class _Patterns(NamedTuple):
    """The words of an attribution: before the opening mark, and after the closing mark."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    subject: re.Pattern[str]


_NO_SPEAKER = re.compile(r"^(?:的|の|并|并且|但|而)|(?:について|に関して|に対して|によると)$|^(?:之后|中这样|这样)$")
_NOBODY = re.compile(r"(?!)")
_PATTERNS = {
    "ar": _Patterns(
        re.compile(
            rf"(?:^|[\s،])و?(?P<verb>{_AR_VERBS})\s+{_AR_WHO}\s*(?:\s(?:في|خلال|عبر|لـ?)\s"
            r"[^:\"“”«»\n]{1,60}|،[^:\"“”«»\n]{0,60})?\s*(?::|\s(?:إن|أن|بأن|إنه|إنها|إنهم)\b[^\"“”«»\n]{0,20})\s*$"
        ),
        re.compile(rf"[،,\s]*(?:كما\s|حسبما\s)?(?P<verb>{_AR_VERBS})\s+{_AR_WHO}(?=\s(?:إن|في|قائل)|[:.،\"“”«»\n]|$)"),
        _NOBODY,
    ),
    "zh": _Patterns(
        re.compile(
            rf"(?:^|[；，,、\s])(?P<who>[^；，,、：:“”「」\s\d]{{1,30}}?){_ZH_BETWEEN}(?P<verb>{_ZH_VERBS})"
            r"[^，,：:“”「」]{0,15}[：:，,]\s*$"
        ),
        re.compile(
            rf"[，,\s]*(?P<who>[^；，,：:。“”「」\s\d]{{1,25}}?){_ZH_BETWEEN}(?P<verb>{_ZH_VERBS})(?=[。，,\s道]|$)"
        ),
        _NOBODY,
    ),
    "ja": _Patterns(
        _NOBODY,
        re.compile(
            rf"\s*(?:など)?と、?(?:(?P<who>[^、。「」『』\s]{{1,20}}?)[はもが])?[^。「」『』\n]{{0,20}}?(?P<verb>{_JA_VERBS})"
        ),
        re.compile(r"(?:^|[、\s])(?P<who>[^、「」『』\s]{1,30}?)[はも]"),
    ),
    "tr": _Patterns(
        re.compile(
            rf"(?P<who>{_TR_NAME})(?:,[^:\"“”\n]{{0,80}}?|(?:da |de |ise )?(?:şöyle |şunları )?)"
            rf"\b(?P<verb>{_TR_VERBS})\s*[:,]\s*$"
        ),
        re.compile(
            r"[,\s]*(?:diye |şeklinde )?"
            rf"(?P<verb>diyen(?= {_TR_NAME})|{_TR_VERBS})\b(?: (?P<who>{_TR_NAME}))?"
        ),
        re.compile(rf"(?:^|\s)(?P<who>{_TR_NAME})(?:(?<!\s),|\s?(?:ise|da|de)\b)"),
    ),
}
LANGUAGES = frozenset(_PATTERNS)


def attribution(text: str, language: str, first: int, opening: int, closing: int, limit: int) -> Attribution | None:
    """Return the attribution of the words between the marks at `opening` and `closing`, None if there is none.

    It is looked for from `first` and up to `limit`, within the sentence.
    """
    patterns = _PATTERNS[language]
    start = max((match.end() for match in _END.finditer(text, first, max(first, opening - 1))), default=first)
    before, after = text[start:opening], text[closing + 1 : limit].split("\n", 1)[0]
    for found, offset in _matches(patterns, before, after, start, closing + 1):
        who = found["who"].strip(" ,،")
        who = "" if _NO_SPEAKER.search(who) else who
        at = offset + found.start("who") + found["who"].index(who) if who else -1
        if who:
            verb = next((match["verb"] for match in (found, patterns.after.match(after)) if match and _verb(match)), "")
            return Attribution(Speaker(at, at + len(who), who, named=True), verb, min(limit, closing + 1 + REACH))
    return None


def _matches(
    patterns: _Patterns, before: str, after: str, start: int, behind: int
) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the matches with a speaker and the offset of the words in which each was found."""
    told = patterns.after.match(after)
    if told and told.groupdict().get("who"):
        yield told, behind
    elif told and (subject := patterns.subject.search(before)):
        yield subject, start
    if introduced := patterns.before.search(before):
        yield introduced, start


def _verb(match: re.Match[str]) -> str:
    return match.groupdict().get("verb") or ""
