"""What an editor looks for: `x.py` offers `rule`, and `x.md` is its page, its documentation and its test."""
