"""The parts of the Read page. Imports components."""
