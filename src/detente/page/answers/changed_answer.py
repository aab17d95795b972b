"""The change that new reports make in the answer: states that last now and did not, or no longer do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from detente.analysis import ChangedAnswer, LastingChange
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Section
from detente.page.words import counted, hint, quoted_state
from detente.short import join_words
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept

_MOST: Final = 6
_SAYS: Final[Mapping[tuple[str, str], str]] = {
    ("no", "may"): "may last now, and could not before",
    ("no", "yes"): "lasts now, and did not before",
    ("may", "yes"): "lasts now, and it was open before",
    ("may", "no"): "cannot last now, and it was open before",
    ("yes", "no"): "cannot last now, and it lasted before",
    ("yes", "may"): "is open now, and it lasted before",
}
_STANDS: Final = {"no": "cannot last", "may": "may last", "yes": "lasts"}
_NO_ANSWER: Final = f"Nobody has reviewed the case, so it gives no answer that could change.{hint('case')}"
_THE_SAME: Final = "The new reports change nothing of what lasts."


def answer_section(changed: ChangedAnswer | str) -> Section:
    """Compose the section that says what changes in the answer, or why nothing is compared."""
    title = "What changes in the answer"
    if isinstance(changed, str):
        return Section("answer", title, (Paragraphs((changed,), quiet=True),))
    if not changed.reviewed:
        return Section("answer", title, (Paragraphs((_NO_ANSWER,), quiet=True),))
    lines = [*_settled(changed), *_status_quo(changed)]
    lines += [_line(changed, each) for each in changed.lasting[:_MOST]]
    more = len(changed.lasting) - _MOST
    rest = [f"And {counted(more, 'more state')}."] if more > 0 else []
    if not changed.lasting:
        rest = [_THE_SAME]
    return Section("answer", title, (Lines(tuple(lines)), *((Paragraphs(tuple(rest)),) if rest else ())))


def _settled(changed: ChangedAnswer) -> Iterator[Line]:
    if changed.settled is not None:
        yield Line(f"“{changed.settled.in_short}” is answered.", "The next question")


def _status_quo(changed: ChangedAnswer) -> Iterator[Line]:
    by_words: dict[str, list[Concept]] = {}
    for concept, (was, now) in changed.status_quo.items():
        words = f"{_STANDS[was]}, as before" if was == now else _SAYS[was, now]
        by_words.setdefault(words, []).append(concept)
    for words, concepts in by_words.items():
        yield Line(f"{words} ({_named(concepts)})", "The status quo")


def _line(changed: ChangedAnswer, each: LastingChange) -> Line:
    state = quoted_state(changed.before.model, each.cell)
    return Line(f"{state} {_SAYS[each.before, each.after]} ({_named(each.concepts)})", "")


def _named(concepts: list[Concept] | tuple[Concept, ...]) -> str:
    if len(concepts) == len(CONCEPTS):
        return "under all four concepts"
    return join_words(CONCEPT_NAMES[concept] for concept in concepts)
