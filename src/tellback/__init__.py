"""tellback: tell your product's story, hear what comes back, close the distance between the two."""
