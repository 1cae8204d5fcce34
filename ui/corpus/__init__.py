"""The parts of the Corpus page. Imports components."""
