"""Names: who and what appears; who appears with whom?"""

import streamlit as st

from analytics.findings import overview as overview_findings
from analytics.findings import wording
from ui import state
from ui.components import blocks
from ui.names import groups as name_groups
from ui.names import merging, world_map
from ui.names import roles as name_roles
from ui.names import views as name_views
from ui.selection import filters

corpus, part = blocks.head("Names", "Which people, organisations and places appear, and which appear together?")
VIEWS = {
    "names": ("Most frequent", name_views.draw_names),
    "pairs": ("Pairs", name_views.draw_pairs),
    "around": ("Around one name", name_views.draw_circle),
    "matrix": ("Matrix", name_views.matrix),
    "whole": ("Network", name_views.draw_network),
    "map": ("Map", world_map.draw),
    "time": ("Over time", name_views.over_time),
    "roles": ("Roles", name_roles.draw),
    "groups": ("Compare groups", name_groups.draw),
}
labels = {name: label for name, (label, _) in VIEWS.items() if name != "map" or world_map.is_offered(part)}
view = st.segmented_control(
    "View", list(labels), default="names", format_func=labels.get, key="names_view", bind="query-params", required=True
)
choices = name_views.draw_choices(part)
blocks.finding(overview_findings.entities(choices.names, choices.pairs, len(part)))
if note := overview_findings.without_capitals(part.documents):
    st.caption(note)
if choices.names.empty:
    st.stop()

main, aside = st.columns(blocks.WIDE, gap="large")
with aside:
    chosen, other = name_views.pick(choices)
    if st.button("Compare how two sources write about it"):
        state.set_value("compare_focus", chosen)
        st.switch_page("ui/pages/compare.py")
    st.button("Keep only documents with this name", on_click=filters.choose, args=("entity", chosen))
    together = tuple(name for name in (chosen, other) if name)
    blocks.evidence(part, title=f"Sentences with {wording.list_names(together)}", key="names", entities=together)
with main:
    VIEWS[view][1](choices._replace(chosen=chosen))
merging.draw(part, chosen)
