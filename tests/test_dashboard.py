"""`parallax app` opens the dashboard from any folder, with the settings beside its script."""

import os
import signal
import subprocess
import sys
import urllib.request

import pytest
from browser_helpers import PORTS, ROOT, _await, _free

from analytics import dashboard


@pytest.fixture
def start(tmp_path):
    """Return a function: arguments -> the running process, its address and its log; ended afterwards."""
    started = []

    def once(*given):
        port = next(port for port in PORTS if _free(port))
        log = tmp_path / "log"
        command = [sys.executable, "-m", "analytics", "app", *given, "--port", str(port)]
        environment = os.environ | {"PYTHONPATH": str(ROOT), "STREAMLIT_SERVER_HEADLESS": "true"}
        with log.open("wb") as out:
            server = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=out, stderr=out)
        started.append(server)
        _await(f"http://localhost:{port}/_stcore/health", server, log)
        return server, f"http://localhost:{port}", log

    yield once
    for server in started:
        server.kill()
        server.wait(timeout=20)


def test_the_dashboard_opens_from_another_folder_and_ends_with_a_signal(start, tmp_path):
    (tmp_path / "a.txt").write_text("The embassy in Kabul stays open.", encoding="utf-8")

    server, address, log = start("a.txt")

    with urllib.request.urlopen(address, timeout=10) as answer:
        assert "<title>Streamlit</title>" in answer.read().decode()
    assert "usage statistics" not in log.read_text()  # what Streamlit says without the settings beside the app
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=20) in (0, -signal.SIGTERM)


def test_the_dashboard_is_served_only_to_this_computer():
    command = dashboard.arguments("", None)

    assert command[command.index("--server.address") + 1] == "localhost"
    assert command[-1] == "--"


def test_the_error_about_a_missing_app_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(dashboard, "SCRIPTS", (tmp_path / "app.py",))

    with pytest.raises(dashboard.CorpusError, match="The dashboard is not installed beside the library"):
        dashboard.arguments("", None)
