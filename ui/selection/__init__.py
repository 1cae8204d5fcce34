"""Filters, saved selections and the selected mark. Imports ui.state and ui.text."""
