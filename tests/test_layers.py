"""Who may import whom: the floors of the house, top to bottom. Imports only run down, and rooms import in no circle."""

import ast
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in [ROOT / "app.py", *sorted((ROOT / "analytics").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]
    if path.name != "__init__.py"
}
ANALYSES = {
    *("analytics.sources", "analytics.stories", "analytics.statements", "analytics.topics", "analytics.entities"),
    *("analytics.keywords", "analytics.copies"),
}
READING = {
    *("analytics.reading.document", "analytics.reading.article", "analytics.reading.raw"),
    *(
        "analytics.reading.containment",
        "analytics.reading.fingerprints",
        "analytics.reading.formats",
        "analytics.reading.cleaning",
    ),
    *(
        "analytics.reading.metadata",
        "analytics.reading.ner",
        "analytics.reading.quotes",
        "analytics.reading.keyphrases",
    ),
}
FLOORS = (  # a room imports rooms of its own floor and of those below it
    {
        *("app", "ui.pages", "ui.keywords", "ui.topics", "ui.names", "ui.sources", "ui.read", "ui.corpus"),
        *("ui.components", "ui.selection", "ui.charts", "ui.state", "ui.text"),
    },
    {"analytics.__main__", "analytics.dashboard"},
    {"analytics.build", "analytics.export"},
    {"analytics.integrity", "analytics.tables", "analytics.findings"},
    ANALYSES | {"analytics.curation"},
    {"analytics.crosslingual", "analytics.evidence"},
    {"analytics.corpus", "analytics.stats"},
    READING,
    {"analytics.output", "analytics.text", "analytics.schema", "analytics.errors", "analytics.version"},
)
OUTER_FOLDERS = {"", "analytics", "analytics.reading", "ui"}  # a module that lies in one of them is a room by itself
LARGEST_PAGE = 80  # lines
NOT_ON_A_PAGE = {"groupby", "agg", "apply", "pivot_table", "crosstab", "sum", "mean", "size"}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


def room(module):
    folder = module.rpartition(".")[0]
    return module if folder in OUTER_FOLDERS else folder


def imports(module):
    """Return the modules of the house and the packages that a module imports, in functions and for types too."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    house = {name for name in found if name in MODULES}
    return house | {name.partition(".")[0] for name in found} - {"analytics", "ui", "__future__"}


IMPORTS = {module: imports(module) for module in MODULES}
ROOMS = {room(module) for module in MODULES}
ROOM_IMPORTS = {
    name: {room(target) for module in MODULES if room(module) == name for target in IMPORTS[module] & set(MODULES)}
    - {name}
    for name in ROOMS
}


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
    # corrections know lines and articles, see below; the methods name the tagger, the command line offers its options
    readers = {
        module for module in MODULES
        if module.startswith("analytics") and room(module) not in READING | {"analytics.build", "analytics.curation"}
        and any(room(target) in READING for target in IMPORTS[module] & set(MODULES))
    }  # fmt: skip

    assert readers == {"analytics.__main__", "analytics.export.methods"}


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
        *("overview", "keywords", "topics", "entities", "sources", "read", "corpus", "methods"),
    }
