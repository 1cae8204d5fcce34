"""Do two people who tagged the same articles agree? Their curation files, and the answer for each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.curation import agreement
from analytics.curation import file as curation_file
from analytics.errors import CorpusError
from analytics.findings import coding
from ui.components import blocks
from ui.text import plain

if TYPE_CHECKING:
    import pandas as pd


def draw() -> None:
    """Draw the choice of the two files, and the table of their agreement."""
    st.caption("Each of you tags the articles on the page Read and downloads curation.csv here. Give both files.")
    first, second = st.columns(2)
    with first:
        one = _corrections("File of the first person", "coder_a")
    with second:
        two = _corrections("File of the second person", "coder_b")
    if one is None or two is None:
        return
    table = agreement.agreement(one, two)
    blocks.finding(coding.agreement(table))
    blocks.table(table, "agreement")


def _corrections(label: str, key: str) -> pd.DataFrame | None:
    upload = st.file_uploader(label, type="csv", key=key)
    if upload is None:
        return None
    try:
        return curation_file.parse(upload.getvalue(), upload.name).corrections
    except CorpusError as error:
        st.error(plain(str(error)))
        return None
