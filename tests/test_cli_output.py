"""The effects of `build` and `export` on a folder with content, with real commands, kills and full disks."""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analytics import __main__ as cli
from analytics import open_corpus
from analytics.corpus import store

ROOT = Path(__file__).parents[1]
OLD = ("The embassy in Kabul stays open, the ministry said.", "China keeps its embassy in Kabul.")
NEW = ("Die Botschaft in Peking bleibt offen.", "Das Ministerium in Berlin schweigt.", "Die Ernte ist gut.")
LIMITED = """
import resource, signal, sys
from analytics.__main__ import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))
sys.exit(main(sys.argv[1:]))
"""


def articles(folder, texts):
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """Return a folder with the articles "old" and "new", a corpus C of the old ones, and an export E of it."""
    there = tmp_path_factory.mktemp("ready")
    articles(there / "old", OLD)
    articles(there / "new", NEW)
    assert cli.main(["build", str(there / "old"), "--out", str(there / "C"), "--workers", "0"]) == 0
    assert cli.main(["export", str(there / "C"), "--out", str(there / "E")]) == 0
    return there


@pytest.fixture
def there(ready, tmp_path):
    shutil.copytree(ready, tmp_path / "there")
    return tmp_path / "there"


@pytest.fixture
def run(capfdbinary):
    """Return a function that runs one command: exit status, lines on standard error."""

    def once(*arguments):
        capfdbinary.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        return status, capfdbinary.readouterr().err.decode().splitlines()

    return once


@contextlib.contextmanager
def command(*arguments, code=("-m", "analytics")):
    """Start a command in a new process, and end it when the block ends."""
    line = [sys.executable, *code, *map(str, arguments)]
    with subprocess.Popen(line, cwd=ROOT, stderr=subprocess.PIPE, text=True) as started:
        try:
            yield started
        finally:
            started.kill()


def wait_until(reached, started):
    while not reached():
        assert started.poll() is None, started.stderr.read()
        time.sleep(0.001)


def tree(folder):
    return {str(path.relative_to(folder)): path.is_dir() or path.read_bytes() for path in sorted(folder.rglob("*"))}


def without_parts(folder):
    """Return the tree of a folder without what a stopped build had read, which the next one uses."""
    return {path: content for path, content in tree(folder).items() if ".parallax-parts" not in path}


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def refused(run, there, *arguments):
    """Run a command that is refused before it reads or changes anything; return its one line."""
    before = tree(there)
    status, lines = run(*arguments)
    assert (status, len(lines)) == (2, 1)
    assert tree(there) == before
    return lines[0]


def test_an_export_into_its_own_corpus_is_refused(run, there):
    line = refused(run, there, "export", there / "C", "--out", there / "C")

    assert line == f"{there / 'C'} is read by this command, so it cannot be written too. Give another folder to --out."
    assert refused(run, there, "export", there / "C", "--out", there / "C" / "E").startswith(
        f"{there / 'C' / 'E'} is inside {there / 'C'}, which is read by this command"
    )


def test_a_build_over_tables_of_the_user_is_refused_before_anything_is_read(run, there):
    (there / "mine").mkdir()
    (there / "mine" / "documents.parquet").write_bytes(b"my own table")
    (there / "mine" / "manifest.json").write_text('{"name": "my web app"}', encoding="utf-8")

    line = refused(run, there, "build", there / "old", "--out", there / "mine", "--workers", 0)

    reason = "contains manifest.json, which Parallax did not write, so nothing is written there"
    assert line == f"{there / 'mine'} {reason}. Give another folder to --out."


def test_a_build_into_its_input_folder_is_refused(run, there):
    for out in (there / "old", there / "old" / "corpus", there):
        assert "read by this command" in refused(run, there, "build", there / "old", "--out", out, "--workers", 0)


@pytest.mark.parametrize("option", ["--topics-from", "--curation", "--vectors"])
def test_an_input_of_an_option_cannot_be_the_output_either(run, there, option):
    build = ("build", there / "new", "--out", there / "C", "--workers", 0)
    given = there / "C" if option == "--topics-from" else there / "C" / "documents.parquet"

    assert "read by this command" in refused(run, there, *build, option, given)


def test_an_export_over_files_of_the_user_is_refused(run, there):
    (there / "mine").mkdir()
    for name in ("report.html", "documents.csv"):
        (there / "mine" / name).write_text("mine", encoding="utf-8")

    line = refused(run, there, "export", there / "C", "--out", there / "mine")

    assert line.startswith(f"{there / 'mine'} contains documents.csv, which Parallax did not write")


def test_a_report_that_the_user_changed_is_not_replaced(run, there):
    with (there / "E" / "report.html").open("a", encoding="utf-8") as report:
        report.write("<p>My note</p>")

    line = refused(run, there, "export", there / "C", "--out", there / "E")

    assert line.startswith(f"{there / 'E'} contains report.html, which was changed after Parallax wrote it")


def test_a_corpus_and_an_export_never_replace_each_other(run, there):
    line = refused(run, there, "build", there / "new", "--out", there / "E", "--workers", 0)
    assert line.startswith(f"{there / 'E'} is an export folder, which is not replaced by a corpus")

    shutil.copytree(there / "C", there / "D")
    line = refused(run, there, "export", there / "C", "--out", there / "D")
    assert line.startswith(f"{there / 'D'} is a corpus folder, which is not replaced by an export")


def test_a_linked_manifest_or_folder_is_not_followed(run, there):
    (there / "linked").mkdir()
    (there / "linked" / "manifest.json").symlink_to(there / "C" / "manifest.json")
    (there / "link").symlink_to(there / "C")

    for name, reason in (("linked", "contains manifest.json, which"), ("link", "is a symbolic link to")):
        line = refused(run, there, "build", there / "new", "--out", there / name, "--workers", 0)
        assert line.startswith(f"{there / name} {reason}")


def test_a_corpus_and_an_export_are_replaced_by_the_next_of_their_kind(run, there):
    assert run("build", there / "new", "--out", there / "C", "--workers", 0)[0] == 0
    assert run("export", there / "C", "--out", there / "E")[0] == 0

    assert list(open_corpus(there / "C").text.values()) == list(NEW)
    manifest = json.loads((there / "E" / "manifest.json").read_text("utf-8"))
    assert (manifest["program"], manifest["kind"], manifest["corpus"]) == (
        *("parallax", "export"),
        open_corpus(there / "C").key,
    )
    assert names(there) == ["C", "E", "new", "old"]


def test_the_second_of_two_builds_into_one_folder_is_refused(run, there):
    build = ("build", there / "new", "--out", there / "C", "--workers", 0)
    with command(*build) as first:
        wait_until((there / ".C.parallax-new").exists, first)
        first.send_signal(signal.SIGSTOP)
        status, lines = run(*build)
        first.send_signal(signal.SIGCONT)
        first.communicate(timeout=120)

    assert (status, len(lines), first.returncode) == (2, 1, 0)
    assert lines[0].startswith(f"{there / 'C'} is being written by another command (process {first.pid} on ")
    assert list(open_corpus(there / "C").text.values()) == list(NEW)


@pytest.mark.parametrize("moment", ["reading", "writing"])
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["kill", "Ctrl-C"])
def test_a_stopped_build_leaves_the_old_corpus_and_the_next_build_cleans(run, there, moment, stop):
    fresh = there / ".C.parallax-new"
    build = ("build", there / "new", "--out", there / "C", "--workers", 0)
    before = tree(there / "C")

    with command(*build) as stopped:
        wait_until(lambda: fresh.exists() and (moment == "reading" or any(fresh.iterdir())), stopped)
        stopped.send_signal(stop)
        stopped.communicate(timeout=120)

    assert stopped.returncode != 0
    assert tree(there / "C") == before
    assert fresh.exists() == (stop == signal.SIGKILL)
    status, lines = run(*build)
    said = f"{there / 'C'}: an earlier run was stopped. Its unfinished files are removed."
    assert (status, lines[0].startswith(said)) == (0, stop == signal.SIGKILL)
    assert list(open_corpus(there / "C").text.values()) == list(NEW)
    assert names(there) == ["C", "E", "new", "old"]


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT], ids=["kill", "Ctrl-C"])
def test_a_stopped_export_leaves_the_old_one(run, there, stop):
    fresh = there / ".E.parallax-new"
    before = tree(there / "E")

    with command("export", there / "C", "--out", there / "E") as stopped:
        wait_until(lambda: fresh.exists() and any(fresh.iterdir()), stopped)
        stopped.send_signal(stop)
        stopped.communicate(timeout=120)

    assert stopped.returncode != 0
    assert tree(there / "E") == before
    assert run("export", there / "C", "--out", there / "E")[0] == 0
    assert names(there) == ["C", "E", "new", "old"]


@pytest.mark.parametrize("what", ["build", "export"])
def test_a_file_above_the_size_limit_leaves_the_old_folder_with_an_error_in_one_line(there, what):
    out = there / {"build": "C", "export": "E"}[what]
    arguments = ("build", there / "new", "--workers", 0) if what == "build" else ("export", there / "C")
    before = tree(there)

    with command(*arguments, "--out", out, code=("-c", LIMITED)) as limited:
        lines = limited.communicate(timeout=120)[1].splitlines()

    assert limited.returncode == 2
    reason = "a file would be larger than is allowed here. Its earlier content is unchanged."
    assert [line for line in lines if " of " not in line] == [f"{out} cannot be written: {reason}"]
    assert without_parts(there) == before


@pytest.fixture
def small_disk(tmp_path):
    """Return the folder of a disk of half a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=512k", "none", disk], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_the_old_corpus_with_an_error_in_one_line(run, there, small_disk):
    shutil.copytree(there / "C", small_disk / "C")
    disk = os.statvfs(small_disk)
    (small_disk / "other").write_bytes(bytes(disk.f_bavail * disk.f_frsize - 40_000))  # room for half of the tables
    before = tree(small_disk)

    status, lines = run("build", there / "new", "--out", small_disk / "C", "--workers", 0)

    assert status == 2
    reason = "the disk is full. Its earlier content is unchanged."
    assert lines[-1] == f"{small_disk / 'C'} cannot be written: {reason}"
    assert without_parts(small_disk) == before
    assert len(open_corpus(small_disk / "C")) == len(OLD)


def test_a_corpus_of_the_first_release_is_replaced(run, there):
    manifest = json.loads((there / "C" / "manifest.json").read_text("utf-8"))
    first = {"format": 1} | {key: manifest[key] for key in ("key", "settings", "version")}
    (there / "C" / "manifest.json").write_text(json.dumps(first), encoding="utf-8")
    for later in store.LATER:
        (there / "C" / f"{later}.parquet").unlink()

    assert run("build", there / "new", "--out", there / "C", "--workers", 0)[0] == 0

    assert list(open_corpus(there / "C").text.values()) == list(NEW)


def test_a_hard_link_to_a_table_keeps_the_old_table(run, there):
    table = there / "C" / "documents.parquet"
    os.link(table, there / "kept.parquet")
    before = hashlib.sha256(table.read_bytes()).hexdigest()

    assert run("build", there / "new", "--out", there / "C", "--workers", 0)[0] == 0

    assert hashlib.sha256((there / "kept.parquet").read_bytes()).hexdigest() == before
    assert hashlib.sha256(table.read_bytes()).hexdigest() != before
