"""The comment at the top of a draft: the acts it left out, and the line that says nobody has reviewed it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from detente.case import Case
from detente.drafting import ASK_FIRST, CHECK_WORDS, UNREVIEWED, WANTS
from detente.interview.question import Row
from detente.patterns import as_pattern

NOT_USED = "# Read but not used:"
_ROW = as_pattern(r"#   (?P<maker>[^“”:]+): (?P<act>[A-Z][^“”]*) \([^();]*; (?P<says>[^()]* it)\)")
"""An act that was nearly an option, and on which a party of the model has a say."""
_DOES = as_pattern(r"\bdoes it\b")
_WISH = as_pattern(rf"(?P<party>\w+){WANTS}(?P<wish>[^\[\]]+) \[(?P<ids>[^\[\]]+)\]")
REVIEWED = "# Drafted by detente from what the reports say; reviewed with `detente ask`"
_LISTED = as_pattern(r"(?P<says>#   - .+): (?P<names>\w+(?:\.\w+)?(?:, \w+(?:\.\w+)?)*)")
_LEFT_OUT_ROW = as_pattern(r"#   [^“”:]+: (?P<act>[A-Z][^“”()]*) \([^()]*")
_NOT_KNOWN, _NOT_REPORTED, _CHECK = "nothing is known of", "no report says whether", "# Check first:"
_TAKE_OUT = "# Take the line above out when you have. "


@dataclass(frozen=True)
class DraftedWish:
    """A wish as a draft wrote it: whose, its priority, and the ids of its words."""

    party: str
    priority: str
    evidence: tuple[str, ...]


def is_unreviewed(text: str) -> bool:
    r"""Return True if nobody has reviewed the draft yet.

    Examples
    --------
    >>> is_unreviewed(UNREVIEWED + "\ndetente: 1"), is_unreviewed("detente: 1")
    (True, False)
    """
    return text.removeprefix("\ufeff").startswith(UNREVIEWED)


def rows_left_out(text: str) -> Iterator[Row]:
    r"""Yield the acts that were nearly options of the draft, and on which a party of the model has a say.

    Examples
    --------
    >>> why = "it came close to being an option; CNRP demands it"
    >>> list(rows_left_out(f"# Read but not used:\n#   judges: Lift the ban ({why})\n"))
    [Row(maker='judges', act='Lift the ban', taken=False)]
    """
    _, found, rest = text.partition(f"{NOT_USED}\n")
    for line in rest.split("\n") if found else ():
        if not line.startswith("#"):
            return
        row = _ROW.fullmatch(line.rstrip())
        if row:
            yield Row(row["maker"].strip(), row["act"].strip(), _DOES.search(row["says"]) is not None)


def options_to_ask_first(text: str) -> tuple[str, ...]:
    r"""Return the options that a draft says to ask about first, in their order; none of another case.

    Examples
    --------
    >>> options_to_ask_first(f"{UNREVIEWED}\n#   - ask first about: CPP.talk, CNRP.press\ndetente: 1")
    ('CPP.talk', 'CNRP.press')
    """
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        if (place := line.find(ASK_FIRST)) > 0:
            return tuple(line[place + len(ASK_FIRST) :].strip().split(", "))
    return ()


def wishes_to_compare(text: str) -> tuple[DraftedWish, ...]:
    r"""Return the wishes of a draft that were not read surely, as it named them.

    Examples
    --------
    >>> line = "#   - compare with their words: A wants B.x [e1]; B wants not B.x [e2, e3]"
    >>> [(wish.party, wish.priority, wish.evidence) for wish in wishes_to_compare(f"{UNREVIEWED}\n{line}")]
    [('A', 'B.x', ('e1',)), ('B', 'not B.x', ('e2', 'e3'))]
    """
    for line in text.split("\n"):
        if not line.startswith("#") and line.strip("\ufeff"):
            break
        if (place := line.find(CHECK_WORDS)) > 0:
            listed = (_WISH.fullmatch(each) for each in line[place + len(CHECK_WORDS) :].strip().split("; "))
            return tuple(
                DraftedWish(each["party"], each["wish"], tuple(each["ids"].split(", ")))
                for each in listed
                if each
            )
    return ()


def as_reviewed(text: str, by: str, on: str) -> str:
    r"""Return a draft that says by whom and when it was reviewed.

    Examples
    --------
    >>> header = f"{UNREVIEWED}\n# Take the line above out when you have. Every line counts."
    >>> print(as_reviewed(header, "A", "B"))
    # Drafted by detente from what the reports say; reviewed with `detente ask` by A on B.
    # Every line counts.
    """
    said = f"{REVIEWED} by {by} on {on}."
    return text.replace(UNREVIEWED, said, 1).replace(f"\n{_TAKE_OUT}", "\n# ", 1)


def without_gone(text: str, gone: Collection[str]) -> str:
    r"""Return a draft whose first comment lists no party and no option that it has no more.

    Examples
    --------
    >>> print(without_gone("#   - not known: A, B\n#   - not done: A.x\ndetente: 1", {"A", "A.x"}))
    #   - not known: B
    detente: 1
    """
    lines, rest = [], text.split("\n")
    while rest and rest[0].startswith(("#", "\ufeff#")):
        line = rest.pop(0)
        match = _LISTED.fullmatch(line)
        names = match["names"].split(", ") if match else []
        left = [name for name in names if name not in gone]
        if match is None or len(left) == len(names):
            lines.append(line)
        elif left:
            lines.append(f"{match['says']}: {', '.join(left)}")
    return "\n".join((*lines, *rest))


def with_current_head(text: str, case: Case) -> str:
    """Return a draft whose first comment says nothing that answers have settled.

    It lists no more a party of which something is known by now, an option whose standing was answered, and an
    act that was left out and is an option now.
    """
    stated = case.file.preferences.items()
    known = {party for party, of in stated if of.priorities or of.comparisons}
    standing = {item.id.removeprefix("now:") for item in case.file.interview if item.id.startswith("now:")}
    labels = {o.label.casefold() for party in case.file.parties.values() for o in party.options.values()}
    lines, rest = [], text.split("\n")
    while rest and rest[0].startswith(("#", "\ufeff#")):
        line = rest.pop(0)
        row, match = _LEFT_OUT_ROW.match(line), _LISTED.fullmatch(line)
        if row is not None and row["act"].strip().casefold() in labels:
            continue
        settled = known if _NOT_KNOWN in line else standing if _NOT_REPORTED in line else frozenset[str]()
        names = match["names"].split(", ") if match else []
        left = [name for name in names if name not in settled]
        if match is None or len(left) == len(names):
            lines.append(line)
        elif left:
            lines.append(f"{match['says']}: {', '.join(left)}")
    return "\n".join((*(line for k, line in enumerate(lines) if not _heads_nothing(lines, k)), *rest))


def _heads_nothing(lines: Sequence[str], number: int) -> bool:
    """Return True for the head of a list of which every line is gone."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number] in (_CHECK, NOT_USED) and not following.startswith("#   ")
