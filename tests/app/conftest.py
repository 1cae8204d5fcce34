"""The app in this process, and the three seed articles that all of these tests read once."""

from __future__ import annotations

import sys

import pytest
from app_helpers import ROOT
from streamlit.testing.v1 import AppTest

from analytics.corpus.folder import open_corpus
from analytics.version import VERSION
from ui import state


@pytest.fixture(scope="session")
def seeds(tmp_path_factory):
    """Return the corpus of the seeds as the app read it, saved and opened again: no page changes what is expected."""
    folder = tmp_path_factory.mktemp("seeds") / "corpus"
    served_seeds().save(folder)
    return open_corpus(folder)


def served_seeds():
    """Return the corpus in the cache of the app, which reads the seeds when they are not there."""
    return state._open_place(str(state.SEEDS), VERSION, ())


@pytest.fixture
def start_app(monkeypatch):
    """Return a function: arguments of the command line -> the app, not yet started: `go_to` opens a page of it."""

    def start(*arguments):
        AppTest.from_string("from ui import state\nstate.put_back()").run()  # all tests are one visitor
        monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
        return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)

    return start


@pytest.fixture
def app(start_app):
    """Return the app on the seeds, not yet started; a test that uploads or corrects goes back in the end."""
    return start_app()


@pytest.fixture
def on_folder(start_app, make_corpus, tmp_path):
    """Return a function: a world of `make_corpus` -> the app on it, not yet started."""

    def start(world):
        make_corpus(world).save(tmp_path / "corpus")
        served_seeds()  # the cache keeps the two corpora used last: now the world before is dropped, not the seeds
        return start_app(str(tmp_path / "corpus"))

    return start
