import pytest

from analytics.statements import counted_nouns, opposites, polarity, quantities
from analytics.statements.polarity import AFFIRMS, IMPLIES, NEGATES
from analytics.statements.quantities import quantities as numbers

HUNDRED_THOUSAND = [
    ("Es liegen noch 100.000 Dollar auf dem Konto.", "de"), ("There is still $100,000 in the account.", "en"),
    ("账户里还有10万美元。", "zh"), ("帳戶裡還有10萬美元。", "zh"), ("Il reste 100 000 dollars.", "fr"),
    ("Осталось 100 тыс. долларов.", "ru"), ("لا يزال هناك ١٠٠ ألف دولار", "ar"), ("Hesapta 100 bin dolar var.", "tr"),
    ("Quedan 100.000 dólares.", "es"), ("Restano 100mila dollari.", "it"),
    ("口座に10万ドル", "ja"), ("10만 달러", "ko"),
]  # fmt: skip
NO_RECOGNITION = [
    ("The state has not recognised the government.", "en"), ("Der Staat hat die Regierung nicht anerkannt.", "de"),
    ("L'État n'a pas reconnu le gouvernement.", "fr"), ("El Estado no ha reconocido al gobierno.", "es"),
    ("Lo Stato non ha riconosciuto il governo.", "it"), ("O Estado não reconheceu o governo.", "pt"),
    ("De staat heeft de regering niet erkend.", "nl"), ("Państwo nie uznało rządu.", "pl"),
    ("Государство не признало правительство.", "ru"), ("Devlet hükümeti tanımadı.", "tr"),
    ("لم تعترف الدولة بالحكومة", "ar"), ("国家没有承认政府。", "zh"), ("国は政府を承認していない。", "ja"),
]  # fmt: skip
RECOGNITION = [
    ("The state has recognised the government.", "en"), ("Der Staat hat die Regierung anerkannt.", "de"),
    ("L'État a reconnu le gouvernement.", "fr"), ("El Estado ha reconocido al gobierno.", "es"),
    ("Lo Stato ha riconosciuto il governo.", "it"), ("O Estado reconheceu o governo.", "pt"),
    ("De staat heeft de regering erkend.", "nl"), ("Państwo uznało rząd.", "pl"),
    ("Государство признало правительство.", "ru"), ("Devlet hükümeti tanıdı.", "tr"),
    ("اعترفت الدولة بالحكومة", "ar"), ("国家承认了政府。", "zh"), ("国は政府を承認した。", "ja"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language"), HUNDRED_THOUSAND)
def test_a_number_has_the_same_value_in_every_script(text, language):
    assert {(one.kind, one.value) for one in numbers(text, language)} == {(quantities.AMOUNT, 100_000)}


@pytest.mark.parametrize(
    ("a", "b", "contradict"),
    [
        (("3.5 million people fled.", "en"), ("3,5 Mio. Menschen flohen.", "de"), False),
        (("1.2 billion dollars", "en"), ("1,2 Milliarden Dollar", "de"), False),
        (("1.2 billion dollars", "en"), ("1,2 Billionen Dollar", "de"), True),
        (("The error is three percentage points.", "en"), ("The error is 4 percentage points.", "en"), True),
        (("Two people died.", "en"), ("Zwei Menschen starben.", "de"), False),
        (("It set sail with twenty eight men.", "en"), ("Es setzte mit 28 Männern die Segel.", "de"), False),
        (("Vingt-huit hommes sont partis.", "fr"), ("28 men left.", "en"), False),
        (("Zwei Millionen Menschen flohen.", "de"), ("2 million people fled.", "en"), False),
        (("Zwei Millionen Menschen flohen.", "de"), ("Three million people fled.", "en"), True),
        (("A thousand people died.", "en"), ("8,000 people died.", "en"), True),
        (("One million people fled.", "en"), ("Eine Million Menschen floh.", "de"), False),
        (("One man left.", "en"), ("Two men left.", "en"), False),
        (("Two people died.", "en"), ("Drei Menschen starben.", "de"), True),
        (("People died in the fire.", "en"), ("Drei Menschen starben im Feuer.", "de"), False),
        (("More than 1,200 left.", "en"), ("1.214 gingen.", "de"), False),
        (("It rose 5 percent in 2021.", "en"), ("2021年上升了百分之5。", "zh"), False),
        (("It rose 5 percent.", "en"), ("Es stieg um 7 Prozent.", "de"), True),
        (("On 3 January he left.", "en"), ("Am 5. Januar ging er.", "de"), True),
        (("On 3 January he left.", "en"), ("他于1月3日离开。", "zh"), False),
        (("10 inches of rain fell.", "en"), ("Es fielen 25 Zentimeter Regen.", "de"), False),
        (("649 million people", "en"), ("6억 4900만 명", "ko"), False),
        (("30 to 43 percent voted.", "en"), ("yüzde 30 ila 43'ü oy verdi", "tr"), False),
        (("In 2019 it began.", "en"), ("In 2021 it began.", "en"), True),
        (("A deal of 11 million pounds", "en"), ("11 मिलियन पाउंड का सौदा", "hi"), False),
        (("A deal of 11 million pounds", "en"), ("12 मिलियन पाउंड का सौदा", "hi"), True),
        (("On November 6 they vote.", "en"), ("6 नवंबर को मतदान है।", "hi"), False),
        (("A deal of 1.5 billion pounds", "en"), ("mpango wa pauni bilioni 1.5", "sw"), False),
        (("A deal of 1.5 billion pounds", "en"), ("mpango wa pauni bilioni 15", "sw"), True),
        (("It happened at 7:30.", "en"), ("Ilitokea saa 1:30 asubuhi.", "sw"), False),
        (("They won by 16.5 to 10.5.", "en"), ("Вони перемогли 16,5:10,5.", "uk"), False),
        (("It is 40 miles away.", "en"), ("در فاصله ۶۵ کیلومتری است", "fa"), False),
        (("Of the 31 boats 19 finished.", "en"), ("Из 31 яхты до финиша дошли 17.", "ru"), True),
        (("Of the 31 boats 19 finished.", "en"), ("Z 31 jachtów do mety dotarło 19.", "pl"), False),
        (("31 boats started, 19 finished.", "en"), ("31 Boote starteten, 19 kamen an, 2 sanken.", "de"), False),
    ],
)
def test_only_different_numbers_of_one_kind_contradict(a, b, contradict):
    assert quantities.differ(numbers(*a), numbers(*b)) is contradict
    assert quantities.differ(numbers(*b), numbers(*a)) is contradict


@pytest.mark.parametrize(("text", "language"), NO_RECOGNITION)
def test_a_negation_is_seen(text, language):
    assert polarity.polarity(text, language) == NEGATES


@pytest.mark.parametrize(("text", "language"), RECOGNITION)
def test_a_sentence_without_a_negation_is_none(text, language):
    assert polarity.polarity(text, language) != NEGATES


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("About 200 missing-person reports were lodged.", "It received more than 100 missing-person reports.", True),
        ("About 200 missing-person reports were lodged.", "It received two hundred reports on 100 fires.", False),
        ("The fire killed 12 people.", "Twelve people died in the fire.", False),
        ("12 people and 3 people died.", "Nine people died.", False),
        ("The 200 burned.", "The 100 burned.", True),
        ("No numbers here.", "It has 100 pages.", False),
    ],
)
def test_two_sentences_that_count_one_thing_differ_by_their_numbers(a, b, expected):
    assert counted_nouns.count_differently(a, b, "en") is expected


def test_a_hindi_word_is_not_cut_at_its_vowel_signs():
    assert polarity.polarity("वहाँ निकलें और सभी सही काम करें।", "hi") != NEGATES
    assert polarity.polarity("राज्य ने सरकार को मान्यता नहीं दी।", "hi") == NEGATES


@pytest.mark.parametrize(
    ("text", "negates"),
    [
        ("Sims n'avait que 20 ans.", False),
        ("La tension ne fait que monter.", False),
        ("Toute personne disposant d'informations est priée de téléphoner.", False),
        ("Le pays le regretterait à jamais.", False),
        ("Il n'a pas dit que la loi passe.", True),
        ("Personne ne dit que la loi passe.", True),
        ("L'ambassade n'est plus ouverte.", True),
    ],
)
def test_only_what_denies_is_a_french_negation(text, negates):
    assert (polarity.polarity(text, "fr") == NEGATES) is negates


def test_a_word_of_negative_sense_and_a_harmless_negation_deny_nothing():
    assert polarity.polarity("The species was unknown.", "en") == IMPLIES
    assert polarity.polarity("He visited not only Paris.", "en") == AFFIRMS
    assert polarity.polarity("这不仅是新闻。", "zh") == AFFIRMS
    assert polarity.polarity("Nothing is known of the language.", "eo") == IMPLIES


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("The embassy is closed.", "en"), ("The embassy is open.", "en")),
        (("The embassy is closed.", "en"), ("Die Botschaft ist geöffnet.", "de")),
        (("Посольство закрыто.", "ru"), ("The embassy has reopened.", "en")),
        (("Prices rose.", "en"), ("Die Preise sanken.", "de")),
        (("The court upheld the law.", "en"), ("The court rejected the law.", "en")),
    ],
)
def test_opposite_words_differ(a, b):
    assert opposites.differ(opposites.opposites(*a), opposites.opposites(*b))
    assert not opposites.differ(opposites.opposites(*a), opposites.opposites(*a))


@pytest.mark.parametrize("text", ["", "1" * 20_000, "1,1." * 5_000, "1 " * 10_000, "%" * 10_000, "nicht " * 5_000])
def test_hostile_texts_have_facts_too(text):
    assert isinstance(numbers(text, "de"), frozenset)
    assert polarity.polarity(text, "de") in (AFFIRMS, IMPLIES, NEGATES)
    assert isinstance(opposites.opposites(text, "de"), dict)
