"""Where a workspace keeps what it knows: SQLite on a laptop, PostgreSQL for a team."""
