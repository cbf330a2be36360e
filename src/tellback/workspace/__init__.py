"""A folder with a story, a store and a model."""
