"""What distributions offer in entry-point groups: listed from metadata, loaded one by one.

A plugin that fails is kept with its distribution, version and cause, and stops nobody else. What
is promised of code that runs in the process, and what is not, stands in docs/trust-a-plugin.md.
"""

from __future__ import annotations

from perfeval.plugins.guard import OWN_ERRORS, Failed, contained, guarded
from perfeval.plugins.installed import GROUPS, Installed, checked_allow, installed, misplaced
from perfeval.plugins.loading import Cause, duplicate, load

__all__ = [
    "GROUPS",
    "OWN_ERRORS",
    "Cause",
    "Failed",
    "Installed",
    "checked_allow",
    "contained",
    "duplicate",
    "guarded",
    "installed",
    "load",
    "misplaced",
]
