"""How the pages of this folder become a site: `sphinx-build -W docs .cache/site`."""

from __future__ import annotations

from perfeval.version import VERSION

project = "perfeval"
author = "perfeval contributors"
release = VERSION
language = "en"
html_title = "perfeval"

default_role = "py:obj"  # a name in `…` leads to its place where it has one
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
exclude_patterns = ["examples", "schema"]

myst_heading_anchors = 4
autodoc_typehints = "signature"
autodoc_preserve_defaults = True  # `checks=CHECKS`, not what all of them are made of
python_maximum_signature_line_length = 88
autodoc_member_order = "bysource"
