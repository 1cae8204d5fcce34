"""Near-duplicate documents and their groups."""

from itertools import chain, zip_longest

import pytest
from copies_helpers import groups, prose


def sentences(first, n, n_words=20):
    return [prose(seed, n_words) for seed in range(first, first + n)]


def test_copies_and_copies_with_a_new_lead_group_under_the_smallest_id():
    body = prose(1, 300)
    texts = {"c": body, "b": f"{prose(2, 40)} {body}", "a": body.upper(), "d": prose(3, 300)}

    assert groups(texts) == {"a": "a", "b": "a", "c": "a"}


def test_thirty_percent_rewritten_sentences_group():
    sentences = [prose(seed, 22) for seed in range(20)]
    rewritten = [prose(100 + i, 22) if i % 10 in (1, 4, 8) else s for i, s in enumerate(sentences)]

    assert groups({"a": ". ".join(sentences), "b": ". ".join(rewritten)}) == {"a": "a", "b": "a"}


def test_a_copy_of_a_rewritten_copy_is_in_the_group_of_the_first():
    first = sentences(0, 20)
    second = [*sentences(100, 6), *first[6:]]
    third = [*second[:14], *sentences(200, 6)]

    # The first and the third share 8 of 20 sentences alone.
    assert groups({"a": ". ".join(first), "c": ". ".join(third)}) == {}
    assert set(groups({"a": ". ".join(first), "b": ". ".join(second), "c": ". ".join(third)}).values()) == {"a"}


def test_scattered_sentences_group_documents_but_one_passage_of_as_many_words_does_not():
    shared, own = sentences(0, 23), {"a": sentences(100, 27), "b": sentences(200, 27)}
    passage = {name: ". ".join([*shared, *found]) for name, found in own.items()}
    spread = {name: ". ".join(chain(*zip_longest(found, shared, fillvalue=""))) for name, found in own.items()}

    # 460 of 1,000 words in both.
    assert groups(passage) == {}
    assert groups(spread) == {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    ("n_alone", "grouped"),
    [(60, False), (80, False), (110, False), (30, True)],
)
def test_one_common_statement_groups_short_reports_only_when_it_is_half_of_them(n_alone, grouped):
    statement = prose(1, 60)
    texts = {"a": f"{prose(2, n_alone)} {statement}", "b": f"{statement} {prose(3, n_alone + 5)}"}

    assert bool(groups(texts)) is grouped


def test_a_short_report_is_no_copy_of_a_long_one_that_has_the_same_statement():
    statement = prose(1, 60)

    assert groups({"a": f"{prose(2, 50)} {statement}", "b": f"{prose(3, 400)} {statement} {prose(4, 400)}"}) == {}


@pytest.mark.parametrize("text", ["Kabul fell.", "one", "The army leaves the city on Monday morning"])
def test_short_texts_are_copies_only_when_all_their_words_are_equal(text):
    assert groups({"a": text, "b": text.upper(), "c": f"{text} again", "d": f"Again {text}"}) == {"a": "a", "b": "a"}


def test_headlines_with_a_common_phrase_are_not_copies():
    phrase = "the president of the united states said"
    texts = {f"d{n}": f"{prose(n, 3)} {phrase} {prose(n + 50, 3)}" for n in range(10)}

    assert groups(texts) == {}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "阿富汗首都喀布尔的中国大使馆继续开放。外交部星期一表示，四十名工作人员照常工作。",
            "俄罗斯也保留了在喀布尔的大使馆。",
        ),
        (
            "Посольство Китая в Кабуле остается открытым, сообщило министерство иностранных дел в понедельник днем.",
            "Иное.",
        ),
        (
            "السفارة الصينية في كابول تبقى مفتوحة كما قالت وزارة الخارجية يوم الاثنين والموظفون يعملون كالمعتاد",
            "غير ذلك",
        ),
    ],
)
def test_copies_are_found_in_other_scripts(text, other):
    assert groups({"a": text, "b": f"{text} {other}", "c": other}) == {"a": "a", "b": "a"}


def test_texts_without_words_are_in_no_group():
    assert groups({"a": "😀", "b": "😀", "c": ""}) == {}


def test_three_hundred_copies_are_one_group_though_the_first_is_rewritten():
    body = sentences(0, 10)
    texts = {f"c{number:03}": f"{prose(500 + number, 15)}. {'. '.join(body)}" for number in range(300)}
    texts["a"] = ". ".join([*sentences(100, 3), *body[3:]])

    assert set(groups(texts).values()) == {"a"}
    assert len(groups(texts)) == 301


def test_boilerplate_longer_than_the_text_groups_no_documents():
    footer = prose(1, 80)

    assert groups({f"d{number:02}": f"{prose(number + 2, 60)} {footer}" for number in range(30)}) == {}


def of_source(**columns):
    """Return the columns of the documents a, b and c of one source, from lists."""
    return {
        doc: {"source": "S"} | {name: column[at] for name, column in columns.items()} for at, doc in enumerate("abc")
    }


DAYS = ["2021-08-16", "2021-08-17", "2021-08-18"]
NOTICES = {doc: f"{prose(1, 40)} {prose(seed, 40)} {prose(2, 40)}" for seed, doc in enumerate("abc", 10)}  # 2/3 shared


def test_copies_are_of_one_language():
    texts = {"a": prose(1, 100), "b": prose(1, 100), "c": prose(1, 100)}
    about = {"a": {"language": "de"}, "b": {"language": "en"}, "c": {"language": "en"}}

    assert groups(texts, about=about) == {"b": "b", "c": "b"}


@pytest.mark.parametrize("column", [{"date": DAYS}, {"title": ["Bridge closed", "Bridge open", "New bridge"]}])
def test_three_notices_of_a_source_with_the_same_lead_and_tail_are_no_copies(column):
    assert groups(NOTICES) == dict.fromkeys("abc", "a")
    assert groups(NOTICES, about=of_source(**column)) == {}


def test_notices_that_differ_in_a_few_figures_are_no_copies_on_three_days():
    words = prose(1, 100).split()
    texts = {doc: " ".join([*words[:40], *prose(seed, 8).split(), *words[40:]]) for seed, doc in enumerate("abc", 10)}

    assert groups(texts, about=of_source(date=DAYS)) == {}
    assert groups(texts, about=of_source(date=DAYS[:1] * 3)) == dict.fromkeys("abc", "a")


def test_versions_of_one_day_and_texts_sent_again_are_copies():
    assert groups(NOTICES, about=of_source(date=DAYS[:1] * 3)) == dict.fromkeys("abc", "a")
    again = {doc: f"{prose(1, 200)} {doc * 6}" for doc in "abc"}
    assert groups(again, about=of_source(date=DAYS)) == dict.fromkeys("abc", "a")


def test_a_copy_in_another_source_is_found_although_the_text_is_standing_text_of_its_source():
    texts = NOTICES | {"d": f"{NOTICES['a']} {prose(5, 20)}"}

    assert groups(texts, about=of_source(date=DAYS) | {"d": {"source": "T"}}) == {"a": "a", "d": "a"}
