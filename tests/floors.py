"""The floors of the house, which `test_layers.py` holds and `docs/make_architecture.py` draws."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path
    for path in [ROOT / "app.py", *sorted((ROOT / "analytics").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]
    if path.name != "__init__.py"
}
ANALYSES = {
    *("analytics.sources", "analytics.stories", "analytics.statements", "analytics.topics", "analytics.entities"),
    *("analytics.keywords", "analytics.copies", "analytics.comparison", "analytics.storyboard"),
}
READING = {
    *("analytics.reading.document", "analytics.reading.article", "analytics.reading.raw"),
    "analytics.reading.sections",
    *(
        "analytics.reading.containment",
        "analytics.reading.fingerprints",
        "analytics.reading.formats",
        "analytics.reading.exports",
        "analytics.reading.cleaning",
    ),
    *(
        "analytics.reading.metadata",
        "analytics.reading.dates",
        "analytics.reading.ner",
        "analytics.reading.quotes",
        "analytics.reading.roles",
        "analytics.reading.keyphrases",
    ),
}
FLOORS = (  # a room imports rooms of its own floor and of those below it
    {
        *("app", "ui.pages", "ui.keywords", "ui.topics", "ui.names", "ui.sources", "ui.read", "ui.corpus"),
        *("ui.compare", "ui.overview", "ui.ask"),
        *("ui.components", "ui.selection", "ui.charts", "ui.state", "ui.text", "ui.samples"),
    },
    {"analytics.__main__", "analytics.arguments", "analytics.dashboard"},
    {"analytics.build", "analytics.export"},
    {"analytics.integrity", "analytics.tables", "analytics.findings"},
    ANALYSES | {"analytics.curation"},
    {"analytics.crosslingual", "analytics.crosslingual.encoder", "analytics.evidence"},
    {"analytics.corpus", "analytics.stats"},
    READING,
    {
        *("analytics.output", "analytics.text", "analytics.schema", "analytics.errors", "analytics.memory"),
        *("analytics.version", "analytics.inference"),
    },
)
OUTER_FOLDERS = {"", "analytics", "analytics.reading", "ui"}  # a module that lies in one of them is a room by itself


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
