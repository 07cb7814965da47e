"""Word, Excel and text documents that cost much more than they look, of any size asked for.

Tests ask for few and set low limits; the benchmark asks for as many as the default limits must
withstand.
"""

from __future__ import annotations

from typing import Final

from tests.hostile.archives import ARCHIVES
from tests.hostile.package import Package
from tests.hostile.pages import PAGES
from tests.hostile.texts import TEXTS
from tests.hostile.web_pages import WEB_PAGES
from tests.hostile.words import WORDS
from tests.hostile.workbooks import WORKBOOKS

__all__ = ["PACKAGES"]

PACKAGES: Final[dict[str, Package]] = {
    **ARCHIVES,
    **WORDS,
    **PAGES,
    **WORKBOOKS,
    **TEXTS,
    **WEB_PAGES,
}
