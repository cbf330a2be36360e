"""The SQL of people, one module a concern."""
