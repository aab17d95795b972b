"""Hostile text, and mutations of cases and reports: seeded, so that each run tries the same ones."""

from __future__ import annotations

import random
import re

COMMANDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that a terminal obeys, or that reorder a line."""
NASTY = "a\x1b[2J\x1b]8;;http://x\x07b\x9b31m\u202ec\u2066d\x85e\ufffff\x00"
"""Clears the screen, makes a link, colours by a C1 control, reorders, breaks the line, and is no XML."""
IN_YAML = "a\\e[2J\\e]8;;http://x\\ab\\x9b31m\\u202Ec\\u2066d\\x85e\\uFFFFf\\0"
"""The same, as a YAML text between double quotes."""
_BITS = (
    "",
    "~",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "- ",
    ": ",
    "'",
    '"',
    "#",
    "|",
    ">",
    "\t",
    "\n",
    "\x00",
    "\x1b[31m",
    "\ud7ff",
    "\u202e",
    "1e9999999",
    "-1",
    ".nan",
    "999999999999999999999",
    "true",
    "(",
    ")",
    "not ",
    " and ",
    "NN",
    "NNNNNNNNN",
    "YY",
    "status_quo",
    "unknown",
    "../../etc/passwd",
    "/dev/zero",
    "http://x",
    "<script>",
    "&amp;",
    "\r\n",
    "“",
    "“ ",
    "said",
    "ﬁ",
    "é" * 30,
    "x" * 3_000,
    "((((",
    "::",
    "%",
    "$x^2$",
    "\\",
    "!!python/object:os.system",
)
_VALUE = re.compile(r"(?<=[ \[(])[\w.-]+(?=[,\])} \n](?!:))")
_VALUES = (
    "0",
    "-1",
    "1e300",
    "0.1",
    "NNN",
    "YYY",
    "--Y",
    "not",
    "unknown",
    "order",
    "[]",
    "UP.share",
    "'\x7f'",
    "ſ",
)


def mutated(text: str, seed: int) -> bytes:
    """Return a text with a few places cut, doubled, exchanged or written over."""
    chance = random.Random(seed)
    if seed % 2:
        # What reads as well formed gets further.
        spans = [match.span() for match in _VALUE.finditer(text)] or [(0, 0)]
        (a, b), (c, d) = chance.choice(spans), chance.choice(spans)
        value = text[c:d] if chance.random() < 0.6 else chance.choice(_VALUES)
        return (text[:a] + value + text[b:]).encode()
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 5, 40)))
        kind = chance.choices(range(6), (2, 2, 1, 6, 2, 2))[0]
        if kind == 0:
            text = text[:at] + text[to:]
        elif kind == 1:
            text = text[:at] + text[at:to] * chance.choice((2, 3, 50)) + text[to:]
        elif kind == 2:
            lines = text.split("\n")
            chance.shuffle(lines)
            text = "\n".join(lines)
        elif kind == 3:
            words = [match.span() for match in re.finditer(r"[\w.]+", text)] or [(0, 0)]
            (a, b), (c, d) = chance.choice(words), chance.choice(words)
            text = text[:a] + text[c:d] + text[b:]
        else:
            text = text[:at] + chance.choice(_BITS) + text[to if kind == 4 else at :]
    raw = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.05:
        at = chance.randrange(len(raw) + 1)
        raw = raw[:at] + bytes([chance.randrange(128, 256)]) + raw[at:]
    return raw
