"""Keywords: what is it about; what does a group say more than the rest?"""

import streamlit as st

from ui.components import blocks
from ui.keywords import changes as keyword_changes
from ui.keywords import collocates, stopwords
from ui.keywords import groups as keyword_groups
from ui.keywords import views as keyword_views

corpus, part = blocks.head(
    "Keywords", "What are the texts about, and which words does a group use more than the others?"
)
VIEWS = {
    "all": ("All documents", keyword_views.all_documents),
    "compare": ("Compare groups", keyword_groups.draw),
    "time": ("Over time", keyword_views.over_time),
    "changes": ("Rising and falling", keyword_changes.draw),
    "near": ("Words near a word", collocates.draw),
    "languages": ("Languages", keyword_views.languages),
    "each": ("Each document", keyword_views.document),
}
is_multilingual = part.documents["language"].nunique() > 1
names = {name: label for name, (label, _) in VIEWS.items() if name != "languages" or is_multilingual}
view = st.segmented_control(
    "View", list(names), default="all", format_func=names.get, key="keywords_view", bind="query-params", required=True
)
stopwords.draw(corpus, shown=VIEWS[view][1](part))
