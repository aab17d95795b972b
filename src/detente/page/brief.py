"""The page of a brief: its first page in the order of reading, and its annexes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial

from detente.analysis import Brief, stated_positions
from detente.dossier import Dossier
from detente.interview import LEFT
from detente.page.compose import ASSUMED_EXPLAINED, CONCEPTS_EXPLAINED, dossier_sections
from detente.page.first_table import (
    MOST_ACTS,
    acts_of_a_first_page,
    between_parties,
    of_choices,
    with_sure_stances,
    without_doubtful,
)
from detente.page.lines import Groups, Line, Lines, Paragraphs
from detente.page.made_from import from_reports
from detente.page.next_step import next_step_of
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.sections import (
    ALL_POSITIONS,
    MAX_MOMENTS,
    MAX_QUESTIONS,
    ROOM,
    AnalysedCase,
    FirstQuestions,
    KeySentences,
    OutsideView,
    PartyClauses,
    SentenceQuestions,
    arguing_sentences,
    conflict_section,
    each_side_section,
    height_of,
    in_short_section,
    in_their_words_section,
    is_nothing_sure,
    lasting_section,
    left_out_sentences,
    less_sure_in_words,
    open_questions_section,
    options_section,
    positions_section,
    preferences_section,
    quoted_section,
    reports_in_short_section,
    rivals_section,
    taken_out_section,
    timeline_of,
    unlock_section,
    unused_section,
    views_of_outsiders,
    views_section,
    wanted_of_nobody,
    ways_section,
    why_section,
    without_words,
    words_of_assessments,
)
from detente.page.surely_voiced import surely_voiced
from detente.page.titles import title_of
from detente.page.words import NamesInProse, SweepWords, as_printed, counted, disputes_in_words
from detente.positions import Positions, surely_read, well_read
from detente.sources import Evidence

FEW_ACTS, MORE_SENTENCES = 4, 4
"""Where the table has few acts, there is room for so many further sentences of the reports."""
_MANY_SENTENCES, MANY_SPEAKERS, FEW_SPEAKERS = 3, 4, 2
"""Speakers quoted under "In short"; where it has many sentences, and the table is not sure."""
_FIRST_PAGE, _LEAST_ROOM, _MOST_ROOM, _MUCH_BELOW = 58, 6, 30, 34
_FEW_MOMENTS, _FEWEST_FREE, _LINE = 5, 2, 72
_LEAST_TABLE, _WORTH_HAVING, _FEWEST_SHOWN = 10, 18, 2
"""Lines of a first page below its title, and the fewest and the most for the words of the parties."""


def brief_page(brief: Brief) -> Page:
    """Compose the page of a brief; its text is safe to show."""
    arguing = arguing_sentences(brief.dossier)
    missing = [*left_out_sentences(brief.left_out, brief.dossier), *arguing]
    if brief.dossier is None:
        missing.append("No report was given or cited, so there is no chronology and nobody is quoted.")
    shown, names = _table_to_tell(brief), None
    if shown is not None and brief.dossier is not None:
        # All sections name the parties alike; the names are looked up in all texts, so once.
        in_table = {party.id for party in shown.parties}
        sides = (side for side in shown.sides if side.id not in in_table)
        names = NamesInProse.of((*shown.parties, *sides), brief.dossier)
    of: AnalysedCase | None = None
    if brief.case is None or brief.analysis is None:
        missing.append(_why_no_model(brief))
    else:
        sweep = None if brief.sweep is None else SweepWords(brief.case, brief.sweep)
        of = AnalysedCase(brief.analysis, brief.evidence, sweep)
    return as_printed(
        Page(
            title=title_of(brief, names),
            kicker=_kicker(brief),
            standfirst=_standfirst(brief),
            about=of.case.about or "" if of else "",
            missing=tuple(missing),
            sections=sections_with_blocks(*_first_page(brief, of, shown, names, argues=bool(arguing))),
            annexes=sections_with_blocks(
                *(dossier_sections(brief.dossier, of) if brief.dossier else ()),
                *_all_positions(brief),
                *(_model_sections(of, drafted=brief.drafted) if of else ()),
            ),
            dossier=brief.dossier,
            # A draft has no verdicts, so no concept needs explaining.
            terms=() if brief.drafted or of is None else (CONCEPTS_EXPLAINED, ASSUMED_EXPLAINED),
        )
    )


def _standfirst(brief: Brief) -> tuple[str, ...]:
    """Say first of all that the reports tell of several disputes, where they do."""
    apart = "" if brief.dossier is None else disputes_in_words(brief.apart, brief.dossier)
    return (apart,) if apart else ()


def _why_no_model(brief: Brief) -> str:
    """Say that there is no model: nothing was read that a party could do, or not of whom it is asked."""
    if brief.positions is not None and any(row.voices for row in brief.positions.rows):
        return "No act was read surely enough to be an option, so there is no model to analyse."
    if brief.positions is not None and brief.positions.of_nobody_named:
        return "A demand was read, but not of whom, so there is no model to analyse."
    if brief.dossier is not None and brief.dossier.statements:
        # Who speaks in a report wants something: that no act was read is no news of the dispute.
        return "No act of a party was read surely enough to be an option, so there is no model to analyse."
    return "Nothing was read that a party could do, so there is no model to analyse."


def _first_page(
    brief: Brief,
    of: AnalysedCase | None,
    shown: Positions | None,
    names: NamesInProse | None,
    *,
    argues: bool,
) -> tuple[Section | None, ...]:
    """Compose what a busy reader reads, in the order in which it is read."""
    table: Callable[[int], Section] | None = None
    in_short, positions, picture, timeline, acts_shown, less_sure, own = None, None, None, None, 0, 0, None
    is_as_read = shown is brief.positions
    # Sentences and pictures cannot mark each thing that nobody has reviewed: they have what rules read.
    dossier = None if brief.dossier is None else brief.dossier.read_by_rules
    read = None if shown is None else shown.read_by_rules
    sentences = None if dossier is None or read is None else KeySentences(dossier, read)
    if is_as_read and sentences is not None:
        own = sentences.own
    if dossier is not None:
        # What happened and what is due is told of the reports, also where a case states the table.
        by_rules = None if brief.positions is None else brief.positions.read_by_rules
        most = _FEW_MOMENTS if own is not None and own.tells_of_sides else MAX_MOMENTS
        moments = timeline_of(dossier, by_rules, most, names=names if is_as_read else None)
        timeline = None if moments is None else Section("timeline", "Timeline", (moments,))
    if dossier is not None and read is not None and names is not None and read.rows:
        if not is_as_read and brief.case is not None:
            in_short = in_short_section(read, dossier, brief.case, names)
        first = surely_voiced(without_doubtful(read), dossier) if is_as_read else read
        picture = conflict_section(first, names, acts_of_a_first_page(first))
    if dossier is not None and shown is not None and names is not None and shown.rows:
        # Where no sentence is sure, the table has what may be one, and marks it.
        unsure = is_as_read and read is not None and is_nothing_sure(read)
        # A person's case says what belongs to it, also where nobody has spoken of it.
        first = without_doubtful(shown) if is_as_read else shown
        doubtful = len(shown.rows) - len(first.rows)
        # Of a draft that a person reviewed, the acts that matter are its options.
        is_reviewed = brief.stated is not None and not brief.drafted
        most = brief.stated or 0 if is_reviewed else MOST_ACTS if unsure else acts_of_a_first_page(first)
        every = first
        if is_as_read:
            every = of_choices(first)
            first = surely_voiced(every, dossier)
        if own is not None and own.tells_of_sides and brief.stated is None:
            # Where the parties' own words stand above, what may be misread is of no use.
            sure = between_parties(with_sure_stances(first))
            less_sure = len(every.rows) - len(sure.rows)
            first, most = sure, min(most, FEW_ACTS)
        acts_shown = min(most, len(first.rows))
        if first.rows or wanted_of_nobody(first):
            table = partial(
                positions_section, first, dossier, doubtful=doubtful, less_sure=less_sure, unsure=True
            )
            positions = table(most)
    plain = None if of is None else of.in_prose(names)
    taken_out = tuple(words for row in brief.taken_out for words in row.evidence)
    first_questions = None
    asked: Sequence[Line] = ()
    views: Sequence[OutsideView] = ()
    if (
        brief.drafted
        and read is not None
        and names is not None
        and dossier is not None
        and sentences is not None
    ):
        clauses = PartyClauses(dossier, names, sentences.standing_alone)
        views = views_of_outsiders(dossier, read, clauses)
        first_questions = FirstQuestions(
            read, names, dossier, SentenceQuestions(dossier, read, names, clauses, taken_out)
        )
        # A sentence that is asked about in full is not told again as somebody's view.
        asked = first_questions.lines()
        views = tuple(view for view in views if not _is_asked(view, asked[:MAX_QUESTIONS]))
    elif (
        of is not None
        and read is not None
        and names is not None
        and dossier is not None
        and sentences is not None
    ):
        # What outsiders differ over stands in a finished case too, though no claim of it has a test.
        clauses = PartyClauses(dossier, names, sentences.standing_alone)
        views = tuple(view for view in views_of_outsiders(dossier, read, clauses) if view.are_rival)
    if plain is not None and first_questions is not None:
        plain = replace(plain, first=first_questions)
    if plain is None:
        rivals = views_section(views)
        unlock = open_questions_section(asked) if first_questions is not None else None
    else:
        rivals = rivals_section(plain, dossier, read, names, views, drafted=brief.drafted)
        unlock = unlock_section(plain, drafted=brief.drafted, next_step=next_step_of(brief))
    quoted = None
    if (
        dossier is not None
        and read is not None
        and own is not None
        and names is not None
        and sentences is not None
    ):
        # What a person took out of the case stands in the annex.
        elsewhere = {*words_of_assessments(rivals), *taken_out}
        below = sum(map(height_of, (timeline, unlock, rivals)))
        in_short = reports_in_short_section(
            sentences,
            read,
            dossier,
            names,
            moments,
            elsewhere,
            own.wilful,
            below=own.tells_of_sides,
            tight=below + height_of(positions) > _MUCH_BELOW,
        )
        if own.tells_of_sides:
            # A line above says that a text argues.
            above = _FEWEST_FREE * argues
            free = _FIRST_PAGE - above - height_of(in_short) - below
            if table is not None and brief.stated is None:
                # The words of the parties tell more than a table of them, and are more often right.
                positions = _fitting(table, acts_shown, max(_LEAST_TABLE, free - _WORTH_HAVING))
                if acts_shown <= _FEWEST_SHOWN and free - height_of(positions) < _WORTH_HAVING:
                    positions = None
            room = max(_LEAST_ROOM, free - height_of(positions))
            told = {*elsewhere, *(words for line in _lines_of(in_short) for words in line.evidence)}
            room = min(room, _MOST_ROOM)
            quoted = each_side_section(sentences, dossier, read, names, told, room=room)
        if quoted is None:
            quoted = _more_quoted(sentences, in_short, elsewhere, read, dossier, names, acts_shown)
        if positions is None and less_sure and quoted is not None:
            quoted = _with_note(quoted, less_sure_in_words(less_sure))
        elif positions is None and less_sure:
            in_short = _with_note(in_short, less_sure_in_words(less_sure))
        said = [words for line in (*_lines_of(in_short), *_lines_of(quoted)) for words in line.evidence]
        told_once = without_words(moments, said)
        timeline = None if told_once is None else Section("timeline", "Timeline", (told_once,))
    return in_short, quoted, positions, picture, timeline, unlock, rivals


def _fitting(table: Callable[[int], Section], most: int, room: int) -> Section:
    """Return the table with the most acts, the most central ones, for which there is room; two at least."""
    for acts in range(most, _FEWEST_SHOWN, -1):
        shown = table(acts)
        if height_of(shown) <= room:
            return shown
    return table(_FEWEST_SHOWN)


def _with_note(section: Section, note: str) -> Section:
    return replace(section, blocks=(*section.blocks, Paragraphs((note,), quiet=True)))


def _more_quoted(
    sentences: KeySentences,
    in_short: Section,
    elsewhere: Collection[Evidence],
    read: Positions,
    dossier: Dossier,
    names: NamesInProse,
    acts_shown: int,
) -> Section | None:
    """Quote speakers, and then the reports, in so far as "In short" and the table leave things untold."""
    first = _lines_of(in_short)
    most = MANY_SPEAKERS if len(first) < _MANY_SENTENCES else FEW_SPEAKERS if is_nothing_sure(read) else 0
    shown = {*elsewhere, *(words for line in first for words in line.evidence)}
    speakers = in_their_words_section(
        dossier,
        read,
        {party.id: names.name(party.id) for party in read.parties},
        shown,
        " ".join(line.text for line in first),
        most=most,
    )
    if acts_shown > FEW_ACTS:
        return speakers
    shown |= {words for line in _lines_of(speakers) for words in line.evidence}
    further = sentences.lines(MORE_SENTENCES, shown, room=ROOM)
    lines = (*_lines_of(speakers), *further)
    return quoted_section(lines) if lines else None


def _is_asked(view: OutsideView, asked: Sequence[Line]) -> bool:
    return any(view.words in one.evidence and len(one.text) >= len(view.text) for one in asked)


def _lines_of(section: Section | None) -> Sequence[Line]:
    """Return the lines of a section, one below the other."""
    blocks = section.blocks if section is not None else ()
    groups = (group.lines for block in blocks if isinstance(block, Groups) for group in block.groups)
    lines = (block.lines for block in blocks if isinstance(block, Lines))
    return [line for each in (*lines, *groups) for line in each]


def _table_to_tell(brief: Brief) -> Positions | None:
    """The table that the first page tells of: what a person's case states, else what was read."""
    is_of_case = not brief.drafted and brief.stated is None
    if not is_of_case or brief.analysis is None or brief.dossier is None or brief.positions is None:
        return brief.positions
    stated = stated_positions(brief.analysis, brief.evidence, brief.dossier, brief.positions)
    return stated if any(row.voices for row in stated.rows) else brief.positions


def _all_positions(brief: Brief) -> tuple[Section | None, ...]:
    """Show the whole table where the first page has a part of it, and what was read and not used."""
    if brief.positions is None or brief.dossier is None:
        return ()
    whole = None
    shown = well_read(brief.positions)
    rows = shown.rows
    first = without_doubtful(shown)
    has_all = len(rows) == len(with_sure_stances(first).rows) <= acts_of_a_first_page(first) and any(
        map(surely_read, rows)
    )
    if rows and not (brief.drafted and has_all):
        whole = replace(
            positions_section(shown, brief.dossier, unsure=True),
            id="all-positions",
            title=ALL_POSITIONS,
        )
    return whole, taken_out_section(brief.taken_out, brief.dossier), unused_section(shown)


def _model_sections(of: AnalysedCase, *, drafted: bool) -> tuple[Section | None, ...]:
    """Show the model, and the whole analysis of one that was reviewed."""
    model = (options_section(of, drafted=drafted), preferences_section(of))
    if drafted:
        return model
    return (why_section(of.analysis), ways_section(of.analysis), lasting_section(of.analysis), *model)


_ADDED = "adds:"
"""Begins the record of an act that a person added: nobody asked for it."""


def _kicker(brief: Brief) -> str:
    source = f"Brief {from_reports(brief.dossier)}"
    if brief.case is None:
        return source
    if brief.drafted:
        return f"{source}; the model is a draft, not reviewed"
    items = (item for item in brief.case.interview if not item.id.startswith(_ADDED))
    answers = [item.answer for item in items if item.id != LEFT.id]
    if answers:
        unknown = answers.count("unknown")
        of_these = f", {unknown} of them with “don’t know”" if unknown else ""
        return f"{source}; a person answered {counted(len(answers), 'question')} on the model{of_these}"
    return f"{source}; the model was finished by a person"
