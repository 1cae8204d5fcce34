"""The switch for machine glosses, and tables of keywords with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.crosslingual import glosses
from ui import state

if TYPE_CHECKING:
    import pandas as pd

    from analytics.corpus.store import Corpus

HELP = (
    "English words for keywords of other languages, by dictionary; the nearest English articles say which sense is"
    " meant. Nobody has checked them."
)


def add_glosses(part: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of keywords with a column of glosses, or as it is where there are none or they are switched off.

    The rows of a table without `language` are of one document.
    """
    found = state.run(glosses.glosses, part)
    if found.empty or not st.toggle("Machine glosses", value=True, key="glosses", bind="query-params", help=HELP):
        return table
    told = {(row.language, row.keyword): row.gloss for row in found.itertuples()}
    spoken = table["language"] if "language" in table else [part.documents["language"].iloc[0]] * len(table)
    column = [told.get(pair, "") for pair in zip(spoken, table["keyword"], strict=True)]
    at = table.columns.get_loc("keyword") + 1
    return table.assign(gloss=column)[[*table.columns[:at], "gloss", *table.columns[at:]]]
