import csv
import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from analytics import __main__ as cli
from analytics import arguments, open_corpus, tables
from analytics.corpus import selections
from analytics.export.csv import to_csv
from analytics.version import VERSION

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a corpus folder of the seeds, made by the command."""
    out = tmp_path_factory.mktemp("cli") / "corpus"
    assert cli.main(["build", str(SEEDS), "--out", str(out), "--workers", "0"]) == 0
    return str(out)


@pytest.fixture
def run(capfdbinary):
    """Return a function that runs one command: exit status, standard output, standard error."""

    def once(*arguments):
        capfdbinary.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return status, out, err.decode()

    return once


def table(out):
    return list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"))))


def test_a_shell_gets_the_table_on_standard_output_and_nothing_else(folder):
    command = [sys.executable, "-m", "analytics", "show", "documents", folder, "--limit", "1"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False, timeout=120)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == to_csv(tables.table(open_corpus(folder), "documents").head(1))


def test_progress_stays_on_standard_error(run, tmp_path):
    status, out, err = run("build", SEEDS, "--out", tmp_path / "C", "--workers", 0)

    assert (status, out) == (0, b"")
    assert "reading articles: 3 of 3\n" in err
    assert err.endswith(f"{tmp_path / 'C'}: 3 documents, 0 problems\n")


def test_show_writes_the_table_of_the_library(run, folder):
    for name in ("entities", "keyness", "topics"):
        assert run("show", name, folder) == (0, to_csv(tables.table(open_corpus(folder), name)), "")


def test_show_applies_filters_options_and_limit(run, folder):
    status, out, _ = run(
        *("show", "entity_pairs", folder, "--where", "language=en", "--where", "source=Al Arabiya English"),
        *("--option", "kinds=place", "--option", "min_docs=1", "--limit", "2"),
    )

    part = open_corpus(folder).where(language=["en"], source=["Al Arabiya English"])
    expected = tables.table(part, "entity_pairs", kinds=("place",), min_docs=1).head(2)
    assert (status, out) == (0, to_csv(expected))
    assert len(expected) == 2


def test_groups_and_selections_are_given_one_at_a_time(run, folder):
    chosen = ("Early: date=..2021-08-16", "Embassy, talks: words=embassy; language=en")
    given = [part for text in chosen for part in ("--option", f"selections={text}")]

    expected = tables.table(open_corpus(folder), "keyness", by="selection", selections=chosen)
    assert run("show", "keyness", folder, "--option", "by=selection", *given) == (0, to_csv(expected), "")
    given = [part for text in ("Al Arabiya English", "Unnamed blog (001)") for part in ("--option", f"groups={text}")]
    expected = tables.table(open_corpus(folder), "keyness", groups=("Al Arabiya English", "Unnamed blog (001)"))
    assert run("show", "keyness", folder, *given) == (0, to_csv(expected), "")


def test_values_of_a_filter_are_alternatives_and_words_must_all_occur(run, folder):
    def files(*where):
        return [row["file"][:3] for row in table(run("show", "documents", folder, *where)[1])]

    assert files("--where", "language=de", "--where", "source=Al Arabiya English") == []
    assert files("--where", "language=de", "--where", "language=en") == ["000", "001", "002"]
    assert files("--where", "words=Kabul", "--where", 'words="foreign ministry"') == ["001", "002"]
    assert files("--where", "date=2021-08-20..") == ["000", "001"]
    assert files("--where", "copies=each", "--where", "entity=Beijing") == ["000", "001", "002"]


def test_a_search_finds_the_other_languages_with_an_option(run, folder):
    given = ("show", "documents", folder, "--where", "words=embassy")

    assert {row["language"] for row in table(run(*given)[1])} == {"en"}
    assert {row["language"] for row in table(run(*given, "--option", "translated=true")[1])} == {"en", "de"}
    assert run(*given, "--option", "translated=false") == run(*given)


def test_limit_zero_writes_only_the_header(run, folder):
    assert run("show", "issues", folder, "--limit", 0)[1] == "\ufefffile,problem,detail,step\n".encode()


def test_export_writes_the_tables_of_the_slice(run, folder, tmp_path):
    status, out, _ = run("export", folder, "--out", tmp_path / "out", "--where", "source=Al Arabiya English")

    assert (status, out) == (0, b"")
    part = open_corpus(folder).where(source="Al Arabiya English")
    assert {path.name for path in (tmp_path / "out").glob("*.csv")} == {f"{name}.csv" for name in tables.ANALYSES}
    for name in tables.ANALYSES:
        assert (tmp_path / "out" / f"{name}.csv").read_bytes() == to_csv(tables.table(part, name))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert (manifest["slice"], manifest["filters"]) == (part.key, {"source": ["Al Arabiya English"]})


def test_corrections_and_the_number_of_topics_are_applied(run, tmp_path):
    (tmp_path / "curation.csv").write_text("what,key,change,value\nentity,Kabul,hide,\n", encoding="utf-8")
    names = "name,kind,aliases,wikidata\nJavid Ahmad Qaem,person,Qaem,Q1\n"
    (tmp_path / "names.csv").write_text(names, encoding="utf-8")
    options = ("--workers", 0, "--topics", 2, "--curation", tmp_path / "curation.csv")
    options += ("--authority", tmp_path / "names.csv")

    assert run("build", SEEDS, "--out", tmp_path / "C", *options)[0] == 0

    corpus = open_corpus(tmp_path / "C")
    assert dict(corpus.settings) == {"n_topics": 2, "tagger": "parallax", "keywords": "news", "n_corrections": 4}
    assert len(tables.table(corpus, "topics")) == 2
    assert "Kabul" not in set(corpus.mentions["entity"])
    row = tables.table(corpus, "authority").set_index("name").loc["Javid Ahmad Qaem"]
    assert row[["kind", "aliases", "wikidata"]].tolist() == ["person", "Qaem", "Q1"]


def test_columns_can_be_named_and_a_wrong_name_is_an_error(run, tmp_path):
    rows = "Kopf,Fliesstext\nBotschaft,Die Botschaft in Kabul bleibt offen.\n"
    (tmp_path / "rows.csv").write_text(rows, encoding="utf-8")
    build = ("build", tmp_path / "rows.csv", "--out", tmp_path / "C", "--workers", 0)

    assert run(*build, "--columns", "text=Fliesstext", "--columns", "title=Kopf")[0] == 0
    assert open_corpus(tmp_path / "C").documents[["title", "title_origin"]].to_numpy().tolist() == [
        ["Botschaft", "column Kopf"]
    ]
    assert run("build", "--columns", "text=Fliesstext", "title=Kopf", *build[1:])[0] == 0
    assert open_corpus(tmp_path / "C").documents["title"].tolist() == ["Botschaft"]
    status, _, err = run(*build, "--columns", "body=Fliesstext")
    assert status == 1
    assert "'body'" in err


def test_the_day_of_a_file_is_its_date_only_with_the_option(run, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("The embassy in Kabul stays open for now.", encoding="utf-8")
    os.utime(file, (1_629_100_000, 1_629_100_000))  # 16 August 2021

    for options, expected in (((), ["", ""]), (("--file-dates",), ["2021-08-16", "file time"])):
        assert run("build", file, "--out", tmp_path / "C", "--workers", 0, *options)[0] == 0
        assert open_corpus(tmp_path / "C").documents[["date", "date_origin"]].to_numpy().tolist() == [expected]


def test_an_unreadable_file_is_an_issue_and_the_rest_loads(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("The embassy in Kabul stays open for now.", encoding="utf-8")
    (tmp_path / "in" / "bad.txt").write_bytes(bytes(range(256)) * 40)

    status, _, err = run("build", tmp_path / "in", "--out", tmp_path / "C", "--workers", 0)

    assert status == 0
    shown = (
        f"{tmp_path / 'C'}: 1 document, 1 problem. See them with: python -m analytics show issues {tmp_path / 'C'}\n"
    )
    assert err.endswith(shown)
    assert [row["file"] for row in table(run("show", "issues", tmp_path / "C")[1])] == ["bad.txt"]


def test_a_build_without_articles_has_status_one(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")

    status, out, err = run("build", tmp_path / "empty.txt", "--out", tmp_path / "C", "--workers", 0)

    assert (status, out) == (1, b"")
    assert err.startswith("No article could be read. empty.txt: ")
    assert not (tmp_path / "C").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show", "documents", "nowhere"), "nowhere is not a corpus folder ("),
        (("show", "no_table", "CORPUS"), "'no_table' is not a table; the tables are documents, lines"),
        (
            ("show", "keywords", "CORPUS", "--option", "top"),
            "'top' must be written NAME=VALUE, for example source=Reuters",
        ),
        (("show", "keywords", "CORPUS", "--option", "top=many"), "top must be a whole number, got 'many'"),
        (("show", "keywords", "CORPUS", "--option", "top=-1"), "keywords: top must be at least 1, got -1"),
        (
            ("show", "keywords", "CORPUS", "--option", "size=1"),
            "'size' is not an option of keywords; its options are top",
        ),
        (("show", "keywords", "CORPUS", "--where", "colour=red"), "'colour' is not a filter; the filters are source"),
        (("show", "keywords", "CORPUS", "--where", "date=soon"), "'soon' is not a date range; write 2021-08-01.."),
        (
            ("show", "keywords", "CORPUS", "--where", "source=Al Arabia"),
            "No document has the source 'Al Arabia'; did you",
        ),
        (("show", "keyness", "CORPUS", "--option", "groups=Al Arabia"), "'Al Arabia' is no source of this corpus; did"),
        (
            ("show", "keyness", "CORPUS", "--option", "by=selection", "--option", "selections=A: language=fr"),
            "No document has the language 'fr'; values of language are en, de",
        ),
        (
            ("show", "framing", "CORPUS", "--option", "entity=Kabull"),
            "'Kabull' is no name of this corpus; did you mean 'Kabul'",
        ),
        (("app", "nowhere"), "nowhere does not exist. Give a corpus folder, a folder of articles or a file of them."),
        (("export", "nowhere", "--out", "x"), "nowhere is not a corpus folder ("),
    ],
)
def test_wrong_use_has_status_two_with_a_sentence_and_no_output(run, folder, arguments, sentence):
    status, out, err = run(*(folder if argument == "CORPUS" else argument for argument in arguments))

    assert (status, out) == (2, b"")
    assert err.startswith(sentence)
    assert len(err.strip().splitlines()) == 1


def test_a_folder_that_cannot_be_made_is_an_error(run, folder, tmp_path):
    (tmp_path / "file").write_text("in the way")

    status, _, err = run("export", folder, "--out", tmp_path / "file" / "under")

    assert status == 2
    reason = f"cannot be written: {tmp_path / 'file'} is a file, not a folder. Give another folder to --out."
    assert err == f"{tmp_path / 'file' / 'under'} {reason}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "the following arguments are required: COMMAND"),
        (("build", "x"), "the following arguments are required: --out"),
        (("build", "x", "--out", "y", "--workers", "-1"), "must be a whole number of 0 or more, got '-1'"),
        (("build", "x", "--out", "y", "--topics", "0"), "or one of coarse, medium, fine, auto, got '0'"),
        (("show", "documents", "x", "--limit", "few"), "must be a whole number of 0 or more, got 'few'"),
        (("app", "x", "--port", "http"), "must be a whole number of 0 or more, got 'http'"),
        (("paint",), "invalid choice: 'paint'"),
    ],
)
def test_a_command_that_does_not_parse_has_status_two(capsys, arguments, sentence):
    with pytest.raises(SystemExit) as left:
        cli.main(list(arguments))

    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("command", sorted(arguments.EXAMPLES))
def test_the_examples_of_the_help_are_commands_that_parse(command, capsys):
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])

    shown = capsys.readouterr().out.partition("examples:\n")[2].splitlines()
    lines = [shlex.split(line.partition(" > ")[0].partition("   the ")[0]) for line in shown]
    assert [line[:2] for line in lines] == [["parallax", command]] * len(lines)
    assert len(lines) > 1
    for line in lines:
        given = cli.command_parser().parse_args(line[1:])
        selections.collect_filters(map(selections.pair, getattr(given, "where", [])))
        if command == "show":
            tables.read_options(given.table, map(selections.pair, given.option))


def test_every_command_has_examples():
    commands = next(action.choices for action in cli.command_parser()._actions if isinstance(action.choices, dict))

    assert set(arguments.EXAMPLES) == set(commands)


def test_the_version_option_prints_the_version(capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])

    assert (left.value.code, capsys.readouterr().out) == (0, f"{VERSION}\n")


def test_a_bad_row_of_the_given_curation_file_is_an_issue_and_the_good_ones_are_applied(run, tmp_path):
    (tmp_path / "a.txt").write_text("The ambassador spoke in Kabul.", encoding="utf-8")
    rows = "what,key,change,value\nperson,Foo,hide,\ndocument,a.txt,source,Given\n"
    (tmp_path / "mine.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "none.csv").write_text("title,text\nA,B\n", encoding="utf-8")

    given = ("build", tmp_path / "a.txt", "--workers", 0, "--curation")
    done = run(*given, tmp_path / "mine.csv", "--out", tmp_path / "out")
    refused = run(*given, tmp_path / "none.csv", "--out", tmp_path / "no")

    corpus = open_corpus(tmp_path / "out")
    assert done[0] == 0
    assert corpus.documents["source"].tolist() == ["Given"]
    assert corpus.stored("issues")["problem"].tolist()[0] == "row 2 of the corrections was not applied"
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == rows
    assert refused[0] == 1
    assert "the column 'what' is missing" in refused[2]
