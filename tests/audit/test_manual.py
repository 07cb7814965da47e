"""`docs/audit.md` says what the checks say."""

from tests.audit.manual import MANUAL, manual


def test_the_manual_is_not_stale() -> None:
    """Written anew by `python -m tests.audit.manual` after a change of the checks."""
    text = MANUAL.read_text(encoding="utf-8")
    assert text == manual(text)
