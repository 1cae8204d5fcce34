import re
import shlex
from importlib.metadata import version

from analytics import schema
from analytics.__main__ import command_parser
from analytics.export import methods, treatment
from analytics.version import VERSION


def test_the_command_gives_the_same_slice_again():
    wanted = {"source": ["Al Arabiya English", "B"], "words": 'kabul "foreign ministry"', "date": "", "copies": "each"}
    build, export = methods.command(wanted).splitlines()

    assert shlex.split(build)[3:] == ["build", "PATH", "--out", "CORPUS"]
    given = command_parser().parse_args(shlex.split(export)[3:])
    assert given.where == ["source=Al Arabiya English", "source=B", 'words=kabul "foreign ministry"']


def test_the_command_repeats_the_settings():
    settings = {"n_topics": 3, "keywords": "classic", "n_corrections": 2, "unit": "passage", "vectors": "my v.npy"}
    settings |= {"columns": "text=The body\ntitle=Headline", "split_at": "^Title: ", "file_dates": True}

    given = command_parser().parse_args(shlex.split(methods.command({}, settings).splitlines()[0])[3:])

    assert (given.topics, given.keywords, given.curation) == (3, "classic", "curation.csv")
    assert (given.unit, given.vectors, given.topics_from) == ("passage", "my v.npy", "")
    assert (given.columns, given.split_at) == (["text=The body", "title=Headline"], "^Title: ")
    assert given.file_dates
    joined = methods.command({}, {"n_topics": "fine", "topics_from": "abc"}).splitlines()[0]
    assert command_parser().parse_args(shlex.split(joined)[3:]).topics_from == "CORPUS_BEFORE"


def test_the_text_counts_the_slice_and_names_its_filters(seeds):
    text = methods.methods(seeds.where(language=["en"]), {"language": ["en"], "source": []})

    assert "The corpus holds 2 documents of 2 sources in English. Filters: language = en." in text
    # removed: .0389 and .6506 of the words, the mean is .345
    assert "Of the words of the average page 34% were removed" in text
    assert "KMeans clusters of passages" in text


def test_the_text_of_an_empty_slice_claims_nothing(make_corpus):
    text = methods.methods(make_corpus({}), {})

    assert "The corpus holds 0 documents of 0 sources in no known language." in text
    assert "Of the words of the average page none were removed" in text


def test_every_public_table_version_and_setting_is_listed(seeds):
    text = methods.methods(seeds, {})

    for name, table in schema.PUBLIC.items():
        assert f"- `{name}`: one row per {table.row}: {', '.join(table.columns)}" in text
    assert f"| parallax | {VERSION} |" in text
    assert f"| segtok | {version('segtok')} |" in text  # where sentences end depends on it
    assert "| n_topics | None |" in text
    assert f"- corpus {seeds.key}, slice {seeds.key}" in text


def test_the_treatment_of_each_kind_of_text_has_its_number(make_corpus):
    corpus = make_corpus(
        {
            "d1": {"date": "2021-08-16", "duplicate_group": "d1"},
            "d2": {"date": "2021-08", "duplicate_group": "d1"},
            "d3": {"duplicate_group": "d1"},
            "d4": {"language": "ja", "date": "2021"},
        }
    )

    numbers = {kind: n for kind, n, _ in treatment.rows(corpus)}

    assert numbers["copies of another document"] == 2  # the first of three is none
    assert numbers["undated"] == 1
    assert numbers["dated to a month or a year"] == 2
    assert numbers["whose names are not looked for, or only in lists"] == 1
    assert (
        "| undated | 1 | In no period, no lag and no comparison of two groups in their common years; in all other"
        " counts. |" in methods.methods(corpus, {})
    )


def test_the_stopwords_and_the_number_of_topics_are_told_with_the_choice_of_the_user(seeds):
    text = methods.methods(seeds, {})

    n = seeds.stored("topic_fit")["topic"].nunique()
    assert f"({n} topics, about the root of half the number of texts, at most 30, before corrections)" in text
    assert re.search(r"stopwords: German \d+, English \d+\.", text)


def test_each_cited_work_has_an_entry_and_each_table_its_cells_in_one_line(seeds):
    text = methods.methods(seeds, {})
    lines = text.splitlines()
    tables = [line for line in lines if line.startswith("| ")]

    for year, name in ((1927, "wilson"), (1990, "tarone"), (1993, "westfall"), (2003, "schleimer"), (2008, "monroe")):
        assert f"{{{name}{year}, author" in text
    assert all(line.endswith(" |") for line in tables)
    assert text.count("{") == text.count("}")  # as many braces of BibTeX are closed as opened
    assert "| tagger_model.npz | " in text
