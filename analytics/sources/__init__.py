"""Sources compared. Imports every other analysis but stories, copies and curation."""
