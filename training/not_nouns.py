"""Frequent words by their class, packed for `analytics.text.word_classes`.

    python training/not_nouns.py        writes analytics/data/not_nouns.zip

A word of the lists of `word_frequencies` is in it if a lexicon has it as a verb, an adjective or an adverb and not as a
noun. A word that no lexicon has is looked up without its ending: "responded" as "respond", "politiques" as "politique".
`LANGUAGE.verbs` are those of them that are only a finite verb ("told"), in English and the Romance languages.
`LANGUAGE.adjectives` are the words that are a noun and an adjective ("federal"). `LANGUAGE.general` are the nouns that
stand for nearly everything ("thing", "member", "situation"; Halliday & Hasan 1976, "Cohesion in English", 6.1; Schmid
2000, "English abstract nouns as conceptual shells"): the words of `GENERAL` in English, and in the other languages
those for which at least half of the senses are the first sense of such a word.
Sources: shared/data/lexicon (Princeton WordNet 3.0 for English; Wiktionary translations linked to WordNet for the other
languages, Bond & Foster 2013).
"""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from analytics.reading.keyphrases import merge_keys  # noqa: E402
from analytics.text import folding, word_classes, word_frequencies  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

LEXICON = ROOT.parent / "shared" / "data" / "lexicon"
ENGLISH = "pwn30-synset-lemma-rank.tsv.gz"
CAPITAL_NOUNS = "de"  # a capital shows a noun: this language needs only the general nouns
CODES = dict(  # our code and that of the lexicon
    pair.split(":")
    for pair in (  # noqa: SIM905 - shorter to read
        "ar:arb bg:bul ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa fa:fas fi:fin fr:fra he:heb hi:hin hu:hun "
        "id:ind it:ita lt:lit lv:lav nb:nob nl:nld pl:pol pt:por ro:ron"
        " ru:rus sk:slk sl:slv sv:swe tr:tur uk:ukr zh:cmn"
    ).split()
)
EPOCH = (1980, 1, 1, 0, 0, 0)  # equal words give equal bytes
GAZETTEER = ROOT / "analytics" / "data" / "gazetteer.json.gz"  # the titles of persons, by language
# Past forms that WordNet has under another word; those that are also a noun ("met", "saw", "left", "cut") are left out
IRREGULAR_ENGLISH = """
    became began bought brought built came caught chose did does doing done drew drove fell felt flew forgot
    fought gave given gone got grew had has held heard hid kept knew known laid lain led lent lost made meant
    paid sent sold sought spoke stood stuck swore taken taught threw thrown told took understood went woke won
    wore written wrote ate begun bent bitten bore born bound bred broke broken chosen clung crept dealt drawn
    driven drunk eaten fallen fled flown forgotten frozen hidden hung lit ridden risen rode said sang sank
    seen shaken shone shown shrank shrunk slept slid spent spoken spun stolen stole stung sung sunk swept
    swung swam taught torn tore undergone underwent withdrew withdrawn withheld woven wrung
    """
# Forms of verbs for "can", "must", "want", "be", "have", "do" and the like that no ending of FINITE has
IRREGULAR = {
    "en": IRREGULAR_ENGLISH,
    "es": "debe deben debemos debería deberían hace hacen hizo hicieron hará harán haría puede pueden podemos"
    " podremos podrá podrán podría podrían puso pusieron quiere quieren quiso sabe saben sea sean sido"
    " siendo somos son tiene tienen tuvo tuvieron tendrá tendría va van vamos vino vinieron dijo dijeron"
    " dice dicen hay haya hayan había",
    "fr": "peut peuvent pouvait pouvaient pouvons pourra pourront pourrait pourraient doit doivent devait"
    " devaient devra devront devrait devraient devons veut veulent voulait voulaient voudrait sommes sont"
    " étaient seront serait seraient avons avaient auront aurait auraient ayant fait font faisait feront"
    " ferait fit vont allons ira dit disent met mettent",
    "it": "può possono poteva potevano potrà potranno potrebbe potrebbero deve devono doveva dovevano dovrà"
    " dovranno dovrebbe dovrebbero vuole vogliono voleva volevano siamo sono saranno sarebbe abbiamo hanno"
    " avranno fa fanno fece faceva farà va vanno disse dice dicono",
    "pt": "pode podem podia podiam poderá poderão poderia poderiam deve devem devia deviam deverá deverão"
    " deveria deveriam quer querem queria somos são serão seria temos tem têm tinha teve tiveram terá"
    " teria faz fazem fez fizeram fará vai vão vamos disse disseram diz dizem há haja",
}
AMOUNTS = frozenset(
    """
    percent percentage dozen dozens hundred hundreds thousand thousands million millions billion billions
    trillion trillions
    """.split()  # noqa: SIM905 - shorter to read
)
# Numbers as nouns, in the forms of running text; English ones are in AMOUNTS
NUMBERS = {
    "de": "prozent million millionen milliarde milliarden tausende hunderte dutzend dutzende",
    "es": "millón millones miles cientos decenas docenas millar millares porcentaje",
    "fr": "million millions milliard milliards millier milliers centaine centaines dizaine dizaines vingtaine trentaine"
    " quarantaine cinquantaine soixantaine douzaine pourcentage",
    "it": "milione milioni miliardo miliardi migliaio migliaia centinaio centinaia decina decine dozzina percentuale",
    "nl": "procent miljoen miljoenen miljard miljarden duizenden honderden tientallen",
    "pl": "procent milion miliona miliony milionów miliard miliarda miliardy miliardów tysiąc tysiące tysięcy",
    "pt": "milhão milhões bilhão bilhões mil milhares centenas dezenas dúzia porcentagem percentagem",
    "ru": "миллион миллиона миллионов миллиард миллиарда миллиардов тысяча тысячи тысяч процент процента процентов",
}
# Nouns that stand for nearly everything: persons and groups without a field, abstract shells, times
GENERAL = frozenset(
    """
    person people guy folk individual human adult member leader official colleague spokesman spokeswoman spokesperson
    representative administrator adviser advisor aide ally opponent critic supporter participant expert observer insider
    chief boss
    group organization organisation association department agency office company firm institution body unit
    administration authority
    country nation area region place part side site location spot scene
    thing fact problem issue question reason cause result effect outcome consequence impact change point matter case
    situation circumstance condition aspect factor element feature kind type sort form way manner method
    process progress performance experience activity action act move step measure effort attempt role function purpose goal
    aim plan idea
    thought view opinion belief sense feeling attitude decision choice option opportunity chance possibility prospect
    difference similarity example instance detail approach subject topic theme context background basis
    statement comment remark word answer response reply claim report article discussion conversation
    meeting event occasion incident need desire hope wish concern attention success failure position status program
    programme system use analysis
    explanation presence absence existence suggestion recommendation conclusion description reference mention trend
    pattern tendency arrangement requirement duty obligation ability capacity capability knowledge understanding
    awareness expectation assumption reaction advantage disadvantage importance significance lack improvement
    development introduction addition extent degree scale scope size quality quantity proportion portion piece bit item
    component content version variety indication emphasis perspective relationship
    information interview stuff associate counterpart realization representation
    list number amount figure level majority lot half rest range series set total quarter
    year month week day hour minute moment time period decade century weekend morning night evening afternoon today
    tonight tomorrow yesterday date beginning start end future past stage phase
    """.split()  # noqa: SIM905 - shorter to read
)
WITH_WORD = 3  # columns of a line: synset, "LANGUAGE:lemma", word
SHORTEST = 4  # letters of a word that is looked up without its ending
# English endings of verbs, and what the dictionary has instead; "-s" is also that of a noun
ENDINGS = (("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ies", "y"), ("es", ""), ("s", ""))
# Endings of verbs by the ending of the infinitive in the dictionary: of participles, which can stand before or behind a
# noun, and of the third person
PARTICIPLES = {
    "es": {"ar": "ado ada ados adas ando", "er": "ido ida idos idas iendo", "ir": "ido ida idos idas iendo"},
    "fr": {"er": "é ée és ées ant", "ir": "i ie is ies issant", "re": "u ue us ues ant"},
    "it": {"are": "ato ata ati ate ando", "ere": "uto uta uti ute endo", "ire": "ito ita iti ite endo"},
    "pt": {"ar": "ado ada ados adas ando", "er": "ido ida idos idas endo", "ir": "ido ida idos idas indo"},
}
FINITE = {
    "es": {
        "ar": "ó amos aron aba aban ará arán aría arían",
        "er": "ió emos ieron ía ían erá erán ería erían",
        "ir": "ió imos ieron ía ían irá irán iría irían",
    },
    "fr": {
        "er": "ait aient ons ez era eront erait eraient èrent",
        "ir": "issait issaient issent ira iront irait iraient it irent",
        "re": "ait aient ra ront rait raient irent",
    },
    "it": {
        "are": "ava avano erà eranno ò arono erebbe erebbero",
        "ere": "eva evano erà eranno erono erebbe erebbero",
        "ire": "iva ivano irà iranno irono irebbe irebbero",
    },
    "pt": {
        "ar": "ou aram ava avam ará arão aria ariam",
        "er": "eu eram ia iam erá erão eria eriam",
        "ir": "iu iram ia iam irá irão iria iriam",
    },
}
PLURALS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man"))


class Lexicon(NamedTuple):
    """The lemmas that are a noun in one of their senses, and those that are a verb, an adjective or an adverb.

    `adjectives` are those of `others` that are an adjective, `general` those of `nouns` that are a general noun.
    """

    nouns: set[str]
    others: set[str]
    adjectives: set[str]
    general: set[str]


def read(language: str) -> Lexicon:
    """Return the lemmas of a language in small letters."""
    senses = defaultdict(set)
    for synset, lemma in _entries(language):
        senses[folding.fold(lemma)].add(synset)
    return Lexicon(
        _with_class(senses, "n"),
        _with_class(senses, "varbs"),
        _with_class(senses, "as"),
        set(GENERAL) if language == "en" else _general_nouns(senses),
    )


def _with_class(senses: dict[str, set[str]], classes: str) -> set[str]:
    """Return the lemmas with a synset of one of the word classes, as the last letter of its number says."""
    return {lemma for lemma, synsets in senses.items() if any(synset[-1] in classes for synset in synsets)}


def _general_nouns(senses: dict[str, set[str]]) -> set[str]:
    """Return the lemmas for which at least half of the noun senses are the first one of a word of `GENERAL`."""
    first = _first_senses()
    nouns = {lemma: {synset for synset in synsets if synset[-1] == "n"} for lemma, synsets in senses.items()}
    return {lemma for lemma, synsets in nouns.items() if synsets and 2 * len(synsets & first) >= len(synsets)}


@cache
def _first_senses() -> frozenset[str]:
    """Return the synsets that are the first sense of an English word of `GENERAL`."""
    with gzip.open(LEXICON / ENGLISH, "rt", encoding="utf-8") as lines:
        entries = (line.rstrip("\n").split("\t") for line in lines)
        return frozenset(
            synset
            for synset, lemmas in entries
            if synset.endswith("n") and any(lemma.removesuffix(":0") in GENERAL for lemma in lemmas.split("|"))
        )


def _entries(language: str) -> Iterator[tuple[str, str]]:
    english = language == "en"
    name = ENGLISH if english else f"wn-wikt-{CODES[language]}.tab.gz"
    with gzip.open(LEXICON / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if english:
                yield from ((parts[0], lemma.rpartition(":")[0]) for lemma in parts[1].split("|"))
            elif len(parts) == WITH_WORD and not line.startswith("#"):
                yield parts[0], parts[2]


def is_not_noun(word: str, language: str, lexicon: Lexicon) -> bool:
    """Return whether the lexicon has a word, or its lemma, and not as a noun; an amount alone says nothing either."""
    if language == "en" and word in AMOUNTS:
        return True
    if word in lexicon.nouns or word in lexicon.others:
        return word not in lexicon.nouns
    if len(word) < SHORTEST:
        return False
    if language == "en":
        return word in IRREGULAR["en"].split() or _is_english_verb(word, lexicon)
    irregular = word in IRREGULAR.get(language, "").split()
    if irregular or any(_has_ending(word, language, ends, lexicon) for ends in (PARTICIPLES, FINITE)):
        return True
    return _is_only_other(merge_keys.head(word, language, False), lexicon)  # noqa: FBT003 - not a name


def _is_only_other(lemma: str, lexicon: Lexicon) -> bool:
    return lemma in lexicon.others and lemma not in lexicon.nouns


def is_finite_verb(word: str, language: str, lexicon: Lexicon) -> bool:
    """Return whether a word is only a finite verb: no phrase begins or ends with it."""
    if word in lexicon.nouns or word in lexicon.others:
        return False
    return word in IRREGULAR.get(language, "").split() or _has_ending(word, language, FINITE, lexicon)


def _has_ending(word: str, language: str, endings: dict[str, dict[str, str]], lexicon: Lexicon) -> bool:
    """Return whether a word is such a form of an infinitive that is not a noun, and not another form of a noun."""
    if {word.removesuffix("s"), merge_keys.head(word, language, False)} & lexicon.nouns:  # noqa: FBT003 - not a name
        return False
    return any(
        word.endswith(end) and _is_only_other(word.removesuffix(end) + infinitive, lexicon)
        for infinitive, ends in endings.get(language, {}).items()
        for end in ends.split()
    )


def _is_english_verb(word: str, lexicon: Lexicon) -> bool:
    if any(word.removesuffix(end) + more in lexicon.nouns for end, more in PLURALS if word.endswith(end)):
        return False
    stems = [word.removesuffix(end) + more for end, more in ENDINGS if word.endswith(end)]
    doubled = [stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]]  # "stopped"
    return any(stem in lexicon.others for stem in stems + doubled)


def with_keys(lexicon: Lexicon, language: str) -> Lexicon:
    """Return a lexicon with the common key of the inflections of each lemma beside the lemma."""
    keys = ({merge_keys.head(word, language, False) for word in words} for words in lexicon)  # noqa: FBT003
    return Lexicon(*(words | more for words, more in zip(lexicon, keys, strict=True)))


def word_lists(language: str) -> dict[str, list[str]]:
    """Return the words of each list of a language by the name of its file."""
    lexicon = read(language)
    lexicon = lexicon if language == "en" else with_keys(lexicon, language)
    known = word_frequencies.zipf_values(language) or {word for word in lexicon.nouns | lexicon.others if len(word) > 1}
    general = {merge_keys.head(word, language, False) for word in lexicon.general}  # noqa: FBT003 - not a name
    lists = {"general": [word for word in known if _is_general(word, language, lexicon, general)]}
    if language != CAPITAL_NOUNS:
        lists["txt"] = [word for word in known if is_not_noun(word, language, lexicon)]
        lists["verbs"] = [word for word in known if is_finite_verb(word, language, lexicon)]
        lists["adjectives"] = [word for word in known if word in lexicon.nouns & lexicon.adjectives]
    return {f"{language}.{name}": words for name, words in lists.items()}


def _is_general(word: str, language: str, lexicon: Lexicon, general: set[str]) -> bool:
    """Return whether a word is a general noun or, if no lexicon has it, an inflection of one."""
    if word in lexicon.general or word in NUMBERS.get(language, "").split():
        return True
    is_known = word in lexicon.nouns or word in lexicon.others
    return not is_known and merge_keys.head(word, language, False) in general  # noqa: FBT003 - not a name


def title_lists() -> dict[str, list[str]]:
    """Return the titles of persons by the name of the file of each language."""
    by_language = json.loads(gzip.decompress(GAZETTEER.read_bytes()))["words"]["title"]
    return {
        f"{language}.titles": [folding.fold(title.rstrip(".")) for title in titles if " " not in title]
        for language, titles in by_language.items()
    }


def main() -> None:
    """Write the lists of all languages."""
    lists = {name: words for language in CODES for name, words in word_lists(language).items()}
    with zipfile.ZipFile(ROOT / "analytics" / "data" / word_classes.FILE, "w") as archive:
        for name, words in (lists | title_lists()).items():
            content = "\n".join(sorted(set(words))).encode()
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
