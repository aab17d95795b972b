"""The brief in a terminal, or as plain text where output is no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich import box
from rich.console import Console
from rich.console import Group as Lines
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from detente.analysis import Brief
from detente.page import (
    Assessment,
    EquilibriumRow,
    Group,
    Line,
    Notes,
    OptionTable,
    Page,
    Way,
    compose,
    counted,
    quoted_in_short,
    safe_text,
)
from detente.sources import Evidence

_MARKS = {"yes": "●", "no": "·", "either": "–"}
_NOTE_WORDS = 90
_OPTION_WIDTH = 28
_STATE_WIDTH = 12


def render_terminal(brief: Brief, console: Console) -> None:
    """Print a brief; every line from a text ends in the number of its note at the end."""
    page, notes = compose(brief), Notes()
    console.print(Text(page.kicker, style="dim"))
    console.print(Text(page.title, style="bold"))
    console.print()
    for sentence in page.standfirst:
        console.print(Text(sentence))
    if page.about:
        console.print(Padding(Text(page.about, style="italic"), (1, 0, 0, 0)))
    for missing in page.missing:
        console.print(Text(missing, style="yellow"))
    print_model(page, console, notes)
    if page.parties:
        _heading(console, "The parties and their standing")
        print_groups(console, page.parties, notes)
        if page.parties_left_out:
            console.print(Text(f"and {page.parties_left_out} more who are mentioned", style="dim"))
    if page.chronology or page.undated:
        _heading(console, "What happened")
        _print_chronology(console, page, notes)
    if page.voices:
        _heading(console, "Who said what")
        print_groups(console, page.voices, notes)
    _print_notes(console, notes)


def print_model(page: Page, console: Console, notes: Notes) -> None:
    """Print the sections that come from the case and its analysis."""
    if page.why:
        _heading(console, "Why the status quo holds or breaks")
        print_groups(console, page.why, notes)
    if page.ways or page.joint:
        _heading(console, "Ways out")
        for way in (*page.ways, *page.joint):
            _print_way(console, way)
        if page.ways_left_out:
            console.print(Text(f"and {counted(page.ways_left_out, 'more way')}", style="dim"))
    if page.assessments:
        _heading(console, "The rival assessments")
        for assessment in page.assessments:
            _print_assessment(console, assessment, notes)
    if page.unknowns_about:
        _heading(console, "What nobody knows, and what hangs on it")
        _print_unknowns(console, page)
    if page.options or page.premises:
        _heading(console, "The options" if page.options else "What the model takes as given")
    if page.options:
        _print_options(console, page.options, notes)
    for line in page.premises:
        console.print(_line(line, notes))
    if page.preferences:
        _heading(console, "What each is taken to prefer, most important first")
        print_groups(console, page.preferences, notes)
    if page.equilibria:
        _heading(console, "What would last")
        print_equilibria(console, page.equilibria)


def _heading(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(title, style="bold"), align="left", style="dim", characters="─"))


def _line(line: Line, notes: Notes) -> Text:
    text = Text()
    if line.lead:
        text.append(f"{line.lead}  ", style="bold")
    text.append(line.text)
    if line.tags:
        text.append(f"  ({', '.join(line.tags)})", style="dim")
    if line.assumed:
        text.append(f"  [the modeller's: {line.assumed}]", style="yellow")
    _append_notes(text, line.evidence, notes)
    return text


def _append_notes(text: Text, evidence: Sequence[Evidence], notes: Notes) -> None:
    for passage in evidence:
        text.append(f" [{notes.number(passage)}]", style="cyan not bold")


def print_groups(console: Console, groups: Sequence[Group], notes: Notes) -> None:
    """Print names with what is said of each below it."""
    for group in groups:
        head = Text(group.name, style="bold")
        if group.about:
            head.append(f"  {group.about}", style="dim not bold")
        _append_notes(head, group.evidence, notes)
        console.print(head)
        for line in group.lines:
            console.print(Padding(_line(line, notes), (0, 0, 0, 2)))


def _print_chronology(console: Console, page: Page, notes: Notes) -> None:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold")
    table.add_column(ratio=1)
    for line in page.chronology:
        table.add_row(Text(line.lead), _line(replace(line, lead=""), notes))
    if page.undated:
        table.add_row(Text("no date"), Text("told without a date:", style="dim"))
    for line in page.undated:
        table.add_row(Text(line.lead), _line(replace(line, lead=""), notes))
    console.print(table)
    if page.undated_left_out:
        console.print(Text(f"and {page.undated_left_out} more without a date", style="dim"))


def _print_options(console: Console, options: OptionTable, notes: Notes) -> None:
    shown = _columns_that_fit(console.width, options)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("", min_width=_OPTION_WIDTH)
    for state, standing in zip(options.states[:shown], options.standing, strict=False):
        head = Text(state, style="bold")
        head.append(f"\n{standing}", style="dim not bold")
        table.add_column(head, justify="center", max_width=_STATE_WIDTH)
    for party, rows in options.parties:
        name = _line(party, notes)
        name.stylize("bold", 0, len(party.text))
        table.add_row(name)
        for line, marks in rows:
            option = Padding(_line(line, notes), (0, 0, 0, 2))
            table.add_row(option, *(Text(_MARKS[mark]) for mark in marks[:shown]))
    console.print(table)
    console.print(Text("● taken   · not taken   – either", style="dim"))
    if more := options.states[shown:]:
        console.print(Text(f"no room here for {', '.join(more)}; the page shows all", style="dim"))


def _columns_that_fit(width: int, options: OptionTable) -> int:
    """How many states have room beside the options, at the least the first: its longest word needs each."""
    room = width - _OPTION_WIDTH
    for number, head in enumerate(zip(options.states, options.standing, strict=True)):
        room -= 2 + min(_STATE_WIDTH, max(len(word) for word in " ".join(head).split()))
        if room < 0:
            return max(1, number)
    return len(options.states)


def print_equilibria(console: Console, rows: Sequence[EquilibriumRow]) -> None:
    """Print what lasts under each concept, for certain and depending on what is unknown."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("concept")
    table.add_column("lasts", ratio=1)
    if any(row.depends_count for row in rows):
        table.add_column("may last, depending on what is unknown", ratio=1)
    for row in rows:
        name = Text(row.concept, style="bold")
        name.append(f"\n{row.meaning}", style="dim not bold")
        cells = [_states(row.certain, row.certain_count)]
        if any(r.depends_count for r in rows):
            cells.append(_states(row.depends, row.depends_count))
        table.add_row(name, *cells)
    console.print(table)


def _states(names: Sequence[str], count: int) -> Text:
    if not count:
        return Text("none", style="dim")
    more = count - len(names)
    words = ", ".join(names)
    return Text(f"{words} and {more:,} more" if more and names else f"{count:,} states" if more else words)


def _print_way(console: Console, way: Way) -> None:
    head = Text("to ")
    head.append(way.to, style="bold")
    head.append(f"  {way.kind}", style="dim")
    steps = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    for number, step in enumerate(way.steps, start=1):
        steps.add_row(f"  {number}.", Text(step))
    console.print(Lines(head, steps))


def _print_assessment(console: Console, assessment: Assessment, notes: Notes) -> None:
    who = f"{assessment.by}: " if assessment.by else ""
    console.print(_line(replace(assessment.says, lead=who.strip()), notes))
    verdict = Text("  → ", style="dim")
    verdict.append(assessment.verdict, style="bold")
    console.print(verdict)
    if assessment.test:
        console.print(Padding(Text(f"It holds if {assessment.test}."), (0, 0, 0, 4)))
    for test, outcome in assessment.because:
        console.print(Padding(Text(f"{test}: {outcome}", style="dim"), (0, 0, 0, 4)))
    for question in assessment.turns_on:
        console.print(Padding(Text(f"It turns on this: {question}"), (0, 0, 0, 4)))


def _print_unknowns(console: Console, page: Page) -> None:
    for sentence in page.unknowns_about:
        console.print(Text(sentence, style="dim"))
    for number, unknown in enumerate(page.unknowns, start=1):
        head = Text(f"{number}. {unknown.question}")
        head.append(f"  {unknown.settles}", style="dim")
        console.print(head)
        for bearing in unknown.bears_on:
            console.print(Padding(Text(bearing, style="dim"), (0, 0, 0, 3)))


def _print_notes(console: Console, notes: Notes) -> None:
    cited = list(notes.cited())
    if not cited:
        return
    _heading(console, "The words")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for number, evidence in cited:
        place = f"{safe_text(evidence.report)}:{evidence.start}–{evidence.end}"
        table.add_row(Text(f"[{number}]"), Text(f"{place} {quoted_in_short(evidence, _NOTE_WORDS)}"))
    console.print(table)
