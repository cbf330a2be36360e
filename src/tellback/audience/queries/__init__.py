"""All SQL of audience."""
