"""Methods: how was this made; how can I cite and repeat it?"""

from functools import partial

import streamlit as st

from analytics import schema
from analytics.export import bundle, methods
from analytics.tables import ANALYSES, table
from ui.components import blocks, labels, language_table, report
from ui.selection import filters

corpus, part = blocks.head("Methods", "How was this made, and how can I cite and repeat it?")
wanted = filters.active_filters()

st.download_button(
    "Download everything (zip)",
    data=partial(bundle.zip_archive, part, wanted, **report.report_options()),
    file_name="parallax.zip",
    mime="application/zip",
    type="primary",
    on_click="ignore",
    key="everything",
)
report.button(corpus, key="methods")
st.caption(
    "Contains every table as CSV, the network for Gephi, the methods text, a report and a manifest with checksums."
)

language_table.draw(part)

text, tables = st.columns(2, gap="large")
with text:
    st.header("Methods text", anchor=False)
    st.code(methods.methods(part, wanted), language=None, wrap_lines=True)
with tables:
    st.header("All tables", anchor=False)
    for name in ANALYSES:
        declared = schema.PUBLIC[name]
        with st.expander(f"{labels.table_title(name)}: one row per {declared.row}"):
            st.caption(", ".join(f"{labels.heading(column)} (`{column}`)" for column in declared.columns))
            blocks.csv_button(partial(table, part, name), name, key=f"methods-{name}")
