import pytest

from analytics import CorpusError
from analytics.corpus import filters, selections

OUTLETS = "Western outlets: source=BBC; source=Reuters; words=embassy"


def test_a_selection_is_a_name_and_filters():
    found = selections.parse(OUTLETS)

    assert found.name == "Western outlets"
    assert found.wanted == {"source": ["BBC", "Reuters"], "words": "embassy"}


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("August:date=2021-08", "August", {"date": ["2021-08"]}),
        (" August :  date = 2021-08 ;", "August", {"date": ["2021-08"]}),
        ("10::30 news: source=A", "10:30 news", {"source": ["A"]}),
        ("a = b; c: source=A", "a = b; c", {"source": ["A"]}),
        ("Mine: source=BBC: World = 1", "Mine", {"source": ["BBC: World = 1"]}),
        ("Mine: source=A;; B; source=C;;; copies=once", "Mine", {"source": ["A; B", "C;"], "copies": "once"}),
        ('Mine: words="foreign ministry"; words=talib*', "Mine", {"words": '"foreign ministry" talib*'}),
    ],
)
def test_a_selection_is_read_as_a_person_types_it(text, name, wanted):
    assert selections.parse(text) == (name, wanted)


HOSTILE = [
    '"',
    "'",
    "; ",
    ";",
    ";;",
    "=",
    ":",
    "::",
    ": source=X; ",
    "a;",
    ";a",
    "a:",
    ":a",
    "#&?%20",
    "é 中 😀",
    "A, B",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_unusual_names_and_values_are_unchanged_after_writing_and_reading(text):
    wanted = {"source": [f"x{text}y", text.strip(), "last"], "words": f'"{text}"', "topic": ["t01"]}
    name = f"x{text}y"

    assert selections.parse(selections.selection_line(name, wanted)) == (name, wanted)
    assert selections.parse(selections.selection_line(text.strip(), wanted)).name == text.strip()


def test_filters_of_the_app_and_of_a_notebook_can_be_written():
    wanted = {
        "source": "BBC",
        "language": [],
        "date": "2021-08..",
        "words": "",
        "copies": "each",
        "topic": ("t01", "t02"),
    }

    assert selections.selection_line("Mine", wanted) == "Mine: source=BBC; date=2021-08..; topic=t01; topic=t02"


def test_a_selection_selects_the_documents_that_its_filters_select(make_corpus):
    corpus = make_corpus(
        {f"d{i}": {"source": name, "text": "talks"} for i, name in enumerate(["A; B", "A", "B", "A=:"])}
    )

    line = selections.selection_line("Both: of them", {"source": ["A; B", "A=:"], "words": "talks"})
    assert line == "Both:: of them: source=A;; B; source=A=:; words=talks"
    assert corpus.where(**selections.parse(line).wanted).doc_ids == ["d0", "d3"]


@pytest.mark.parametrize("text", ["", "August", "date=2021-08", ": source=A", "August:", "August: ;", "A: copies=each"])
def test_the_error_about_an_invalid_line_shows_how_to_write_one(text):
    with pytest.raises(CorpusError) as refused:
        selections.parse(text)

    assert str(refused.value) == (
        f"{text!r} is not a selection; write NAME: FILTER=VALUE; FILTER=VALUE, for example August: date=2021-08"
    )


def test_a_selection_without_filters_or_name_cannot_be_written():
    for name, wanted in (("August", {}), ("", {"source": "A"}), (" ", {"source": "A"})):
        with pytest.raises(CorpusError, match="is not a selection"):
            selections.selection_line(name, wanted)


def test_the_error_about_an_unknown_filter_in_a_line_names_the_filters():
    known = f"'outlet' is not a filter; the filters are {', '.join(filters.FILTERS)}"
    with pytest.raises(CorpusError, match=known):
        selections.parse("Mine: outlet=BBC")
    with pytest.raises(CorpusError, match=known):
        selections.selection_line("Mine", {"outlet": "BBC"})
    with pytest.raises(CorpusError, match="'BBC' must be written NAME=VALUE, for example source=Reuters"):
        selections.parse("Mine: BBC")
