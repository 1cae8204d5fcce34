"""The views of the Topics page. Imports components, charts and selection."""
