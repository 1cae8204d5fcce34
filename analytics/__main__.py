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
from analytics.build import build, stages
from analytics.corpus import folder as corpus_folder
from analytics.corpus import selections
from analytics.corpus.folder import open_corpus
from analytics.crosslingual import query_translations
from analytics.curation import agreement, authority, curation
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.export import bundle
from analytics.export.csv import to_csv
from analytics.findings import loading
from analytics.findings.wording import times
from analytics.integrity import check as corpus_check
from analytics.output import folder as output_folder
from analytics.reading.formats import column_names
from analytics.reading.keyphrases.keywords import MODES, NEWS
from analytics.reading.ner import backends
from analytics.topics.clusters import AUTO, SIZES
from analytics.topics.units import UNIT_NAMES
from analytics.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.corpus.store import Corpus

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
    "app": """examples:
  parallax app                     the three articles that come with Parallax
  parallax app corpus --port 8600
""",
}
TRANSLATED = "translated"  # an option of each table: the words of a search are looked up in all languages
DONE, NOTHING_USABLE, WRONG_USE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args = _parser().parse_args(arguments)
    try:
        with interruptible(_stop_sentence(args)):
            return _status(args)
    except InterruptedBySignal as interrupt:
        print(_stop_sentence(args), file=sys.stderr)  # noqa: T201 - messages go to standard error
        return interrupt.status


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


def _status(args: argparse.Namespace) -> int:
    try:
        return int(args.run(args))
    except CorpusError as error:
        print(error, file=sys.stderr)  # noqa: T201 - messages go to standard error
        refused = args.run not in (_build, _check) or isinstance(error, output_folder.TargetError)
        return WRONG_USE if refused else NOTHING_USABLE
    except BrokenPipeError:  # `show ... | head` closes our standard output
        sys.stderr.close()
        return DONE
    except OSError as error:  # a folder that cannot be written, a full disk
        print(f"{error.filename or 'Output'} cannot be written: {error.strerror}", file=sys.stderr)  # noqa: T201
        return WRONG_USE


def _stop_sentence(args: argparse.Namespace) -> str:
    if args.run not in (_build, _export):
        return "Stopped."
    return f"Stopped. {args.out} is unchanged; run the same command to continue."


def _build(args: argparse.Namespace) -> int:
    inputs = [*args.paths, *filter(None, (args.topics_from, args.curation, args.authority, args.vectors))]
    with output_folder.write_folder(args.out, output_folder.CORPUS, inputs, _notice) as output:
        corpus = _build_corpus(args, output.parts)
        corpus_folder.write_tables(corpus, output.fresh)
    if read := loading.words_read(corpus, corpus.table("files")):
        _notice(read)
    counts = f"{times(len(corpus), 'document')}, {times(len(corpus.table('issues')), 'problem')}"
    remedy = f". See them with: python -m analytics show issues {shlex.quote(args.out)}"
    _notice(f"{args.out}: {counts}{remedy if len(corpus.table('issues')) else ''}")
    return DONE


def _build_corpus(args: argparse.Namespace, parts: Path) -> Corpus:
    corrections, refused = _given_corrections(args)
    options = {"workers": args.workers, "scheduler": args.scheduler, "n_topics": args.topics, "unit": args.unit}
    options |= {"vectors": args.vectors, "topics_from": open_corpus(args.topics_from) if args.topics_from else None}
    options |= {"parts": parts, "file_times": args.file_dates, "keywords": args.keywords, "tagger": args.tagger}
    options |= {"corrections": corrections, "refused": refused}
    columns = column_names.read_columns(args.columns)
    return build.build_paths(args.paths, columns=columns, split_at=args.split_at, progress=_progress, **options)


def _given_corrections(args: argparse.Namespace) -> curation_file.CurationFile:
    """Return the corrections of the authority file and the curation file, which overrides it, and their issues."""
    names = authority.read(args.authority) if args.authority else curation_file.NOTHING
    own = curation_file.read(args.curation) if args.curation else curation_file.NOTHING
    joined = curation.add_corrections(names.corrections, own.corrections.itertuples(index=False))
    return curation_file.CurationFile(joined, [*names.issues, *own.issues])


def _export(args: argparse.Namespace) -> int:
    inputs = [args.corpus]
    output_folder.check_target(args.out, output_folder.EXPORT, inputs)
    wanted = _parsed_filters(args.where)
    name = args.name or _utf8(Path(args.corpus).resolve().name)
    for line in args.selection:
        selections.parse(line)
    part = _open_corpus(args).where(**wanted)
    output_options = {"inputs": inputs, "notice": _notice, "name": name, "compared": args.selection}
    bundle.write_folder(part, args.out, wanted, comparison=_comparison(args, part), **output_options)
    return DONE


def _comparison(args: argparse.Namespace, part: Corpus) -> dict[str, str] | None:
    """Return the options of the tables of a comparison, None without `--compare`."""
    if not args.compare:
        if args.focus or args.period:
            raise CorpusError('--focus and --period belong to a comparison; add --compare "A: source=Reuters"')
        return None
    a, b = [*args.compare, ""][:2]
    options = {"a": a, "b": b, "focus": args.focus, "period": args.period}
    tables.table(part, "comparison_share", **options)  # a wrong line is told before anything is written
    return options


def _show(args: argparse.Namespace) -> int:
    wanted, corpus = _parsed_filters(args.where), _open_corpus(args)
    given = [selections.pair(option) for option in args.option]
    if "words" in wanted and _searches_all_languages(given):
        wanted["words"] = query_translations.translated_query(corpus, _query(wanted["words"]))
    options = tables.read_options(args.table, [pair for pair in given if pair[0] != TRANSLATED])
    table = tables.table(corpus.where(**wanted), args.table, **options)
    sys.stdout.buffer.write(to_csv(table.head(args.limit) if args.limit is not None else table))
    return DONE


def _query(words: str | list[str]) -> str:
    return words if isinstance(words, str) else " ".join(words)


def _searches_all_languages(given: Iterable[tuple[str, str]]) -> bool:
    """Return whether a search of words is translated, as the app does it: with the option translated=true."""
    return any(tables.truth(name, value) for name, value in given if name == TRANSLATED)


def _check(args: argparse.Namespace) -> int:
    result = corpus_check.check_folder(args.corpus)
    for finding in result.findings:
        print(corpus_check.line(finding))  # noqa: T201 - the output of the command
    if result.findings:
        return NOTHING_USABLE
    _notice_missing_checksums(args.corpus)
    parts = times(result.n_tables, "table"), times(result.n_documents, "document")
    print(f"{args.corpus}: {', '.join(parts)}, nothing wrong.")  # noqa: T201 - the output of the command
    return DONE


def _agreement(args: argparse.Namespace) -> int:
    first, second = (curation_file.read(path).corrections for path in (args.first, args.second))
    sys.stdout.buffer.write(to_csv(agreement.agreement(first, second)))
    return DONE


def _open_corpus(args: argparse.Namespace) -> Corpus:
    output_folder.put_back(args.corpus, _notice)
    corpus = open_corpus(args.corpus, verify=args.verify)
    _notice_missing_checksums(args.corpus)
    return corpus


def _notice_missing_checksums(folder: str) -> None:
    if sentence := corpus_folder.missing_checksums(folder):
        _notice(sentence)


def _notice(line: str) -> None:
    print(line, file=sys.stderr)  # noqa: T201 - messages go to standard error


def _app(args: argparse.Namespace) -> int:
    return dashboard.run(args.corpus, args.port)


def _parsed_filters(texts: Sequence[str]) -> dict[str, Any]:
    return selections.collect_filters(map(selections.pair, texts))


def _progress(step: str, done: int, total: int) -> None:
    """Write one line per step: on a terminal it overwrites itself, elsewhere it is written ten times."""
    stays = done == total or step in (stages.CLEANED_BEFORE, stages.READ_BEFORE)
    end = "\n" if stays else "\r"
    if sys.stderr.isatty() or stays or done % max(total // 10, 1) == 0:
        print(f"{step}: {done:,} of {total:,}", end=end if sys.stderr.isatty() else "\n", file=sys.stderr)  # noqa: T201


def _whole_number(text: str) -> int:
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"must be a whole number of 0 or more, got {text!r}")
    return int(text)


def _utf8(text: str) -> str:
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


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="parallax", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
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
        help="the column of tables for a field; several can follow: text=Body title=headline.main",
    )  # fmt: skip
    make.add_argument(
        "--split-at", type=_utf8, default="", metavar="REGEX",
        help="a line with this pattern begins an article, in text files that hold several",
    )  # fmt: skip
    make.add_argument("--keywords", choices=MODES, default=NEWS, help="how keywords are ranked: for news, or YAKE")
    make.add_argument(
        "--tagger", type=_tagger, default=backends.OURS, metavar="TAGGER",
        help="what finds names: parallax, rules, spacy:NAME, gliner:FOLDER, transformers:FOLDER; none is downloaded",
    )  # fmt: skip
    make.add_argument("--file-dates", action="store_true", help="use the day of a file where no other date is found")
    make.add_argument(
        "--topics", type=_topics, metavar="N", help="number of topics: N, coarse, medium (the default), fine, or auto"
    )
    make.add_argument("--unit", choices=UNIT_NAMES, default="auto", help="what topics group: documents or passages")
    make.add_argument(
        "--topics-from", default="", metavar="CORPUS", help="use the topics of this corpus; new documents join them"
    )
    make.add_argument(
        "--vectors", default="", metavar="FILE", help="your own vectors: .npy, .parquet, or a model folder"
    )
    make.add_argument("--curation", metavar="FILE", help="CSV of corrections: what, key, change, value")
    make.add_argument("--authority", metavar="FILE", help="CSV of known names: name, kind, aliases, wikidata")
    make.set_defaults(run=_build)
    write = commands.add_parser("export", help="write every table, the network, methods and report")
    write.add_argument("corpus", metavar="CORPUS")
    write.add_argument("--out", required=True, metavar="DIR")
    write.add_argument(
        "--name",
        type=_utf8,
        default="",
        metavar="NAME",
        help="the name of the corpus in the report; default: its folder",
    )
    write.add_argument(
        "--selection", type=_utf8, action="append", default=[], metavar="NAME: FILTER=VALUE",
        help="a selection to compare in the report",
    )  # fmt: skip
    write.add_argument(
        "--compare", type=_utf8, nargs="+", action=_OneOrTwo, default=[], metavar="NAME: FILTER=VALUE",
        help="one or two sides of the tables comparison_*; with one it is compared with the rest",
    )  # fmt: skip
    write.add_argument(
        "--focus",
        type=_utf8,
        default="",
        help="what the comparison is about: a name, words, or topic=t03",
    )
    write.add_argument("--period", type=_utf8, default="", help='dates of the comparison, 2016..2018, or "all"')
    write.set_defaults(run=_export)
    show = commands.add_parser("show", help="write one table as CSV to standard output")
    show.add_argument("table", metavar="TABLE", help=", ".join(tables.ANALYSES))
    show.add_argument("corpus", metavar="CORPUS")
    show.add_argument("--option", type=_utf8, action="append", default=[], metavar="NAME=VALUE")
    show.add_argument("--limit", type=_whole_number, metavar="N")
    show.set_defaults(run=_show)
    check = commands.add_parser("check", help="check that a corpus was not changed and that its tables are consistent")
    check.add_argument("corpus", metavar="CORPUS")
    check.set_defaults(run=_check)
    coders = commands.add_parser("agreement", help="compare the tags of two coders: Krippendorff's alpha, as CSV")
    coders.add_argument("first", metavar="CURATION_A", help="curation file of the first coder")
    coders.add_argument("second", metavar="CURATION_B", help="curation file of the second coder")
    coders.set_defaults(run=_agreement)
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
