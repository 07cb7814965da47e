"""What distributions offer in entry-point groups: listed from metadata, loaded one by one.

A plugin that fails is kept with its distribution, version and cause, and stops nobody else. What
is not promised in one process is protection against malicious code, endless loops and memory.
"""

from __future__ import annotations

from perfeval.plugins.installed import Installed, checked_allow, installed
from perfeval.plugins.loading import Cause, duplicate, load

__all__ = ["Cause", "Installed", "checked_allow", "duplicate", "installed", "load"]
