"""The app in this process, and the three seed articles that all of these tests read once."""

from __future__ import annotations

import shutil
import sys
from functools import cache

import pytest
from app_helpers import ROOT
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest, local_script_runner

from analytics.build import kept_child
from analytics.corpus.folder import open_corpus
from analytics.version import VERSION
from ui import state
from ui.samples import corpora

# every AppTest reads the metadata of all installed packages for components: .3 s of CPU, twice in a test
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

kept_child.SECONDS = 600  # one process builds for all of these tests: a new one takes 7 s of CPU to start


def _await_script(runner, timeout):
    """Wait until a run of the app has ended; AppTest looks a thousand times a second, and the run waits each time."""
    runner._script_thread.join(timeout)
    if not runner.script_stopped():
        runner.request_stop()
        runner.join()
        raise RuntimeError(f"the run of the app took more than {timeout} s")


local_script_runner.require_widgets_deltas = _await_script


@pytest.fixture(scope="session")
def seeds(tmp_path_factory):
    """Return the corpus of the seeds as the app read it, saved and opened again: no page changes what is expected."""
    folder = tmp_path_factory.mktemp("seeds") / "corpus"
    served_seeds().save(folder)
    return open_corpus(folder)


def served_seeds():
    """Return the corpus in the cache of the app, which reads the seeds when they are not there."""
    return state._open_place(str(corpora.SEEDS.folder), VERSION, ())


@pytest.fixture
def start_app(monkeypatch):
    """Return a function: arguments of the command line -> the app, not yet started: `go_to` opens a page of it."""

    def start(*arguments):
        AppTest.from_string("from ui import state\nstate.put_back()").run()  # all tests are one visitor
        monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
        return AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)

    return start


@pytest.fixture
def app(start_app):
    """Return the app on the seeds, not yet started; a test that uploads or corrects goes back in the end."""
    return start_app()


@pytest.fixture(scope="session")
def saved_world(make_corpus, tmp_path_factory):
    """Return a function: a world of `make_corpus` -> the folder of its corpus, which stays as it is."""
    folders = {}

    def folder(world):
        if repr(world) not in folders:
            folders[repr(world)] = tmp_path_factory.mktemp("world") / "corpus"
            make_corpus(world).save(folders[repr(world)])
        return folders[repr(world)]

    return folder


@pytest.fixture
def on_folder(start_app, saved_world, tmp_path):
    """Return a function: a world of `make_corpus` -> the app on its corpus, not yet started."""

    def start(world):
        shutil.copytree(saved_world(world), tmp_path / "corpus")
        served_seeds()  # the cache keeps the two corpora used last: now the world before is dropped, not the seeds
        return start_app(str(tmp_path / "corpus"))

    return start
