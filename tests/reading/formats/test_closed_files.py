"""A file that the system does not open is an issue with the reason, and never blocks; all other files are read."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from conftest import ROOT
from reading_helpers import problems, texts

from analytics.reading.formats import disk, files
from analytics.reading.formats.files import load

POSIX = pytest.mark.skipif(not hasattr(os, "setuid"), reason="this system has no permission bits")
DENIED = "cannot be opened: permission denied"
LOADING = """
import json, os, sys
from analytics.reading.formats.files import load
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
loaded = load(sys.argv[1:])
print(json.dumps([{d.file: d.text for d in loaded.documents}, [vars(issue) for issue in loaded.issues]]))
"""


@pytest.fixture
def folder():
    """Return a folder that every user may enter: those of pytest are closed to others."""
    location = Path(tempfile.mkdtemp())
    location.chmod(0o755)
    yield location
    for path in location.rglob("*"):
        path.chmod(0o755)
    shutil.rmtree(location)


def load_without_rights(*paths):
    """Load as a user who is not root, to whom permission bits mean nothing."""
    command = [sys.executable, "-c", LOADING, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    read, issues = json.loads(done.stdout)
    return read, {issue["file"]: issue["problem"] for issue in issues}, issues


@POSIX
def test_a_file_without_read_permission_is_an_issue_with_a_remedy(folder):
    for name in ("a.txt", "b.csv", "c.zip", "curation.csv", "metadata.csv"):
        (folder / name).write_text("Words.")
        (folder / name).chmod(0)
    (folder / "good.txt").write_text("Good words.")

    read, denied, issues = load_without_rights(folder)

    assert read == {"good.txt": "Good words."}
    assert denied == dict.fromkeys(("a.txt", "b.csv", "c.zip", "curation.csv", "metadata.csv"), DENIED)
    assert "right to read it" in issues[0]["detail"]
    assert "damaged" not in str(issues)


@POSIX
@pytest.mark.parametrize(("bits", "expected"), [(0o000, {"in": f"folder {DENIED}"}), (0o444, {"in/a.txt": DENIED})])
def test_a_folder_or_file_without_permission_is_an_issue(folder, bits, expected):
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("Words.")
    (folder / "good.txt").write_text("Good words.")
    (folder / "in").chmod(bits)

    read, met, _ = load_without_rights(folder)

    assert (read, met) == ({"good.txt": "Good words."}, expected)


@POSIX
def test_a_given_path_without_permission_is_reported_with_its_path(folder):
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "a.txt").write_text("Words.")
    (folder / "a").chmod(0)
    (folder / "b" / "a.txt").chmod(0)

    read, met, _ = load_without_rights(folder / "a", folder / "a" / "a.txt", folder / "b" / "a.txt")

    assert read == {}
    assert met == {str(folder / "a"): f"folder {DENIED}", str(folder / "a" / "a.txt"): DENIED, "a.txt": DENIED}


def test_a_link_to_nothing_or_in_a_circle_is_an_issue(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "absent.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    (tmp_path / "good.txt").write_text("Good words.")

    loaded = load([tmp_path])

    assert texts(loaded) == {"good.txt": "Good words."}
    assert problems(loaded) == dict.fromkeys(("circle.txt", "gone.txt"), "a link that leads to nothing")
    assert problems(load([tmp_path / "circle.txt"])) == {
        str(tmp_path / "circle.txt"): "cannot be opened: its links lead in a circle"
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_socket_is_an_issue_and_never_blocks(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "good.txt").write_text("Good words.")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket.txt"))

    in_folder, direct = load([tmp_path]), load([tmp_path / "pipe.txt", tmp_path / "socket.txt"])

    assert texts(in_folder) == {"good.txt": "Good words."}
    assert problems(in_folder) == problems(direct) == dict.fromkeys(("pipe.txt", "socket.txt"), "not a file")


def test_a_file_that_disappears_after_the_listing_is_an_issue(tmp_path):
    for name in ("a.txt", "b.txt", "metadata.csv"):
        (tmp_path / name).write_text("Words.")
    listed = list(disk.entries([tmp_path]))
    (tmp_path / "a.txt").unlink()
    (tmp_path / "metadata.csv").unlink()

    loaded = files._load_entries(listed, None)

    assert texts(loaded) == {"b.txt": "Words."}
    assert problems(loaded) == dict.fromkeys(("a.txt", "metadata.csv"), "cannot be opened: it is no longer there")


def test_a_path_below_a_file_and_one_with_a_zero_byte_do_not_exist(tmp_path):
    (tmp_path / "a.txt").write_text("Words.")

    found = problems(load([tmp_path / "a.txt" / "b.txt", f"{tmp_path}/x\0.txt"]))

    assert list(found.values()) == ["no such file or folder"] * 2
