import re
import tomllib
from pathlib import Path

import pytest

from analytics.version import VERSION

ROOT = Path(__file__).parents[1]


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_citation_has_the_version_and_the_licence_of_the_program():
    project = tomllib.loads(text("pyproject.toml"))["project"]

    assert f"\nversion: {VERSION}\n" in text("CITATION.cff")
    assert f"\nlicense: {project['license']}\n" in text("CITATION.cff")


def test_the_workflow_runs_the_tests_on_every_python_that_the_wheel_names():
    named = re.findall(r"Python :: (3\.[0-9]+)\"", text("pyproject.toml"))

    assert named == re.findall(r"3\.[0-9]+", re.search(r"python: \[(.*)\]", text(".github/workflows/test.yml"))[1])
    assert named == re.search(r"\$\{@:-(.*?)\}", text(".ci/wheel"))[1].split()


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md"])
def test_a_file_for_contributors_names_only_files_that_exist(name):
    paths = re.findall(r"`?((?:analytics|ui|tests|training|benchmarks|\.ci)/[\w./]*\w)`?", text(name))

    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert len(text(name).splitlines()) <= 60


def test_the_weekly_run_leaves_no_upper_bound():
    (expression,) = re.findall(r"sed -i -E 's/(.*?)//'", text(".github/workflows/newest.yml"))
    without = [re.sub(expression, "", line.partition("#")[0]) for line in text("requirements.txt").splitlines()]

    assert [line for line in without if "<" in line] == []
