"""What the tests in a browser share: the server that it opens, and how a person moves a page and reads it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from urllib.error import URLError

from app_helpers import ROOT

PAGES = ("Overview", "Compare", "Keywords", "Topics", "Names", "Sources", "Read", "Corpus", "Methods")
NO_PLAYWRIGHT = "the package playwright is not installed"
# each process of the tests has ports of its own: two that look for a free one at once take the same
PORTS = range(8650 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), 8691, 2)
START = 60  # seconds a server may take to answer on a busy machine


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


def ready(page, title=""):
    """Wait until the page stands: its title is there, the script is done, and no part of the page before it is left."""
    page.locator("h1", has_text=title).first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")
    page.wait_for_function("!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
    assert page.get_by_test_id("stException").count() == 0


def go_to(page, title):
    """Follow the link of the navigation to a page."""
    page.get_by_test_id("stTopNavLink").get_by_text(title, exact=True).click()
    ready(page, title)


def choose_view(page, name):
    """Press one of the buttons of a segmented control."""
    page.get_by_test_id("stButtonGroup").get_by_role("radio", name=name, exact=True).click()
    page.wait_for_timeout(100)  # the run starts a moment after the click
    ready(page)


def _rows(page):
    """Return the choices of each row of views on the page."""
    groups = page.locator("[data-testid=stMain] [data-testid=stButtonGroup]").all()
    return [[name.inner_text() for name in row.get_by_role("radio").all()] for row in groups]


def every_view(page, *, within=True):
    """Open each view of each row, and `within` it each view of the rows that come with it; yield what was chosen."""
    first = _rows(page)
    for views in first:
        for view in views:
            choose_view(page, view)
            yield view
            for row in [row for row in _rows(page) if within and row not in first]:
                for inner in row:
                    choose_view(page, inner)
                    yield f"{view}, {inner}"
        if views:
            choose_view(page, views[0])


def choose(page, label, option):
    """Choose an option of a list, as a person does: open it, type, Enter."""
    box = page.get_by_role("combobox", name=re.compile(f"{re.escape(label)}$"))
    box.click()
    box.fill(option)
    page.get_by_role("option").filter(has_text=option).first.click()
    page.keyboard.press("Escape")


def downloaded(page, button):
    """Press a download button and return the content of the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    return download.value.path().read_bytes()


def harm(page):
    """Return what a hostile text made of itself in a page: images, scripts, links, formulas, formatting."""
    return page.evaluate(
        """() => [
            ...document.querySelectorAll('img[src="x"], img[src*="127.0.0.1"], image[href*="127.0.0.1"], [onerror]'),
            ...document.querySelectorAll('a[href^="javascript:" i], .katex'),
            ...[...document.querySelectorAll('a')].filter(part => part.host === '127.0.0.1:9'),
            ...[...document.querySelectorAll('script')].filter(part => part.textContent.includes('alert(1)')),
            ...[...document.querySelectorAll('strong, b, em')].filter(part => part.textContent.trim() === 'bold'),
        ].map(part => part.outerHTML.slice(0, 200))"""
    )
