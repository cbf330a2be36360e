"""What retention asks of the store, one module a practice."""
