"""The command line: the same functions and the same numbers as the app.

Exit status: 0 done, 1 nothing usable, 2 wrong use, 130 stopped by Ctrl-C, 143 stopped by SIGTERM.
"""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.build.interrupts import InterruptedBySignal, end_at_once, interruptible

if __name__ == "__main__":
    end_at_once("Stopped.")  # the imports below take a second or two

from analytics import arguments, dashboard, tables
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

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from analytics.corpus.store import Corpus

TRANSLATED = "translated"  # an option of each table: the words of a search are looked up in all languages
DONE, NOTHING_USABLE, WRONG_USE = 0, 1, 2


def main(given: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args = command_parser().parse_args(given)
    try:
        with interruptible(_stop_sentence(args)):
            return _status(args)
    except InterruptedBySignal as interrupt:
        print(_stop_sentence(args), file=sys.stderr)  # noqa: T201 - messages go to standard error
        return interrupt.status


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    return arguments.parser(str(__doc__), RUNS)


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
    name = args.name or arguments.utf8(Path(args.corpus).resolve().name)
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
    files = [curation_file.read(path) for path in (args.first, args.second)]
    for issue in (issue for file in files for issue in file.issues):
        _notice(f"{issue.file}: {issue.problem} ({issue.detail})")
    first, second = (file.corrections for file in files)
    corpus = open_corpus(args.corpus) if args.corpus else None
    if corpus is None and agreement.has_sentences(first) and agreement.has_sentences(second):
        _notice("The tags of sentences are not compared: add --corpus CORPUS, which has the sentences without a tag.")
    sys.stdout.buffer.write(to_csv(agreement.agreement(first, second, corpus)))
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


RUNS = {
    "build": _build,
    "export": _export,
    "show": _show,
    "check": _check,
    "agreement": _agreement,
    "app": _app,
}

if __name__ == "__main__":
    sys.exit(main())
