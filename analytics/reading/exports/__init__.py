"""Exports of press databases: files that have many articles in a known layout, split before cleaning."""
