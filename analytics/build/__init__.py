"""Raw documents -> corpus: the only room that runs the reading. Imports everything but findings and export."""
