"""Readings of a word that are asked for many times, made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Answer = TypeVar("Answer")

_ANSWERS: Final = "detente_answers"


def once_a_word(read: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Return a reading of a word that is made once for each word of a parsed text, and kept with the text.

    It must hang on nothing but the parse. Who changes a parse calls `forget_answers` afterwards.
    """
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def reading(word: Token) -> Answer:
        known: dict[tuple[str, int], Any] = word.doc.user_data.setdefault(_ANSWERS, {})
        key = (name, word.i)
        if key not in known:
            known[key] = read(word)
        answer: Answer = known[key]
        return answer

    return reading


def forget_answers(doc: Doc) -> None:
    """Forget what was read of the words of a text, since its parse has changed."""
    doc.user_data.pop(_ANSWERS, None)
