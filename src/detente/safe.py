"""Text that anybody may have written, made safe: it neither commands a terminal nor reorders a page."""

from __future__ import annotations

# C0 and C1 controls (a terminal obeys them), the marks that reorder what follows, halves of surrogate pairs
# (JSON and names of files can smuggle them in, and no file can hold them), and what no XML may hold.
_UNSAFE = [
    *range(0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
    0xFFFE,
    0xFFFF,
]
# What only parts words or lines goes on doing so, in every medium.
_SHOWN = {
    **dict.fromkeys(_UNSAFE, "\ufffd"),
    **{ord(c): "\n" for c in "\n\v\f\x85"},
    ord("\t"): "\t",
    ord("\r"): " ",
}
_ESCAPED = {code: f"\\u{code:04x}" for code in _UNSAFE if code >= 0x20}


def safe_text(text: str) -> str:
    r"""Replace every unsafe character by U+FFFD, so that the length and all offsets stay.

    Examples
    --------
    >>> safe_text("a\x1b[31mb") == "a\ufffd[31mb"
    True
    """
    return text.translate(_SHOWN)


def safe_json(text: str) -> str:
    r"""Write the unsafe characters of JSON as escapes, which leaves its values as they are.

    Examples
    --------
    >>> safe_json('{"title": "a\x9bb"}')
    '{"title": "a\\u009bb"}'
    """
    return text.translate(_ESCAPED)


def safe_line(text: str) -> str:
    r"""Make a text safe to show, on one line.

    Examples
    --------
    >>> safe_line("a\nb\x1b") == "a b\ufffd"
    True
    """
    return safe_text(" ".join(text.split()))


def is_whole(text: str) -> bool:
    r"""Return True for a text that a file can hold: one without halves of surrogate pairs.

    Examples
    --------
    >>> is_whole("Zürich"), is_whole("\ud800")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
