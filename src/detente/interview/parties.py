"""The party of a case that a name means, also after an answer has made it one with another."""

from __future__ import annotations

from collections.abc import Iterator

from detente.case import Case
from detente.drafting import party_ids
from detente.interview.people import is_person
from detente.interview.question import ONE_WITH, YES
from detente.names import acronym_of
from detente.reading import Party


def party_named(case: Case, name: str) -> str | None:
    """Return the party of a name, or the one that an answer has made it one with; None if there is none."""
    plain = name.casefold().removeprefix("the ")
    for key, of in case.file.parties.items():
        if plain in (key.casefold(), of.name.casefold().removeprefix("the ")):
            return key
    id_ = party_ids([Party(id="new", name=name, kind="other")])["new"]
    for key in case.file.parties:
        # A person may have given the party another name since.
        if key == id_ or acronym_of(name, key):
            return key
    surname = [key for key, of in case.file.parties.items() if of.name.casefold().endswith(f" {plain}")]
    if len(surname) == 1 and is_person(case.file, surname[0]):
        return surname[0]
    seen: list[str] = []
    open_ = [id_]
    while open_:
        id_ = open_.pop()
        seen.append(id_)
        for other in _one_with(case, id_):
            if other in case.file.parties:
                return other
            if other not in seen:
                open_.append(other)
    return None


def _one_with(case: Case, id_: str) -> Iterator[str]:
    """Yield the parties that answers have made one with a party."""
    for item in case.file.interview:
        if item.answer == YES and item.id.startswith(f"one:{id_}-"):
            yield item.id.removeprefix(f"one:{id_}-")
        elif item.id == f"decides:{id_}" and item.answer.startswith(f"{ONE_WITH} "):
            yield item.answer.removeprefix(f"{ONE_WITH} ")
        elif item.id.startswith("decides:") and item.answer == f"{ONE_WITH} {id_}":
            # A person who speaks for a body: the body stays.
            yield item.id.removeprefix("decides:")
