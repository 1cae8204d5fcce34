"""Our own components of a page: HTML with the CSS and JavaScript of the same name beside a module."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable


def declare(module: str, html: str, **options: Any) -> Callable[..., Any]:
    """Return the component of a module, given its `__file__`: line_editor.py has line_editor.css and line_editor.js."""
    path = Path(module)
    css, js = (path.with_suffix(ending).read_text(encoding="utf-8") for ending in (".css", ".js"))
    return st.components.v2.component(f"parallax_{path.stem}", html=html, css=css, js=js, **options)
