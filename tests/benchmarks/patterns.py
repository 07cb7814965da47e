"""Look for a text on which a pattern of the package takes more than linear time.

python tests/benchmarks/patterns.py [PIECES [PART OF A NAME]]

The suite does the same with 5 pieces of each pattern, and pairs of them; here are as many as you
like (20 by default), in longer texts. Prints what is steep, with its exponent; ends with 1 then.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import perfeval
from tests.growth.growth import patience
from tests.growth.patterns import modules_of, patterns_of
from tests.growth.probing import SIZES, steep

LONGER = (*SIZES, 4096)


def main() -> int:
    """Try every pattern."""
    most = int(sys.argv[1]) if sys.argv[1:] else 20
    part = sys.argv[2] if sys.argv[2:] else ""
    limit, status = patience(), 0
    found = {name: each for name, each in patterns_of(modules_of(perfeval)).items() if part in name}
    for name, pattern in found.items():
        worst = max(
            steep(pattern, limit, most=most, sizes=LONGER),
            key=lambda each: each.exponent,
            default=None,
        )
        if worst is not None:
            status = 1
            print(f"{name}: {worst.how} {worst.exponent:.2f} {worst.text}", flush=True)
    print(f"{len(found)} patterns")
    return status


if __name__ == "__main__":
    sys.exit(main())
