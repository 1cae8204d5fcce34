"""One colour per source, on screen and in the report, that colour-blind readers can distinguish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import pandas as pd

ACCENT = "#2b7fb0"
GREY = "#8a8f96"
TWO = (ACCENT, "#D55E00")  # for two groups that are compared
# Three of Okabe & Ito 2008; the others are those of contrast 3:1 or more on both grounds that lie farthest from all,
# as colour-blind readers see them (Machado, Oliveira, Fernandes 2009)
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#9C78A8", "#B48448", "#8484F0", "#90546C", "#A85448")


def by_source(sources: pd.Series, chosen: Collection[str] = ()) -> dict[str, str]:
    """Return the colour of each source of a corpus: the eight largest have colours, the rest are grey.

    A `chosen` source that is smaller has a colour that no other chosen source has, as long as there is one.
    """
    order = _sources_by_size(sources)
    colours = {source: _COLOURS[i] if i < len(_COLOURS) else GREY for i, source in enumerate(order)}
    small = [source for source in order if source in chosen and colours[source] == GREY]
    used = {colours[source] for source in chosen if source in colours}
    free = [colour for colour in _COLOURS if colour not in used]
    return colours | dict(zip(small, free, strict=False))


def _sources_by_size(sources: pd.Series) -> Sequence[str]:
    counts = sources.value_counts()
    return sorted(counts.index, key=lambda source: (-counts[source], source))
