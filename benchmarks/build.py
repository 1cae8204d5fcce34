"""CPU and memory of builds: python benchmarks/build.py [--against CHECKOUT] [--growth] [ARTICLES ...].

Builds corpora of 300 and 1,000 of the shared news articles (or of ARTICLES, up to 4,000), with the yake package alone
on the same texts in the same process. With --against, another checkout builds the same files, in turns. CPU is that of
a build in one process, its first libraries included; memory is that of a build with one reading process.

With --growth it prints only the memory of builds of 1,000, 2,000 and 4,000 articles (or of ARTICLES): private memory
(USS) of all processes together, at the peak of the reading and of the work on the whole corpus. Beyond 4,000 the
articles are repeated with their sentences shuffled, each time of another outlet.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "data" / "news" / "articles-4000.jsonl.gz"
SIZES = [300, 1_000]
GROWTH = [1_000, 2_000, 4_000]
SENTENCE = re.compile(r"(?<=[.!?])\s+")
LEAST = 0.01  # of the CPU: a step that is printed


def main() -> None:
    """Print CPU by part and step, the ratio to yake, and memory by process, for each size and checkout."""
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", nargs="*", type=int)
    parser.add_argument("--against", type=Path, help="another checkout")
    parser.add_argument("--growth", action="store_true", help="only the memory, and how it grows")
    options = parser.parse_args()
    if not NEWS.is_file():
        print(f"{NEWS.name} is not beside the checkout: nothing to measure.")
        return
    trees = {"this": ROOT} | ({"other": options.against.resolve()} if options.against else {})
    with tempfile.TemporaryDirectory() as folder:
        for size in options.articles or (GROWTH if options.growth else SIZES):
            file = write_sample(Path(folder, f"{size}.jsonl"), size)
            for name, tree in trees.items():
                if options.growth:
                    _print_growth(name, size, _probe(tree, file, "growth"))
                else:
                    _print(name, size, _probe(tree, file, "steps"), _probe(tree, file, "memory"))


def write_sample(file: Path, size: int) -> Path:
    """Write every n-th article, `size` of them, to a file that a build reads; more than there are, repeated."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        articles = list(lines)
    chosen = articles[:: max(len(articles) // size, 1)][:size]
    with file.open("w", encoding="utf-8") as output:
        output.writelines(chosen)
        output.writelines(
            _shuffled(articles[at % len(articles)], at, at // len(articles)) for at in range(len(chosen), size)
        )
    return file


def _shuffled(article: str, seed: int, outlet: int) -> str:
    """Return the JSON line of an article with its sentences in another order, of another outlet."""
    fields = json.loads(article)
    sentences = SENTENCE.split(fields["text"])
    random.Random(seed).shuffle(sentences)  # noqa: S311 - no secret
    fields |= {"text": "\n".join(sentences), "source": f"{fields.get('source', '')} {outlet}", "url": ""}
    return json.dumps(fields) + "\n"


def _print_growth(name: str, size: int, peaks: dict[str, float]) -> None:
    parts = ", ".join(f"{part} {peak:.0f} MB" for part, peak in peaks.items())
    print(f"{name} checkout, {size:,} articles: {parts}", flush=True)


def _probe(tree: Path, file: Path, mode: str) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "benchmarks" / "build_probe.py"), str(tree), str(file), mode]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    content: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return content


def _print(name: str, size: int, cpu: dict[str, Any], memory: dict[str, float]) -> None:
    whole = cpu["reading"] + cpu["whole corpus"]
    print(f"\n{name} checkout, {size:,} articles, ms of CPU an article")
    print(f"{'build':34}{1000 * whole / size:8.1f}   {whole / cpu['yake']:.2f} of yake alone")
    for part in ("yake", "reading", "whole corpus"):
        print(f"{part:34}{1000 * cpu[part] / size:8.1f}")
    for step, seconds in sorted(cpu["steps"].items(), key=lambda pair: -pair[1]):
        if seconds > LEAST * whole:
            print(f"  {step:32}{1000 * seconds / size:8.1f}")
    print(", ".join(f"{process} {peak:.0f} MB" for process, peak in sorted(memory.items())), flush=True)


if __name__ == "__main__":
    main()
