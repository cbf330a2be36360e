"""Write the press release and FAQ before building; know what it promises; find what is weak in it."""
