"""The lines of a case that cite a report which somebody has taken out of the dossier since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.case import Case
from detente.interview.naming import Naming
from detente.interview.redrafts.contents import Contents, Item, words_of
from detente.interview.redrafts.outcome import ChangeKind, CitedWords, RedraftChange
from detente.interview.redrafts.renaming import options_named
from detente.short import count_of, lower_first, one_line

_NOTHING_LEFT = "it cites nothing else"


def lost_lines(case: Case, withdrawn: Mapping[str, str]) -> Iterator[RedraftChange]:
    """Yield each line of a case that cites a report which was taken out, with the words it cites there.

    Parameters
    ----------
    withdrawn
        The ids of the reports that are out, each with who took it out, when and why, in words.
    """
    mine = Contents(case.source.data)
    for kind, at, says, item in _lines(case, mine):
        cited = mine.cited(dict.fromkeys(item.cited))
        lost = tuple(each for each in cited if words_of(each)[0] in withdrawn)
        if lost:
            yield RedraftChange(kind, "lost", at, says, _why(lost, len(cited), withdrawn), lost)


def _why(lost: tuple[CitedWords, ...], cited: int, withdrawn: Mapping[str, str]) -> str:
    reports = dict.fromkeys(words_of(each)[0] for each in lost)
    out = "; ".join(f"{report} was {withdrawn[report]}" for report in reports)
    left = cited - len(lost)
    more = f"it cites {count_of(left, 'other passage')} too" if left else _NOTHING_LEFT
    return f"{out}; {more}"


def _lines(case: Case, mine: Contents) -> Iterator[tuple[ChangeKind, str, str, Item]]:
    """Yield the lines of a case that may cite words: their kind, their place, and what they say."""
    names = Naming(case.file)
    for key, item in mine.parties.items():
        yield "party", key, names.party(key), item
    for key, item in mine.options.items():
        yield "option", key, f"{names.party(item.party)}: {lower_first(item.text)}", item
    for key in mine.parties:
        party = names.party(key)
        for text, item in (mine.wants(key) or {}).items():
            yield "want", key, _want_in_words(mine, names, key, text), item
        yield "want", key, f"what {party} prefers", _cited_by(mine.section("preferences").get(key))
    yield "in_force", "status_quo", "what is in force now", _cited_by(mine.data.get("status_quo"))
    for section, key in (("rules", "rule"), ("one_way", "option")):
        for text, item in mine.lines(section, key).items():
            yield "rule", text, f"rule: {text}" if key == "rule" else f"{text} goes one way", item
    for claim in mine.section("claims") or ():
        cited = _cited_by(claim, "evidence", "speaks_for", "speaks_against")
        by = f"{claim['by']}: " if claim.get("by") else ""
        yield "claim", claim["id"], f"{by}“{one_line(str(claim.get('says') or ''))}”", cited


def _want_in_words(mine: Contents, names: Naming, party: str, text: str) -> str:
    plain = text.removeprefix("not ")
    option = mine.options.get(plain)
    if option is None or options_named(plain) != [plain]:
        return f"{names.party(party)}: {text}"
    of = "" if option.party == party else f" (of {names.party(option.party)})"
    return f"{names.party(party)} {'does not want' if plain != text else 'wants'} “{option.text}”{of}"


def _cited_by(value: Any, *fields: str) -> Item:
    """Return a part of a case of which only its evidence is looked at."""
    if not isinstance(value, Mapping):
        return Item("", "")
    return Item("", "", tuple(name for field in fields or ("evidence",) for name in value.get(field) or ()))
