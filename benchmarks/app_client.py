"""A real server of the dashboard on this machine, and visitors who use it over its websocket, for the benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import psutil
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
PATIENCE = 300  # seconds for a start, or for an answer to one move
_MIB = 2**20


class Server:
    """A server process on a free port of this machine; it serves the corpus or the articles at `place`."""

    def __init__(self, place: str = "", *, root: Path = ROOT) -> None:
        with socket.socket() as free:
            free.bind(("localhost", 0))
            self.port = free.getsockname()[1]
        options = ["--server.address", "localhost", "--server.port", str(self.port), "--server.headless", "true"]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own app
            [sys.executable, "-m", "streamlit", "run", "app.py", *options, "--", *([place] if place else [])],
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_ready()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)

    @property
    def process(self) -> psutil.Process:
        """The server process, without its children."""
        return psutil.Process(self._process.pid)

    def resident(self) -> float:
        """Return the resident memory of the server process in MiB, without its children."""
        return float(self.process.memory_info().rss) / _MIB

    def cpu(self) -> float:
        """Return the seconds of CPU that the server process has used, without its children."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError), urllib.request.urlopen(f"http://localhost:{self.port}/_stcore/health") as answer:
                if answer.status == 200:  # noqa: PLR2004 - OK
                    return
            time.sleep(0.1)
        raise TimeoutError("The server did not start")


class Visitor:
    """One visitor with an open page: it knows the widgets of the page and sends the values that change."""

    def __init__(self, port: int) -> None:
        self._socket = connect(
            f"ws://localhost:{port}/_stcore/stream", subprotocols=["streamlit"], max_size=None, compression=None
        )  # type: ignore[arg-type]
        self._known: dict[str, ForwardMsg] = {}
        self._widgets: dict[str, Any] = {}
        self._values: dict[str, WidgetState] = {}
        self._pages: dict[str, str] = {}
        self._page = ""
        self.received = 0  # bytes

    def close(self) -> None:
        """Leave the page."""
        self._socket.close()

    def open_page(self, name: str = "") -> float:
        """Open a page by its name in the address, "" for the first one; return the seconds until it is complete."""
        self._values.clear()
        self._page = self._pages.get(name, "")
        return self._rerun()

    def options(self, key: str) -> list[str]:
        """Return the options of a list on the page, by the key of the widget."""
        return list(self._widgets[key].options)

    def set_texts(self, key: str, values: Sequence[str]) -> float:
        """Choose values in a list or a row of buttons; return the seconds until the page is complete."""
        state = WidgetState(id=self._widgets[key].id)
        state.string_array_value.data[:] = values
        return self._move(key, state)

    def set_text(self, key: str, value: str) -> float:
        """Write a text into a field; return the seconds until the page is complete."""
        return self._move(key, WidgetState(id=self._widgets[key].id, string_value=value))

    def press(self, key: str) -> float:
        """Press a button; return the seconds until the page is complete."""
        spent = self._move(key, WidgetState(id=self._widgets[key].id, trigger_value=True))
        self._values.pop(key)
        return spent

    def texts(self) -> list[str]:
        """Return the texts and messages of the page, of the last run."""
        return list(self._texts)

    def _move(self, key: str, state: WidgetState) -> float:
        self._values[key] = state
        return self._rerun()

    def _rerun(self) -> float:
        begin = time.perf_counter()
        message = BackMsg()
        message.rerun_script.page_script_hash = self._page
        message.rerun_script.widget_states.widgets.extend(self._values.values())
        self._socket.send(message.SerializeToString())
        self._receive_page()
        return time.perf_counter() - begin

    def _receive_page(self) -> None:
        self._widgets, self._texts = {}, list[str]()
        while True:
            content = self._socket.recv(timeout=PATIENCE)
            assert isinstance(content, bytes)
            self.received += len(content)
            message = ForwardMsg.FromString(content)
            message = self._known.get(message.ref_hash, message)
            if message.hash:
                self._known[message.hash] = message
            kind = message.WhichOneof("type")
            if kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return
            if kind == "navigation":
                self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                self._note(message.delta.new_element)

    def _note(self, element: Any) -> None:
        """Note a widget by its key, and what the page says."""
        content = getattr(element, element.WhichOneof("type"))
        if getattr(content, "id", ""):
            self._widgets[content.id.rpartition("-")[2]] = content
        for name in ("body", "value"):
            if isinstance(text := getattr(content, name, None), str) and text:
                self._texts.append(text)


def own_memory() -> float:
    """Return the resident memory of this process in MiB."""
    return float(psutil.Process(os.getpid()).memory_info().rss) / _MIB
