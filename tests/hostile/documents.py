"""Documents that strangers may send, each of which `loads` must refuse with one error of ours.

They stand here as data for the tests and for the benchmark of what a refusal costs. A case has a
name, its document (made when it is asked for: some are large) and, where one place is at fault, the
path that the error must name.
"""

from __future__ import annotations

from typing import Final

from tests.hostile.broken import broken, missing_and_unknown
from tests.hostile.case import Case
from tests.hostile.fields import fields
from tests.hostile.sizes import sizes

__all__ = ["CASES"]

CASES: Final[tuple[Case, ...]] = (*fields(), *missing_and_unknown(), *broken(), *sizes())
