"""A condition that is no option yet, added as somebody's option, so that an answer can depend on it."""

from __future__ import annotations

import hashlib
import re

from detente.errors import BadArgument
from detente.interview.question import NO, Missing, Question, Row
from detente.interview.reply_read import Reply
from detente.patterns import as_pattern

_ACT = as_pattern(r"(?P<party>[^:]*\w[^:]*):\s*(?P<act>.*\w.*)", re.DOTALL)


def adding_option(text: str) -> tuple[Question, Reply]:
    """Read who could do it and the act, as the answer that adds the option.

    Raises
    ------
    BadArgument
        If it is not a party, a colon and an act.

    Examples
    --------
    >>> question, reply = adding_option("the mayor: resign")
    >>> question.text, question.subject.rows[0].act, reply.numbers
    ('Is this an option here: “Resign” (the mayor)?', 'Resign', (1,))
    """
    match = _ACT.fullmatch(" ".join(text.split()).strip(" ."))
    if match is None:
        raise BadArgument(
            "answer", f"{text.strip()!r} does not say who could do it",
            "write a party, a colon and the act, as “the mayor: Resign”",
        )  # fmt: skip
    party, act = match["party"].strip(), match["act"].strip(" “”\"'")
    row = Row(party, act[:1].upper() + act[1:])
    question = Question(
        f"adds:{hashlib.sha256(f'{row.maker}: {row.act}'.encode()).hexdigest()[:8]}",
        "option",
        f"Is this an option here: “{row.act}” ({party})?",
        ("1", NO),
        Missing((row,)),
    )
    return question, Reply("chosen", numbers=(1,), words="yes")
