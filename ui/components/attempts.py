"""Run what builds a corpus; after any error the page and the open corpus stay."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import streamlit as st

from analytics.errors import CorpusError
from ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger(__name__)


def attempt(action: Callable[[], None], failed: str, *, then: str = "") -> None:
    """Run `action` and draw the page again, or the page `then`; after an error show it instead.

    `failed` is the action in the past.
    """
    try:
        action()
    except CorpusError as error:
        st.error(plain(str(error)))
    except Exception as error:  # noqa: BLE001 - an error of the program must not take the page away
        show_bug(error, failed)
    else:
        if then:
            st.switch_page(then)
        st.rerun()


def show_bug(error: Exception, failed: str) -> None:
    """Show that an action failed by an error of the program; the traceback goes to the console of the server."""
    _LOG.error(failed, exc_info=error)
    st.error(
        f"{failed} because of an error in Parallax ({type(error).__name__}). Please report it, and with"
        " which file it happens. What was open before stays open."
    )
