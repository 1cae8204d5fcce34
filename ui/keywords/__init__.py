"""The views of the Keywords page. Imports components, charts and selection."""
