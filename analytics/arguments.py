"""The arguments of the command line: its commands, their options and the help of each."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

from analytics import tables
from analytics.corpus import filters
from analytics.errors import CorpusError
from analytics.reading.formats import column_names
from analytics.reading.keyphrases.keywords import MODES, NEWS
from analytics.reading.ner import backends
from analytics.topics.clusters import AUTO, SIZES
from analytics.topics.units import UNIT_NAMES
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

EXAMPLES = {
    "build": """examples:
  parallax build articles --out corpus
  parallax build articles.zip more.csv --out corpus --columns text=Body title=Headline --topics 12
""",
    "export": """examples:
  parallax export corpus --out tables
  parallax export corpus --out trump --compare "A: source=CNN" "B: source=Fox News" --focus "Donald Trump"
  parallax export corpus --out august --where date=2021-08 --where source=Reuters --where source=BBC
""",
    "show": """examples:
  parallax show entities corpus --limit 20
  parallax show authority corpus > names.csv
  parallax show keyness corpus --option by=language --where words=embassy > keyness.csv
  parallax show documents corpus --where words=embassy --option translated=true > embassy.csv
""",
    "check": """examples:
  parallax check corpus
  parallax check corpus > problems.txt
""",
    "agreement": """examples:
  parallax agreement anna.csv ben.csv
  parallax agreement anna.csv ben.csv > alpha.csv
""",
    "app": """examples:
  parallax app                     the three articles that come with Parallax
  parallax app corpus --port 8600
""",
}


def parser(description: str, runs: Mapping[str, Callable[[argparse.Namespace], int]]) -> argparse.ArgumentParser:
    """Return the parser of the command line; `runs` has for each command the function that does it."""
    parsed = _Parser(prog="parallax", description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parsed.add_argument("--version", action="version", version=VERSION)
    commands = parsed.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_build, _add_export, _add_show, _add_check, _add_agreement, _add_app):
        add(commands)
    for name, command in commands.choices.items():
        command.set_defaults(run=runs[name])
        command.epilog, command.formatter_class = EXAMPLES.get(name), argparse.RawDescriptionHelpFormatter
    return parsed


class _Parser(argparse.ArgumentParser):
    """A parser that reads several pairs after one `--columns`."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        return super().parse_known_args(_one_column_each(sys.argv[1:] if args is None else args), namespace)


class _OneOrTwo(argparse.Action):
    """The values of an option that takes one or two."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        if len(values) > 2:  # noqa: PLR2004 - two sides
            parser.error(f"{option_string} takes one or two sides, got {len(values)}; write each in quotation marks")
        setattr(namespace, self.dest, values)


def _one_column_each(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with `--columns` before each of the pairs that follow it.

    argparse would take a path behind the pairs for one more of them.
    """
    given: list[str] = []
    in_columns = False
    for argument in arguments:
        is_pair = argument.partition("=")[0].strip().lower() in column_names.FIELDS and "=" in argument
        if in_columns and is_pair and given[-1] != "--columns":
            given.append("--columns")
        in_columns = argument == "--columns" or (in_columns and is_pair)
        given.append(argument)
    return given


def _add_build(commands: Any) -> None:
    command = commands.add_parser("build", help="read files, folders and archives into a corpus folder")
    command.add_argument("paths", nargs="+", metavar="PATH", help="files, folders and archives with articles")
    command.add_argument("--out", required=True, metavar="CORPUS", help="the corpus folder to write")
    command.add_argument(
        "--workers", type=_whole_number, metavar="N", help="number of reading processes; default: one per core; 0: none"
    )
    command.add_argument("--scheduler", default="", metavar="tcp://HOST:PORT", help="a Dask cluster that reads instead")
    command.add_argument(
        "--columns", type=utf8, action="append", default=[], metavar="FIELD=COLUMN",
        help="which column of a table has which field; several can follow: text=Body title=headline.main",
    )  # fmt: skip
    command.add_argument(
        "--split-at", type=utf8, default="", metavar="REGEX",
        help="a line with this pattern begins an article, in text files that hold several",
    )  # fmt: skip
    _add_analysis(command)


def _add_analysis(command: argparse.ArgumentParser) -> None:
    """Add the options of a build that say how names, keywords and topics are found, and what is known already."""
    command.add_argument("--keywords", choices=MODES, default=NEWS, help="how keywords are ranked: for news, or YAKE")
    command.add_argument(
        "--tagger", type=_tagger, default=backends.OURS, metavar="TAGGER",
        help="what finds names: parallax, rules, spacy:NAME, gliner:FOLDER, transformers:FOLDER; none is downloaded",
    )  # fmt: skip
    command.add_argument("--file-dates", action="store_true", help="use the date of the file if no other date is found")
    command.add_argument(
        "--topics", type=_topics, metavar="N", help="number of topics: N, coarse, medium (the default), fine, or auto"
    )
    command.add_argument("--unit", choices=UNIT_NAMES, default="auto", help="what topics group: documents or passages")
    command.add_argument(
        "--topics-from", default="", metavar="CORPUS", help="use the topics of this corpus; new documents join them"
    )
    command.add_argument(
        "--vectors", default="", metavar="FILE", help="your own vectors: .npy, .parquet, or a model folder"
    )
    command.add_argument("--curation", metavar="FILE", help="CSV of corrections: what, key, change, value")
    command.add_argument("--authority", metavar="FILE", help="CSV of known names: name, kind, aliases, wikidata")


def _add_export(commands: Any) -> None:
    command = commands.add_parser("export", help="write every table, the network, methods and report")
    command.add_argument("corpus", metavar="CORPUS", help="a folder that `build` wrote")
    command.add_argument("--out", required=True, metavar="DIR", help="the folder to write")
    command.add_argument(
        "--name",
        type=utf8,
        default="",
        metavar="NAME",
        help="the name of the corpus in the report; default: its folder",
    )
    command.add_argument(
        "--selection", type=utf8, action="append", default=[], metavar="NAME: FILTER=VALUE",
        help="a selection to compare in the report",
    )  # fmt: skip
    command.add_argument(
        "--compare", type=utf8, nargs="+", action=_OneOrTwo, default=[], metavar="NAME: FILTER=VALUE",
        help="one or two sides of the tables comparison_*; with one it is compared with the rest",
    )  # fmt: skip
    command.add_argument(
        "--focus", type=utf8, default="", help="what the comparison is about: a name, words, or topic=t03"
    )
    command.add_argument("--period", type=utf8, default="", help='dates of the comparison, 2016..2018, or "all"')
    _add_filters(command)


def _add_show(commands: Any) -> None:
    command = commands.add_parser("show", help="write one table as CSV to standard output")
    command.add_argument("table", metavar="TABLE", help=", ".join(tables.ANALYSES))
    command.add_argument("corpus", metavar="CORPUS", help="a folder that `build` wrote")
    command.add_argument(
        "--option", type=utf8, action="append", default=[], metavar="NAME=VALUE",
        help="an option of the table, see docs/reference.md; several can be given",
    )  # fmt: skip
    command.add_argument("--limit", type=_whole_number, metavar="N", help="number of rows; default: all")
    _add_filters(command)


def _add_check(commands: Any) -> None:
    command = commands.add_parser(
        "check", help="check that a corpus was not changed and that its tables are consistent"
    )
    command.add_argument("corpus", metavar="CORPUS", help="a folder that `build` wrote")


def _add_agreement(commands: Any) -> None:
    command = commands.add_parser("agreement", help="compare the tags of two coders: Krippendorff's alpha, as CSV")
    command.add_argument("first", metavar="CURATION_A", help="curation file of the first coder")
    command.add_argument("second", metavar="CURATION_B", help="curation file of the second coder")
    command.add_argument(
        "--corpus", default="", metavar="CORPUS", help="the corpus that both coded, to compare sentences too"
    )


def _add_app(commands: Any) -> None:
    command = commands.add_parser("app", help="open the dashboard in the browser")
    command.add_argument(
        "corpus", nargs="?", default="", metavar="CORPUS", help="corpus folder or articles; default: seeds"
    )
    command.add_argument("--port", type=_whole_number, metavar="N", help="default: 8501, or the next one that is free")


def _add_filters(command: argparse.ArgumentParser) -> None:
    """Add the options of a command that opens a corpus and filters it."""
    command.add_argument(
        "--no-verify", dest="verify", action="store_false", help="open the corpus without comparing checksums and key"
    )
    command.add_argument(
        "--where", type=utf8, action="append", default=[], metavar="NAME=VALUE",
        help=f"a filter, several can be given: {', '.join(filters.FILTERS)}",
    )  # fmt: skip


def _whole_number(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"must be a whole number of 0 or more, got {text!r}")
    return int(text)


def utf8(text: str) -> str:
    """Return an argument as UTF-8, in any locale; a path must stay unchanged, because the system needs its bytes."""
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
