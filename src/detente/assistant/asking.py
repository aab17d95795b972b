"""A question put to a model: the reply read as JSON, and asked for once more where it is none."""

from __future__ import annotations

from typing import Final

from detente.assistant.bodies import NoReply, model_in, parsed, text_in
from detente.assistant.replies import Replies
from detente.assistant.requests import Request
from detente.assistant.schema import Form

_MOST_SHOWN: Final = 2000
"""Characters of an unreadable reply that are sent back with the request to mend it."""


def ask(replies: Replies, request: Request, form: type[Form]) -> tuple[Form, str | None]:
    """Return the reply to a request, and the model that it names, if it names one.

    A reply that is not the JSON asked for is asked for once more.

    Raises
    ------
    NoReply
        If nothing that can be read came back.
    """
    body = replies.reply(request)
    said = text_in(body)
    try:
        return parsed(said, form), model_in(body)
    except ValueError as fault:
        body = replies.reply(request.again(said[:_MOST_SHOWN], str(fault)))
    try:
        return parsed(text_in(body), form), model_in(body)
    except ValueError as fault:
        raise NoReply(f"answers with no usable JSON: {fault}") from None
