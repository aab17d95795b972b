"""Text from reports and cases, made safe to show: it can neither command a terminal nor reorder a page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from detente.dossier import Dossier
from detente.page.words.sweep import SweepWords
from detente.sources import Evidence

_Shown = TypeVar("_Shown")
_EXACT = (type, Evidence, Dossier, SweepWords)

# C0 and C1 controls (a terminal obeys them), the marks that reorder what follows, and halves of
# surrogate pairs (JSON can smuggle them in, and no file can hold them).
_UNSAFE = [
    *range(0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
]
# What only parts words or lines goes on doing so, in every medium.
_SHOWN = {
    **dict.fromkeys(_UNSAFE, "\ufffd"),
    **{ord(c): "\n" for c in "\n\v\f\x85"},
    ord("\t"): "\t",
    ord("\r"): " ",
}


def safe_text(text: str) -> str:
    r"""Replace every unsafe character by U+FFFD, so that the length and all offsets stay.

    Examples
    --------
    >>> safe_text("a\x1b[31mb") == "a\ufffd[31mb"
    True
    """
    return text.translate(_SHOWN)


def safe_to_show(value: _Shown) -> _Shown:
    r"""Make all text of a page, or of a part of one, safe to show.

    Evidence and dossiers stay exact, so that notes can lead to their words, and so do sweeps; whoever
    shows text of theirs makes it safe.

    Examples
    --------
    >>> safe_to_show(("a\x1bb", 1)) == ("a\ufffdb", 1)
    True
    """
    safe: _Shown = _safe(value)
    return safe


def _safe(value: Any) -> Any:
    if isinstance(value, str):
        return safe_text(value)
    if isinstance(value, tuple):
        return tuple(_safe(part) for part in value)
    if is_dataclass(value) and not isinstance(value, _EXACT):
        return replace(value, **{f.name: _safe(getattr(value, f.name)) for f in fields(value)})
    return value
