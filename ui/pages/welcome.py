"""Open articles: an example, or one's own; what happens then, and how long it takes."""

import streamlit as st

from ui.corpus import welcome

st.title("What do all sources say, and what does only one say?", anchor=False)
st.caption("Parallax reads news articles in many languages and shows the sentence behind every number.")
left, right = st.columns(2, gap="large")
with left:
    welcome.examples()
    welcome.steps()
with right:
    welcome.own_articles()
