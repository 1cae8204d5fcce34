"""The views of the Overview page."""
