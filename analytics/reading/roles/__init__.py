"""What a text says a person is: offices and professions before and after a name. Imports the gazetteer of `ner`."""
