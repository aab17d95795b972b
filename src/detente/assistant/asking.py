"""A question put to a model: the reply read as JSON, and asked for once more where it is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TypeVar

from pydantic import ValidationError

from detente.assistant.replies import NoReply, Replies, model_in, text_in
from detente.assistant.requests import Request
from detente.assistant.schema import RowsReply, StatementsReply

Form = TypeVar("Form", RowsReply, StatementsReply)
_THOUGHT: Final = re.compile(r"^.*</think(?:ing)?>", re.DOTALL)
_MOST_TRIES: Final = 50
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


def parsed(said: str, form: type[Form]) -> Form:
    r"""Return the first JSON in what a model says that has the form asked for.

    Raises
    ------
    ValueError
        If there is none; it says what is wrong with the first.

    Examples
    --------
    >>> parsed('Here it is:\n```json\n{"rows": []}\n```', RowsReply)
    RowsReply(rows=())
    >>> parsed("I cannot do that.", RowsReply)
    Traceback (most recent call last):
    ValueError: there is no JSON in it
    """
    fault = "there is no JSON in it"
    for k, value in enumerate(_objects(_THOUGHT.sub("", said))):
        try:
            return form.model_validate(value)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(step) for step in first["loc"])
            if k == 0:
                fault = f"{place}: {first['msg']}"
    raise ValueError(fault)


def _objects(text: str) -> Iterator[object]:
    """Yield the JSON objects in a text, those within others after them."""
    decoder, place = json.JSONDecoder(), -1
    for _ in range(_MOST_TRIES):
        place = text.find("{", place + 1)
        if place < 0:
            return
        try:
            value, _ = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            continue
        yield value
