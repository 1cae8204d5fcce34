"""The quotations of one text, with their speakers."""

import re
from pathlib import Path

import pytest

from analytics.reading.quotes.quotes import quotes
from analytics.text.document_text import Text

GOLD = Path(__file__).parents[3] / ".." / "shared" / "gold" / "seeds_body"


def attributions(text, language="en"):
    return [(q.speaker, q.verb, q.direct, q.text) for q in quotes(Text(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "verb"),
    [
        ('"We will not go," said Joe Biden.', "en", "Joe Biden", "said"),
        ("“We will not go,” President Joe Biden said.", "en", "Joe Biden", "said"),
        ('Biden told reporters: "We will not go."', "en", "Biden", "told"),
        ("“We will not go,” said Senate minority leader Chuck Schumer.", "en", "Chuck Schumer", "said"),
        ("“We will not go,” the representative, Zamir Kabulov, told Reuters.", "en", "Zamir Kabulov", "told"),
        ("“We will not go,” a spokesman for Trump said.", "en", "a spokesman for Trump", "said"),
        ("„Wir gehen heute nicht“, sagte Angela Merkel.", "de", "Angela Merkel", "sagte"),
        ("»Wir gehen heute nicht«, so Scholz.", "de", "Scholz", "so"),
        ("Merkel sagte: ‚Wir gehen heute nicht.‘", "de", "Merkel", "sagte"),
        ("« Nous ne partons pas », a déclaré Emmanuel Macron.", "fr", "Emmanuel Macron", "a déclaré"),
        ("«No nos vamos hoy», dijo Pedro Sánchez. El día sigue.", "es", "Pedro Sánchez", "dijo"),
        ("Rossi zei: ‹We gaan hier niet weg›", "nl", "Rossi", "zei"),
        ("Karl Tove widersprach: „Die Sirenen liefen um elf Uhr.“", "de", "Karl Tove", "widersprach"),
        ('"Nessuno ci ha avvisati in tempo", denuncia Ada Lenzi.', "it", "Ada Lenzi", "denuncia"),
        ('Igor Benn admitiu: "Chegamos tarde, tarde demais".', "pt", "Igor Benn", "admitiu"),
        ("Игорь Бенн признал: «Мы опоздали на три часа».", "ru", "Игорь Бенн", "признал"),
        ("Maria Lopez (mayor of Springfield): “We will not go this year.”", "en", "Maria Lopez", ":"),
        ("We met in May.\nMaria Lopez, the mayor: “We will not go.”", "en", "Maria Lopez", ":"),
        ("María López: «No nos vamos hoy, digan lo que digan».", "es", "María López", ":"),
        ('"We will not go," Maria Lopez was quoted as saying.', "en", "Maria Lopez", "was quoted as saying"),
        ("– Nikt nas nie ostrzegł przed falą – powiedziała Ada Lis.", "pl", "Ada Lis", "powiedziała"),
    ],
)
def test_direct_speech_has_its_speaker_and_verb(text, language, speaker, verb):
    assert [(q.speaker, q.verb, q.direct) for q in quotes(Text(text, language))] == [(speaker, verb, True)]


def test_a_quotation_with_a_verb_that_is_not_known_is_not_given_to_the_speaker_before():
    text = "„Die Sirenen liefen um elf Uhr“, sagte Karl Tove. „Das ist eine glatte Lüge“, giftete Odile Marchand."

    assert [speaker for speaker, *_ in attributions(text, "de")] == ["Karl Tove"]


def test_an_attribution_behind_a_dash_is_no_speech():
    text = "– Nikt nas nie ostrzegł przed falą – powiedziała Ada Lis. „Spóźniliśmy się o godzinę” – przyznał Igor Benn."

    assert [(speaker, said) for speaker, _, _, said in attributions(text, "pl")] == [
        ("Ada Lis", "Nikt nas nie ostrzegł przed falą"),
        ("Igor Benn", "Spóźniliśmy się o godzinę"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “war on terror policy” goes on.",
        "“Short,” said Biden.",
        "Biden said “too short,” and left.",
        "He praised the “year of hard action,” and he acknowledged the plans.",
        "“We will not go.” The minister said nothing.",
        "It was reported that nothing happened here today.",
        "In the two states that had voted so far nothing happened.",
        "",
    ],
)
def test_words_without_an_attribution_are_not_a_quotation(text):
    assert quotes(Text(text, "en")) == []


def test_the_offsets_are_those_of_the_quoted_words_and_of_the_speaker():
    text = "Then 😀 “We will not go,” said Joe Biden."
    (quote,) = quotes(Text(text, "en"))

    assert text[quote.start : quote.end] == quote.text == "We will not go,"
    assert text[quote.speaker_start : quote.speaker_end] == quote.speaker == "Joe Biden"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Biden said that the army leaves.", "en", ("Biden", "said", False, "the army leaves.")),
        ("The ministry also said that it is safe.", "en", ("The ministry", "said", False, "it is safe.")),
        (
            "The army leaves today, a spokesperson said.",
            "en",
            ("a spokesperson", "said", False, "The army leaves today"),
        ),
        ("Am Montag sagte Qaem, dass er heute geht.", "de", ("Qaem", "sagte", False, "er heute geht.")),
        ("Macron a déclaré que les troupes restent.", "fr", ("Macron", "a déclaré", False, "les troupes restent.")),
        ("Sánchez dijo que las tropas siguen.", "es", ("Sánchez", "dijo", False, "las tropas siguen.")),
    ],
)
def test_reported_speech_gives_its_clause(text, language, expected):
    assert attributions(text, language) == [expected]


def test_a_pronoun_means_the_last_named_speaker():
    text = "“We will not go,” said Joe Biden.\n“We stay right here,” he said."
    assert [q.speaker for q in quotes(Text(text, "en"))] == ["Joe Biden", "Joe Biden"]


def test_a_pronoun_stays_without_a_named_person_and_means_the_last_person_otherwise():
    assert [q.speaker for q in quotes(Text("“We stay right here,” he said.", "en"))] == ["he"]
    text = "“We will not go,” said Joe Biden.\nThen Lesley Carter came in.\n“We stay right here,” she said."
    assert [q.speaker for q in quotes(Text(text, "en"))] == ["Joe Biden", "Lesley Carter"]


def test_a_verb_without_subject_goes_on_with_the_speaker_before_it_or_gives_nothing():
    text = "“No nos vamos hoy”, dijo Ana Paz en Lima.\n“Nos quedamos aquí”, añadió.\nAfirmó que era tarde para todos."
    assert [q.speaker for q in quotes(Text(text, "es"))] == ["Ana Paz"] * 3
    other = "“No nos vamos hoy”, dijo Ana Paz.\nLuego llegó Luis Rey con Eva Sol.\n“Nos quedamos aquí”, añadió."
    assert [q.speaker for q in quotes(Text(other, "es"))] == ["Ana Paz"]


@pytest.mark.parametrize(
    ("text", "language", "n"),
    [
        ("“We will not go,” said Ann Lee, a judge in Ohio. “We stay right here.”", "en", 2),
        ("“We will not go,” said Ann Lee, a judge in Ohio.\n“We stay right here.”\nThen it rained.", "en", 2),
        ("“We will not go,” said Ann Lee. “The long way home” was a film.", "en", 1),
        ("“We will not go,” said Ann Lee in Ohio. Then it rained. “We stay right here.”", "en", 1),
        ("« Nous partons ce soir », a dit Anne Lee à Paris.\n« Nous ne restons pas ici. »", "fr", 2),
    ],
)
def test_whole_sentences_behind_an_attributed_one_have_its_speaker(text, language, n):
    assert [q.speaker.split()[-1] for q in quotes(Text(text, language))] == ["Lee"] * n


def test_a_quotation_continues_after_its_attribution():
    text = "“We will not go,” Biden said. “We stay right here.”"
    assert [(q.speaker, q.text) for q in quotes(Text(text, "en"))] == [
        ("Biden", "We will not go,"),
        ("Biden", "We stay right here."),
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The day is long, according to Joe Biden.", "en", ("Joe Biden", "according to", "The day is long")),
        ("According to U.N. estimates, the army left.", "en", ("U.N. estimates", "According to", "the army left.")),
        ("Laut Polizei wurde niemand verletzt.", "de", ("Polizei", "Laut", "wurde niemand verletzt.")),
        ("Selon Paris, les troupes restent au Mali.", "fr", ("Paris", "Selon", "les troupes restent au Mali.")),
        (
            "Les soldats partent lundi, selon le ministère.",
            "fr",
            ("le ministère", "selon", "Les soldats partent lundi"),
        ),
        ("Según el ministerio, no hay heridos.", "es", ("el ministerio", "Según", "no hay heridos.")),
        ("Secondo Roma, le truppe restano lì.", "it", ("Roma", "Secondo", "le truppe restano lì.")),
    ],
)
def test_a_source_is_quoted_without_a_reporting_verb(text, language, expected):
    assert [(q.speaker, q.verb, q.text) for q in quotes(Text(text, language))] == [expected]
    assert not quotes(Text(text, language))[0].direct


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The work goes on today, according to plan.", "en"),
        ("In October of 2007, the writer asked in the Times, “Who is giving money to him here?”", "en"),
        ("This story is false, which Warren notes in her ad.", "en"),
        ("Trump has doubled down on widely disputed claims that he saw thousands there.", "en"),
        ("He spoke about the plan on “Face the Nation Today,” said nothing and left.", "en"),
        ("Il giornale cita due marinai, secondo i quali il radar era spento.", "it"),
        ("Ils citent deux marins, selon lesquels le radar était éteint.", "fr"),
        ("Cita a dos marineros, según los cuales el radar estaba apagado.", "es"),
    ],
)
def test_words_that_only_look_like_an_attribution_give_no_quotation(text, language):
    assert [q.text for q in quotes(Text(text, language)) if not q.direct] == []


def test_a_quoted_name_of_several_words_within_the_subject_is_not_cut_into_a_speaker():
    text = "Due marinai della «Stella Nova» hanno raccontato al giornale che il radar era spento."

    assert "Nova»" not in {q.speaker for q in quotes(Text(text, "it"))}


def test_german_clauses_in_the_verb_form_of_reported_speech_are_quotations():
    text = "Der Minister sagte, er habe davon nichts gewusst. Man sei überrascht gewesen. Am Abend regnete es."

    assert attributions(text, "de") == [
        ("Der Minister", "sagte", False, "er habe davon nichts gewusst."),
        ("Der Minister", "sagte", False, "Man sei überrascht gewesen."),
    ]


def test_quoted_paragraphs_without_a_closing_mark_have_one_speaker():
    text = "Biden said: “We will not go.\n“We will stay for years.”\nThe day went on."
    turned = "“We will not go.\n“We will stay,” Biden said."

    assert [(q.speaker, q.text) for q in quotes(Text(text, "en"))] == [
        ("Biden", "We will not go."),
        ("Biden", "We will stay for years."),
    ]
    assert [(q.speaker, q.text) for q in quotes(Text(turned, "en"))] == [
        ("Biden", "We will not go."),
        ("Biden", "We will stay,"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("« Nous resterons ici », a affirmé le président Emmanuel Macron.", "fr", "Emmanuel Macron"),
        ("« Nous resterons ici », a dit le ministère.", "fr", "le ministère"),
        ("«No nos vamos hoy», afirmó el presidente Pedro Sánchez.", "es", "Pedro Sánchez"),
        ("«Non ce ne andiamo oggi», ha detto il presidente Sergio Mattarella.", "it", "Sergio Mattarella"),
        ("“We will not go,” the Justice Department said.", "en", "the Justice Department"),
        ("“We will not go,” said one former Senate chief of staff.", "en", "one former Senate chief of staff"),
        ("“We will not go,” King, R-New York, said.", "en", "King"),
        ("That June, former director James Comey, told them: “We will not go.”", "en", "James Comey"),
        ("“We will not go,” Sen. Roger Wicker (R-Miss.) said.", "en", "Roger Wicker"),
        ("The day was calm, three Mexican officials said.", "en", "three Mexican officials"),
        ("In late October Gallup reported, “We will not go there.”", "en", "Gallup"),
        ("Then she often notes that “we will not go there.”", "en", "she"),
    ],
)
def test_titles_and_organisations_are_distinguished(text, language, speaker):
    assert [q.speaker for q in quotes(Text(text, language))] == [speaker]


@pytest.mark.parametrize(
    ("text", "names", "speaker"),
    [
        ("Ann Lee met Bob Ray. “We will not go,” she said.", ["Ann Lee", "Bob Ray"], "Ann Lee"),
        ("In talks with Lee, Bob Ray was calm. “We will not go,” he said.", ["Lee", "Bob Ray"], "Bob Ray"),
        ("Bob Ray came. The mayor argued for it. “We will not go,” he said.", ["Bob Ray"], "he"),
        ("Ray arrived while Tim Cox stayed. “We will not go,” he said.", ["Ray", "Tim Cox"], "he"),
        ("Bob Ray came. Lee “has to live with the results,” he said.", ["Bob Ray", "Lee"], "Bob Ray"),
        ("Rita Ray came. “We will not go,” he said.", ["Rita Ray"], "Rita Ray"),
        ("Nancy Ray came. “We will not go,” he said.", ["Nancy Ray"], "he"),
        ("Ms. Ray came. “We will not go,” he said.", ["Ray"], "he"),
    ],
)
def test_a_pronoun_means_the_subject_of_the_nearest_sentence_or_stays(text, names, speaker):
    people = [(text.index(name), text.index(name) + len(name)) for name in names]
    (quote,) = quotes(Text(text, "en"), people=people)

    assert quote.speaker == speaker == text[quote.speaker_start : quote.speaker_end]
    assert quote.called == ("" if speaker in ("he", "she") else text.rsplit(" ", 2)[1])


def test_a_description_means_the_person_that_the_text_names_with_it():
    text = "The envoy on Syria said that all is calm.\n“We stay right here,” the envoy, Zamir Kabulov, said."

    assert [(q.speaker, q.called) for q in quotes(Text(text, "en"))] == [
        ("Zamir Kabulov", "The envoy on Syria"),
        ("Zamir Kabulov", ""),
    ]


def test_an_unbalanced_mark_hides_no_quotation():
    text = 'A 5" pipe and "open words\n"We will not go," said Biden. He has a 6" pipe.'
    assert attributions(text) == [("Biden", "said", True, "We will not go,")]


@pytest.mark.parametrize(
    "hostile",
    ['"', "“", "said ", "according to ", "X said he was ", "X said that ", '"a b c d," X said ', "a, X said. "],
)
def test_the_work_grows_linearly_with_the_text(hostile):
    def work(repeats):
        looked = 0

        class Counting(str):  # counts the code points that slices copy
            __slots__ = ()

            def __getitem__(self, key):
                nonlocal looked
                got = super().__getitem__(key)
                looked += len(got)
                return got

        quotes(Text(Counting(hostile * repeats), "en"))
        return looked

    assert work(2_000) <= 2.2 * work(1_000) + 1_000


def test_a_hundred_thousand_marks_without_words_give_no_quotation():
    assert quotes(Text('"' * 100_000, "en")) == []


def test_the_seeds_have_their_quotations():
    if not GOLD.is_dir():
        pytest.skip("shared gold data is not on this machine")
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    found = [quotes(Text(text, language)) for text, language in zip(texts, ("de", "en", "en"), strict=True)]

    direct = [[(q.speaker, re.split(r"\W+", q.text)[0]) for q in part if q.direct] for part in found]
    assert direct == [
        [("Qaem", "Es"), ("Qaem", "Ich")],
        [("Mohammad Naeem", "They"), ("the Chinese readout", "We")],
        [("Zamir Kabulov", "They"), ("Zamir Kabulov", "It")],
    ]
    assert [[q.speaker for q in part if not q.direct] for part in found] == [
        ["Qaem", "Qaem", "Wang Wenbin", "Qaem", "dem Brief"],
        ["a Taliban spokesperson", "the earlier media reports", "a Chinese foreign ministry readout"],
        [
            "Zamir Kabulov",
            "China",
            "Chinese Foreign Ministry spokesperson",
            "The foreign ministry",
        ],
    ]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        (
            "Der Vorsitzende des Verbands, Elhami Elsajat, sagte Reuters, das Gebiet sei gesperrt.",
            "de",
            "Elhami Elsajat",
        ),
        ("Ein Sprecher einer Gemeinschaft von Leitern sagte, die Gruppe sei begleitet worden.", "de", "Ein Sprecher"),
        ("Die Bankguthaben seien sicher, sagte Anna Meier am Montag.", "de", "Anna Meier"),
        ("Laut dem Präsidenten des Trentino, Ugo Rossi, sei der Verzicht zu verdanken.", "de", "Ugo Rossi"),
        ("Laut Zahlen der Behörde RTR wurden weniger Briefe verschickt.", "de", "Zahlen der Behörde RTR"),
        ("Los precios subieron otra vez, según informaron los expertos.", "es", "los expertos"),
        ("Los precios subieron otra vez, según informó la agencia.", "es", "la agencia"),
        ("“No van a olvidar lo de ayer”, afirmó el viernes Karine Jean-Pierre.", "es", "Karine Jean-Pierre"),
        ("Das Eis läuft so gut, dass wir mit der Arbeit nicht nachkommen.", "de", None),
        ("Lou Barletta, R-Penn.: A spokesman told CNN that he would vote for the bill.", "en", "A spokesman"),
        ("“Let us stop wasting time,” Lautenberg, D-N.J. said on Twitter.", "en", "Lautenberg"),
    ],
)
def test_the_speaker_is_the_subject_before_or_after_the_verb(text, language, speaker):
    speakers = [quote.speaker for quote in quotes(Text(text, language))]

    assert [found.startswith(speaker or "?") for found in speakers] == ([True] if speaker else [])


def test_reported_speech_within_quoted_words_is_not_a_second_quotation():
    text = "“He gave me a pat and said that he would be ready tomorrow,” said Jim Furyk."

    assert [(speaker, direct) for speaker, _, direct, _ in attributions(text)] == [("Jim Furyk", True)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("'We don't want the players' union to go,' said Joe Biden.", "en", ("Joe Biden", "We don't want")),
        ("„Er hat ‚Geh weg‘ zu mir gesagt“, sagte Angela Merkel.", "de", ("Angela Merkel", "Er hat ‚Geh weg‘")),
        ("— Nous ne partons pas, a déclaré Emmanuel Macron.", "fr", ("Emmanuel Macron", "Nous ne")),
        ("«Nous partons demain matin» affirme Anne Dupont.", "fr", ("Anne Dupont", "Nous partons")),
        ("«No nos vamos hoy» — dijo Pedro Sánchez.", "es", ("Pedro Sánchez", "No nos vamos")),
        ("“We will not go there again.” — Joe Biden", "en", ("Joe Biden", "We will not go")),
        ("“Não vamos sair hoje”, disse Lula da Silva.", "pt", ("Lula da Silva", "Não vamos")),
        ('"We gaan vandaag niet weg", zei minister-president Mark Rutte.', "nl", ("Mark Rutte", "We gaan")),
        ("„Nie odejdziemy dzisiaj” – powiedział rzecznik Piotr Müller.", "pl", ("Piotr Müller", "Nie odejdziemy")),
        ("«Мы не уйдём отсюда», — сказал Владимир Путин.", "ru", ("Владимир Путин", "Мы не уйдём")),
        ("Erdoğan, “Bugün buradan gitmiyoruz” dedi.", "tr", ("Erdoğan", "Bugün")),
        ("“Bugün buradan gitmiyoruz” diyen Erdoğan, ayrıldı.", "tr", ("Erdoğan", "Bugün")),
        ('وقال بايدن: "لن نذهب اليوم إلى هناك".', "ar", ("بايدن", "لن نذهب")),
        ("习近平9月1日在北京说：“我们今天不会离开这里。”", "zh", ("习近平", "我们今天")),
        ("“我们今天不会离开这里，”拜登周三对记者说。", "zh", ("拜登", "我们今天")),
        ("``We will not go there today,'' said Joe Biden.", "en", ("Joe Biden", "We will not")),
        ("Joe Biden: “We will not go there today.”", "en", ("Joe Biden", "We will not")),
        ("Selon Emmanuel Macron, « rien n’est encore décidé ».", "fr", ("Emmanuel Macron", "rien")),
        ("”Vi stannar här hela vintern”, säger Anna Berg på måndagen.", "sv", ("Anna Berg", "Vi stannar")),
        ("– Vi stannar här hela vintern, säger ministern Anna Berg.", "sv", ("Anna Berg", "Vi stannar")),
        ("»Vi bliver her hele vinteren«, siger Anna Holm.", "da", ("Anna Holm", "Vi bliver")),
        ("Anna Dahl sier: «Vi blir her hele vinteren.»", "nb", ("Anna Dahl", "Vi blir")),
        ("”Me jäämme tänne talveksi”, Anna Virtanen sanoo.", "fi", ("Anna Virtanen", "Me jäämme")),
        ("„Zůstáváme tu celou zimu,“ řekla ČTK Anna Nováková.", "cs", ("Anna Nováková", "Zůstáváme")),
        ("„Zostávame tu celú zimu,“ povedala Anna Kováčová.", "sk", ("Anna Kováčová", "Zostávame")),
        ("„Itt maradunk egész télen” – mondta Kovács Anna.", "hu", ("Kovács Anna", "Itt")),
        ("„Rămânem aici toată iarna”, a declarat Ana Popescu.", "ro", ("Ana Popescu", "Rămânem")),
        ("„Оставаме тук през зимата“, каза Анна Иванова.", "bg", ("Анна Иванова", "Оставаме")),
        ("„Ostajemo ovdje cijelu zimu“, rekla je Ana Horvat.", "hr", ("Ana Horvat", "Ostajemo")),
        ("»Ostajamo tukaj vso zimo,« je dejala Ana Novak.", "sl", ("Ana Novak", "Ostajamo")),
        ("«Μένουμε εδώ όλο τον χειμώνα», είπε η Άννα Νίκου.", "el", ("Άννα Νίκου", "Μένουμε")),
        ("«Ми залишаємось тут на зиму», – сказала Анна Коваль.", "uk", ("Анна Коваль", "Ми")),
        ("«Ens quedem aquí tot l'hivern», va dir Maria Ferrer.", "ca", ("Maria Ferrer", "Ens")),
        ("“Kami tetap di sini,” kata Siti Rahmawati.", "id", ("Siti Rahmawati", "Kami")),
        ("“Chúng tôi ở lại đây”, bà Nguyễn Thị Lan nói.", "vi", ("Nguyễn Thị Lan", "Chúng")),
        ("“Chúng tôi ở lại đây”, ủy viên Nguyễn Thị Lan nói.", "vi", ("Nguyễn Thị Lan", "Chúng")),
        ("岸田首相は8日、記者団に「私たちは今日は行きません」と述べた。", "ja", ("岸田首相", "私たちは")),
    ],
)
def test_the_marks_and_dialogue_of_each_language_give_direct_speech(text, language, expected):
    (quote,) = quotes(Text(text, language))

    assert quote.direct
    assert (quote.speaker, quote.text.startswith(expected[1])) == (expected[0], True)
    assert text[quote.speaker_start : quote.speaker_end] == quote.speaker


@pytest.mark.parametrize(
    ("text", "language", "speaker", "n"),
    [
        ("« Nous restons pour l'hiver, a déclaré Anne Roche. Nous bâtirons en juin. »", "fr", "Anne Roche", 2),
        ("«Noi restiamo tutto l'anno - ha detto Anna Rossi -. Si costruisce a giugno».", "it", "Anna Rossi", 2),
        ("« La maire, a-t-on appris hier, quitte la ville. »", "fr", "", 0),
    ],
)
def test_an_attribution_inside_the_marks_is_no_part_of_the_quotation(text, language, speaker, n):
    found = quotes(Text(text, language))

    assert [quote.speaker for quote in found] == [speaker] * n
    assert not any("declar" in quote.text or speaker in quote.text for quote in found)


def test_only_a_person_speaks_before_a_colon_and_in_languages_without_rules_for_nouns():
    headline = "Morning Post: “We will not go there today.”"
    swedish = "”Vi går inte härifrån”, sade Volvo Cars. ”Vi stannar här”, sade Bo Ek."
    at = swedish.index("Bo Ek")

    assert quotes(Text(headline, "en"), people=[(20, 23)]) == []
    assert [quote.speaker for quote in quotes(Text(swedish, "sv"), people=[(at, at + 5)])] == ["Bo Ek"]


def test_the_dialogue_goes_on_after_its_speaker():
    text = "—No nos vamos hoy —dijo Pedro Sánchez—. Nos quedamos aquí."

    assert [(q.speaker, q.text) for q in quotes(Text(text, "es"))] == [
        ("Pedro Sánchez", "No nos vamos hoy"),
        ("Pedro Sánchez", "Nos quedamos aquí."),
    ]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "clause"),
    [
        (
            "When Trump tweeted that it would be better to cancel the meeting, the meeting was canceled.",
            "en",
            "Trump",
            "it would be better to cancel the meeting",
        ),
        ("Biden said that the army leaves, adding that it is late.", "en", "Biden", "the army leaves"),
        ("Cuando Sánchez dijo que era tarde para todos, la gente se fue.", "es", "Sánchez", "era tarde para todos"),
        ("Lawmakers said they fear a war, according to U.N. estimates.", "en", "Lawmakers", "they fear a war"),
        ("Biden told the committee on Monday the plan was dead.", "en", "Biden", "the plan was dead."),
        ("The plan was dead, said Ann Lee, a senator from Ohio.", "en", "Ann Lee", "The plan was dead"),
        ("Will sagte der Trainer, Ulf Wade, das Team sei bereit.", "de", "Ulf Wade", "das Team sei bereit."),
        ("Lee erklärte, dass er gern kommt, so die Anklage.", "de", "Lee", "er gern kommt"),
        ("Selon Anne Lee, médecin consultant à Lyon, tout va bien.", "fr", "Anne Lee", "tout va bien."),
        ("Tout va bien ici, selon Anne Lee.", "fr", "Anne Lee", "Tout va bien ici"),
    ],
)
def test_reported_speech_is_the_clause_alone(text, language, speaker, clause):
    assert [(q.speaker, q.text) for q in quotes(Text(text, language))] == [(speaker, clause)]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("La campaña del presidente Trump señaló que los mítines siguen.", "es", "La campaña del presidente Trump"),
        ("“Ha muerto esta mañana”, dijo el jefe de policía a los medios.", "es", "el jefe de policía"),
        ("“No nos vamos de aquí”, dijo el ministro el sábado.", "es", "el ministro"),
        ("El ministro, que durante la noche comentó: “No nos vamos”.", "es", "El ministro"),
        ("Le géant des télécommunications affirme que tout va bien.", "fr", "Le géant des télécommunications"),
        ("“We will not go,” said Cuomo’s senior adviser Rich Azzopardi in an email.", "en", "Rich Azzopardi"),
    ],
)
def test_the_speaker_is_the_whole_phrase_without_what_follows(text, language, speaker):
    assert [q.speaker for q in quotes(Text(text, language))] == [speaker]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“No nos vamos de aquí hoy”, dijo a sus seguidores.", "es"),
        ("The army left the town, said two years ago.", "en"),
        ("“I play in a band, so…” They’ve reported on it for years.", "en"),
        ("„Dnes odsud nepůjdeme,“ řekl mluvčí policie.", "cs"),
        ("”Vi går inte härifrån i dag”, sade polisen i Stockholm.", "sv"),
        ('"אנחנו לא הולכים היום", אמר יצחק הרצוג.', "he"),
    ],
)
def test_what_has_no_speaker_or_is_in_another_language_gives_nothing(text, language):
    assert quotes(Text(text, language)) == []


@pytest.mark.parametrize(
    ("text", "language", "speaker", "via"),
    [
        ("“We will not go there,” Smith told Reuters.", "en", "Smith", "Reuters"),
        ("“We will go,” Lee said in an interview with the Wall Street Journal.", "en", "Lee", "Wall Street Journal"),
        ("The army left the town, according to Xinhua.", "en", "Xinhua", "Xinhua"),
        ("Der Minister sagte der Nachrichtenagentur dpa, er habe nichts gewusst.", "de", "Der Minister", "dpa"),
        ("M. Dupont a déclaré à Reuters que tout va bien.", "fr", "Dupont", "Reuters"),
        ("Smith told lawmakers that the army leaves.", "en", "Smith", ""),
    ],
)
def test_the_agency_or_paper_that_brings_the_words_is_told(text, language, speaker, via):
    assert [(q.speaker, q.via) for q in quotes(Text(text, language))] == [(speaker, via)]


def test_the_pronoun_of_the_addressee_is_no_speaker():
    text = "« C’est un grand risque pour nous tous », lui a dit M. Panenka. Les médecins leur ont dit que tout va bien."

    assert [quote.speaker for quote in quotes(Text(text, "fr"))] == ["Panenka", "Les médecins"]


def test_a_heading_with_a_colon_is_not_a_speaker():
    assert attributions("Breaking News: “We will not go this year.”") == []
