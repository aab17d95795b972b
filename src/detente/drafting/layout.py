"""The text of a draft: the header, then the case in YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from detente.patterns import as_pattern
from detente.safe import safe_json
from detente.short import one_line

DRAFTED = "# Drafted by detente from what the reports say;"
"""Begins a draft, also after its review."""
UNREVIEWED = f"{DRAFTED} nobody has reviewed it yet."
"""The first line of a draft; as long as it stands, the case counts as drafted."""

_HEAD = (
    "# Take the line above out when you have. Every line cites its words under `evidence`.",
    "# Check first:",
)
_THEN = "# Then give `rules` for what cannot be true together, put wants in order, give each claim a test."
_LETTERS = (
    "# A state has a letter for each option, in the order in which options stand in `parties`: Y if it",
    "# is taken, N if not. So NYN is the state in which the second of three is taken, and no other.",
)
_WIDTH = 110
_MOST_NAMED = 8
_MOST_CHARACTERS = 100
_KEY = as_pattern(r"^( *)(?:- )?(?:id: )?([\w]+):?")


def draft_text(
    document: Mapping[str, Any], check_first: Sequence[str], unread: Sequence[str], notes: Mapping[str, str]
) -> str:
    """Return a draft as text.

    Parameters
    ----------
    check_first
        The lines of the header that say what to check first.
    unread
        What was read and is not in the model, each with the reason.
    notes
        Comments on an option (by ``PARTY.option``) or a claim (by its id).
    """
    lines = [UNREVIEWED, *_HEAD, *(f"#   - {_as_comment(line)}" for line in check_first), _THEN, *_LETTERS]
    if unread:
        lines += ["# Read but not used:", *(f"#   {_as_comment(line)}" for line in unread)]
    dumped = yaml.dump(dict(document), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    # All that is unsafe stands between double quotes.
    body = safe_json(dumped)
    return "\n".join([*lines, *_noted(body.rstrip("\n").split("\n"), notes)]) + "\n"


class _Dumper(yaml.SafeDumper):
    """Puts texts between double quotes where something in them must be written as an escape."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, '"' if safe_json(text) != text else None)


_Dumper.add_representer(str, _represent_text)


def _noted(lines: Iterable[str], notes: Mapping[str, str]) -> list[str]:
    """Add comments behind the lines on which options and claims begin."""
    noted = []
    section = party = ""
    for line in lines:
        key = _KEY.match(line)
        name = key[2] if key else ""
        if key and not line.startswith((" ", "-")):
            section = name
        elif section == "parties" and key and len(key[1]) == 2:
            party = name
        place = f"{party}.{name}" if section == "parties" and key and len(key[1]) == 6 else name
        is_claim = section == "claims" and line.startswith("- id: ")
        note = notes.get(place) if is_claim or "." in place else None
        noted.append(f"{line}  # {_as_comment(note)}" if note else line)
    return noted


def _as_comment(text: str) -> str:
    """Return words from a report so that they stay within a comment of one line."""
    return "".join(char if char.isprintable() else " " for char in text)


def some_of(names: Sequence[str], most: int = _MOST_NAMED) -> str:
    """Return names in a row, the first few of many.

    Examples
    --------
    >>> some_of(["a", "b"]), some_of(["a", "b", "c"], most=2)
    ('a, b', 'a, b and 1 more')
    """
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def shown(quote: str, most: int = _MOST_CHARACTERS) -> str:
    r"""Return a quote on one line, cut to a readable length.

    Examples
    --------
    >>> shown("the dockers  may\nwalk out", most=12)
    'the dockers…'
    """
    line = one_line(quote)
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
