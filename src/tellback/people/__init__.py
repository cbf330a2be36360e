"""Customers, readers, and what may be shown of them."""
