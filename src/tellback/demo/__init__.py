"""A made-up mail program, Larkpost, with its story in git and a seeded world of customers behind it."""
