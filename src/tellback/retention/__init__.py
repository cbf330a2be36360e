"""Learn whether customers who complain stay, and who went silent."""
