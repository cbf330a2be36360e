"""All SQL of feedback."""
