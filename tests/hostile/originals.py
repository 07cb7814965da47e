"""Sound documents, one of each format, from which hostile ones are made."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["FILING", "ORIGINALS", "changed"]

FILING: dict[str, Any] = {
    "format": "perfeval.filing",
    "version": 1,
    "unit": {"name": "某局", "code": "1", "jurisdiction": {"code": "430602", "name": "岳阳楼区"}},
    "year": 2023,
    "forms": [
        {
            "kind": "unit",
            "key": "annex-2",
            "fund": {"label": "年度资金总额", "final": "9.48万元", "points": "10", "rate": "100%"},
            "indicators": [
                {"name": "调研", "target": {"text": "≥50个"}, "actual": {"text": "60个"}},
            ],
        },
    ],
    "facts": [{"id": "staff.in_post", "value": "29人", "scope": "all_funds"}],
    "relations": [
        {"kind": "listing", "stated": {"label": "股室", "value": "5个"}, "items": ["办公室"]},
    ],
}
SCORECARD: dict[str, Any] = {
    "format": "perfeval.scorecard",
    "version": 1,
    "rubric": "a",
    "edition": "2023",
    "digest": "ab",
    "library": "0.1.0",
    "unit": "某局",
    "year": 2023,
    "out_of": "10",
    "places": 2,
    "scores": [
        {
            "key": "a",
            "path": ["过程"],
            "name": "甲",
            "out_of": "10",
            "earned": "9.5",
            "because": {"code": "full", "zh": "满", "en": "full"},
        },
    ],
    "total": "9.5",
}
RUBRIC: dict[str, Any] = {
    "format": "perfeval.rubric",
    "version": 1,
    "id": "own",
    "edition": "2023",
    "name": "评分标准",
    "form": "unit",
    "jurisdiction": {"code": "430602", "name": "岳阳楼区"},
    "years": {"first": 2020, "last": 2024},
    "source": {"title": "办法"},
    "sections": [
        {
            "name": "过程",
            "points": "100",
            "items": [
                {
                    "kind": "criterion",
                    "key": "rate",
                    "name": "控制率",
                    "points": "100",
                    "clause": "不超过100%计满分，每超过1个百分点扣1分。",
                    "measure": {
                        "id": "rate",
                        "name": "控制率",
                        "formula": {
                            "formula": "given_rate",
                            "term": {"fact": "rate", "name": "率"},
                        },
                    },
                    "rule": {
                        "rule": "deduct",
                        "beyond": "above",
                        "standard": "100%",
                        "deduct": "1",
                        "per": "1%",
                        "steps": "whole",
                    },
                },
            ],
        },
    ],
}
ORIGINALS = {"filing": FILING, "scorecard": SCORECARD, "rubric": RUBRIC}


def changed(name: str, at: str, becomes: str) -> str:
    """The text of an original with one place, by its path, filled with other JSON."""
    document = json.loads(json.dumps(ORIGINALS[name]))
    steps = at.replace("[", ".[").split(".")
    place: Any = document
    for step in steps[:-1]:
        place = place[int(step[1:-1])] if step.startswith("[") else place[step]
    place[int(steps[-1][1:-1]) if steps[-1].startswith("[") else steps[-1]] = "\0here\0"
    return json.dumps(document, ensure_ascii=False).replace('"\\u0000here\\u0000"', becomes)
