"""Do two people who tagged the same articles agree? Their curation files, and the answer for each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.curation import agreement
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.findings import coding, wording
from ui import state
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    import pandas as pd


COLUMNS = ("unit", "tag", "n_units", "n_agreed", "n_only_first", "n_only_second", "krippendorff_alpha")


def draw() -> None:
    """Draw the choice of the two files, and the table of their agreement."""
    st.caption(
        "Each of you tags articles or sentences on page Read and downloads curation.csv here. Give both files."
        " A sentence that only one of you tagged is a disagreement if both of you coded its article."
    )
    first, second = st.columns(2)
    with first:
        one = _corrections("File of the first person", "coder_a")
    with second:
        two = _corrections("File of the second person", "coder_b")
    if one is None or two is None:
        return
    table = agreement.agreement(one, two, state.current())
    blocks.finding(coding.agreement(table))
    blocks.table(table, "agreement", columns=COLUMNS)


def _corrections(label: str, key: str) -> pd.DataFrame | None:
    upload = st.file_uploader(label, type="csv", key=key)
    if upload is None:
        return None
    try:
        read = curation_file.parse(upload.getvalue(), upload.name)
    except CorpusError as error:
        st.error(plain(str(error)))
        return None
    if read.issues:
        first = read.issues[0]
        n_rows = wording.times(len(read.issues), "row")
        st.warning(plain(f"{upload.name}: {n_rows} not used. First: {first.problem}, {first.detail}"))
    return read.corrections
