"""The release: part of every cache key and manifest."""

VERSION = "0.2.0"
