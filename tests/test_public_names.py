import subprocess
import sys
from pathlib import Path

import pytest

import analytics
from analytics import schema, tables

ROOT = Path(__file__).parents[1]
HOSTILE = "<script>alert(1)</script>\x1b[31m\n" + "x" * 200


def test_the_library_shows_its_public_names_and_each_can_be_imported():
    assert dir(analytics) == sorted(analytics.__all__)
    assert {"build_paths", "open_corpus", "table", "ANALYSES", "Corpus", "CorpusError"} < set(dir(analytics))
    assert [name for name in dir(analytics) if getattr(analytics, name, None) is None] == []


def test_the_public_names_are_shown_before_any_analysis_is_imported():
    code = "import analytics, sys; dir(analytics); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"


def test_the_help_of_table_names_every_table_with_its_options_and_what_a_row_is():
    lines = analytics.table.__doc__.splitlines()

    for name in schema.PUBLIC:
        (line,) = [line for line in lines if line.startswith(f"    {name}(")]
        assert line.endswith(f": one row per {schema.PUBLIC[name].row}")
        for option, default in tables.option_defaults(name).items():
            assert f"{option}={default!r}" in line


def test_the_text_of_a_corpus_has_at_most_ten_lines(seeds):
    shown = repr(seeds)

    assert len(shown.splitlines()) <= 10
    assert "documents  3\n" in shown
    assert "en (2), de (1)" in shown
    assert "documents  1 of 3 (a slice)\n" in repr(seeds.where(language="de"))


def test_texts_of_documents_are_escaped_in_the_text_of_a_corpus(make_corpus):
    corpus = make_corpus({"d1": {"source": HOSTILE, "language": "<b>"}})

    assert "\x1b" not in repr(corpus)
    assert max(map(len, repr(corpus).splitlines())) < 120
    assert "<script>" not in corpus._repr_html_()
    assert "&lt;script&gt;" in corpus._repr_html_()
    assert "<th>languages</th><td>&lt;b&gt; (1)</td>" in corpus._repr_html_()


def test_an_empty_corpus_has_a_text(nothing):
    assert "documents  0\n" in repr(nothing)
    assert "<td>none; 0 without</td>" in nothing._repr_html_()


def test_a_corpus_gives_the_public_tables_by_name_with_their_options(make_corpus):
    corpus = make_corpus({"d1": {"text": "China Wang", "names": "China, Wang=person"}})

    assert corpus.tables == tuple(schema.PUBLIC)
    assert corpus.table("entities", kinds="person")["entity"].tolist() == ["Wang"]
    assert corpus.table("attention", by="entity", name="China").equals(
        analytics.table(corpus, "attention", by="entity", name="China")
    )


def test_the_error_about_an_unknown_table_is_one_sentence(nothing):
    with pytest.raises(analytics.CorpusError, match=r"^'entitees' is not a table; did you mean 'entities'"):
        nothing.table("entitees")


def test_a_corpus_that_is_opened_from_the_library_has_its_tables(seeds, tmp_path):
    seeds.save(tmp_path / "corpus")
    code = "import sys; from analytics import open_corpus; print(len(open_corpus(sys.argv[1]).table('documents')))"
    command = [sys.executable, "-c", code, str(tmp_path / "corpus")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "3\n"
