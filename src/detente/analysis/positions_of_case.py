"""The table of positions that a person's case states: who could do what, who wants it, what is in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.analysis.analysis import Analysis
from detente.case import CaseFile, Compound, ExpressionError, Option, parse_expression
from detente.dossier import Dossier
from detente.names import bare_name
from detente.positions import Condition, Position, Positions, StanceOnAct, Voice
from detente.reading import Party
from detente.sources import Evidence


def stated_positions(
    analysis: Analysis, evidence: Mapping[str, Evidence], dossier: Dossier, read: Positions
) -> Positions:
    """Return the table that a reviewed case states, for what is told of the dispute to agree with it.

    An option is an act of its party; it is in force where the status quo has it taken. A priority with words
    from a report is a stance: on another's option a demand or an opposition, on one's own a plan or a
    refusal, on a condition where it depends on something. What is only assumed is nobody's word, and makes
    no stance. Such a row has no kind: its conditions stand in the case, and in no report's words.

    Parameters
    ----------
    evidence
        The case's evidence ids, resolved to the exact words.
    read
        The table that was read from the same reports: it knows who speaks for which party.
    """
    case = analysis.case.file
    letters = _letters(analysis)
    voices = _voices(case, evidence, letters)
    rows = tuple(
        Position(
            id=f"{party}.{name}",
            maker=party,
            act=option.label.rstrip(". "),
            kind="",
            catalogue=None,
            in_force=letters.get(f"{party}.{name}"),
            voices=tuple(voice for voice, _ in voices.get(f"{party}.{name}", ())),
            conditions=tuple(made for _, made in voices.get(f"{party}.{name}", ()) if made is not None),
            proposed_by=option.proposed_by,
        )
        for party, stated in case.parties.items()
        for name, option in stated.options.items()
    )
    parties = tuple(_party(name, stated.name, read, dossier) for name, stated in case.parties.items())
    return Positions(rows, parties, speaks_for=_speakers(parties, dossier, read))


def _letters(analysis: Analysis) -> dict[str, bool]:
    model, quo = analysis.model, analysis.model.status_quo
    pattern = None if quo is None else model.pattern(quo)
    if pattern is None:
        return {}
    marked = zip(model.options, pattern, strict=True)
    return {option: letter == "Y" for option, letter in marked if letter != "-"}


def _voices(
    case: CaseFile, evidence: Mapping[str, Evidence], letters: Mapping[str, bool]
) -> dict[str, list[tuple[Voice, Condition | None]]]:
    """Return the stances that a case states, by the option that they are about."""
    voices: dict[str, list[tuple[Voice, Condition | None]]] = {}
    for party, stated in case.parties.items():
        for name, option in stated.options.items():
            words = tuple(evidence[cited] for cited in option.evidence if cited in evidence)
            if letters.get(f"{party}.{name}") and words:
                voices[f"{party}.{name}"] = [(Voice(party, "does", None, words), None)]
    for party, preference in case.preferences.items():
        for wish in preference.priorities or ():
            words = tuple(evidence[cited] for cited in wish.evidence if cited in evidence)
            about = _about(wish.priority)
            if about is None or not words:
                continue
            act, is_wanted, depends = about
            own = act.partition(".")[0] == party
            if depends and not own:
                continue
            voice = Voice(party, _stance(is_wanted=is_wanted, own=own), None, words)
            condition = Condition("if", words[0], voice=party) if depends else None
            voices.setdefault(act, []).append((voice, condition))
    return voices


def _stance(*, is_wanted: bool, own: bool) -> StanceOnAct:
    if own:
        return "plans" if is_wanted else "refuses"
    return "demands" if is_wanted else "opposes"


def _about(priority: str) -> tuple[str, bool, bool] | None:
    """Return the option that a priority is about, whether it is wanted, and whether that depends."""
    try:
        expression = parse_expression(priority)
    except ExpressionError:
        return None
    depends, is_wanted = False, True
    if isinstance(expression, Compound) and expression.operator == "if":
        expression, depends = expression.parts[0], True
    if isinstance(expression, Compound) and expression.operator == "not":
        expression, is_wanted = expression.parts[0], False
    return (expression.name, is_wanted, depends) if isinstance(expression, Option) else None


def _party(name: str, full: str, read: Positions, dossier: Dossier) -> Party:
    """The party of a case as one of a table, with the other names that the reports give it."""
    known = _namesake(full, (*read.parties, *dossier.parties))
    if known is None:
        return Party(id=name, name=full, kind="organization", aliases=(name,) if name in full else ())
    return known.model_copy(update={"id": name, "name": full})


def _namesake(full: str, parties: Sequence[Party]) -> Party | None:
    folded = _folded(full)
    return next(
        (p for p in parties if folded in {_folded(each) for each in (p.name, *p.aliases)}),
        None,
    )


def _folded(name: str) -> str:
    return bare_name(name).casefold().replace("’", "'")


def _speakers(parties: Sequence[Party], dossier: Dossier, read: Positions) -> dict[str, str]:
    """Return who speaks for which party of the case: whoever speaks for its namesake in the table read."""
    by_name = {_folded(each): party.id for party in parties for each in (party.name, *party.aliases)}
    owners = {party.id: by_name.get(_folded(party.name)) for party in (*read.parties, *dossier.parties)}
    speakers = {}
    for party in dossier.parties:
        owner = owners.get(party.id) or owners.get(read.speaks_for.get(party.id, party.id))
        if owner is not None:
            speakers[party.id] = owner
    return speakers
