"""The rival assessments of a brief: what the reports say for and against each, and what would decide it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from detente.case import Claim, ExpressionError, Option, options_in, parse_expression
from detente.claims import ClaimVerdict, Given, Reachable, parse_claim_test
from detente.dossier import Dossier
from detente.drafting import is_assessor, is_judgement, quotes_in_pairs
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Assessment, Assessments, Block, Section
from detente.page.sections.analysed import MAX_QUESTIONS, AnalysedCase, judging_verdicts
from detente.page.sections.assessing.assessed import whole_words, whose_assessment
from detente.page.sections.assessing.bearing import bearing_in_words, row_bearing_on
from detente.page.sections.assessing.grounds import own_ground
from detente.page.sections.assessing.judging import own_condition
from detente.page.sections.assessing.outside_views import OutsideView, holds_office, view_as_assessment
from detente.page.sections.assessing.record import RecordOfParties
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting import within_quotes
from detente.page.words import NamesInProse, claim_in_words, counted, option_owner, sentence, upper_first
from detente.patterns import as_pattern
from detente.positions import Positions, surely_read
from detente.short import lower_first, one_line
from detente.sources import Evidence
from detente.sweeps import ClaimAnswer

MAX_RIVALS: Final = 3
_ADDED: Final = {True: "For it (added by detente):", False: "Against it (added by detente):"}
_UNTOLD: Final = "not taken, as no report says"
_UNTESTED: Final = "the model has no test of it."
_OWNED: Final = as_pattern(r"(?:his|her|its|their|our|my)\b", re.IGNORECASE)
"""A speaker whose name only the words before tell: "his team"."""
_ASSESSING_BODY: Final = as_pattern(
    r"\b(?:institutes?|watch|cent(?:re|er)|monitors?|observatory|crisis group|foundation|university"
    r"|amnesty|think.tank"
    r"|experts?|analysts?|observers?|diplomats?|economists?)\b",
    re.IGNORECASE,
)
_NOTHING_DECIDES: Final = "nothing that the reports name."
_VERDICTS: Final = {
    "holds": "holds in this model",
    "fails": "fails in this model",
    "open": "depends on what is unknown",
    "untested": "the model does not test it",
}


def rivals_section(
    of: AnalysedCase,
    dossier: Dossier | None = None,
    positions: Positions | None = None,
    names: NamesInProse | None = None,
    views: Sequence[OutsideView] = (),
    *,
    drafted: bool,
) -> Section | None:
    """Show who foretells what, what the reports tell for it and against it, and what would decide it.

    Those that the model can test come first, one of each speaker before a second. Of a draft one is shown of
    each outsider: a party's own words are among its positions.

    Parameters
    ----------
    names
        The names of the parties of the table; without them no record is weighed.
    views
        Of a draft: sentences of outsiders, which stand below the claims that it has.
    drafted
        True if nobody has reviewed the case: then no verdict is given.
    """
    record = None
    if dossier is not None and positions is not None and names is not None:
        record = RecordOfParties(positions, dossier, names)
    verdicts = _ordered(of)
    if drafted and record is not None:
        verdicts = [
            one
            for one in verdicts
            if one.claim.by and not record.is_of_a_party(one.claim.by) and not _OWNED.match(one.claim.by)
            if _is_outside(one.claim.by, dossier)
            if is_judgement(one.claim, of.evidence, dossier)
        ]
        # A view in its whole sentence says more than the part of it that makes a claim without a test.
        verdicts = [one for one in verdicts if one.claim.holds_if or not _is_told_whole(one, of, views)]
        verdicts = list({one.claim.by: one for one in reversed(verdicts)}.values())[::-1]
    rival = [view for view in views if view.are_rival][:MAX_RIVALS]
    shown: tuple[Assessment, ...] = ()
    if drafted:
        # A claim that has no test is told in the words of both who differ.
        shown = tuple(map(view_as_assessment, rival))
        verdicts = [one for one in verdicts if not _is_told_whole(one, of, rival)][: MAX_RIVALS - len(shown)]
    else:
        # Those of whom a claim tells are not quoted beside it.
        views = [one for one in rival if not any(_is_told_whole(each, of, (one,)) for each in verdicts)]
    shown += tuple(
        _assessment(of, verdict, record, dossier, drafted=drafted) for verdict in verdicts[:MAX_RIVALS]
    )
    shown += _of_outsiders(views, shown)[: MAX_RIVALS - len(shown)]
    if not shown:
        return None
    blocks: list[Block] = [Assessments(shown)]
    is_weighed = any(
        line.lead.startswith(("For it", "Against it", "Added by")) for one in shown for line in one.lines
    )
    if record is not None and not is_weighed and not drafted:
        so_far = record.on(verdict.claim.says for verdict in verdicts[:MAX_RIVALS])
        blocks += [Lines(so_far)] if so_far else []
    if (more := len(verdicts) - MAX_RIVALS) > 0:
        blocks.append(Paragraphs((f"And {counted(more, 'more assessment')}.",), quiet=True))
    title = "Rival assessments" if len(shown) > 1 or rival or not drafted else "An assessment"
    return Section("rivals", title, tuple(blocks), "Rival assessments")


def views_section(views: Sequence[OutsideView]) -> Section | None:
    """Show the sentences of outsiders where there is no model; None where there are none."""
    shown = _of_outsiders(views, ())[:MAX_RIVALS]
    if not shown:
        return None
    are_several = len(shown) > 1 or any(view.are_rival for view in views)
    title = "Rival assessments" if are_several else "An assessment"
    return Section("rivals", title, (Assessments(shown),), "Rival assessments")


def _of_outsiders(views: Sequence[OutsideView], shown: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Return the views of those who are not quoted yet."""
    cited = [words for one in shown for words in one.says.evidence]
    return tuple(
        view_as_assessment(view)
        for view in views
        if not any(one.by.startswith(view.who) for one in shown)
        and not any(overlap(view.words, words) for words in cited)
    )


def _is_told_whole(verdict: ClaimVerdict, of: AnalysedCase, views: Sequence[OutsideView]) -> bool:
    cited = [of.evidence[name] for name in verdict.claim.evidence if name in of.evidence]
    return any(overlap(own, words) for view in views for own in view.all_words for words in cited)


def _is_outside(name: str, dossier: Dossier | None) -> bool:
    """Return True for a person without an office in the dispute, or a body that assesses; not for a side."""
    parties = [party for party in dossier.parties if name in (party.name, *party.aliases)] if dossier else []
    if any(map(is_assessor, parties)) or not parties:
        return True
    if any(party.kind == "person" and not holds_office(party) for party in parties):
        return True
    return _ASSESSING_BODY.search(name) is not None


def words_of_assessments(rivals: Section | None) -> frozenset[Evidence]:
    """Return the words of the assessments that a section shows."""
    blocks = rivals.blocks if rivals is not None else ()
    shown = (one for block in blocks if isinstance(block, Assessments) for one in block.assessments)
    return frozenset(words for one in shown for words in one.says.evidence)


def _ordered(of: AnalysedCase) -> list[ClaimVerdict]:
    by_test = sorted(judging_verdicts(of), key=lambda verdict: verdict.claim.holds_if is None)
    seen: set[str] = set()
    first: list[ClaimVerdict] = []
    again: list[ClaimVerdict] = []
    for verdict in by_test:
        by = verdict.claim.by or ""
        (again if by in seen else first).append(verdict)
        seen.add(by)
    return [*first, *again]


def _assessment(
    of: AnalysedCase,
    verdict: ClaimVerdict,
    record: RecordOfParties | None,
    dossier: Dossier | None,
    *,
    drafted: bool,
) -> Assessment:
    claim = verdict.claim
    ground = None if dossier is None else own_ground(claim, of.evidence, dossier)
    quoted = f"“{within_quotes(whole_words(claim.says))}”"
    line = of.line(claim, quoted if drafted else upper_first(_with_whole_marks(claim.says)))
    says = replace(line, assumed=None if drafted else claim.assumed)
    by = whose_assessment(claim, of.evidence, dossier) if drafted else claim.by or ""
    return Assessment(
        says,
        by,
        "" if drafted else _in_words(of, verdict),
        lines=tuple(_lines(of, verdict, record, ground, drafted=drafted)),
    )


def _with_whole_marks(says: str) -> str:
    """Return words without a quotation mark that opens or closes nothing."""
    return says if quotes_in_pairs(says) else re.sub(r"[“”\"]", "", says)


def _in_words(of: AnalysedCase, verdict: ClaimVerdict) -> str:
    answer = _answer(of, verdict.claim)
    if answer is not None and answer.circular:
        return "circular: the unknown that decides it is the claim itself"
    return _VERDICTS[verdict.verdict]


def _answer(of: AnalysedCase, claim: Claim) -> ClaimAnswer | None:
    """The answer of the sweep on a claim, if the case was swept."""
    answers = of.sweep.sweep.claims if of.sweep is not None else ()
    return next((answer for answer in answers if answer.id == claim.id), None)


def _lines(
    of: AnalysedCase,
    verdict: ClaimVerdict,
    record: RecordOfParties | None,
    ground: Line | None = None,
    *,
    drafted: bool,
) -> Iterator[Line]:
    claim = verdict.claim
    speaks_for, speaks_against = _cited(of, claim.speaks_for), _cited(of, claim.speaks_against)
    if ground is not None:
        yield ground
    weighed: tuple[bool | None, Line] | None = _tried(of, claim)
    # In a draft whatever no report tells of counts as not done.
    is_told = not (drafted or _is_untold(of, claim))
    untried = "Not tried, by the reports:" if is_told else "No report says that this is done:"
    if weighed is None and not speaks_for and not speaks_against and record is not None:
        weighed, untried = record.on_futility(claim.says), "Added by detente:"
        if drafted and weighed is not None and weighed[0] is None:
            weighed = None  # demands that the reports leave without an answer speak for nothing
    yield from (replace(line, lead="For it:") for line in speaks_for)
    yield from (replace(line, lead="Against it:") for line in speaks_against)
    if weighed is not None:
        side, line = weighed
        yield replace(line, lead=untried if side is None else _ADDED[side])
    if (decides := _decides(of, verdict, record, drafted=drafted)) is not None:
        yield decides


def _cited(of: AnalysedCase, names: Sequence[str]) -> list[Line]:
    passages = [of.evidence[name] for name in names if name in of.evidence]
    return [Line(f"“{one_line(words.quote).strip('“”')}”", evidence=(words,)) for words in passages]


def _tried(of: AnalysedCase, claim: Claim) -> tuple[bool | None, Line] | None:
    """Compare a claim that one act leads to another with what is done now.

    Returns
    -------
    tuple
        True if it speaks for the claim, False against it, None where the cause is not yet done; and what is
        done. None for a test of another kind.
    """
    test = parse_claim_test(claim.holds_if) if claim.holds_if else None
    if not isinstance(test, Given) or not test.more_than_without or not isinstance(test.test, Reachable):
        return None
    cause, effect = _option(test.condition), _option(test.test.state.text)
    quo = of.model.status_quo
    pattern = None if quo is None else of.model.pattern(quo)
    if cause is None or effect is None or pattern is None:
        return None
    letters = dict(zip(of.model.options, pattern, strict=True))
    if cause not in letters or effect not in letters:
        return None
    if letters[cause] == "N":
        return None, Line(sentence(_done(of, cause)), evidence=_passages(of, cause)[:1])
    acts = [(option, letters[option] == "Y") for option in (cause, effect)]
    says = " and ".join(f"{_done(of, option)} is {'' if is_done else 'not '}done" for option, is_done in acts)
    evidence = tuple(passage for option, _ in acts for passage in _passages(of, option)[:1])
    return letters[effect] == "Y", Line(sentence(says), evidence=evidence)


def _is_untold(of: AnalysedCase, claim: Claim) -> bool:
    """Return True if the cause that a claim names counts as not done only since no report speaks of it."""
    quo, test = of.case.status_quo, parse_claim_test(claim.holds_if) if claim.holds_if else None
    assumed = "" if quo is None else quo.assumed or ""
    cause = _option(test.condition) if isinstance(test, Given) else None
    return cause is not None and assumed.startswith(_UNTOLD) and cause in re.findall(r"[\w.]+", assumed)


def _option(text: str) -> str | None:
    """Return the option, where an expression is that option alone."""
    try:
        expression = parse_expression(text)
    except ExpressionError:
        return None
    return next(iter(options_in(expression))) if isinstance(expression, Option) else None


def _done(of: AnalysedCase, option: str) -> str:
    place = of.model.options.index(option)
    return f"“{lower_first(of.model.option_labels[place])}” ({option_owner(of.model, place)})"


def _passages(of: AnalysedCase, option: str) -> tuple[Evidence, ...]:
    party, _, name = option.partition(".")
    cited = of.case.parties[party].options[name].evidence
    return tuple(of.evidence[one] for one in cited if one in of.evidence)


def _decides(
    of: AnalysedCase, verdict: ClaimVerdict, record: RecordOfParties | None, *, drafted: bool
) -> Line | None:
    """Say what would decide a claim: an unknown of the model, or an act of the table that it turns on.

    Of a test that a machine drafted and that turns on nothing no outcome is shown, since that were a verdict:
    only the condition that the claim names itself, if any.
    """
    claim, lead = verdict.claim, "What would decide it:"
    condition = own_condition(claim.says)
    itself = Line(f"its own condition, “{condition}”.", lead) if condition and drafted else None
    if claim.holds_if is None:
        row = None if record is None else row_bearing_on(claim.says, record.positions.rows)
        if drafted and row is not None and surely_read(row) is None:
            row = None
        if condition and (row is None or surely_read(row) is None):
            # What is said to decide it stands in the words: no row that may be misread has to name it.
            end = "." if drafted else f"; {_UNTESTED}"
            return Line(f"its own condition, “{condition}”{end}", lead)
        if row is None or record is None:
            return Line(_NOTHING_DECIDES if drafted else f"not known; {_UNTESTED}", lead)
        end = "." if drafted else f"; {_UNTESTED}"
        return Line(f"{bearing_in_words(row, record.names)}{end}", lead, evidence=row.evidence[:2])
    answer = _answer(of, claim)
    if answer is not None and answer.turns_on:
        open_questions = [one for one, _ in answer.turns_on if of.puts(one)]
        if drafted and not open_questions:
            return itself
        if drafted:
            # The question that ties two acts is nearer to the claim than that on one of them.
            places = [place for one in open_questions if (place := of.place_of(one)) is not None]
            if places and min(places) < MAX_QUESTIONS:
                nearest = max((place for place in places if place < MAX_QUESTIONS), key=of.acts_at)
                return Line(f"question {nearest + 1} above.", lead)
        question = of.question(open_questions[0] if open_questions else answer.turns_on[0][0])
        return replace(question, lead=lead)
    return itself if drafted else Line(sentence(claim_in_words(of.model, claim.holds_if)), "It is tested so:")
