"""Mail boxes (.mbox): many mails in one file, each a report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from detente.errors import BadInput
from detente.sources.readers.mail import read_mail
from detente.sources.report import Report

# The library's own reader takes any line that begins with "From " for the next mail; many programs write such
# lines in the words of a mail without a mark. Here a year must stand in it, and a header below.
_SEPARATOR: Final = re.compile(
    rb"(?:\A|\r?\n\r?\n)(?P<line>From [^\r\n]*\b(?:19|20)\d\d\b[^\r\n]*\r?\n)(?=[!-9;-~]+:)"
)
_MASKED: Final = re.compile(rb"^>(?=>*From )", re.M)
_MOST_NAMED: Final = 5


def read_mailbox(
    raw: bytes, source: str, report_id: str, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    """Yield the reports in the mails of a mail box, in its order; see `read_mail`.

    Parameters
    ----------
    raw, source, report_id
        The mail box, where it is, and the beginning of the ids for its reports.
    leave_out
        Takes each mail that cannot be used, and what is not read of the others: the first of them, and how
        many more there are.

    Raises
    ------
    BadInput
        If it is no mail box, or no mail in it can be used.
    """
    starts = list(_SEPARATOR.finditer(raw))
    if not starts or raw[: starts[0].start()].strip():
        raise BadInput(source, "is no mail box, which begins with a line “From ...”", "save mails as .eml")
    left_out: list[BadInput] = []
    any_report = False
    ends = [match.start() for match in starts[1:]] + [len(raw)]
    for number, (match, end) in enumerate(zip(starts, ends, strict=True), start=1):
        mail = _MASKED.sub(b"", raw[match.end() : end])
        where = f"{source}#{number}"
        try:
            for report in read_mail(mail, where, f"{report_id}-{number}", left_out.append):
                any_report = True
                yield report
        except BadInput as fault:
            left_out.append(fault)
    if not any_report:
        raise left_out[0] if left_out else BadInput(source, "holds no mail", "save mails as .eml")
    for part in left_out[:_MOST_NAMED]:
        leave_out(part)
    if len(left_out) > _MOST_NAMED:
        more = f"{len(left_out) - _MOST_NAMED:,} more parts of its mails were not read"
        leave_out(BadInput(source, more, "save them as files of their own"))
