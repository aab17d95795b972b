"""The number of examples of a property that are drawn: a third as a rule, all of them for a release."""

from __future__ import annotations

import os

IS_THOROUGH = "DETENTE_THOROUGH" in os.environ
"""`make thorough` sets it. The whole number of examples takes minutes more than a change can wait for."""
FEWEST = 10


def drawn(examples: int) -> int:
    """Return the number of examples to draw of a property that deserves this many."""
    return examples if IS_THOROUGH else max(FEWEST, examples // 3)
