"""Raw documents -> corpus: the only room that runs the reading. It imports every room but findings and export."""
