import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from process_helpers import children, gone

from analytics.build import build

ROOT = Path(__file__).parents[2]
TEXT = "The embassy in Kabul stays open, it was said on Monday. “We will stay,” Wang Yi said in report {}. "
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143}

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="signals and children as Linux has them")


@pytest.fixture(scope="module")
def articles(tmp_path_factory):
    """Return a folder of articles that take some seconds to read, also after the first 30 of them."""
    folder = tmp_path_factory.mktemp("articles")
    for i in range(100):
        (folder / f"{i:03}.txt").write_text("".join(TEXT.format(i * 60 + k) for k in range(60)), encoding="utf-8")
    return folder


@pytest.fixture
def started(articles, tmp_path):
    """Return a function that starts a build in a process group of its own and waits for a word of its progress."""
    processes = []

    def start(moment, workers=2):
        command = [sys.executable, "-m", "analytics", "build", str(articles), "--out", str(tmp_path / "C")]
        process = subprocess.Popen(
            [*command, "--workers", str(workers)], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
        )
        processes.append(process)
        seen = b""
        while moment.encode() not in seen and process.poll() is None:
            seen += os.read(process.stderr.fileno(), 4096)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stderr.close()


def stopped(process):
    """Return the exit status and what was written after the signal, progress apart."""
    rest = process.stderr.read().decode()
    return process.wait(60), [line for line in rest.splitlines() if line and " of " not in line]


@pytest.mark.parametrize("number", STATUS)
@pytest.mark.parametrize(
    ("moment", "workers", "send"),
    [
        ("removing boilerplate", 2, os.kill),
        ("removing boilerplate", 2, os.killpg),
        ("reading articles: 30", 2, os.kill),
        ("reading articles: 30", 2, os.killpg),
        ("reading", 0, os.kill),  # the parent is the whole group
    ],
)
def test_a_build_that_is_asked_to_stop_ends_with_one_line(started, tmp_path, number, moment, workers, send):
    process = started(moment, workers)
    readers = children(process.pid)

    send(process.pid, number)

    sentence = f"Stopped. {tmp_path / 'C'} is unchanged; run the same command to continue."
    assert stopped(process) == (STATUS[number], [sentence])
    assert len(readers) == workers
    assert gone(readers)
    assert not (tmp_path / "C").exists()


@pytest.mark.parametrize("number", STATUS)
def test_a_command_that_is_still_starting_ends_with_one_line(number):
    command = [sys.executable, "-X", "importtime", "-m", "analytics", "show", "documents", "C"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:
        seen = b""
        while b"numpy" not in seen and process.poll() is None:
            seen += os.read(process.stderr.fileno(), 4096)
        process.send_signal(number)
        rest = process.stderr.read().decode()

    assert process.returncode == STATUS[number]
    assert [line for line in rest.splitlines() if "|" not in line] == ["Stopped."]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a corpus whose table of lines is longer than a pipe."""
    place = tmp_path_factory.mktemp("corpus")
    (place / "a.txt").write_text("\n".join(TEXT.format(i) for i in range(1500)), encoding="utf-8")
    build.build_paths([place / "a.txt"], workers=0).save(place / "C")
    return place / "C"


@pytest.mark.parametrize("number", STATUS)
def test_a_show_command_that_is_asked_to_stop_ends_with_one_line(folder, number):
    command = [sys.executable, "-m", "analytics", "show", "lines", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(1)
        process.send_signal(number)
        assert stopped(process) == (STATUS[number], ["Stopped."])


@pytest.mark.parametrize("number", STATUS)
def test_an_export_that_is_asked_to_stop_ends_with_one_line(folder, tmp_path, number):
    command = [sys.executable, "-m", "analytics", "export", str(folder), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not list(tmp_path.iterdir()):
            time.sleep(0.01)
        process.send_signal(number)
        sentence = f"Stopped. {tmp_path / 'out'} is unchanged; run the same command to continue."
        assert stopped(process) == (STATUS[number], [sentence])


def test_a_signal_that_is_sent_twice_gives_one_line(started):
    process = started("reading articles: 30")

    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)

    status, lines = stopped(process)
    assert status in STATUS.values()
    assert len(lines) == 1


def test_a_command_restores_the_signal_handlers():
    code = (
        "import signal; from analytics.__main__ import main\n"
        "before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]\n"
        "main(['show', 'documents', 'nowhere'])\n"
        "print(before == [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "True\n"


def test_ctrl_c_that_the_shell_ignores_does_not_stop_a_build_in_the_background(articles, tmp_path):
    few = [str(path) for path in sorted(articles.iterdir())[:30]]
    code = "import signal, sys; signal.signal(signal.SIGINT, signal.SIG_IGN)\nfrom analytics.__main__ import main\n"
    arguments = ["build", *few, "--out", str(tmp_path / "C"), "--workers", "1"]
    command = [sys.executable, "-c", f"{code}sys.exit(main({arguments!r}))"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:
        os.read(process.stderr.fileno(), 1)
        process.send_signal(signal.SIGINT)
        process.stderr.read()

    assert process.returncode == 0
