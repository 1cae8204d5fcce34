"""Who may import whom: the floors of the house, top to bottom, and imports only run down."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("analytics", "ui")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
GROUND = {
    f"analytics.{name}"
    for name in (
        "schema",
        "corpus",
        "corpus_folder",
        "corpus_manifest",
        "corpus_summary",
        "languages",
        "segmentation",
        "stopwords",
        "filters",
        "selections",
        "output_folder",
        "output_lock",
        "output_swap",
        "output_target",
        "spreadsheets",
        "errors",
        "memo",
        "version",
        "web_address",
    )
}
TOP = {
    "analytics.build.build",
    "analytics.build.assembly",
    "analytics.integrity.check",
    "analytics.integrity.rules",
    "analytics.build.document_order",
    "analytics.curation.preview",
    "analytics.build.cluster",
    "analytics.build.failures",
    "analytics.build.interrupts",
    "analytics.build.checkpoint",
    "analytics.build.worker_pool",
    "analytics.build.worker_process",
    "analytics.build.workers",
    "analytics.tables",
    "analytics.__main__",
    "analytics.dashboard",
    "analytics.findings.overview",
    "analytics.findings.keywords",
    "analytics.findings.entities",
    "analytics.findings.sources",
    "analytics.findings.stories",
}
TOP |= {name for name in MODULES if name.startswith("analytics.export")}
READING = {name for name in MODULES if name.startswith("analytics.reading")}
HELPERS = {"analytics", "analytics.curation.curation", "analytics.curation.file"}
ANALYSES = {name for name in MODULES if name.startswith("analytics")} - GROUND - TOP - READING - HELPERS
MAX_PAGE = 80  # lines
STATEFUL = {"session_state", "cache_data", "cache_resource"}
NOT_ON_A_PAGE = {"groupby", "agg", "apply", "pivot_table", "crosstab", "sum", "mean", "size"}
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)


def imported(name):
    """Return the modules of the house and the packages that a module names, imports for type checking included."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    known = {one for one in found if one in MODULES and one not in ("analytics", "ui")}
    return known | {one.partition(".")[0] for one in found} - {"analytics", "ui", "__future__"}


def running(name):
    """Return what a module imports when it runs: without the imports for type checking."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    kept = [node for node in tree.body if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")]
    found = set()
    for node in ast.walk(ast.Module(kept, [])):
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return {one for one in found if one in MODULES} - {"analytics"}


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


def test_the_floors_hold_every_module_of_the_library_once():
    floors = [GROUND, TOP, READING, HELPERS, ANALYSES]

    assert set.union(*floors) == {name for name in MODULES if name.startswith("analytics")}
    assert sum(map(len, floors)) == len(set.union(*floors))
    assert {
        "analytics.keywords.keywords",
        "analytics.entities.cooccurrence",
        "analytics.sources.coverage",
        "analytics.evidence.evidence",
    } <= ANALYSES


@pytest.mark.parametrize("name", sorted(name for name in MODULES if name.startswith("analytics")))
def test_the_library_names_neither_streamlit_nor_plotly_nor_the_pages(name):
    assert imported(name) & ({"streamlit", "plotly"} | {one for one in MODULES if one.startswith("ui")}) == set()


@pytest.mark.parametrize("name", sorted(READING))
def test_reading_knows_one_document_and_no_analysis(name):
    assert imported(name) & (ANALYSES | TOP | HELPERS | {"analytics.corpus.store", "analytics.corpus.filters"}) == set()


@pytest.mark.parametrize("name", sorted(ANALYSES))
def test_an_analysis_imports_neither_reading_nor_what_stands_above_it(name):
    assert imported(name) & (READING | TOP) == set()


@pytest.mark.parametrize("name", sorted(GROUND))
def test_the_ground_stands_on_nothing_but_ground(name):
    assert running(name) <= GROUND


def test_corrections_know_of_the_reading_what_a_line_and_an_article_are():
    known = {f"analytics.reading.{name}" for name in ("article", "ledger", "raw")}

    assert running("analytics.curation.curation") <= GROUND | known
    assert imported("analytics.curation.curation") & READING == known


@pytest.mark.parametrize(
    "name", ["ui.charts.basic", "ui.charts.keywords", "ui.charts.network", "ui.charts.sources", "ui.charts.axes"]
)
def test_charts_are_made_without_streamlit(name):
    drawing = {"ui.charts.basic", "ui.charts.axes", "ui.charts.palette", "ui.text", "ui.components.labels"}

    assert "streamlit" not in imported(name)
    assert {one for one in imported(name) if one.startswith("ui.")} <= drawing


PAGES = sorted(name for name in MODULES if name.startswith("ui.pages."))


@pytest.mark.parametrize("path", [ROOT / "app.py", *sorted((ROOT / "ui").rglob("*.py"))], ids=lambda path: path.stem)
def test_only_the_state_holds_session_state_and_caches(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    named |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}

    assert bool(named & STATEFUL) == (path == MODULES["ui.state"])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_at_most_eighty_lines(name):
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= MAX_PAGE


@pytest.mark.parametrize("name", PAGES)
def test_a_page_counts_nothing_itself(name):
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    reckoned = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.BinOp | ast.AugAssign)
                and isinstance(node.op, ARITHMETIC)]  # fmt: skip

    assert imported(name) & {"pandas", "numpy", "scipy", "plotly"} == set()
    assert asked & NOT_ON_A_PAGE == set()
    assert reckoned == []


def test_the_pages_are_those_of_the_design():
    assert {name.removeprefix("ui.pages.") for name in PAGES} == {
        *("overview", "keywords", "topics", "entities", "sources", "read", "corpus", "methods"),
    }
