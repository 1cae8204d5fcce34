"""The command line: the same functions and the same numbers as the app.

Exit status: 0 done, 1 nothing usable, 2 wrong use, 130 stopped by Ctrl-C, 143 stopped by SIGTERM.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.build.interrupts import InterruptedBySignal, end_at_once, interruptible

if __name__ == "__main__":
    end_at_once("Stopped.")  # the imports below take a second or two

from analytics import dashboard, tables
from analytics.build import build
from analytics.corpus import folder as corpus_folder
from analytics.corpus import selections
from analytics.corpus.folder import open_corpus
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.export import bundle
from analytics.export.csv import to_csv
from analytics.findings.wording import times
from analytics.integrity import check as corpus_check
from analytics.output import folder as output_folder
from analytics.reading.formats import records
from analytics.reading.keyphrases.keywords import MODES, NEWS
from analytics.reading.ner import backends
from analytics.topics.clusters import AUTO, SIZES
from analytics.topics.units import UNIT_NAMES
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.corpus.store import Corpus

EXAMPLES = {
    "build": """examples:
  parallax build articles --out corpus
  parallax build articles.zip more.csv --out corpus --columns text=Body --topics 12
""",
    "export": """examples:
  parallax export corpus --out tables
  parallax export corpus --out august --where date=2021-08 --where source=Reuters --where source=BBC
""",
    "show": """examples:
  parallax show entities corpus --limit 20
  parallax show keyness corpus --option by=language --where words=embassy > keyness.csv
""",
    "check": """examples:
  parallax check corpus
""",
    "app": """examples:
  parallax app                     the three articles that come with Parallax
  parallax app corpus --port 8600
""",
}
DONE, NOTHING_USABLE, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        with interruptible(_stop_sentence(given)):
            return _status(given)
    except InterruptedBySignal as stopped:
        print(_stop_sentence(given), file=sys.stderr)  # noqa: T201 - the command line speaks on standard error
        return stopped.status


def _status(given: argparse.Namespace) -> int:
    try:
        return int(given.run(given))
    except CorpusError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line speaks on standard error
        refused = given.run not in (_build, _check) or isinstance(error, output_folder.TargetError)
        return WRONG_USE if refused else NOTHING_USABLE
    except BrokenPipeError:  # `show ... | head` closes our standard output
        sys.stderr.close()
        return DONE
    except OSError as error:  # a folder that cannot be written, a full disk
        print(f"{error.filename or 'Output'} cannot be written: {error.strerror}", file=sys.stderr)  # noqa: T201
        return WRONG_USE


def _stop_sentence(given: argparse.Namespace) -> str:
    if given.run not in (_build, _export):
        return "Stopped."
    return f"Stopped. {given.out} is unchanged; run the same command to go on."


def _build(given: argparse.Namespace) -> int:
    inputs = [*given.paths, *filter(None, (given.topics_from, given.curation, given.vectors))]
    with output_folder.write_folder(given.out, output_folder.CORPUS, inputs, _notice) as output:
        corpus = _build_corpus(given, output.parts)
        corpus_folder.write_tables(corpus, output.fresh)
    found = f"{times(len(corpus), 'document')}, {times(len(corpus.table('issues')), 'problem')}"
    remedy = f". See them with: python -m analytics show issues {shlex.quote(given.out)}"
    _notice(f"{given.out}: {found}{remedy if len(corpus.table('issues')) else ''}")
    return DONE


def _build_corpus(given: argparse.Namespace, parts: Path) -> Corpus:
    corrections, refused = curation_file.read(given.curation) if given.curation else (None, [])
    options = {"workers": given.workers, "scheduler": given.scheduler, "n_topics": given.topics, "unit": given.unit}
    options |= {"vectors": given.vectors, "topics_from": open_corpus(given.topics_from) if given.topics_from else None}
    options |= {"parts": parts, "file_times": given.file_dates, "keywords": given.keywords, "tagger": given.tagger}
    options |= {"corrections": corrections, "refused": refused}
    columns = records.read_columns(given.columns)
    return build.build_paths(given.paths, columns=columns, progress=_progress, **options)


def _export(given: argparse.Namespace) -> int:
    inputs = [given.corpus]
    output_folder.check_target(given.out, output_folder.EXPORT, inputs)
    wanted = _parsed_filters(given.where)
    name = given.name or _utf8(Path(given.corpus).resolve().name)
    for line in given.selection:
        selections.parse(line)
    part = _open_corpus(given).where(**wanted)
    written = {"inputs": inputs, "notice": _notice, "name": name, "compared": given.selection}
    bundle.write_folder(part, given.out, wanted, **written)
    return DONE


def _show(given: argparse.Namespace) -> int:
    corpus = _open_corpus(given).where(**_parsed_filters(given.where))
    options = tables.read_options(given.table, map(selections.pair, given.option))
    table = tables.table(corpus, given.table, **options)
    sys.stdout.buffer.write(to_csv(table.head(given.limit) if given.limit is not None else table))
    return DONE


def _check(given: argparse.Namespace) -> int:
    checked = corpus_check.check_folder(given.corpus)
    for finding in checked.findings:
        print(corpus_check.line(finding))  # noqa: T201 - what the command is asked for
    if checked.findings:
        return NOTHING_USABLE
    _tell_of_checksums(given.corpus)
    parts = times(checked.n_tables, "table"), times(checked.n_documents, "document")
    print(f"{given.corpus}: {', '.join(parts)}, nothing wrong.")  # noqa: T201 - as above
    return DONE


def _open_corpus(given: argparse.Namespace) -> Corpus:
    output_folder.put_back(given.corpus, _notice)
    corpus = open_corpus(given.corpus, verify=given.verify)
    _tell_of_checksums(given.corpus)
    return corpus


def _tell_of_checksums(folder: str) -> None:
    if sentence := corpus_folder.missing_checksums(folder):
        _notice(sentence)


def _notice(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - the command line speaks on standard error


def _app(given: argparse.Namespace) -> int:
    return dashboard.run(given.corpus, given.port)


def _parsed_filters(given: Sequence[str]) -> dict[str, Any]:
    return selections.collect_filters(map(selections.pair, given))


def _progress(step: str, done: int, total: int) -> None:
    """Write one line that overwrites itself on a terminal, every hundredth step elsewhere."""
    stays = done == total or step in (build.CLEANED_BEFORE, build.READ_BEFORE)
    end = "\n" if stays else "\r"
    if sys.stderr.isatty() or stays or done % max(total // 10, 1) == 0:
        print(f"{step}: {done:,} of {total:,}", end=end if sys.stderr.isatty() else "\n", file=sys.stderr)  # noqa: T201


def _whole_number(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"must be a whole number of 0 or more, got {text!r}")
    return int(text)


def _utf8(text: str) -> str:
    """Return an argument as UTF-8, whatever the locale; a path stays as it is, since the system wants its bytes."""
    return os.fsencode(text).decode("utf-8", "replace")


def _topics(text: str) -> int | str:
    if text in (*SIZES, AUTO):
        return text
    if not text.isdigit() or int(text) < 1:
        names = ", ".join((*SIZES, AUTO))
        raise argparse.ArgumentTypeError(f"must be a whole number of 1 or more, or one of {names}, got {text!r}")
    return int(text)


def _tagger(text: str) -> str:
    try:
        return backends.check(text)
    except CorpusError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="parallax", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=VERSION)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    make = commands.add_parser("build", help="read files, folders and archives into a corpus folder")
    make.add_argument("paths", nargs="+", metavar="PATH")
    make.add_argument("--out", required=True, metavar="CORPUS")
    make.add_argument(
        "--workers", type=_whole_number, metavar="N", help="reading processes; default one per core, 0 for none"
    )
    make.add_argument("--scheduler", default="", metavar="tcp://HOST:PORT", help="a Dask cluster that reads instead")
    make.add_argument(
        "--columns", type=_utf8, action="append", default=[], metavar="FIELD=COLUMN",
        help="which column of tables is the text, ...",
    )  # fmt: skip
    make.add_argument("--keywords", choices=MODES, default=NEWS, help="how keywords are ranked: for news, or YAKE")
    make.add_argument(
        "--tagger", type=_tagger, default=backends.OURS, metavar="TAGGER",
        help="what finds names: parallax, rules, spacy:NAME, gliner:FOLDER, transformers:FOLDER; none is downloaded",
    )  # fmt: skip
    make.add_argument("--file-dates", action="store_true", help="a file's own day where no other date is found")
    make.add_argument(
        "--topics", type=_topics, metavar="N", help="number of topics: N, coarse, medium (the default), fine, or auto"
    )
    make.add_argument("--unit", choices=UNIT_NAMES, default="auto", help="what topics group: documents or passages")
    make.add_argument("--topics-from", default="", metavar="CORPUS", help="keep its topics; new documents join them")
    make.add_argument(
        "--vectors", default="", metavar="FILE", help="vectors of yours: .npy, .parquet, or a model folder"
    )
    make.add_argument("--curation", metavar="FILE", help="CSV of corrections: what, key, change, value")
    make.set_defaults(run=_build)
    write = commands.add_parser("export", help="write every table, the network, methods and report")
    write.add_argument("corpus", metavar="CORPUS")
    write.add_argument("--out", required=True, metavar="DIR")
    write.add_argument(
        "--name", type=_utf8, default="", metavar="NAME", help="what the report calls the corpus; default: its folder"
    )
    write.add_argument(
        "--selection", type=_utf8, action="append", default=[], metavar="NAME: FILTER=VALUE",
        help="to compare in the report",
    )  # fmt: skip
    write.set_defaults(run=_export)
    show = commands.add_parser("show", help="write one table as CSV to standard output")
    show.add_argument("table", metavar="TABLE", help=", ".join(tables.ANALYSES))
    show.add_argument("corpus", metavar="CORPUS")
    show.add_argument("--option", type=_utf8, action="append", default=[], metavar="NAME=VALUE")
    show.add_argument("--limit", type=_whole_number, metavar="N")
    show.set_defaults(run=_show)
    check = commands.add_parser(
        "check", help="check whether a corpus is as it was written and its tables fit each other"
    )
    check.add_argument("corpus", metavar="CORPUS")
    check.set_defaults(run=_check)
    page = commands.add_parser("app", help="open the dashboard in the browser")
    page.add_argument(
        "corpus", nargs="?", default="", metavar="CORPUS", help="corpus folder or articles; default: seeds"
    )
    page.add_argument("--port", type=_whole_number, metavar="N", help="default: 8501, or the next one that is free")
    page.set_defaults(run=_app)
    for name, command in commands.choices.items():
        command.epilog, command.formatter_class = EXAMPLES.get(name), argparse.RawDescriptionHelpFormatter
    for command in (write, show):
        command.add_argument(
            "--no-verify",
            dest="verify",
            action="store_false",
            help="open the corpus without comparing checksums and key",
        )
        command.add_argument(
            "--where", type=_utf8, action="append", default=[], metavar="NAME=VALUE", help="source, language, ..."
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
