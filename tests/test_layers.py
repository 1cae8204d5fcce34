"""Who may import whom: the floors of the house, top to bottom. Imports only run down, and rooms import in no circle."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import pytest
from floors import FLOORS, IMPORTS, MODULES, READING, ROOM_IMPORTS, ROOMS, ROOT, room

LARGEST_PAGE = 80  # lines
NOT_ON_A_PAGE = {"groupby", "agg", "apply", "pivot_table", "crosstab", "sum", "mean", "size"}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


def test_importing_the_whole_library_loads_neither_streamlit_nor_plotly():
    names = [name for name in MODULES if name.startswith("analytics")]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'streamlit', 'plotly', 'ui', 'app'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=120
    )

    assert done.stdout == "[]\n"


def test_each_room_stands_on_one_floor():
    assert sorted(name for floor in FLOORS for name in floor) == sorted(ROOMS)


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_imports_run_down(name):
    floor = next(i for i, names in enumerate(FLOORS) if name in names)

    assert ROOM_IMPORTS[name] <= set.union(*FLOORS[floor:])


def test_rooms_import_in_no_circle():
    try:
        TopologicalSorter(ROOM_IMPORTS).prepare()
        circle = []
    except CycleError as error:
        circle = error.args[1]

    assert circle == []


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.startswith("analytics")))
def test_the_library_names_neither_streamlit_nor_plotly_nor_the_pages(name):
    assert IMPORTS[name] & ({"streamlit", "plotly", "app"} | {one for one in MODULES if one.startswith("ui.")}) == set()


@pytest.mark.parametrize("name", sorted(READING))
def test_reading_knows_one_document_and_no_corpus(name):
    assert ROOM_IMPORTS[name] <= READING | FLOORS[-1]


def test_only_the_building_reads_documents():
    # corrections know lines and articles, see below; the methods name the tagger, the command line offers its options,
    # the capabilities ask which languages each room of the reading holds
    readers = {
        module for module in MODULES
        if module.startswith("analytics") and room(module) not in READING | {"analytics.build", "analytics.curation"}
        and any(room(target) in READING for target in IMPORTS[module] & set(MODULES))
    }  # fmt: skip

    own = {"analytics.__main__", "analytics.arguments"}
    assert readers == own | {"analytics.export.methods", "analytics.findings.capabilities"}


def test_corrections_know_of_the_reading_what_a_line_and_an_article_are():
    known = {f"analytics.reading.{name}" for name in ("article", "cleaning", "raw")}

    assert ROOM_IMPORTS["analytics.curation"] & READING == known


@pytest.mark.parametrize("name", sorted(name for name in MODULES if room(name) == "ui.charts"))
def test_charts_are_made_without_streamlit(name):
    drawing = {one for one in MODULES if room(one) == "ui.charts"} | {"ui.text", "ui.components.labels"}

    assert "streamlit" not in IMPORTS[name]
    assert {one for one in IMPORTS[name] if one.startswith("ui.")} <= drawing


PAGES = sorted(name for name in MODULES if name.startswith("ui.pages."))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_at_most_eighty_lines(name):
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= LARGEST_PAGE


@pytest.mark.parametrize("name", PAGES)
def test_a_page_counts_nothing_itself(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    arithmetic = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.BinOp | ast.AugAssign)
                  and isinstance(node.op, ARITHMETIC)]  # fmt: skip

    assert IMPORTS[name] & {"pandas", "numpy", "scipy", "plotly"} == set()
    assert called & NOT_ON_A_PAGE == set()
    assert arithmetic == []


def test_the_pages_are_those_of_the_design():
    assert {name.removeprefix("ui.pages.") for name in PAGES} == {
        *("overview", "keywords", "topics", "entities", "sources", "read", "corpus", "methods", "compare", "welcome"),
    }
