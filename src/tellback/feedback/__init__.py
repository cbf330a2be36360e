"""Hear what customers say, above all the complaints; hold every message against the story."""
