"""Fields of forms, read as what they stand for."""

from __future__ import annotations

from datetime import date

from detente.errors import BadInput


def day_of(name: str, text: str) -> date | None:
    """Return the day of a field; None where it is empty.

    Raises
    ------
    BadInput
        If it is none.

    Examples
    --------
    >>> day_of("From", "2026-05-07"), day_of("From", " ")
    (datetime.date(2026, 5, 7), None)
    """
    plain = text.strip()
    if not plain:
        return None
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise BadInput(name, f"“{plain}” is no day", "write it like 2026-05-07") from None
