"""What the tests of the app share: hostile strings, and the server that a browser opens."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).parents[1]
PORTS = range(8650, 8691)
START = 60  # seconds a server may take to answer on a busy machine

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "![x](http://127.0.0.1:9/)",
    "$x$",
    "=HYPERLINK(1)",
    "**bold**",
    "[a](javascript:alert(1))",
    "<script>alert(1)</script>",
    ":red[x]",
    "%{x}",
    "{y}",
    "<b>",
    "\"quoted\" & 'single'",
    "# heading",
    "`code`",
    "&lt;b&gt;",
)


@contextmanager
def served(folder, log):
    """Start the app on a corpus as a person does, give its address, and end it with every process it started."""
    port = next(port for port in PORTS if _free(port))
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.address", "localhost", "--server.port", str(port), "--", str(folder)]
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, start_new_session=True)
    try:
        _await(f"http://localhost:{port}/_stcore/health", server, log)
        yield f"http://localhost:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=20)


def _free(port):
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("localhost", port))
        except OSError:
            return False
    return True


def _await(address, server, log):
    until = time.monotonic() + START
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"the app ended before it answered:\n{log.read_text(errors='replace')}")
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not answer within {START} s:\n{log.read_text(errors='replace')}")
