"""The colours of the figures on screen; the colours of sources come from the library, as in the report."""

from analytics.export.palette import ACCENT, GREY, TWO, by_source

__all__ = ["ACCENT", "GREY", "KINDS", "TWO", "by_source"]

KINDS = {"person": "#0072B2", "organisation": "#C46A9B", "place": "#009E73"}
