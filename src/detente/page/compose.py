"""Results become pages: one function a result. A brief, which is made of all of them, has its own module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.analysis import (
    Analysis,
    AnalysisResult,
    Questions,
    SweepResult,
)
from detente.case import Case
from detente.dossier import Dossier
from detente.drafting import UNREVIEWED
from detente.model import Model
from detente.page.lines import Chronology, Group, Groups, Paragraphs
from detente.page.page import Block, Page, Picture, Section, sections_with_blocks
from detente.page.pictures import SweepPictures
from detente.page.sections import (
    AnalysedCase,
    answer_sections,
    assessments_section,
    chronology,
    claims_section,
    differences_section,
    hypergame_section,
    lasting_section,
    method_section,
    options_section,
    party_groups,
    preferences_section,
    questions_section,
    robustness_section,
    shares_section,
    stable_section,
    stable_shares_section,
    standfirst,
    voices,
    ways_section,
    why_section,
    wish_section,
)
from detente.page.words import (
    SweepWords,
    as_printed,
    completions_judged,
    counted,
    draft_standfirst,
    hint,
    moved_status_quo,
    sweep_standfirst,
)
from detente.short import join_words
from detente.sources import Evidence
from detente.stability import CONCEPT_NAMES, equilibria

MOST_SHARES = 100
MOST_DIFFERENCES = 40
CONCEPTS_EXPLAINED = (
    "Nash: no party gains by moving alone. GMR, SMR and SEQ also count what the others could do "
    "about it: general metarationality, symmetric metarationality and sequential stability of the graph "
    "model for conflict resolution."
)
ASSUMED_EXPLAINED = "“Assumed” marks what the modeller takes for granted and no text says."
NO_VERDICTS = f"Nobody has reviewed this draft, so it gives no verdicts.{hint('no verdicts')}"
_COMPLETION = (
    "A completion is one full order of the states for each party that agrees with everything the case says. "
    "A state lasts where it is stable for every party."
)


def _case_sections(of: AnalysedCase, **limit: int) -> tuple[Section | None, ...]:
    """The sections of a case and its analysis that a brief and an analysis share."""
    return (
        why_section(of.analysis),
        ways_section(of.analysis),
        assessments_section(of),
        options_section(of),
        preferences_section(of),
        lasting_section(of.analysis, **limit),
    )


def dossier_sections(dossier: Dossier, of: AnalysedCase | None) -> tuple[Section | None, ...]:
    """Show the parties and their standing, the chronology, and who said what."""
    makers = {p.name: of.line(p, p.name).evidence for p in of.case.parties.values()} if of else {}
    parties, parties_left_out = party_groups(dossier, makers)
    dated, undated, undated_left_out = chronology(dossier)
    spoken = voices(dossier)
    standing: list[Block] = [Groups(parties, in_columns=True)] if parties else []
    if parties_left_out:
        standing.append(Paragraphs((f"And {parties_left_out} more who are mentioned.",), quiet=True))
    events: list[Block] = [Chronology(dated)] if dated else []
    if undated:
        events.append(Groups((Group("Without a date", lines=undated),)))
    if undated_left_out:
        events.append(Paragraphs((f"And {undated_left_out} more without a date.",), quiet=True))
    return (
        Section("parties", "The parties and their standing", tuple(standing), "Parties"),
        Section("chronology", "What happened", tuple(events), "Chronology"),
        Section("voices", "Who said what", (Groups(spoken),) if spoken else ()),
    )


def analysis_head(of: AnalysisResult, limit: int = MOST_DIFFERENCES) -> Page:
    """Compose the top of the page of an analysis: what is known before anything takes a search.

    Parameters
    ----------
    limit
        At most this many differences of a what-if; their count is whole.
    """
    return as_printed(
        Page(
            of.case.file.title,
            _counts(of.answer),
            missing=_limit_hit(of.answer.model),
            changes=of.changes or (),
            differences=_what_if(of, of.answer.model, limit),
            terms=(CONCEPTS_EXPLAINED, ASSUMED_EXPLAINED),
        )
    )


def _counts(analysis: Analysis) -> str:
    """Say how large the model is, and how many equilibria it has."""
    model = analysis.model
    states = int(model.feasible.sum())
    parties = "one party" if len(model.parties) == 1 else f"{len(model.parties)} parties"
    size = f"{parties}, {states:,} {'state' if states == 1 else 'states'}"
    if is_unreviewed(analysis.case):
        return f"{size}; a draft that nobody has reviewed"
    return f"{size}; {_lasting_in_words(analysis)}"


def _lasting_in_words(analysis: Analysis) -> str:
    """Say how many states last under each concept; concepts under which as many do stand together."""
    by_count: dict[int, list[str]] = {}
    for concept, stability in analysis.stability.items():
        by_count.setdefault(len(equilibria(stability)[0]), []).append(CONCEPT_NAMES[concept])
    first, *others = by_count
    if any(analysis.model.open_ties):
        lasts = "is sure to last" if first < 2 else "are sure to last"
    else:
        lasts = "lasts" if first < 2 else "last"
    states = counted(first, "state") if first else "no state"
    if not others and not first:
        return f"{states} {lasts}"
    parts = [f"{states} {lasts} under {join_words(by_count[first])}"]
    for count in others:
        states = counted(count, "state") if count else "none"
        parts.append(f"{states} under {join_words(by_count[count])}")
    return ", ".join(parts)


def _limit_hit(model: Model) -> tuple[str, ...]:
    """Say for whom too many states would have to be compared one by one; empty where for nobody."""
    if not model.coarse:
        return ()
    whom = join_words(model.party_names[party] for party in model.coarse)
    return (
        f"There are too many states to compare each with each for {whom}, so only ranks are used: "
        "what is called open here may be certain.",
    )


def is_unreviewed(case: Case) -> bool:
    """Return True for a draft that nobody has reviewed."""
    return case.text.startswith(UNREVIEWED)


def analysis_page(
    of: AnalysisResult,
    questions: Questions | None = None,
    *,
    limit: int,
    full: bool = False,
    evidence: Mapping[str, Evidence] | None = None,
) -> Page:
    """Compose the page of an analysis; its text is safe to show.

    Parameters
    ----------
    questions
        Further questions: one state, ways, further concepts.
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.
    evidence
        The case's evidence ids, resolved to the exact words; without them lines have no notes.
    """
    head, of_case = analysis_head(of, limit), AnalysedCase(of.answer, evidence or {})
    if is_unreviewed(of.answer.case) and not full and questions is None:
        shown = sections_with_blocks(options_section(of_case, drafted=True), preferences_section(of_case))
        return as_printed(replace(head, standfirst=(NO_VERDICTS,), sections=shown))
    sections = sections_with_blocks(
        *_case_sections(of_case, limit=limit),
        stable_section(of.answer, limit) if full else None,
        hypergame_section(of.answer, limit),
        *(answer_sections(questions, limit) if questions else ()),
    )
    return as_printed(
        replace(
            head, standfirst=standfirst(of_case.in_prose()), about=of_case.case.about or "", sections=sections
        )
    )


def _what_if(of: AnalysisResult | SweepResult, model: Model, limit: int) -> Section | None:
    if of.differences is None:
        return None
    return differences_section(of.differences, limit, model, moved_status_quo(of.case, model))


def sweep_pictures(of: SweepResult) -> tuple[Picture, ...]:
    """Return the pictures of a sweep, for a medium that has nothing else."""
    return _pictures(of).all()


def _pictures(of: SweepResult) -> SweepPictures:
    return SweepPictures(SweepWords(of.case.file, of.sweep), of.changes or (), drafted=of.drafted)


def sweep_page(of: SweepResult, *, limit: int = MOST_SHARES, full: bool = False) -> Page:
    """Compose the page of a sweep with its wish, robustness and what-if; its text is safe to show.

    The page of a draft that nobody has reviewed gives the questions to settle and no verdicts.

    Parameters
    ----------
    limit
        At most this many states in a table; counts are whole.
    full
        Whether to give the shares of every party, and of a draft all that a reviewed case gets.
    """
    words, pictures = SweepWords(of.case.file, of.sweep), _pictures(of)
    only_questions = of.drafted and not full and bool(of.sweep.questions)
    kicker = "A sweep of a case that leaves nothing open"
    if of.sweep.method.open_parties:
        about = "" if of.changes else "A sweep of what the case leaves open · "
        kicker = about + completions_judged(of.sweep)
    if of.drafted:
        kicker += " · the case was drafted by machine and nobody has reviewed it"
    verdicts = (
        shares_section(words, pictures, limit),
        stable_shares_section(words, limit) if full else None,
    )
    further = (
        Section("ways", "Ways out", (pictures.ways(),)),
        Section("map", "The states", (pictures.states(),)),
        claims_section(words, of.case),
    )
    return as_printed(
        Page(
            title=words.case.title,
            kicker=kicker,
            standfirst=tuple(draft_standfirst(words) if only_questions else sweep_standfirst(words)),
            changes=of.changes or (),
            differences=None if only_questions else _what_if(of, of.sweep.model, MOST_DIFFERENCES),
            sections=sections_with_blocks(
                None if of.wished is None else wish_section(of.wished),
                None if of.robust is None else robustness_section(of.robust),
                *(() if only_questions else verdicts),
                questions_section(words, pictures, drafted=only_questions),
                *(() if only_questions else further),
                method_section(words),
            ),
            terms=(_COMPLETION, CONCEPTS_EXPLAINED),
        )
    )
