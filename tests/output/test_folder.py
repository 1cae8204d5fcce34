import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from analytics import CorpusError
from analytics.output import lock as output_lock
from analytics.output import swap as output_swap
from analytics.output.folder import CORPUS, EXPORT, check_target, marker, put_back, write_folder

ROOT = Path(__file__).parents[2]
FIRST_CORPUS = {"format": 1, "version": "0.1.0", "key": "k", "settings": {}}
FIRST_EXPORT = FIRST_CORPUS | {"corpus": "k", "files": {}, "filters": {}, "libraries": {}, "slice": "k", "written": ""}
FIRST_EXPORT = {key: value for key, value in FIRST_EXPORT.items() if key not in ("format", "key")}


def fill(folder, text, kind=CORPUS, **more):
    folder.mkdir(exist_ok=True)
    (folder / "texts.parquet").write_text(text)
    manifest = marker(kind) | {"tables": {"texts": {"file": "texts.parquet"}}} | more
    (folder / "manifest.json").write_text(json.dumps(manifest))


def write(target, text, **options):
    with write_folder(target, CORPUS, **options) as output:
        fill(output.fresh, text)


def stopped(target, stop, read=""):
    """Write until an exception, after `read` was stored as a partial result."""
    with write_folder(target, CORPUS) as output:
        fill(output.fresh, "half")
        if read:
            (output.parts / "read").write_text(read)
        raise stop


def tree(folder):
    """Return every path below a folder, with its content or the target of the link."""
    return {
        str(path.relative_to(folder)): f"-> {path.readlink()}"
        if path.is_symlink()
        else path.is_dir() or path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@contextlib.contextmanager
def process(code, *arguments):
    """Start Python code in a new process and wait for the first line that it prints."""
    command = [sys.executable, "-c", f"import time\nfrom test_folder import *\n{code}", *map(str, arguments)]
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "output")))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path}) as started:
        try:
            started.stdout.readline()
            yield started
        finally:
            started.kill()


WRITE_AND_WAIT = """
with write_folder(sys.argv[1], CORPUS) as output:
    fill(output.fresh, "half")
    (output.parts / "read").write_text("one document")
    print("writing", flush=True)
    time.sleep(600)
"""


def test_a_new_folder_is_made_with_its_parents_and_nothing_beside_it(tmp_path):
    write(tmp_path / "deep" / "C", "new")

    assert names(tmp_path / "deep" / "C") == ["manifest.json", "texts.parquet"]
    assert names(tmp_path / "deep") == ["C"]


def test_the_target_is_empty_until_everything_is_written(tmp_path):
    fill(tmp_path / "C", "old")

    with write_folder(tmp_path / "C", CORPUS) as output:
        fill(output.fresh, "new")
        assert (tmp_path / "C" / "texts.parquet").read_text() == "old"
        assert output.fresh.stat().st_dev == (tmp_path / "C").stat().st_dev

    assert (tmp_path / "C" / "texts.parquet").read_text() == "new"
    assert names(tmp_path) == ["C"]


def test_an_empty_folder_is_filled_and_one_with_only_files_of_a_file_manager(tmp_path):
    for name in ("empty", "looked at"):
        (tmp_path / name).mkdir()
    (tmp_path / "looked at" / ".DS_Store").write_text("icons")

    for name in ("empty", "looked at"):
        write(tmp_path / name, "new")
        assert names(tmp_path / name) == ["manifest.json", "texts.parquet"]


def test_a_replaced_folder_keeps_its_permissions(tmp_path):
    fill(tmp_path / "C", "old")
    (tmp_path / "C").chmod(0o700)

    write(tmp_path / "C", "new")

    assert (tmp_path / "C").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError, ZeroDivisionError])
def test_after_an_exception_the_target_is_unchanged_and_nothing_is_beside_it(tmp_path, stop):
    fill(tmp_path / "C", "old")
    before = tree(tmp_path)

    for target in (tmp_path / "C", tmp_path / "deep" / "new"):
        with pytest.raises(stop):
            stopped(target, stop)

    assert tree(tmp_path) == before


def test_partial_results_stay_after_an_exception_and_are_removed_after_the_swap(tmp_path):
    lines = []
    with pytest.raises(KeyboardInterrupt):
        stopped(tmp_path / "C", KeyboardInterrupt, read="one document")

    with write_folder(tmp_path / "C", CORPUS, notice=lines.append) as output:
        assert (output.parts / "read").read_text() == "one document"
        fill(output.fresh, "new")

    assert lines == [f"{tmp_path / 'C'}: an earlier run was stopped. The documents that it had read are used again."]
    assert names(tmp_path) == ["C"]


def test_a_killed_run_leaves_the_old_folder_and_the_next_one_reports_and_cleans(tmp_path):
    fill(tmp_path / "C", "old")
    with process(WRITE_AND_WAIT, tmp_path / "C") as killed:
        killed.send_signal(signal.SIGKILL)
    assert (tmp_path / "C" / "texts.parquet").read_text() == "old"

    lines = []
    write(tmp_path / "C", "new", notice=lines.append)

    sentences = "Its unfinished files are removed. The documents that it had read are used again."
    assert lines == [f"{tmp_path / 'C'}: an earlier run was stopped. {sentences}"]
    assert (tmp_path / "C" / "texts.parquet").read_text() == "new"
    assert names(tmp_path) == ["C"]


def test_a_second_command_is_refused_with_process_and_time_until_the_first_ends(tmp_path):
    with process(WRITE_AND_WAIT, tmp_path / "C") as first:
        with pytest.raises(CorpusError) as refused:
            write(tmp_path / "C", "second")
        owner = rf"\(process {first.pid} on \S+, since [\d-]+ [\d:]+\)"
        remedy = "Wait until it has ended, or give another folder to --out."
        assert re.fullmatch(
            rf"{tmp_path / 'C'} is being written by another command {owner}\. {remedy}", str(refused.value)
        )
        write(tmp_path / "D", "another folder")
        first.send_signal(signal.SIGKILL)
        first.wait()
        write(tmp_path / "C", "second")

    assert (tmp_path / "C" / "texts.parquet").read_text() == "second"


TAKE_TURNS = """
print("started", flush=True)
target, alone, begin = map(Path, sys.argv[1:])
while not begin.exists():
    time.sleep(0.001)
turns = refused = 0
while turns < 25:
    try:
        with write_folder(target, CORPUS) as output:
            alone.touch(exist_ok=False)  # fails when another process is here too
            fill(output.fresh, "x")
            alone.unlink()
        turns += 1
    except CorpusError:
        refused += 1
assert refused
"""


def test_four_processes_that_write_repeatedly_never_write_at_the_same_time(tmp_path):
    with contextlib.ExitStack() as stack:
        given = tmp_path / "C", tmp_path / "alone", tmp_path / "begin"
        started = [stack.enter_context(process(TAKE_TURNS, *given)) for _ in range(4)]
        (tmp_path / "begin").touch()
        assert [one.wait(120) for one in started] == [0, 0, 0, 0]

    assert names(tmp_path) == ["C", "begin"]


def test_a_lock_file_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "letter").write_text("mine")
    (tmp_path / ".C.parallax-lock").symlink_to(tmp_path / "letter")

    with pytest.raises(OSError, match="symbolic link"):
        write(tmp_path / "C", "new")

    assert (tmp_path / "letter").read_text() == "mine"


def test_a_lock_is_on_the_file_that_is_there_now(tmp_path):
    path = tmp_path / "lock"
    with output_lock.hold_lock(path, "C"), pytest.raises(CorpusError), output_lock.hold_lock(path, "C"):
        pass

    assert not path.exists()


# What stands in the way, and the words that the user reads about it


def a_file(there):
    (there / "C").write_text("mine")
    return "is a file, not a folder"


def a_link_to_a_folder(there):
    (there / "mine").mkdir()
    (there / "C").symlink_to(there / "mine")
    return f"is a symbolic link to {there / 'mine'}"


def a_link_to_nothing(there):
    (there / "C").symlink_to(there / "nothing")
    return f"is a symbolic link to {there / 'nothing'}"


def notes_in_a_corpus(there):
    fill(there / "C", "old")
    (there / "C" / "notes.txt").write_text("mine")
    return "contains notes.txt, which Parallax did not write"


def a_folder_in_a_corpus(there):
    fill(there / "C", "old")
    (there / "C" / "texts").mkdir()
    return "contains texts, which Parallax did not write"


def a_linked_manifest(there):
    fill(there / "elsewhere", "old")
    (there / "C").mkdir()
    (there / "C" / "manifest.json").symlink_to(there / "elsewhere" / "manifest.json")
    return "contains manifest.json, which Parallax did not write"


def a_linked_table(there):
    fill(there / "C", "old")
    (there / "C" / "texts.parquet").rename(there / "mine")
    (there / "C" / "texts.parquet").symlink_to(there / "mine")
    return "contains texts.parquet, which was changed after Parallax wrote it"


def tables_of_the_user(there):
    (there / "C").mkdir()
    (there / "C" / "documents.parquet").write_text("mine")
    (there / "C" / "manifest.json").write_text('{"name": "a web app", "version": "1"}')
    return "contains manifest.json, which Parallax did not write"


def tables_without_a_manifest(there):
    (there / "C").mkdir()
    (there / "C" / "documents.parquet").write_text("mine")
    return "contains documents.parquet, which Parallax did not write"


def a_broken_manifest(there):
    (there / "C").mkdir()
    (there / "C" / "manifest.json").write_text('{"program": "paral')
    return "contains manifest.json, which Parallax did not write"


def an_export(there):
    fill(there / "C", "old", kind=EXPORT)
    return "is an export folder, which is not replaced by a corpus"


def notes_in_a_corpus_of_the_first_release(there):
    fill(there / "C", "old")
    (there / "C" / "manifest.json").write_text(json.dumps(FIRST_CORPUS))
    (there / "C" / "my.parquet").write_text("mine")
    return "contains my.parquet, which Parallax did not write"


WAYS = (
    *(a_file, a_link_to_a_folder, a_link_to_nothing, notes_in_a_corpus, a_folder_in_a_corpus, a_linked_manifest),
    *(a_linked_table, tables_of_the_user, tables_without_a_manifest, a_broken_manifest, an_export),
    *(notes_in_a_corpus_of_the_first_release,),
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_folder_of_others_is_refused_by_name_and_stays(tmp_path, way):
    words = way(tmp_path)
    before = tree(tmp_path)

    with pytest.raises(CorpusError) as refused:
        write(tmp_path / "C", "new")

    assert str(refused.value).startswith(f"{tmp_path / 'C'} {words}")
    assert str(refused.value).endswith(". Give another folder to --out.")
    assert tree(tmp_path) == before


def test_a_target_below_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("mine")

    with pytest.raises(CorpusError, match=f"cannot be written: {tmp_path / 'file'} is a file, not a folder"):
        check_target(tmp_path / "file" / "deep" / "C", CORPUS)


def test_the_current_folder_and_the_top_of_a_disk_are_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    for target in (".", tmp_path, "../" + tmp_path.name):
        with pytest.raises(CorpusError, match="is the current folder"):
            check_target(target, CORPUS)
    with pytest.raises(CorpusError, match="is the top folder of a disk"):
        check_target("/", CORPUS)


def test_an_input_folder_is_refused_and_folders_in_it_or_around_it(tmp_path):
    articles = tmp_path / "around" / "articles"
    articles.mkdir(parents=True)
    (articles / "a.txt").write_text("Kabul")
    (tmp_path / "link").symlink_to(articles)

    for given in (articles, tmp_path / "link", articles / ".." / "articles"):
        with pytest.raises(CorpusError, match="is read by this command"):
            check_target(articles, CORPUS, [given])
        with pytest.raises(CorpusError, match=re.escape(f"is inside {given}, which is read")):
            check_target(articles / "deep" / "C", CORPUS, [given])
        with pytest.raises(CorpusError, match=re.escape(f"contains {given}, which is read")):
            check_target(tmp_path / "around", CORPUS, [given])
    with pytest.raises(CorpusError, match=r"contains \S+a\.txt, which is read"):
        check_target(articles, CORPUS, [articles / "a.txt"])
    check_target(tmp_path / "around" / "C", CORPUS, [articles, articles / "a.txt", tmp_path / "nothing"])


AS_NOBODY = """
os.setuid(65534)
for name in sys.argv[2:]:
    try:
        check_target(Path(sys.argv[1], name), CORPUS)
    except CorpusError as error:
        print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="the test changes to another user, which only root may do")
def test_a_folder_without_write_permission_is_refused():
    there = Path(tempfile.mkdtemp())  # other users may not enter the folder that pytest gives
    there.chmod(0o755)
    (there / "open").mkdir(mode=0o777)
    (there / "open").chmod(0o777)
    fill(there / "open" / "C", "old")
    command = [
        sys.executable,
        "-c",
        f"from test_folder import *\n{AS_NOBODY}",
        there,
        "new/C",
        "open/C",
        "open/D",
    ]
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests" / "output")))
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path}, check=True)
    shutil.rmtree(there)

    remedy = "Give another folder to --out."
    assert done.stdout.splitlines() == [
        f"{there}/new/C cannot be written: you have no permission to write in {there}. {remedy}",
        f"{there}/open/C cannot be replaced: you have no permission to read it and write in it. {remedy}",
    ]


@pytest.mark.parametrize(("kind", "manifest"), [(CORPUS, FIRST_CORPUS), (EXPORT, FIRST_EXPORT)])
def test_a_folder_of_the_first_release_is_identified_by_its_manifest(tmp_path, kind, manifest):
    fill(tmp_path / "C", "old")
    digest = "cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4"  # sha256 of "old"
    files = {"files": {"texts.parquet": digest}} if kind == EXPORT else {}
    (tmp_path / "C" / "manifest.json").write_text(json.dumps(manifest | files))

    check_target(tmp_path / "C", kind)
    with pytest.raises(CorpusError, match="which is not replaced by"):
        check_target(tmp_path / "C", {CORPUS: EXPORT, EXPORT: CORPUS}[kind])


def test_a_table_of_an_export_that_the_user_changed_is_not_replaced(tmp_path):
    fill(tmp_path / "E", "old", kind=EXPORT, files={"texts.parquet": "0" * 64})

    with pytest.raises(CorpusError, match=r"contains texts\.parquet, which was changed after Parallax wrote it"):
        check_target(tmp_path / "E", EXPORT)


def test_a_file_that_the_user_adds_during_the_run_stays_in_a_folder_beside_the_target(tmp_path):
    fill(tmp_path / "C", "old")
    (tmp_path / "C-before").mkdir()
    lines = []

    with write_folder(tmp_path / "C", CORPUS, notice=lines.append) as output:
        (tmp_path / "C" / "notes.txt").write_text("mine")
        fill(output.fresh, "new")

    kept = tmp_path / "C-before-2"
    assert lines == [f"{tmp_path / 'C'}: notes.txt was put into this folder while it was written. It is now in {kept}."]
    assert tree(kept) == {"notes.txt": b"mine"}
    assert names(tmp_path / "C") == ["manifest.json", "texts.parquet"]


# Where two names cannot be exchanged, the old folder is renamed first


def test_a_folder_can_be_replaced_by_two_renames(tmp_path):
    fill(tmp_path / "new", "new")
    fill(tmp_path / "C", "old")

    output_swap.replace_in_two_steps(tmp_path / "new", tmp_path / "C", tmp_path / "aside")

    assert (tmp_path / "C" / "texts.parquet").read_text() == "new"
    assert (tmp_path / "aside" / "texts.parquet").read_text() == "old"


def test_when_the_second_of_two_renames_fails_the_old_folder_stays(tmp_path):
    fill(tmp_path / "C", "old")

    with pytest.raises(FileNotFoundError):
        output_swap.replace_in_two_steps(tmp_path / "nothing", tmp_path / "C", tmp_path / "aside")

    assert (tmp_path / "C" / "texts.parquet").read_text() == "old"


def test_a_folder_that_a_killed_run_moved_away_is_restored_by_the_next_command(tmp_path):
    fill(tmp_path / ".C.parallax-old", "old")  # a kill between the two renames
    fill(tmp_path / ".C.parallax-new", "new")
    lines = []

    put_back(tmp_path / "C", lines.append)
    assert (tmp_path / "C" / "texts.parquet").read_text() == "old"
    write(tmp_path / "C", "newer", notice=lines.append)

    assert (tmp_path / "C" / "texts.parquet").read_text() == "newer"
    assert lines == [
        f"{tmp_path / 'C'}: an earlier run was stopped while it replaced this folder. The folder is put back.",
        f"{tmp_path / 'C'}: an earlier run was stopped. Its unfinished files are removed.",
    ]
    assert names(tmp_path) == ["C"]


def test_an_old_folder_that_is_half_removed_is_removed_by_the_next_run(tmp_path):
    fill(tmp_path / "C", "new")
    fill(tmp_path / ".C.parallax-old", "old")
    (tmp_path / ".C.parallax-old" / "manifest.json").unlink()

    write(tmp_path / "C", "newer")

    assert names(tmp_path) == ["C"]


@pytest.mark.parametrize("use", ["new", "old", "parts"])
def test_a_link_in_the_place_of_a_leftover_is_removed_and_its_target_stays(tmp_path, use):
    fill(tmp_path / "C", "old")
    fill(tmp_path / "mine", "mine")
    (tmp_path / f".C.parallax-{use}").symlink_to(tmp_path / "mine")
    before = tree(tmp_path / "mine")

    with write_folder(tmp_path / "C", CORPUS) as output:
        fill(output.fresh, "new")
        (output.parts / "read").write_text("one document")

    assert tree(tmp_path / "mine") == before
    assert (tmp_path / "C" / "texts.parquet").read_text() == "new"
    assert names(tmp_path) == ["C", "mine"]


def test_a_folder_without_its_manifest_is_an_error_of_the_caller_and_replaces_nothing(tmp_path):
    with pytest.raises(ValueError, match="must hold a manifest"), write_folder(tmp_path / "C", CORPUS) as output:
        (output.fresh / "texts.parquet").write_text("new")

    assert names(tmp_path) == []
