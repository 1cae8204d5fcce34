"""The views of the Names page. Imports components, charts and selection."""
