"""The forms that a filing holds, one kind a file."""
