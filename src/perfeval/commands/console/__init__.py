"""What a command is, how it is called, and what it says on a terminal or writes to a file."""
