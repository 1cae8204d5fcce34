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
    "English translations of keywords of other languages, from a dictionary. Similar English articles decide which"
    " meaning is used. Nobody has checked them."
)


def add_glosses(part: Corpus, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of keywords with a column of glosses, unchanged if there are none or they are switched off.

    The rows of a table without `language` are of one document.
    """
    table_of_glosses = state.run(glosses.glosses, part)
    if table_of_glosses.empty or not st.toggle(
        "English glosses (automatic)", value=True, key="glosses", bind="query-params", help=HELP
    ):
        return table
    gloss_of = {(row.language, row.keyword): row.gloss for row in table_of_glosses.itertuples()}
    spoken = table["language"] if "language" in table else [part.documents["language"].iloc[0]] * len(table)
    column = [gloss_of.get(pair, "") for pair in zip(spoken, table["keyword"], strict=True)]
    at = table.columns.get_loc("keyword") + 1
    return table.assign(gloss=column)[[*table.columns[:at], "gloss", *table.columns[at:]]]
