"""README and docs/command-line.md say nothing that is not there, and leave no command, option or filter out."""

import re
import shlex
from pathlib import Path

import pytest

from analytics import tables
from analytics.__main__ import command_parser
from analytics.corpus import filters
from analytics.curation.curation import CHANGES
from analytics.export import bundle

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = README + (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```", PAGES, re.DOTALL | re.MULTILINE)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if "python -m analytics" in line]


def words(command):
    """Return the arguments of a written command: without its comment, and with what it marks as optional."""
    arguments = shlex.split(re.sub(r"[\[\]]", " ", command), comments=True)
    arguments = [argument.removesuffix("...") for argument in arguments[arguments.index("analytics") + 1 :]]
    dangling = [
        i for i, argument in enumerate(arguments) if argument == "--where" and not "".join(arguments[i + 1 : i + 2])
    ]
    numbers = ["3" if argument == "N" else argument for argument in arguments]
    return [one for i, one in enumerate(numbers) if i not in dangling and one]


def test_every_command_stands_in_the_readme():
    commands = next(action.choices for action in command_parser()._actions if isinstance(action.choices, dict))

    assert {words(command)[0] for command in COMMANDS} == set(commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_parses(command):
    given = command_parser().parse_args(words(command))

    named = {text.partition("=")[0] for text in getattr(given, "where", [])}
    assert named <= set(filters.FILTERS)
    if getattr(given, "table", "") in tables.ANALYSES:
        assert {text.partition("=")[0] for text in given.option} - {"name"} <= set(tables.option_defaults(given.table))


def test_every_option_of_the_command_line_stands_in_the_readme():
    actions = next(action for action in command_parser()._actions if hasattr(action, "choices") and action.choices)
    options = {one for command in actions.choices.values() for one in command._option_string_actions} - {"-h", "--help"}

    assert {option for option in options if option not in PAGES} == set()


def test_every_option_that_the_readme_writes_exists():
    actions = next(action for action in command_parser()._actions if hasattr(action, "choices") and action.choices)
    known = {option for command in actions.choices.values() for option in command._option_string_actions}

    assert set(re.findall(r"(?<![\w-])--[a-z-]+", "\n".join(COMMANDS))) <= known


def test_every_filter_stands_in_the_readme():
    assert {name for name in filters.FILTERS if f"`{name}`" not in PAGES and f"{name}=" not in PAGES} == set()


def test_the_files_of_an_export_are_named(seeds):
    others = [name for name, _ in bundle.files(seeds, {}) if not name.endswith(".csv")]

    assert [name for name in others if name not in PAGES] == []


def test_the_corrections_in_the_readme_can_be_read():
    (block,) = [block for block in BLOCKS if block.startswith("what,key,change,value")]
    rows = [line.split(",")[0] for line in block.splitlines()[1:]]

    assert set(rows) == set(CHANGES)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?!http)[^)#]+)\)", README))))
def test_a_picture_or_link_of_the_readme_exists(path):
    assert (ROOT / path).is_file()


def test_the_readme_opens_with_the_two_commands():
    first = BLOCKS[0].splitlines()

    assert [line.split("#")[0].strip() for line in first] == ["make run", "make test"]
