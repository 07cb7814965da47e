"""The rows of a form: how a rubric finds its own among them, and what each earns."""
