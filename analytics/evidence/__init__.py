"""The evidence of a result, its sentences, and their citations. Imports corpus and text."""
