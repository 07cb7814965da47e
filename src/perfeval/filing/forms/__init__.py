"""The forms that a filing holds, one kind a file; `perfeval.filing.FORMS` lists the classes."""
