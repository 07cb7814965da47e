"""Words that more than one page uses."""

from __future__ import annotations

from typing import Final

from perfeval.audit.finding import Severity

__all__ = ["SEVERITIES"]

SEVERITIES: Final = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "information"},
}
