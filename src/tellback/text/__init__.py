"""Text and its places: spans, sentences, languages."""
