"""The readers of the kinds of form, one kind a file or folder."""
