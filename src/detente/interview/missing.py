"""The acts that a draft left out though much speaks for them, as a question."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from detente.case import Case
from detente.interview.draft_header import rows_left_out
from detente.interview.naming import Naming
from detente.interview.parties import party_named
from detente.interview.question import NO, UNKNOWN, YES, Missing, Question, Row
from detente.names import with_article
from detente.short import join_words

_MOST_ROWS = 4


def acts_left_out(case: Case) -> Question | None:
    """Return the question which of the acts that a draft left out matter; None where there is none."""
    rows = [row for row in rows_left_out(case.text) if not _is_there(case, row)][:_MOST_ROWS]
    if not rows or any(item.id.startswith("missing:") for item in case.file.interview):
        return None
    names = Naming(case.file)
    listed = "".join(
        f"\n  {k}. {_maker(case, names, row)}: {names.shortened(row.act)}"
        for k, row in enumerate(rows, start=1)
    )
    text = (
        "The reports also speak of these acts, and the draft left them out. Does one of them matter "
        f"here?{listed}"
    )
    note = f"Give the number of one, or several as “1, 3”: they are added as options{_taken(rows)}."
    if len(rows) == 1:
        act = f"“{names.shortened(rows[0].act)}” ({_maker(case, names, rows[0])})"
        text = f"The reports also speak of this, and the draft left it out: {act}. Does it matter here?"
        note = f"If yes, it is added as an option{_taken(rows)}."
    return Question(
        f"missing:{_digest(rows)}",
        "option",
        text,
        (NO, *(str(k) for k in range(1, len(rows) + 1)), UNKNOWN) if len(rows) > 1 else (YES, NO, UNKNOWN),
        Missing(tuple(rows)),
        note=note,
    )


def _taken(rows: Sequence[Row]) -> str:
    """Say which of some acts count as taken now."""
    now = [str(k) for k, row in enumerate(rows, start=1) if row.taken]
    if len(now) in (0, len(rows)):
        return ", taken now" if now else ", not taken now"
    return f"; {join_words(now)} {'counts' if len(now) == 1 else 'count'} as taken now"


def _maker(case: Case, names: Naming, row: Row) -> str:
    party = party_named(case, row.maker)
    return with_article(row.maker) if party is None else names.party(party)


def _is_there(case: Case, row: Row) -> bool:
    party = party_named(case, row.maker)
    if party is None:
        return False
    names = Naming(case.file)
    act = names.shortened(row.act).casefold()
    return any(names.label(f"{party}.{key}").casefold() == act for key in case.file.parties[party].options)


def _digest(rows: Sequence[Row]) -> str:
    return hashlib.sha256("\n".join(f"{row.maker}: {row.act}" for row in rows).encode()).hexdigest()[:8]
