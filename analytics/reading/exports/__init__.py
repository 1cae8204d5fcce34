"""Exports of press databases: files that hold many articles in a known layout, split before cleaning."""
