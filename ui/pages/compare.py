"""Compare: how do A and B differ on this?"""

from ui.compare import choices, events, views
from ui.components import blocks

corpus, part = blocks.head("Compare", "How do A and B differ on this?")
chosen = choices.draw(part)
if chosen is not None:
    views.summary(part, chosen)
    if chosen.focus:
        views.shares_and_forms(part, chosen)
    events.draw(part, chosen)
    views.quoted_speakers(part, chosen)
    views.different_words(part, chosen)
