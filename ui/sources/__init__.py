"""The views of the Sources page. Imports components, charts and selection."""
