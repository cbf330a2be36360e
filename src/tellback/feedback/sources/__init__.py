"""Where feedback comes from: each folder reads one kind of export."""
