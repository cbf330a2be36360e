"""Where customers come from: each folder understands the rows of one kind of export."""
