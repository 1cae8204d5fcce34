"""The view of the Names page that shows what texts say the persons are, and where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.entities import roles
from analytics.findings import entities as entity_findings
from ui import state
from ui.charts import basic as charts
from ui.components import blocks, tested_rows

if TYPE_CHECKING:
    from ui.names.views import Choices

MOST_DRAWN = 12
ROLE = ("entity", "role", "source", "date", "language", "text")
COLUMNS = ("entity", "role", "source", "n_docs", "n_source", "n_docs_rest", "n_rest", "share", "p", "q")


def draw(choices: Choices) -> None:
    """Draw the roles of the chosen person, where sources differ, and the roles of all persons."""
    counts, by_source = (state.run(made, choices.part) for made in (roles.role_counts, roles.roles_by_source))
    if counts.empty:
        st.info(
            "No office or profession stands beside a name. Roles are read in English, German, French and Spanish;"
            " a corpus of an earlier release must be built again."
        )
        return
    own = counts[counts["entity"] == choices.chosen]
    blocks.finding(entity_findings.role_differences(by_source, counts) or entity_findings.roles(own))
    if own.empty:
        st.caption("The texts give this name no role. Choose a person.")
    else:
        title = f"Which roles do the texts give {choices.chosen}?"
        figure = charts.bars(own.head(MOST_DRAWN), label="role", value="n_docs", title=title)
        blocks.picture(figure, alt=title, key="names-roles", measure="Documents that give the role")
    choose = blocks.set_pick("name_shown")
    says = {"entity": "entity"}
    of_name = {} if own.empty else {"entity": choices.chosen}
    blocks.table(
        state.table("roles", choices.part, **of_name), "roles", columns=ROLE, on_pick=choose, picks="entity", says=says
    )
    if by_source.empty:
        return
    st.caption("Roles that a source gives more often than the others do.")
    by_source = tested_rows.choose(by_source, "roles_by_source")
    blocks.table(by_source, "roles_by_source", columns=COLUMNS, on_pick=choose, picks="entity", says=says)
