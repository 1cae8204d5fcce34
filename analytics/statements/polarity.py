"""Negations of a sentence, by language: "has not recognised" does not mean the same as "is ready to recognise".

A negation can be said in other words in another language ("unknown", "nicht bekannt"), so there are three kinds: a
sentence that negates, one that has a word with a negative sense, and one without either.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analytics.text import tokens

AFFIRMS, IMPLIES, NEGATES = 0, 1, 2
# As regular expressions over folded words; those of a language without blanks are searched everywhere
_NEGATIONS = {
    "ar": "لا|لم|لن|ليس|ليست|ليسوا|وليس|ولا|ولم|ولن|لسنا",
    "bg": "не|няма|никога|никой|нито",
    "cs": r"ne|není|nejsou|nemá|nikdy|nikdo|žádn\w+|ne(?:bude|byl|byla|bylo|může|mohou|chce|uzna)\w*",
    "da": "ikke|ingen|intet|aldrig",
    "de": "nicht|kein|keine|keinen|keinem|keiner|keines|nie|niemals|niemand|niemanden|nichts|weder|keinerlei",
    "el": "δεν|μην|μη|ποτέ|κανείς|κανένας|ούτε",
    "en": r"not|no|never|none|nobody|nothing|neither|nor|cannot|\w+n't|noone",
    "es": "no|nunca|jamás|nadie|ningún|ninguna|ninguno|nada|tampoco|ni",
    "fa": r"نه|نیست|نیستند|نبود|هیچ|هرگز|نمی\w*|نشده|نکرده|نکرد|نشد|ندارد|ندارند|نخواهد\w*",
    "fr": "ne|n|pas|jamais|aucun|aucune|personne|ni|rien",
    "he": "לא|אין|אינו|אינה|אינם|אף|מעולם",
    "hi": "नहीं|न|मत|ना",
    "hr": "ne|nije|nisu|neće|nema|nikad|nitko|niti",
    "hu": "nem|nincs|nincsenek|soha|senki|semmi|ne",
    "id": "tidak|bukan|tak|belum|jangan|tanpa",
    "it": "non|mai|nessun|nessuna|nessuno|niente|né",
    "ja": "ない|なかった|ません|なく|ずに|ぬ",
    "ko": r"안|못|\w*않\w*|\w*없\w*|\w*아니\w*|\w*못\w*|\w*지 말\w*",
    "nb": "ikke|ingen|intet|aldri",
    "nl": "niet|geen|nooit|niemand|niets|noch",
    "no": "ikke|ingen|intet|aldri",
    "pl": "nie|nigdy|żaden|żadna|żadnych|żadnego|żadnej|nikt|ani|nic|nikogo",
    "pt": "não|nunca|jamais|nenhum|nenhuma|ninguém|nada|nem",
    "ro": r"nu|n|niciodată|nimeni|niciun|nicio|nici",
    "ru": "не|нет|ни|никогда|никто|никаких|никакой|ничего|нельзя|нигде",
    "sr": "не|није|нису|неће|нема|никад|нико|ne|nije|nisu|neće|nema",
    "sv": "inte|ingen|inga|inget|aldrig|ej",
    "sw": r"si|hakuna|hapana|hawa\w+|hai\w+|haku\w+|hata\w+",
    "th": "ไม่|มิได้|มิใช่|ไร้",
    "tr": r"değil\w*|yok|yoktu\w*|hiç|hiçbir|asla|\w+(?:ma|me)(?:dı|di|mış|miş|yacak|yecek|dığı|diği|ma|me|yan|yen)\w*"
    r"|\w+m[ıiuü]yor\w*|\w+(?:madan|meden)",
    "uk": "не|ні|немає|ніколи|ніхто|жоден|жодного|нічого",
    "vi": "không|chưa|chẳng|đừng",
    "zh": "没|沒|未|无法|無法|从不|從不|并非|並非|否认|否認|拒绝|拒絕|无人|無人"
    "|不(?=会|會|能|是|愿|願|想|同意|承认|承認|允许|允許"
    "|再|打算|认为|認為|应|應|要|支持|接受|参加|參加|知道|在|需|存在|构成|構成|准|得|用)",
}  # fmt: skip
_HARMLESS = {  # a negation that denies nothing
    "ar": r"و?لا [يت]?زال\w*|لا ريب|لا شك|لا بد",
    "tr": r"(?:sadece|yalnızca) .{0,40}değil|yok (?:ol|ed|et)\w*|\w+[ıiuü]p \w+m[ae]\w+",
    "de": r"nicht nur|nicht zuletzt|nicht schlecht",
    "en": r"not only|not just|no doubt|nothing but|no longer than|no less than|no\.? ?\d+|not least|no matter"
    r"|no more than|no return",
    "es": r"no s[óo]lo|no obstante|nada m[áa]s",
    "fr": r"pas (?:seulement|moins)|n'est-ce pas|pas mal|à jamais|(?:une|la|toute|cette|chaque) personne"
    r"|(?:ne |n')(?!\w+ (?:pas|plus|jamais|rien|point|aucun\w*|personne)(?!\w))\w+ (?:\w+ )?(?:que|qu(?='))",  # only
    "it": r"non solo|non appena", "nl": r"niet alleen|niet in de laatste", "pl": r"nie tylko",
    "pt": r"não (?:só|apenas)",
    "ru": r"не только|тем не менее|не менее|не более|не позднее", "uk": r"не тільки|не лише|тим не менш",
    "zh": "不仅|不僅|不过|不過|不久|不断|不斷|不少|不同|不只|不但|不得不|不管|不二|不是.{0,20}就是|未遂|未来"
    r"|未來|不等|不止|无论",
    "ja": "だけでなく|かもしれない|少なく|違いない|なくてはならない|なければならない",
}  # fmt: skip
# Words with a negative sense, with which another language says a negation
_IMPLIED = {
    "ar": r"غير|دون|بدون|رفض\w*|يرفض\w*|ترفض\w*|نفى|نفت|عدم|بلا|فشل\w*|قبل|سوى|إلا|فقط|ممنوع|منع|استحالة|ما",
    "de": r"ohne|un\w{4,}|in(?:akz|komp|korr)\w*|keinesfalls|keineswegs|kaum|nur|erst|lehn\w*|ablehn\w*"
    r"|abgelehnt|weiger\w*|verweiger\w*|leugn\w*|bestr\w*|fehl\w*"
    r"|verhind\w*|mangel\w*|selten|wenig\w*|schwer\w*|sondern|verzicht\w*|missacht\w*|statt|außer"
    r"|bevor|\w+los\w{0,2}",
    "en": r"without|un\w{4,}|unfit"
    r"|in(?:ability|eligible|capacitated|capable|correct|visible|complete|sufficient|accessible|dependent)\w*"
    r"|im(?:possible|proper)"
    r"|ir(?:regular|relevant)|il(?:legal)|dis\w{4,}|\w+less|fail\w*|refus\w*|den(?:y|ied|ies|ying"
    r"|ial)|lack\w*|ignor\w*"
    r"|hardly|barely|rarely|only|until|unless|except|reject\w*|wary|prevent\w*|stop\w*|avoid\w*|few|little|instead"
    r"|rather|before|rule\w* out|ban|bann\w*|block\w*|miss\w*|absen\w+|free|end|ended|yet|but|too"
    r"|wrong|beyond|out of|away|less|below|ill|against|undermin\w*",
    "es": r"sin|solo|sólo|niega\w*|neg[óo]\w*|rechaz\w*|impos\w*|in\w{5,}|des\w{4,}|falta\w*|apenas"
    r"|salvo|excepto|antes",
    "fr": r"sans|que|seul\w*|refus\w*|nie\w*|in\w{5,}|im\w{5,}|manqu\w*|rejet\w*|sauf|avant|peu|guère|dé\w{5,}",
    "it": r"senza|solo|rifiut\w*|neg\w+|in\w{5,}|im\w{5,}|manc\w*|tranne|prima|poco|respin\w*",
    "ja": r"不|無|未|否定|拒否|だけ|しか|前に|なし|ず",
    "ko": r"\w*거부\w*|\w*부인\w*|불\w+|무\w+|미\w+|\w*만|\w*전에",
    "nl": r"zonder|on\w{4,}|slechts|alleen|pas|weiger\w*|ontken\w*|gebrek|behalve|voordat|nauwelijks|weinig",
    "pl": r"bez|nie\w{4,}|tylko|odm[óo]w\w*|odrzuc\w*|zaprzecz\w*|brak\w*|oprócz|zanim|dopiero|ledwo|mało",
    "pt": r"sem|só|apenas|somente|recus\w*|neg\w+|in\w{5,}|im\w{5,}|des\w{4,}|falt\w*|exceto|antes|pouco|rejeit\w*",
    "ru": r"без|не\w{4,}|бес\w{3,}|без\w{3,}|лишь|только|отказ\w*|отверг\w*|отриц\w*|кроме|прежде|пока|трудно|мало"
    r"|запре\w*|против\w*|исключ\w*",
    "th": r"ปฏิเสธ|เพียง|ก่อน|ขาด",
    "tr": r"\w+(?:maz|mez)\w*|\w+s[ıiuü]z\w*|sadece|yalnızca|redde\w*|önce|olmadan|eksik\w*|dışında|ancak|zor|az",
    "uk": r"без|не\w{4,}|лише|тільки|відмов\w*|запереч\w*|крім|перш|поки",
    "zh": r"不|无|無|非|拒|禁|只|仅|僅|才|之前|否|缺|难|難|少|免|反对|反對|莫",
}  # fmt: skip
_EVERYWHERE = frozenset({"zh", "ja", "th"})


def has_negations(language: str) -> bool:
    """Return whether the negations of a language are known."""
    return language in _NEGATIONS


def polarity(text: str, language: str) -> int:
    """Return whether a sentence negates, has a word of negative sense, or has neither."""
    negation, harmless, implied = _patterns(language)
    folded = text.casefold().replace("’", "'")
    rest = harmless.sub(" ", folded) if harmless else folded
    if negation and negation.search(rest):
        return NEGATES
    return IMPLIES if implied is None or implied.search(rest) else AFFIRMS


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None, re.Pattern[str] | None]:
    bounds = ("", "") if language in _EVERYWHERE else tokens.WORD_BOUNDS
    negation, harmless, implied = (
        re.compile(f"{bounds[0]}(?:{words[language]}){bounds[1]}") if language in words else None
        for words in (_NEGATIONS, _HARMLESS, _IMPLIED)
    )
    return negation, harmless, implied
