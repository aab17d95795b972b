"""Lines of a page, one below the other, with where they come from."""

from __future__ import annotations

from dataclasses import dataclass

from detente.sources import Evidence


@dataclass(frozen=True)
class Line:
    """One line of a page, with where it comes from.

    Attributes
    ----------
    lead
        Stands before the text: a date, a name; may be empty.
    tags
        Small labels: an event's type, a hedge, a manner of speaking.
    quoted
        Whether ``text`` is the report's own words.
    assumed
        The modeller's reason, where the line is an assumption and no text's.
    points
        Stand below the line, one each.
    """

    text: str
    lead: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    quoted: bool = False
    assumed: str | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Lines under one name: a party's standing, a speaker's words."""

    name: str
    about: str = ""
    lines: tuple[Line, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Paragraphs:
    """Sentences that stand by themselves; ``quiet`` ones are set small."""

    sentences: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines one below the other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Groups:
    """Groups one below the other, or in columns where there is room; ``numbered`` ones count from one."""

    groups: tuple[Group, ...]
    in_columns: bool = False
    numbered: bool = False


@dataclass(frozen=True)
class Chronology:
    """Lines by their dates, which are their leads."""

    lines: tuple[Line, ...]
