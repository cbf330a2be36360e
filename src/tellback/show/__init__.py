"""How results reach a person: terminal, page, JSON."""
