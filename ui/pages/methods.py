"""Methods: how was this made; how can I cite and repeat it?"""

from functools import partial

import streamlit as st

from analytics import schema
from analytics.export import bundle, methods
from analytics.tables import ANALYSES, table
from ui.components import blocks, labels, language_table, measures, report
from ui.selection import filters

HEIGHT = 640  # pixels of the text, which then scrolls inside itself

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

VIEWS = {"text": "Methods text", "tables": "All tables", "languages": "Languages"}
view = st.segmented_control(
    "View", list(VIEWS), default="text", format_func=VIEWS.get, key="methods_view", bind="query-params", required=True
)
if view == "text":
    st.caption("You can copy this text into an article or a report: point at it, and a button appears at the right.")
    with st.container(height=HEIGHT):
        st.code(methods.methods(part, wanted), language=None, wrap_lines=True)
elif view == "languages":
    language_table.draw(part)
else:
    measures.explain_asked()
    for name in ANALYSES:
        declared = schema.PUBLIC[name]
        with st.expander(f"{labels.table_title(name)}: one row per {declared.row}"):
            st.caption(", ".join(f"{labels.heading(column, name)} (`{column}`)" for column in declared.columns))
            blocks.csv_button(partial(table, part, name), name, key=f"methods-{name}")
