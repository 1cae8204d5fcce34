"""Quality of finding sentences that say the same.

    python benchmarks/statements.py [--sample] [--without-encoder] [--build N] [LANGUAGE ...] [CORPUS ...]

Twins are the same sentence in English and another language, see `twins.py`. For each language it prints precision and
recall of the product without the encoder ("words"), of the vectors of the encoder without any gate ("encoder"), and of
the product ("both"). "contradict" is the share of the twins that are called a contradiction, which none of them is;
after it stand the twins that each gate keeps apart.

`--sample` measures five languages instead of all. `--build N` builds N of the shared news articles and prints which
share of the CPU the statements take. With the folder of a corpus it prints the CPU seconds of its statements.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path[:0] = [str(Path(__file__).parents[1])]

from analytics import Corpus, open_corpus  # noqa: E402
from analytics.build import build  # noqa: E402
from analytics.crosslingual.encoder import encoder as encoders  # noqa: E402
from analytics.statements import statements  # noqa: E402
from benchmarks import build as articles  # noqa: E402
from benchmarks import twins  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "ru", "pl", "ar", "tr", "zh", "ja", "ko", "uk", "fa", "hi", "sw")
SAMPLE = ("de", "ru", "ar", "zh", "hi")
PUD = ("de", "fr", "es", "it", "pt", "ru", "pl", "tr", "ar", "zh", "hi")


def main() -> int:
    """Print the tables."""
    options = _options()
    folders = [name for name in options.names if Path(name).is_dir()]
    languages = [name for name in options.names if name in LANGUAGES] or (SAMPLE if options.sample else LANGUAGES)
    encoder = None if options.without_encoder else encoders.installed_encoder()
    timed = TimedEncoder(encoder) if encoder else None
    print(f"encoder: {encoder.name if encoder else 'none'}")
    if (twins.DATA / "parallel").is_dir():
        _print_twins(languages, timed)
        _print_encoder(timed)
    else:
        print(f"The parallel news are not at {twins.DATA}.")
    for folder in folders:
        _print_statements(open_corpus(folder), encoder)
    if options.build:
        _print_build_share(options.build, encoder)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", metavar="LANGUAGE or CORPUS")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--without-encoder", action="store_true")
    parser.add_argument("--build", type=int, default=0, metavar="N")
    return parser.parse_args()


def _print_twins(languages: Sequence[str], encoder: TimedEncoder | None) -> None:
    head = "".join(f"{name:>14}" for name in ("words", "encoder", "both"))
    print(f"{'NTREX, half':14}{'twins':>6}{head}{'contradict':>12}  lost by gate")
    for code, row in twins.ntrex(languages, encoder).items():
        _print_row(code, row)
    print(f"{'PUD, built':14}{'twins':>6}{head}{'contradict':>12}")
    for code in [code for code in languages if code in PUD]:
        _print_row(code, twins.pud(code, encoder))


def _print_row(code: str, row: twins.Twins) -> None:
    scores = (f"{one.precision:.3f}/{one.recall:.3f}" if one else "-" for one in (row.words, row.encoder, row.both))
    cells = "".join(f"{score:>14}" for score in scores)
    lost = ", ".join(f"{name} {n}" for name, n in sorted(row.lost.items()))
    print(f"{code + ' - en':14}{row.n:6}{cells}{row.contradicted:12.3f}  {lost}", flush=True)


def _print_encoder(encoder: TimedEncoder | None) -> None:
    if encoder and encoder.seconds:
        print(f"encoder: {encoder.n} sentences, {encoder.n / encoder.seconds:.0f} in a CPU second")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{peak} MB at most, {time.process_time():.0f} CPU s", flush=True)


def _print_statements(whole: Corpus, encoder: encoders.SentenceEncoder | None) -> float:
    """Print the CPU seconds of the statements of a corpus; return them."""
    timed = TimedEncoder(encoder) if encoder else None
    start = time.process_time()
    rows = statements.find(whole, encoder=timed)
    seconds = time.process_time() - start
    sizes = rows[~rows["near"]].groupby("statement")["doc_id"].nunique()
    print(f"\n{len(whole)} articles: {seconds:.1f} CPU s, {timed.seconds if timed else 0:.1f} of them the encoder for"
          f" {timed.n if timed else 0} sentences; {(sizes > 1).sum()} statements of two documents or more,"
          f" {(sizes == 1).sum()} of one", flush=True)  # fmt: skip
    return seconds


def _print_build_share(n_articles: int, encoder: encoders.SentenceEncoder | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = articles.write_sample(Path(folder, "news.jsonl"), n_articles)
        start = time.process_time()
        whole = build.build_paths([file], workers=0)
        seconds = time.process_time() - start
    share = _print_statements(whole, encoder) / seconds
    print(f"{share:.0%} of the {seconds:.0f} CPU s of a build of {n_articles} articles")


class TimedEncoder:
    """An encoder that counts its CPU seconds and sentences."""

    def __init__(self, encoder: encoders.SentenceEncoder) -> None:
        self.encoder, self.seconds, self.n = encoder, 0.0, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.encoder, name)

    def encode(self, texts: list[str]) -> np.ndarray:
        """Return the codes of the sentences."""
        start = time.process_time()
        found = self.encoder.encode(texts)
        self.seconds += time.process_time() - start
        self.n += len(texts)
        return found


if __name__ == "__main__":
    sys.exit(main())
