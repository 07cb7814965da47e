"""What sentences say of their figures together, one kind of relation a file."""
