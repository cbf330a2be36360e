"""Statistics: pure functions on arrays, each with the source of its method."""
