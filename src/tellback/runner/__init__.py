"""Runs one function over many batches: here, or beyond this machine."""
