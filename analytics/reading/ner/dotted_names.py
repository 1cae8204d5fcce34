"""Names of persons from other countries in Japanese and Chinese, which write a dot between their parts."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from analytics.reading.ner.name_page import Name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

RULE = "dotted name"
LANGUAGES = frozenset({"ja", "zh"})
_PART = "[ァ-ヴー]"
_FULL = re.compile(rf"(?<![ァ-ヴー・＝]){_PART}+(?:[・＝]{_PART}+){{1,3}}(?![ァ-ヴー・＝])")
# What follows the name of a person: "Mr" and "Ms", accused, player, coach, president, minister, member, judge, ...
_TITLE = (
    "氏|さん|容疑者|被告|選手|監督|コーチ|大統領|副大統領|首相|大臣|外相|国防相|財務相|議員|議長|長官|報道官|知事|市長"
    "|判事|裁判官|教授|博士|夫人|大使|会長|社長|国王|女王|王子|皇太子|司令官|牧師|記者|弁護士|候補"
)
_TITLED = re.compile(rf"(?<![ァ-ヴー]){_PART}+(?={_TITLE})")
_TITLED_ALONE = re.compile(rf"(?<![ァ-ヴー・＝]){_PART}+(?={_TITLE})")
_DOTS = re.compile("[・＝·•]")
# The characters that Chinese writes foreign names with; those that are frequent as words of their own are left out.
_SOUNDS = (
    "阿埃艾爱安昂奥巴白班邦保鲍贝本比彼毕别宾波伯博布采查昌策慈茨达戴黛丹道德登邓狄迪蒂丁东杜多顿敦厄恩尔法凡范菲费芬冯佛弗夫福"
    "盖甘冈戈哥格葛根古瓜哈海汉罕豪赫亨洪侯胡华惠霍基吉季加嘉贾简杰金津卡凯坎康柯科克肯孔库夸奎拉莱赖兰朗劳勒乐雷蕾里理利莉黎丽"
    "廉列林琳隆卢鲁露伦罗洛吕略马玛麦迈曼芒茂梅门蒙孟米密敏缪摩莫默姆穆拿纳娜奈南楠内尼妮涅宁纽努诺欧帕派潘庞培佩彭蓬皮珀普奇"
    "齐契恰昆烈历迭芙立莲姬娅乔钦琼丘荣茹儒瑞撒萨塞赛桑瑟森沙莎珊尚绍舍申圣施史舒斯思丝松苏素孙索塔泰坦汤唐陶特腾滕廷汀图托瓦旺威韦维魏温翁沃乌伍"
    "翰武希锡夏肖谢辛欣休修雪逊雅亚扬耶叶伊依茵英尤约泽扎詹哲珍芝朱卓兹祖佐卫切西大"
)
_CHINESE = re.compile(rf"(?:大卫|(?!大)[{_SOUNDS}])[{_SOUNDS}]{{0,6}}(?:[·•][{_SOUNDS}]{{1,7}}){{1,3}}")
_FULL_CHINESE = re.compile(r"(?:[^·•]{2,}|[琼丹本安罗吉珍盖休乔雷金李])(?:[·•][^·•]+)+")  # or a part was cut
# Words whose last character is before a name, and words whose first one is behind it: "tells", "Dr", "hopes"
_WORD_BEFORE = re.compile("[总经助代心]理|[主首]席|透露|[调检审]查|[警防边后前门]卫|[富老]翁|[前上]尉")
_WORD_BEHIND = re.compile(
    "博士|本[人周月次场轮]|法[官院]|希望|根据|加[入盟]|西部|马上|约[有为在]|特别|尤其|塞进|卡在|利用|恩怨"
)
LEAST_SURNAME = 3  # characters of a Chinese surname alone: two are as often a part of another word
_SOUNDS_RUN = re.compile(rf"[{_SOUNDS}]{{{LEAST_SURNAME},}}")


def names(text: str, language: str) -> Iterator[Name]:
    """Yield the persons of a Japanese or Chinese text that have a dot in their name, and their surnames alone.

    The hint of a full name has blanks instead of dots, so that the surname is linked to it.
    """
    if language == "ja":
        yield from _japanese(text)
    elif language == "zh":
        yield from _chinese(text)


def _chinese(text: str) -> Iterator[Name]:
    """Yield the names with a dot, and surnames alone."""
    surnames = set()
    for match in _CHINESE.finditer(text):
        start = match.start() + bool(_WORD_BEFORE.fullmatch(text, match.start() - 1, match.start() + 1))
        end = match.end() - bool(_WORD_BEHIND.fullmatch(text, match.end() - 1, match.end() + 1))
        if _FULL_CHINESE.fullmatch(text, start, end):
            yield _full_name(text, start, end)
            surnames.add(_DOTS.split(text[start:end])[-1])
    yield from _chinese_surnames(text, {one for one in surnames if len(one) >= LEAST_SURNAME})


def _chinese_surnames(text: str, surnames: AbstractSet[str]) -> Iterator[Name]:
    lengths = sorted(set(map(len, surnames)))
    for run in _SOUNDS_RUN.finditer(text) if surnames else ():
        for start, length in product(range(*run.span()), lengths):
            end = start + length
            if text[start:end] in surnames and not _DOTS.match(text, end) and not _DOTS.match(text, max(0, start - 1)):
                yield _surname(text, start, end)


def _full_name(text: str, start: int, end: int) -> Name:
    surface = text[start:end]
    return Name(start, end, surface, "person", demonym=False, rule=RULE, hint=_DOTS.sub(" ", surface))


def _surname(text: str, start: int, end: int) -> Name:
    return Name(start, end, text[start:end], "person", demonym=False, rule=RULE, hint="")


def _japanese(text: str) -> Iterator[Name]:
    """Yield the names with a dot whose full form or surname has a title behind it somewhere in the text.

    Without a title a name with a dot is as often a place, a club or a work. A surname alone must have a title.
    """
    full = list(_FULL.finditer(text))
    surnames = {_DOTS.split(match[0])[-1] for match in full}
    titled = surnames.intersection(_TITLED.findall(text))
    for match in full:
        if _DOTS.split(match[0])[-1] in titled:
            yield _full_name(text, *match.span())
    for match in _TITLED_ALONE.finditer(text):
        if match[0] in titled:
            yield _surname(text, *match.span())
