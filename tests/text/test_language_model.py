import py3langid
import pytest

from analytics.text import language_model

SENTENCES = {
    "af": "Die ambassade bly oop, het die minister Maandag gesê.",
    "ar": "السفارة تبقى مفتوحة، قالت وزارة الخارجية يوم الاثنين.",
    "bg": "Посолството остава отворено, съобщи министерството в понеделник.",
    "bn": "দূতাবাস খোলা থাকবে, সোমবার মন্ত্রণালয় জানিয়েছে।",
    "ca": "L'ambaixada continuarà oberta, va dir dilluns el ministeri.",
    "cs": "Velvyslanectví zůstává otevřené, uvedlo v pondělí ministerstvo.",
    "cy": "Mae'r llysgenhadaeth yn dal ar agor, meddai'r gweinidog ddydd Llun.",
    "da": "Ambassaden forbliver åben, sagde ministeriet mandag.",
    "de": "Die Botschaft bleibt geöffnet, sagte das Außenministerium am Montag.",
    "el": "Η πρεσβεία παραμένει ανοιχτή, ανακοίνωσε τη Δευτέρα το υπουργείο.",
    "en": "The embassy stays open, the foreign ministry said on Monday.",
    "es": "La embajada sigue abierta, dijo el lunes el ministerio.",
    "et": "Saatkond jääb avatuks, teatas ministeerium esmaspäeval.",
    "fa": "وزارت خارجه روز دوشنبه گفت سفارت باز می‌ماند.",
    "fi": "Suurlähetystö pysyy auki, ministeriö kertoi maanantaina.",
    "fr": "L'ambassade reste ouverte, a déclaré lundi le ministère.",
    "he": "השגרירות נשארת פתוחה, הודיע משרד החוץ ביום שני.",
    "hi": "मंत्रालय ने सोमवार को कहा कि दूतावास खुला रहेगा।",
    "hr": "Veleposlanstvo ostaje otvoreno, priopćilo je u ponedjeljak ministarstvo.",
    "hu": "A nagykövetség nyitva marad, közölte hétfőn a minisztérium.",
    "id": "Kementerian Luar Negeri mengatakan bahwa kedutaan besar tetap buka untuk warga negara Indonesia.",
    "it": "L'ambasciata resta aperta, ha detto lunedì il ministero.",
    "ja": "大使館は引き続き開いていると外務省は月曜日に述べた。",
    "ko": "대사관은 계속 문을 연다고 외교부가 월요일 밝혔다.",
    "lt": "Ambasada lieka atidaryta, pirmadienį pranešė ministerija.",
    "lv": "Vēstniecība paliek atvērta, pirmdien paziņoja ministrija.",
    "nl": "De ambassade blijft open, zei het ministerie maandag.",
    "pl": "Ambasada pozostaje otwarta, poinformowało w poniedziałek ministerstwo.",
    "pt": "A embaixada continua aberta, disse o ministério na segunda-feira.",
    "ro": "Ambasada rămâne deschisă, a anunțat luni ministerul.",
    "ru": "Посольство остаётся открытым, сообщило министерство в понедельник.",
    "sr": "Амбасада остаје отворена, саопштило је министарство у понедељак.",
    "sv": "Ambassaden förblir öppen, sade departementet på måndagen.",
    "sw": "Ubalozi utabaki wazi, wizara ilisema siku ya Jumatatu.",
    "th": "กระทรวงกล่าวเมื่อวันจันทร์ว่าสถานทูตยังคงเปิดทำการ",
    "tr": "Bakanlık pazartesi günü büyükelçiliğin açık kaldığını söyledi.",
    "uk": "Посольство залишається відкритим, повідомило міністерство в понеділок.",
    "vi": "Đại sứ quán vẫn mở cửa, bộ ngoại giao cho biết hôm thứ Hai.",
    "zh": "外交部周一表示大使馆继续开放",
}


def most_probable_language(text):
    scores = language_model.scores(text)
    first = scores.values.argmax() if scores.n_features else 0  # py3langid names its first language without evidence
    return language_model.load().languages[first]


@pytest.mark.parametrize(("code", "sentence"), sorted(SENTENCES.items()))
def test_a_sentence_has_the_language_that_py3langid_gives_it(code, sentence):
    assert most_probable_language(sentence) == py3langid.classify(sentence)[0] == code


@pytest.mark.parametrize(
    "text",
    [
        *(
            sentence[start : start + length]
            for sentence in SENTENCES.values()
            for start in (0, 7)
            for length in (1, 5, 12)
        ),
        *(sentence.upper() for sentence in SENTENCES.values()),
        "\n".join(SENTENCES.values()),  # 6 kB: longer than any n-gram
        *("", "12345", "😀😀😀", "caf\u0065\u0301 de\u0301ja\u0300", "a\ud800b", "\x00\xff" * 9),
    ],
)
def test_parts_capitals_and_odd_characters_have_the_language_that_py3langid_gives_them(text):
    assert most_probable_language(text) == py3langid.classify(text)[0]
