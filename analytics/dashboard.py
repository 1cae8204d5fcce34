"""The start of the dashboard: the place of its script, and the command that runs Streamlit on it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from analytics.errors import CorpusError

_ROOT = Path(__file__).parents[1]
# the place in the wheel, with a name that is unique in site-packages, then the place in the source folder
SCRIPTS = (_ROOT / "parallax_app" / "app.py", _ROOT / "app.py")


def run(corpus: str = "", port: int | None = None) -> int:
    """Open the dashboard on a corpus folder or articles, by default the seeds; return the exit status of Streamlit."""
    command = arguments(corpus, port)
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is meant: this process becomes the server, so a signal reaches it
    return subprocess.run(command, check=False).returncode  # noqa: S603 - our own script


def arguments(corpus: str, port: int | None) -> list[str]:
    """Return the command that starts Streamlit; raises CorpusError when the corpus or the script does not exist."""
    if corpus and not Path(corpus).exists():
        raise CorpusError(f"{corpus} does not exist. Give a corpus folder, a folder of articles or a file of them.")
    script = next((str(path) for path in SCRIPTS if path.is_file()), "")
    if not script:
        raise CorpusError("The dashboard is not installed beside the library. Install Parallax again: pip install .")
    options = ["--server.address", "localhost", *(["--server.port", str(port)] if port is not None else [])]
    return [sys.executable, "-m", "streamlit", "run", script, *options, "--", *([corpus] if corpus else [])]
