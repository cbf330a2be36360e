"""Schools, stages and kinds of product: `x.py` offers `profile`."""
