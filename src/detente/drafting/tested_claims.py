"""The assessments that a draft lists, each with its test, and the acts that become options for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from detente.dossier import Dossier
from detente.drafting.assessments import Assessment, assessments_in, is_assessor
from detente.drafting.claim_subjects import Subjects
from detente.drafting.claim_tests import ClaimTests
from detente.drafting.drafted_tests import Drafted
from detente.drafting.selection import Selection, select
from detente.drafting.stands import Willed, is_stand
from detente.drafting.wants import Assume, Want, Wants, wants_of
from detente.held import MadeOf
from detente.positions import Position, Positions, held_out_for, plainly_supposed, supposed_rows

_MAX_CLAIMS = 6
_WARNS = "it warns that this would cost it what it wants"

TestedClaim = tuple[Assessment, Drafted]


@dataclass(frozen=True)
class Tested:
    """The options of a draft, what its parties want, and the claims with their tests."""

    selection: Selection
    wants: Mapping[str, Wants]
    claims: Sequence[TestedClaim]


def tested_claims(positions: Positions, dossier: Dossier, assume: Assume) -> Tested:
    """Choose the options of a draft, and the claims to list.

    What nobody plans or refuses is no option, but for an act that an assessment ties to an option: "if we
    arm the crews, they will not talk". It becomes one, in so far as there is room.
    """
    # A page on what changed compares a table with the one before it, which was drafted from then.
    return _tested_of.of((positions, dossier), assume, lambda: _tested_anew(positions, dossier, assume))


_tested_of: Final[MadeOf[Tested]] = MadeOf()


def _tested_anew(positions: Positions, dossier: Dossier, assume: Assume) -> Tested:
    heard = assessments_in(dossier.read_by_rules)
    days = {report.id: report.published for report in dossier.reports.values() if report.published}

    @cache
    def of_claims() -> tuple[Position, ...]:
        return supposed_rows(positions, dossier)

    def spare() -> tuple[Position, ...]:
        return (*held_out_for(positions, dossier), *plainly_supposed(of_claims(), dossier))

    selection = select(positions, spare=spare)
    supposed = of_claims() if selection.options and heard else ()
    tested, heard_and_tested = _tested(selection, positions, supposed, dossier, heard, days, assume)
    telling = _most_telling(heard_and_tested, dossier)
    able = {option.row.maker for option in selection.options}
    lacking = [
        row
        for claim, test in telling
        for row in test.lacks
        if row.supposed and not (row.maker in able and _warns_of_it(claim, row, positions.speaks_for))
    ]
    if not lacking:
        return replace(tested, claims=_most_telling(heard_and_tested, dossier, Willed(dossier)))
    known = {party.id for party in (*positions.parties, *positions.deciders)}
    more = {row.maker for row in lacking} - known
    makers = tuple(party for party in dossier.parties if party.id in more)
    with_makers = replace(positions, parties=(*positions.parties, *makers))
    again, heard_and_tested = _tested(
        select(with_makers, lacking, spare), positions, supposed, dossier, heard, days, assume
    )
    again = replace(again, claims=_most_telling(heard_and_tested, dossier, Willed(dossier)))
    return again if assume == "none" else replace(again, wants=_with_warnings(again, positions.speaks_for))


def _warns_of_it(claim: Assessment, row: Position, speaks_for: Mapping[str, str]) -> bool:
    """Return True for an act of the speaker's own side, which says where it would lead.

    It means not to do it, so it is a choice of that side only where nothing else is.
    """
    return claim.by is not None and speaks_for.get(claim.by.id, claim.by.id) == row.maker


def draft_selection(positions: Positions, dossier: Dossier, assume: Assume = "now") -> Selection:
    """Return the parties and options that a draft has, with those that its assessments bring in."""
    return tested_claims(positions, dossier, assume).selection


def _with_warnings(tested: Tested, speaks_for: Mapping[str, str]) -> Mapping[str, Wants]:
    """Return the wants with those of parties that warn of a supposed act of their own.

    "If we burn the bridge, they will never talk", and they want talks: so they would rather not burn it.
    """
    wants = dict(tested.wants)
    for option in (option for option in tested.selection.options if option.row.supposed):
        maker = option.row.maker
        wanted = {want.priority for want in wants[maker].wants}
        for claim, test in tested.claims:
            own = _warns_of_it(claim, option.row, speaks_for)
            costs = re.fullmatch(
                rf'not reachable\("(.+)"\) by improvements given {option.name}', test.holds_if or ""
            )
            if own and costs and costs[1] in wanted:
                warned = Want(f"not {option.name}", (claim.words,), _WARNS)
                wants[maker] = replace(wants[maker], wants=(*wants[maker].wants, warned))
                break
    return wants


def _tested(
    selection: Selection,
    positions: Positions,
    supposed: Sequence[Position],
    dossier: Dossier,
    heard: Sequence[Assessment],
    days: Mapping[str, date],
    assume: Assume,
) -> tuple[Tested, Sequence[TestedClaim]]:
    """Return the options with what the parties want, and every sentence heard with its test."""
    sides = [side.id for side in positions.sides]
    wants = {
        party.id: wants_of(party.id, selection.options, days, assume, sides) for party in selection.parties
    }
    drafted = [option.row.id for option in selection.options]
    subjects = Subjects(positions, drafted, dossier.acts, dossier.reports, supposed)
    tests = ClaimTests(selection, wants, subjects)
    return Tested(selection, wants, ()), [(claim, tests.of(claim)) for claim in heard]


def _most_telling(
    claims: Sequence[TestedClaim], dossier: Dossier, willed: Willed | None = None
) -> list[TestedClaim]:
    """Return the claims to list, in the order of the words; one with a test rather than one without.

    Where an outsider judges, what a side or the reporter foretells is a claim only with a test. A promise, a
    threat or a term is never one without a test: it stands in the table.

    Parameters
    ----------
    willed
        The acts that somebody wills, by which promises are told; None to take these for claims too.
    """
    judged_from_outside = any(_is_of_an_outsider(claim) for claim, _ in claims)
    place = {report: number for number, report in enumerate(dossier.reports)}
    telling = [
        (claim, test)
        for claim, test in claims
        if test.holds_if
        or claim.named
        or (
            claim.judges
            and (claim.assessed or (claim.tied and test.speaks_of))
            and (
                _is_of_an_outsider(claim)
                or (
                    (test.lacks or not judged_from_outside)
                    and (willed is None or not _is_stand(claim, willed))
                )
            )
        )
    ]
    telling.sort(key=lambda pair: -pair[0].weight - bool(pair[1].holds_if) - bool(pair[1].speaks_of))
    return sorted(telling[:_MAX_CLAIMS], key=lambda pair: (place[pair[0].words.report], pair[0].words.start))


def _is_stand(claim: Assessment, willed: Willed) -> bool:
    return is_stand(claim.words, claim.says, willed, told=claim.by is None)


def _is_of_an_outsider(claim: Assessment) -> bool:
    return bool(claim.named) or (claim.by is not None and is_assessor(claim.by))
