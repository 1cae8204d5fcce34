"""One browser and one server for each corpus, which serve all of these tests; what no page may do in any of them."""

from __future__ import annotations

import json
import os
import re
import shutil
from urllib.parse import urlsplit

import pytest
from app_helpers import HOSTILE, ROOT
from browser_helpers import NO_PLAYWRIGHT, ready, served

from analytics.build import build

ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
ARGS += ["--disable-sync", "--no-first-run"]
WAIT = 30_000  # milliseconds that a state may take on a busy machine
# pulsing placeholders and fading parts are two thirds of the CPU of a page that waits for its server
WITHOUT_MOTION = """document.addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = '*, ::before, ::after {animation: none !important; transition: none !important}';
    document.head.append(style);
})"""
# Streamlit looks for its server beside a deep link first and then at the root
RELATIVE_TRIES = re.compile(r"/[a-z]+/_stcore/(health|host-config)")


@pytest.fixture(scope="session", autouse=True)
def chromium():
    """Return the one browser; it comes before the servers, which nobody needs without it."""
    playwright = pytest.importorskip("playwright.sync_api", reason=NO_PLAYWRIGHT)
    path = shutil.which("chromium") or "/usr/bin/chromium"
    if not os.access(path, os.X_OK):
        told = "no chromium on this machine: apt-get install chromium"
        pytest.fail(told) if os.environ.get("PARALLAX_BROWSER") == "required" else pytest.skip(told)
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def watched(chromium):
    """Return the one context of the browser, so that the app's own files are fetched once."""
    context = chromium.new_context(color_scheme="light")
    yield Watched(context)
    context.close()


@pytest.fixture(scope="session")
def on_seeds(tmp_path_factory):
    """Return the address of the app on the seeds."""
    with served(ROOT / "seeds", tmp_path_factory.mktemp("seeds") / "log.txt") as address:
        yield address


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """Return the corpus of twelve articles whose every text, names and keywords included, tries to do something."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = (json.dumps(_article(i)) for i in range(12))
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return _with_hostile_names(build.build_paths([folder], workers=0))


@pytest.fixture(scope="session")
def on_hostile(hostile, tmp_path_factory):
    """Return the address of the app on the hostile corpus."""
    folder = tmp_path_factory.mktemp("saved")
    hostile.save(folder / "corpus")
    with served(folder / "corpus", folder / "log.txt") as address:
        yield address


def _article(i):
    text, other = HOSTILE[i], HOSTILE[(i + 1) % 12]
    return {
        "title": f"{text} title {i}",
        "source": HOSTILE[i % 3],
        "author": other,
        "date": f"2021-08-{i + 1:02d}",
        "language": "en",
        "url": "javascript:alert(1)",
        "text": (
            f"{text} was written in Kabul on Monday, said Wang Yi of China.\n\n"
            f"Russia and China spoke in Beijing about {text} and trade with Afghanistan.\n\n"
            f"“We will see what {other} does in Kabul next week,” said Vladimir Putin.\n\n"
            f"The embassy of {'China' if i % 2 else 'Russia'} stays open, item {i} of {other} says."
        ),
    }


def _with_hostile_names(corpus):
    """Let names and keywords be hostile too; no tagger finds such names, a curation file can write them."""
    for name, column in (("mentions", "entity"), ("keywords", "keyword"), ("keywords", "concept")):
        corpus = corpus.with_table(name, _renamed(corpus.stored_tables[name].astype({column: "str"}), column))
    return corpus


def _renamed(table, column):
    commonest = table[column].value_counts().index
    return table.assign(**{column: table[column].replace(dict(zip(commonest, HOSTILE, strict=False)))})


class Watched:
    """A context of the browser that notes what no page may do."""

    def __init__(self, context):
        self.context = context
        self.troubles = []
        context.set_default_timeout(WAIT)
        context.add_init_script(WITHOUT_MOTION)
        context.on("request", lambda request: self._address(request.url))
        context.on("page", self._page)

    def _page(self, page):
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("dialog", self._dialog)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))

    def _address(self, url):
        address = urlsplit(url)
        if address.scheme not in ("data", "blob") and address.hostname != "localhost":
            self.troubles.append(f"request: {url}")

    def _dialog(self, dialog):
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message):
        if message.type == "error" and not RELATIVE_TRIES.fullmatch(urlsplit(message.location["url"]).path):
            self.troubles.append(f"console: {message.text} {message.location['url']}")


@pytest.fixture
def opened(watched):
    """Return a function: address -> a page that shows it; in the end no page may have done what `Watched` notes.

    It takes the tabs of earlier tests: a new tab has a process that reads all scripts of the app anew, 6 s of CPU
    instead of 2.5.
    """
    idle = list(watched.context.pages)

    def page(address, *, width=1440):
        page = idle.pop() if idle else watched.context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        ready(page)
        return page

    yield page
    for used in (tab for tab in watched.context.pages if tab not in idle):
        clear(used)
    troubles, watched.troubles = watched.troubles, []
    assert troubles == []


def clear(page):
    """Leave a tab as a new one is, so that its visit at the server ends."""
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.emulate_media(color_scheme="light")
