"""Kill builds and exports at random moments; afterwards the folder must be entirely the old or entirely the new one.

    python benchmarks/interrupted_writes.py [--builds 50] [--exports 50] [--seed 14]

Two corpora and two exports of them are made first; the killed process then writes one over the other, in turns. Every
tenth kill is of the real command (`build ... --workers 0`, `export ...`), at any moment from taking the lock to its
usual end. The others are of a child that only writes, so that most kills come during the write: for builds it opens the
two corpora and saves them in a loop (`Corpus.save`), for exports it writes the files of the two ready exports in a loop
(`output_folder.write_folder`). The exit status is 1 if a folder was mixed or cannot be opened.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from analytics import open_corpus
from analytics.integrity import check
from analytics.output import folder as output_folder

ROOT = Path(__file__).parents[1]
TEXTS = (
    ("The embassy in Kabul stays open, the ministry said.", "China keeps its embassy in Kabul."),
    ("Die Botschaft in Peking bleibt offen.", "Das Ministerium in Berlin schweigt.", "Die Ernte ist gut."),
)
EACH_REAL = 10  # of so many kills one is of the real command
LONGEST = 1.0  # seconds that a child which only writes lives at most after its first write began


class Written(NamedTuple):
    """A kind of folder, the two contents that are written in turns, and the real commands that write them."""

    kind: str
    target: Path
    ready: tuple[Path, Path]
    commands: tuple[list[str], list[str]]


def main() -> int:
    """Print one line per kind: number of kills, kills during the write, and the state of the folder after them."""
    options = _given()
    chance = random.Random(options.seed)  # noqa: S311 - moments of kills
    print("kind    kills  real  during the write  old  new  mixed")
    with tempfile.TemporaryDirectory() as folder:
        kinds = _prepared(Path(folder))
        counts = [
            _killed(written, number, chance)
            for written, number in zip(kinds, (options.builds, options.exports), strict=True)
        ]
    return int(any(count["mixed"] for count in counts))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--builds", type=int, default=50)
    parser.add_argument("--exports", type=int, default=50)
    parser.add_argument("--seed", type=int, default=14)
    return parser.parse_args()


def _prepared(folder: Path) -> tuple[Written, Written]:
    for name, texts in zip("ab", TEXTS, strict=True):
        (folder / name).mkdir()
        for number, text in enumerate(texts):
            (folder / name / f"{number}.txt").write_text(text, encoding="utf-8")
    corpora, exports = ((folder / f"{kind}-a", folder / f"{kind}-b") for kind in ("corpus", "export"))
    builds = [["build", str(folder / name), "--workers", "0"] for name in "ab"]
    writes = [["export", str(corpus), "--name", "the same"] for corpus in corpora]
    for arguments, out in zip((*builds, *writes), (*corpora, *exports), strict=True):
        _run(_command(arguments, out)).wait()
    return (
        Written("corpus", folder / "C", corpora, (builds[0], builds[1])),
        Written("export", folder / "E", exports, (writes[0], writes[1])),
    )


def _command(arguments: list[str], out: Path) -> list[str]:
    return [sys.executable, "-m", "analytics", *arguments, "--out", str(out)]


def _run(line: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(line, cwd=ROOT, stderr=subprocess.DEVNULL)  # noqa: S603 - commands of ours


def _killed(written: Written, number: int, chance: random.Random) -> Counter[str]:
    """Kill the process that writes the target `number` times and return the count of each outcome."""
    counts: Counter[str] = Counter()
    longest = _run_whole(written, 0)
    before = 0
    for kill in range(number):
        real = kill % EACH_REAL == 0
        line = _command(written.commands[1 - before], written.target) if real else _loop(written, 1 - before)
        _kill(line, _beside(written, "lock"), chance.uniform(0, longest if real else LONGEST))
        counts["real"] += real
        counts["during"] += _is_half_written(written)
        after = _whole_content(written)
        counts["mixed" if after is None else "old" if after == before else "new"] += 1
        before = before if after is None else after
    _run_whole(written, 1 - before)
    _say(written, number, counts)
    return counts


def _say(written: Written, number: int, counts: Counter[str]) -> None:
    cells = (f"{counts[name]:5}" for name in ("old", "new", "mixed"))
    print(f"{written.kind:7}{number:6}{counts['real']:6}{counts['during']:18}{''.join(cells)}")


def _run_whole(written: Written, content: int) -> float:
    """Run the real command to its end, check the target, and return its seconds."""
    with _run(_command(written.commands[content], written.target)) as started:
        _wait_for(_beside(written, "lock"), started)
        begin = time.monotonic()
    if _whole_content(written) != content or any(written.target.parent.glob(".*")):
        raise SystemExit(f"{written.target}: the command that was not killed did not write it, or left something")
    return time.monotonic() - begin


def _loop(written: Written, first: int) -> list[str]:
    ready = [str(written.ready[first]), str(written.ready[1 - first])]
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'benchmarks')!r}]; import interrupted_writes as here"
    )
    call = f"here.save_again_and_again({written.kind!r}, {str(written.target)!r}, {ready!r})"
    return [sys.executable, "-c", f"{code}; {call}"]


def save_again_and_again(kind: str, target: str, ready: list[str]) -> None:
    """Write the two contents over the target, in turns, until the process is killed."""
    if kind == "corpus":
        corpora = [open_corpus(folder) for folder in ready]
        for corpus in itertools.cycle(corpora):
            corpus.save(target)
    contents = [{path.name: path.read_bytes() for path in Path(folder).iterdir()} for folder in ready]
    for content in itertools.cycle(contents):
        with output_folder.write_folder(target, output_folder.EXPORT) as output:
            for name, data in content.items():
                (output.fresh / name).write_bytes(data)


def _kill(line: list[str], lock: Path, seconds: float) -> None:
    """Start a command and kill it some seconds after it took the lock."""
    with _run(line) as started:
        _wait_for(lock, started)
        time.sleep(seconds)
        started.send_signal(signal.SIGKILL)


def _wait_for(lock: Path, started: subprocess.Popen[bytes]) -> None:
    """Wait until a command holds the lock; the file of a run killed before may still be there."""
    owner = f"process {started.pid} "
    while not (lock.exists() and lock.read_text(encoding="utf-8").startswith(owner)) and started.poll() is None:
        time.sleep(0.0005)


def _beside(written: Written, use: str) -> Path:
    return written.target.with_name(f".{written.target.name}.parallax-{use}")


def _is_half_written(written: Written) -> bool:
    fresh = _beside(written, "new")
    return _beside(written, "old").exists() or (fresh.exists() and any(fresh.iterdir()))


def _whole_content(written: Written) -> int | None:
    """Return which of the two contents the target entirely is, None if it is neither or invalid."""
    prints = _fingerprints(written.target)
    same = [number for number, ready in enumerate(written.ready) if _fingerprints(ready) == prints]
    return same[0] if same and is_in_order(written) else None


def is_in_order(written: Written) -> bool:
    """Return whether every file is as the manifest says, and nothing is wrong with the tables of a corpus."""
    if written.kind == "export":
        manifest = json.loads((written.target / "manifest.json").read_text(encoding="utf-8"))
        files = {name: (written.target / name).read_bytes() for name in manifest["files"]}
        return all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in manifest["files"].items())
    checked = check.check_folder(written.target)
    return not checked.findings and checked.n_documents in map(len, TEXTS)


def _fingerprints(folder: Path) -> dict[str, str]:
    """Return a hash of each file of a folder; of a manifest without its time of writing."""
    return {path.name: hashlib.sha256(_timeless(path)).hexdigest() for path in folder.iterdir()}


def _timeless(path: Path) -> bytes:
    if path.suffix != ".json":
        return path.read_bytes()
    manifest = json.loads(path.read_text(encoding="utf-8"))
    return json.dumps({key: value for key, value in manifest.items() if key != "written"}).encode()


if __name__ == "__main__":
    sys.exit(main())
