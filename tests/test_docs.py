"""The pages in docs/ say what the code says, and their examples run."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def script(name):
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_declarations_and_docstrings_say():
    written = (DOCS / "reference.md").read_text(encoding="utf-8")

    assert written == script("make_reference").reference()


def test_the_tutorial_runs_and_prints_what_the_page_says(monkeypatch):
    monkeypatch.chdir(DOCS.parent)
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")

    assert script("make_tutorial").with_outputs(page) == page


def test_the_notebook_is_the_tutorial():
    page = (DOCS / "tutorial.md").read_text(encoding="utf-8")

    assert (DOCS / "tutorial.ipynb").read_text(encoding="utf-8") == script("make_tutorial").notebook(page)


def test_the_picture_of_the_rooms_is_drawn_from_the_code():
    assert (DOCS / "architecture.svg").read_text(encoding="utf-8") == script("make_architecture").picture()
