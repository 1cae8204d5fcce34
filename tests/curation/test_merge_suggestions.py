import pytest

from analytics import schema
from analytics.build import build, rebuild
from analytics.corpus.store import make
from analytics.curation import curation, merge_suggestions


def named(make_corpus, *people):
    """Return a corpus with one article per list of people; "Sirs; Putin" are two in one article."""
    world = {
        f"d{i}": {"text": text, "names": ", ".join(f"{name}=person" for name in text.split("; "))}
        for i, text in enumerate(people)
    }
    return make_corpus(world)


def offered(corpus):
    table = merge_suggestions.suggested_merges(corpus)
    return set(zip(table["a"], table["b"], table["reason"], strict=True))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Michail Gorbatschow", "Mikhail Gorbachev"),
        ("Wladimir Putin", "Vladimir Putin"),
        ("Boris Jelzin", "Boris Yeltsin"),
        ("Sergej Lawrow", "Sergei Lavrov"),
        ("Muammar Gaddafi", "Muammar Qaddafi"),
        ("Aschraf Ghani", "Ashraf Ghani"),
        ("Владимир Путин", "Vladimir Putin"),
        ("Abdul Ghani Baradar", "Abdul-Ghani Baradar"),
        ("Hamid Karzai", "Hamid Karsai"),
        ("Mohammad Naeem", "Mohammed Naeem"),
    ],
)
def test_two_spellings_of_one_name_are_suggested(make_corpus, a, b):
    first, second = sorted((a, b))

    assert offered(named(make_corpus, a, b)) == {(first, second, "spelled otherwise")}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Wang Yi", "Wang Yu"),
        ("Li Keqiang", "Li Qiang"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("John Kerry", "John Kelly"),
        ("George Bush", "Jeb Bush"),
        ("Donald Trump", "Eric Trump"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Angela Merkel", "Angela Rayner"),
        ("Imran Khan", "Sadiq Khan"),
        ("Hamid Karzai", "Qayum Karzai"),
        ("Putin", "Pushkin"),
    ],
)
def test_two_different_people_are_not_suggested(make_corpus, a, b):
    assert offered(named(make_corpus, a, b)) == set()


def test_a_surname_is_suggested_with_the_only_person_who_has_it(make_corpus):
    assert offered(named(make_corpus, "Donald Trump", "Trump")) == {
        ("Donald Trump", "Trump", "the only one with this surname")
    }
    assert offered(named(make_corpus, "Donald Trump", "Eric Trump", "Trump")) == set()


def test_the_pair_in_most_documents_comes_first_with_its_counts(make_corpus):
    people = ["Sergej Lawrow", "Sergei Lavrov", *["Wladimir Putin"] * 2, *["Vladimir Putin"] * 3]

    got = merge_suggestions.suggested_merges(named(make_corpus, *people))

    assert got[["a", "b", "n_docs_a", "n_docs_b"]].values.tolist() == [
        ["Vladimir Putin", "Wladimir Putin", 3, 2],
        ["Sergei Lavrov", "Sergej Lawrow", 1, 1],
    ]
    assert len(merge_suggestions.suggested_merges(named(make_corpus, *people), top=1)) == 1


def test_places_are_never_suggested(make_corpus):
    corpus = make_corpus({"d1": {"text": "Kabul Stadt; Cabul Stadt", "names": "Kabul Stadt=place, Cabul Stadt=place"}})

    assert merge_suggestions.suggested_merges(corpus).empty


def test_a_pair_that_the_user_rejects_is_not_suggested_again(make_corpus):
    corpus = named(make_corpus, "Wladimir Putin", "Vladimir Putin")
    row = ("entity", "Wladimir Putin", "apart", "Vladimir Putin")

    separated = make(corpus.stored_tables | {"corrections": schema.from_rows([row], "corrections")})

    assert merge_suggestions.suggested_merges(separated).empty


def test_an_accepted_pair_is_merged_and_not_suggested_again():
    from analytics.reading import raw  # noqa: PLC0415 - used here alone

    texts = ("On Friday Sergej Lawrow spoke in Moscow.", "On Monday Sergei Lavrov spoke in Moscow.")
    loaded = raw.Loaded([raw.RawDocument(f"{i}.txt", text) for i, text in enumerate(texts)])
    corpus = build.build(loaded, workers=0)
    (row,) = merge_suggestions.suggested_merges(corpus).itertuples()

    merged = rebuild.correct(
        corpus, curation.add_corrections(curation.empty(), [("entity", row.b, "merge", row.a)]), workers=0
    )

    assert set(merged.mentions["entity"]) == {row.a, "Moscow"}
    assert merge_suggestions.suggested_merges(merged).empty


def test_the_error_about_a_wrong_option_names_its_range(make_corpus):
    with pytest.raises(ValueError, match="top must be at least 1, got 0"):
        merge_suggestions.suggested_merges(make_corpus({}), top=0)
