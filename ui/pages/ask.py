"""Ask: which view answers my question?"""

from itertools import cycle

import streamlit as st

from ui.ask.questions import GROUPS

st.title("Ask", anchor=False)
st.caption("Choose your question: it opens the view that answers it. Your filters stay.")
columns = st.columns(2, gap="large")
for column, (group, questions) in zip(cycle(columns), GROUPS.items(), strict=False):
    with column:
        st.header(group, anchor=False)
        for question in questions:
            st.page_link(f"ui/pages/{question.page}.py", label=question.words, query_params=question.view)
