"""Embedders: texts in, unit vectors out, no network."""
