"""The body of an answer: the words of the model, its name, and the JSON that was asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from detente.assistant.schema import Form, read_one_by_one
from detente.patterns import as_pattern

_THOUGHT: Final = as_pattern(r"^.*</think(?:ing)?>", re.DOTALL)
_HALF_SIGN: Final = as_pattern("[\ud800-\udfff]")
"""Halves of a sign, which JSON can write and no file can."""
_MOST_TRIES: Final = 50


class NoReply(Exception):
    """Nothing that can be used came back.

    Parameters
    ----------
    why
        In words that follow the name of whoever was asked.
    for_good
        True if asking again would be in vain.
    """

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        self.why = why
        self.for_good = for_good
        super().__init__(why)


def text_in(reply: str) -> str:
    """Return what the model says in a reply: the content of its message, or the whole JSON of a person's.

    Raises
    ------
    NoReply
        If the model refuses, or if it is no answer of a chat.

    Examples
    --------
    >>> text_in('{"choices": [{"message": {"content": "[]"}}]}'), text_in('{"rows": []}')
    ('[]', '{"rows": []}')
    """
    answer = json_of(reply)
    if not isinstance(answer, dict) or "choices" not in answer:
        return reply
    try:
        choice = answer["choices"][0]
        message = choice["message"]
        refused = message.get("refusal") or choice.get("finish_reason") == "content_filter"
        content = message.get("content")
    except (LookupError, TypeError, AttributeError):
        raise NoReply("answers in another form than that of a chat") from None
    if refused:
        raise NoReply("refuses to answer")
    return _HALF_SIGN.sub("\ufffd", "".join(_parts(content)))


def _parts(content: object) -> Iterator[str]:
    """Yield the texts of a content: it is one, or a list of parts, some of which may be no text."""
    for part in content if isinstance(content, list) else [content]:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, str):
            yield text


def model_in(reply: str) -> str | None:
    """Return the model that a recorded answer of a server names."""
    answer = json_of(reply)
    name = answer.get("model") if isinstance(answer, dict) else None
    return name if isinstance(name, str) and name else None


def json_of(text: str) -> Any:
    """Return the JSON that a text is; None if it is none, or one nested too deep to be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def is_usable(reply: str, form: type[Form]) -> bool:
    """Return True if a reply has JSON of the form asked for.

    Examples
    --------
    >>> from detente.assistant.schema import RowsReply
    >>> is_usable('{"rows": []}', RowsReply), is_usable("I would rather not.", RowsReply)
    (True, False)
    """
    try:
        parsed(text_in(reply), form)
    except (ValueError, NoReply):
        return False
    return True


def parsed(said: str, form: type[Form]) -> Form:
    r"""Return the first JSON in what a model says that has the form asked for, in one proposal at least.

    Raises
    ------
    ValueError
        If there is none; it says what is wrong with the first.

    Examples
    --------
    >>> from detente.assistant.schema import RowsReply
    >>> parsed('Here it is:\n```json\n{"rows": []}\n```', RowsReply)
    RowsReply(rows=(), faulty=())
    >>> parsed("I cannot do that.", RowsReply)
    Traceback (most recent call last):
    ValueError: there is no JSON in it
    """
    fault = "there is no JSON in it" if said.strip() else "it is empty"
    for k, value in enumerate(_objects(_THOUGHT.sub("", said))):
        try:
            return read_one_by_one(value, form)
        except ValueError as error:
            if k == 0:
                fault = str(error)
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
