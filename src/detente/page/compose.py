"""Results become pages: one function a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from detente.analysis import (
    Analysis,
    AnalysisResult,
    Brief,
    Questions,
    SweepResult,
    stated_positions,
)
from detente.dossier import Dossier
from detente.drafting import UNREVIEWED
from detente.edtf import DateRange
from detente.model import Model
from detente.page.page import (
    Block,
    Chronology,
    Group,
    Groups,
    Page,
    Paragraphs,
    Picture,
    Section,
    sections_with_blocks,
)
from detente.page.pictures import SweepPictures
from detente.page.sections import (
    AnalysedCase,
    answer_sections,
    assessments_section,
    chronology,
    claims_section,
    conflict_section,
    differences_section,
    hypergame_section,
    in_short_section,
    lasting_section,
    left_out_sentences,
    method_section,
    options_section,
    party_groups,
    positions_section,
    preferences_section,
    questions_section,
    rivals_section,
    robustness_section,
    shares_section,
    stable_section,
    stable_shares_section,
    standfirst,
    timeline_section,
    unlock_section,
    unused_section,
    voices,
    ways_section,
    why_section,
    wish_section,
)
from detente.page.words import (
    NamesInProse,
    SweepWords,
    completions_judged,
    counted,
    draft_standfirst,
    join_words,
    moved_status_quo,
    safe_to_show,
    sweep_standfirst,
)
from detente.positions import DRAFT_WEIGHT, Positions
from detente.sources import Evidence
from detente.stability import CONCEPT_NAMES, equilibria

MOST_SHARES = 100
MOST_DIFFERENCES = 40
MOST_ACTS_OF_A_BRIEF, FEWEST_ACTS_OF_A_BRIEF = 8, 4
_CONCEPTS = (
    "Nash: no party gains by moving alone. GMR, SMR and SEQ also count what the others could do "
    "about it: general metarationality, symmetric metarationality and sequential stability of the graph "
    "model for conflict resolution."
)
_ASSUMED = "“Assumed” marks what the modeller takes for granted and no text says."
_NO_VERDICTS = (
    "Nobody has reviewed this draft, so it gives no verdicts. `detente ask` reviews it; `--full` prints what "
    "follows from it as it stands."
)
_COMPLETION = (
    "A completion is one full order of the states for each party that agrees with everything the case says. "
    "A state lasts where it is stable for every party."
)


def brief_page(brief: Brief) -> Page:
    """Compose the page of a brief; its text is safe to show."""
    missing = [*left_out_sentences(brief.left_out, brief.dossier)]
    if brief.dossier is None:
        missing.append("No report was given or cited, so there is no chronology and nobody is quoted.")
    of: AnalysedCase | None = None
    if brief.case is None or brief.analysis is None:
        missing.append(
            "The reports leave nothing open that a party could do, so there is no model to analyse."
        )
    else:
        sweep = None if brief.sweep is None else SweepWords(brief.case, brief.sweep)
        of = AnalysedCase(brief.analysis, brief.evidence, sweep)
    return safe_to_show(
        Page(
            title=_title(brief),
            kicker=_kicker(brief),
            about=of.case.about or "" if of else "",
            missing=tuple(missing),
            sections=sections_with_blocks(*_first_page(brief, of)),
            annexes=sections_with_blocks(
                *(dossier_sections(brief.dossier, of) if brief.dossier else ()),
                *_all_positions(brief),
                *(_model_sections(of, drafted=brief.drafted) if of else ()),
            ),
            dossier=brief.dossier,
            # A draft has no verdicts, so no concept needs explaining.
            terms=() if brief.drafted or of is None else (_CONCEPTS, _ASSUMED),
        )
    )


def _title(brief: Brief) -> str:
    """Return the title of the case or the report; for a draft of reports without one, who it is about."""
    dossier, positions = brief.dossier, brief.positions
    if not brief.drafted or dossier is None:
        return brief.title
    reports = list(dossier.reports.values())
    if len(reports) == 1 and reports[0].title:
        return reports[0].title
    if positions is None or not positions.rows:
        return brief.title
    names = _names(brief)
    assert names is not None
    central = positions.rows[: _central(positions)]
    involved = {party for row in central for party in (row.maker, *(voice.party for voice in row.voices))}
    between = join_words([names.name(party.id) for party in positions.parties if party.id in involved][:2])
    return between[:1].upper() + between[1:]


def _next_step(brief: Brief) -> str:
    """Say how the questions of a draft are answered."""
    if brief.case_path is not None:
        return f"To answer them: detente ask {brief.case_path}"
    sources = [report.source for report in brief.dossier.reports.values()] if brief.dossier else []
    source = sources[0] if len(sources) == 1 else "REPORTS"
    return f"To answer them: detente draft {source} --out case.yaml, then detente ask case.yaml"


def _names(brief: Brief) -> NamesInProse | None:
    """The names that sentences about the reports use; None without reports."""
    if brief.dossier is None or brief.positions is None:
        return None
    return NamesInProse(brief.positions.parties, [r.text for r in brief.dossier.reports.values()])


def _first_page(brief: Brief, of: AnalysedCase | None) -> tuple[Section | None, ...]:
    """Compose what a busy reader reads, in the order in which it is read."""
    in_short, positions, picture = None, None, None
    told = _told(brief)
    if brief.dossier is not None and told is not None and told.rows:
        in_short = in_short_section(told, brief.dossier, None if told is brief.positions else brief.case)
        central = _central(told)
        positions = positions_section(told, brief.dossier, central)
        picture = conflict_section(told, brief.dossier, central)
    if of is None:
        return in_short, positions, picture, _timeline(brief)
    plain = of.in_prose(_names(brief))
    return (
        in_short,
        positions,
        picture,
        _timeline(brief),
        unlock_section(plain, drafted=brief.drafted, next_step=_next_step(brief)),
        rivals_section(plain, brief.dossier, told, drafted=brief.drafted),
    )


def _told(brief: Brief) -> Positions | None:
    """The table that the first page tells of: what a person's case states, else what was read."""
    if brief.drafted or brief.analysis is None or brief.dossier is None or brief.positions is None:
        return brief.positions
    stated = stated_positions(brief.analysis, brief.evidence, brief.dossier, brief.positions)
    return stated if any(row.voices for row in stated.rows) else brief.positions


def _central(positions: Positions) -> int:
    """Count the acts for a first page: those that matter most, and never so few that a table says nothing."""
    central = sum(row.weight >= DRAFT_WEIGHT for row in positions.rows)
    return max(FEWEST_ACTS_OF_A_BRIEF, min(central, MOST_ACTS_OF_A_BRIEF))


def _all_positions(brief: Brief) -> tuple[Section | None, ...]:
    """Show the whole table where the first page has a part of it, and what was read and not used."""
    if brief.positions is None or brief.dossier is None:
        return ()
    whole = None
    if not brief.drafted or len(brief.positions.rows) > _central(brief.positions):
        whole = replace(
            positions_section(brief.positions, brief.dossier),
            id="all-positions",
            title="All positions that were read",
        )
    return whole, unused_section(brief.positions)


def _model_sections(of: AnalysedCase, *, drafted: bool) -> tuple[Section | None, ...]:
    """Show the model, and the whole analysis of one that was reviewed."""
    model = (options_section(of, drafted=drafted), preferences_section(of))
    if drafted:
        return model
    return (why_section(of.analysis), ways_section(of.analysis), lasting_section(of.analysis), *model)


def _timeline(brief: Brief) -> Section | None:
    """Show what happened and what is due."""
    return None if brief.dossier is None else timeline_section(brief.dossier, brief.positions)


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


def _kicker(brief: Brief) -> str:
    source = f"Brief {from_reports(brief.dossier)}"
    if brief.case is None:
        return source
    if brief.drafted:
        return f"{source}; the model is a draft, not reviewed"
    answered = sum(item.answer != "unknown" for item in brief.case.interview)
    if brief.case.interview:
        return f"{source}; a person answered {counted(answered, 'question')} on the model"
    return f"{source}; the model was finished by a person"


def from_reports(dossier: Dossier | None) -> str:
    """Say from how many reports a page is made, and of which days they are."""
    reports = list(dossier.reports.values()) if dossier else []
    if not reports:
        return "from a case file"
    days = sorted(report.published for report in reports if report.published)
    if len(reports) == 1:
        return f"from one report{f' of {DateRange.parse(days[0].isoformat()).words}' if days else ''}"
    if not days:
        return f"from {len(reports):,} reports"
    return f"from {len(reports):,} reports, {DateRange.parse(f'{days[0]}/{days[-1]}').words}"


def analysis_head(of: AnalysisResult, limit: int = MOST_DIFFERENCES) -> Page:
    """Compose the top of the page of an analysis: what is known before anything takes a search.

    Parameters
    ----------
    limit
        At most this many differences of a what-if; their count is whole.
    """
    return safe_to_show(
        Page(
            of.case.file.title,
            _counts(of.answer),
            changes=of.changes or (),
            differences=_what_if(of, of.answer.model, limit),
            terms=(_CONCEPTS, _ASSUMED),
        )
    )


def _counts(analysis: Analysis) -> str:
    """Say how large the model is, and how many equilibria it has."""
    model = analysis.model
    states = int(model.feasible.sum())
    parties = "one party" if len(model.parties) == 1 else f"{len(model.parties)} parties"
    size = f"{parties}, {states:,} {'state' if states == 1 else 'states'}"
    if _is_unreviewed(analysis):
        return f"{size}; a draft that nobody has reviewed"
    lasting = ", ".join(
        f"{len(equilibria(stability)[0]):,} {CONCEPT_NAMES[concept]}"
        for concept, stability in analysis.stability.items()
    )
    certain = "certain equilibria" if any(model.open_ties) else "equilibria"
    return f"{size}; {certain}: {lasting}"


def _is_unreviewed(analysis: Analysis) -> bool:
    return analysis.case.text.startswith(UNREVIEWED)


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
    if _is_unreviewed(of.answer) and not full and questions is None:
        shown = sections_with_blocks(options_section(of_case, drafted=True), preferences_section(of_case))
        return safe_to_show(replace(head, standfirst=(_NO_VERDICTS,), sections=shown))
    sections = sections_with_blocks(
        *_case_sections(of_case, limit=limit),
        stable_section(of.answer, limit) if full else None,
        hypergame_section(of.answer, limit),
        *(answer_sections(questions, limit) if questions else ()),
    )
    return safe_to_show(
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
        claims_section(words),
    )
    return safe_to_show(
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
                questions_section(words, pictures),
                *(() if only_questions else further),
                method_section(words),
            ),
            terms=(_COMPLETION, _CONCEPTS),
        )
    )
