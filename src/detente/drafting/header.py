"""The header of a draft: what to check first, and what was read but not used."""

from __future__ import annotations

from collections.abc import Mapping

from detente.dossier import Dossier
from detente.drafting.citations import Citations
from detente.drafting.layout import shown, some_of
from detente.drafting.open_questions import questions_to_settle
from detente.drafting.selection import ALMOST, Selection, is_doubtful
from detente.drafting.structure import silent_on
from detente.drafting.wants import Want, Wants
from detente.positions import Position, Positions, is_sure

ASK_FIRST = "ask first about: "
"""Begins the line of the header with the options that an interview asks about first."""
CHECK_WORDS = "compare with their words: "
"""Begins the line of the header with the wants that were not read surely, which an interview asks about."""
WANTS = " wants "
_MOST_ROWS, _MOST_UNUSED = 10, 10


def check_first(selection: Selection, wants: Mapping[str, Wants], reports: int) -> tuple[str, str, str]:
    """Return three lines: what is assumed of now, which wants rest on one report, whose are unknown."""
    silent = [option.name for option in silent_on(selection.options)]
    disputed = [option.name for option in selection.options if option.row.disputed]
    now = (
        f"no report says whether these are done now, so they count as not taken: {some_of(silent)}"
        if silent
        else "for every option a report says whether it is done now"
    )
    if disputed:
        now += f"; reports contradict each other on {some_of(disputed)}"
    doubtful = [option.name for option in selection.options if is_doubtful(option.row)]
    if doubtful:
        now += f"; these may be misread: {some_of(doubtful)}"
    unknown = [selection.ids[party] for party, of in wants.items() if not of.wants]
    return (
        now,
        _resting_on_one(selection, wants, reports),
        f"nothing is known of what these prefer: {some_of(unknown)}"
        if unknown
        else "something is known of what each party prefers, but not in which order",
    )


def ask_first(selection: Selection, positions: Positions, dossier: Dossier) -> tuple[str, ...]:
    """Return a line with the options that the open questions of the table are about, in their order."""
    names = {option.row.id: option.name for option in selection.options}
    about = [names[one.row.id] for one in questions_to_settle(positions, dossier) if one.row.id in names]
    return (f"{ASK_FIRST}{', '.join(dict.fromkeys(about))}",) if about else ()


def to_compare(selection: Selection, wants: Mapping[str, Wants], cite: Citations) -> tuple[str, ...]:
    """Return a line with the wants that were not read surely, each with its words; none where all were."""
    doubted = [
        f"{selection.ids[party]}{WANTS}{want.priority} [{', '.join(cite(want.evidence))}]"
        for party, of in wants.items()
        for want in of.wants
        if want.evidence and want.assumed is None and not _is_sure(selection, party, want)
    ]
    return (f"{CHECK_WORDS}{'; '.join(doubted)}",) if doubted else ()


def _is_sure(selection: Selection, party: str, want: Want) -> bool:
    """Return True if words of a want were surely read as a stance of the party that has it."""
    cited = set(want.evidence)
    return any(
        voice.party == party and is_sure(voice) and cited & set(voice.evidence)
        for option in selection.options
        for voice in option.row.voices
    )


def _resting_on_one(selection: Selection, wants: Mapping[str, Wants], reports: int) -> str:
    every = [
        (f"{selection.ids[party]} wants {want.priority}", want)
        for party, of in wants.items()
        for want in of.wants
    ]
    assumed = [name for name, want in every if want.assumed]
    once = [name for name, want in every if want.reports < 2 and not want.assumed]
    also = f"; assumed: {some_of(assumed)}" if assumed else ""
    if not every:
        return "no report says what anybody wants"
    if reports == 1:
        return f"all that is said of wants rests on one report{also}"
    if not once:
        return f"every want has two independent reports or more{also}"
    return f"these rest on one report only: {some_of(once)}{also}"


def not_used(positions: Positions, selection: Selection, wants: Mapping[str, Wants]) -> list[str]:
    """Return what was read and is not in the model, each with the reason, the most central first."""
    names = {party.id: party.name for party in positions.parties}
    lines = [
        f"{selection.ids[party]} is both for and against {option.name}, so neither is a want"
        for party, of in wants.items()
        for option in of.contradictory
    ]
    lines += [
        f"{selection.ids[party]} ties {option.name} to what is no option here: “{shown(words)}”"
        for party, of in wants.items()
        for option, words in of.open
    ]
    lines += [
        f"{names[row.maker]}: {row.act} ({why}{_stance_on(row, why, selection)})"
        for row, why in selection.left_out[:_MOST_ROWS]
    ]
    if len(selection.left_out) > _MOST_ROWS:
        lines.append(f"and {len(selection.left_out) - _MOST_ROWS:,} more acts")
    if selection.parties_left_out:
        without = [party.name for party in selection.parties_left_out]
        lines.append(f"parties without an option here: {some_of(without)}")
    # What a side holds out for, or may do, has no row and is an option all the same.
    used = {words for option in selection.options for words in option.row.evidence}
    unused = [item for item in positions.unused if item.words not in used]
    lines += [f"“{shown(item.words.quote)}”: {item.why}" for item in unused[:_MOST_UNUSED]]
    if len(unused) > _MOST_UNUSED:
        lines.append(f"and {len(unused) - _MOST_UNUSED:,} more passages; `detente positions` lists them")
    return lines


def _stance_on(row: Position, why: str, selection: Selection) -> str:
    """Say which party of the model has a say on an act that was nearly an option."""
    if why != ALMOST and not why.startswith("less central"):
        return ""
    modelled = {party.id for party in selection.parties}
    voices = [voice for voice in row.voices if voice.party in modelled]
    return f"; {selection.ids[voices[0].party or '']} {voices[0].stance} it" if voices else ""
