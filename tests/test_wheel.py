"""The wheel holds what a person who installs it needs, and nothing that collides with another package."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from analytics.version import VERSION

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--wheel-dir", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def files_below(folder):
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in paths}


def requirements(name):
    lines = (line.partition("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("-")]


def test_the_wheel_puts_two_packages_into_an_environment_and_nothing_else(wheel):
    assert {name.partition("/")[0] for name in wheel.namelist()} == {
        *("analytics", "parallax_app", f"parallax-{VERSION}.dist-info"),
    }


def test_the_wheel_holds_every_file_of_the_library_and_of_the_app(wheel):
    app = {f"parallax_app/{name}" for folder in ("ui", "seeds", ".streamlit") for name in files_below(folder)}
    shipped = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert shipped == files_below("analytics") | app | {"parallax_app/app.py"}
    assert {"analytics/py.typed", "analytics/data/tagger_model.npz", "analytics/data/NOTICE.md"} <= shipped


def test_the_wheel_says_its_version_its_licence_and_its_program(wheel):
    info = f"parallax-{VERSION}.dist-info"
    metadata = wheel.read(f"{info}/METADATA").decode()

    assert f"\nVersion: {VERSION}\n" in metadata
    assert "\nRequires-Python: >=3.11\n" in metadata
    assert "\n# Parallax\n" in metadata  # the README, which an index shows
    assert "parallax = analytics.__main__:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert f"{info}/licenses/LICENSE" in wheel.namelist()


def test_the_hosted_app_and_the_wheel_need_the_same_libraries():
    assert PROJECT["project"]["dependencies"] == requirements("requirements.txt")


def test_the_tests_run_with_the_library_that_the_extra_cluster_installs():
    assert set(PROJECT["project"]["optional-dependencies"]["cluster"]) <= set(requirements("requirements-dev.txt"))
