"""Any page in a terminal, or as plain text where output is no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree

from detente.page import (
    Assessment,
    Assessments,
    Block,
    Branch,
    Chronology,
    ConflictPicture,
    Fold,
    Group,
    Groups,
    Line,
    Lines,
    Notes,
    OptionTable,
    Page,
    Paragraphs,
    Picture,
    Section,
    StanceTable,
    Table,
    Timeline,
    Way,
    Ways,
    WaysPicture,
    in_terminal,
    quoted_in_short,
    worded,
)
from detente.render.stance_table import print_stances
from detente.render.terminal_tables import is_headed, line_as_text, print_options, print_table
from detente.render.timeline_lines import print_timeline
from detente.safe import safe_text
from detente.sources import Evidence

_NOTE_WORDS = 90
_RULE_WIDTH = 4
"""Columns of a heading that its rule has at the least."""


def render_terminal(page: Page, console: Console, *, ruled: bool = False, full: bool = True) -> None:
    """Print a page; every line from a text ends in the number of its note at the end.

    Parameters
    ----------
    ruled
        Whether a rule follows the title, so that the start of one of many pages is easy to see.
    full
        Whether the annexes and the words follow. Without them lines have no numbers of notes.
    """
    print_head(page, console, ruled=ruled)
    print_body(page, console, full=full)


def print_head(page: Page, console: Console, *, ruled: bool = False) -> None:
    """Print the title of a page and what it is made from, at once; first the differences of a what-if."""
    page = worded(page, in_terminal)
    if page.changes:
        console.print(Text(f"What if {', '.join(page.changes)}", style="bold yellow"))
    if page.differences is not None:
        _Printed(console).blocks(page.differences)
        console.print()
    if ruled:
        _print_ruled(page.title, console, "═")
    else:
        console.print(Text(page.title, style="bold"))
    console.print(Text(page.kicker, style="dim"))
    console.file.flush()


def print_body(page: Page, console: Console, *, full: bool = True) -> None:
    """Print all of a page but its head; without ``full`` neither its annexes nor the words."""
    page = worded(page, in_terminal)
    printed = _Printed(console, cites=full)
    if page.standfirst or page.about or page.missing:
        console.print()
    for sentence in page.standfirst:
        console.print(Text(sentence))
    if page.about:
        console.print(Padding(Text(page.about, style="italic"), (1 if page.standfirst else 0, 0, 0, 0)))
    for sentence in page.missing:
        console.print(Text(sentence, style="yellow"))
    for section in (*page.sections, *(page.annexes if full else ())):
        printed.section(section)
    if full:
        printed.notes()
        console.print()


def print_section(section: Section, console: Console) -> None:
    """Print one section with its heading; numbers of notes begin at one."""
    _Printed(console).section(worded(section, in_terminal))


def _print_ruled(title: str, console: Console, stroke: str = "─") -> None:
    """Print a title whole, over several lines if need be, with a rule after its last words."""
    # A rule of rich's cuts a title that has no room on one line.
    *lines, last = Text(title, style="bold").wrap(console, max(1, console.width - _RULE_WIDTH))
    for line in lines:
        console.print(line)
    last.rstrip()
    console.print(Rule(last, align="left", style="dim", characters=stroke))


class _Printed:
    """A page on a console, with the notes it has cited so far, if it cites."""

    def __init__(self, console: Console, *, cites: bool = True) -> None:
        self._console = console
        self._cites = cites
        self._notes = Notes()

    def section(self, section: Section) -> None:
        blocks = [block for block in section.blocks if not isinstance(block, Picture | ConflictPicture)]
        if not blocks:
            return
        self._heading(section.title)
        self.blocks(section)

    def blocks(self, section: Section) -> None:
        """Print a section without its heading."""
        blocks = [block for block in section.blocks if not isinstance(block, Picture | ConflictPicture)]
        for before, block in zip((None, *blocks), blocks, strict=False):
            if before is not None and (is_headed(before) or is_headed(block)):
                self._console.print()
            self._block(block)

    def _heading(self, title: str) -> None:
        self._console.print()
        _print_ruled(title, self._console)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraphs():
                for sentence in block.sentences:
                    self._say(sentence, style="dim" if block.quiet else "")
            case Lines():
                for line in block.lines:
                    self._line(line)
            case Groups():
                for number, group in enumerate(block.groups, start=1):
                    self._group(group, f"{number}. " if block.numbered else "")
            case Chronology():
                self._chronology(block.lines)
            case Table():
                print_table(block, self._console)
            case OptionTable():
                print_options(block, self._console, self._cited)
            case StanceTable():
                print_stances(block, self._console, self._cited, compact=not self._cites)
            case Ways():
                for way in block.ways:
                    self._way(way)
            case Assessments():
                for assessment in block.assessments:
                    self._assessment(assessment)
            case Fold():
                for folded in block.blocks:
                    if isinstance(folded, Table):
                        # The picture that the table stands for is not here to say what it shows.
                        self._say(f"{folded.about}.", style="dim")
                        self._console.print()
                    self._block(folded)
            case Timeline():
                print_timeline(block, self._console, self._cited, compact=not self._cites)
            case WaysPicture():
                self._console.print(_tree(block))
            case Picture() | ConflictPicture():
                pass

    def _chronology(self, lines: Sequence[Line]) -> None:
        table = RichTable(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True, style="bold")
        table.add_column(ratio=1)
        for line in lines:
            table.add_row(Text(line.lead), self._text(replace(line, lead="")))
        self._console.print(table)

    def _say(self, words: str, indent: int = 0, style: str = "") -> None:
        self._console.print(Padding(Text(words, style=style), (0, 0, 0, indent)))

    def _line(self, line: Line, indent: int = 0) -> None:
        self._console.print(Padding(self._text(line), (0, 0, 0, indent)))
        for point in line.points:
            self._say(point, indent + 2)

    def _text(self, line: Line) -> Text:
        return line_as_text(line, self._cited)

    def _cited(self, text: Text, evidence: Sequence[Evidence]) -> Text:
        for passage in evidence if self._cites else ():
            text.append(f" [{self._notes.number(passage)}]", style="cyan not bold")
        return text

    def _group(self, group: Group, number: str = "") -> None:
        head = Text(number + group.name, style="bold")
        if group.about:
            head.append(f"  {group.about}", style="dim not bold")
        self._console.print(self._cited(head, group.evidence))
        for line in group.lines:
            self._line(line, 2)

    def _way(self, way: Way) -> None:
        head = Text("to ")
        head.append(way.to, style="bold")
        head.append(f"  {way.kind}", style="dim")
        self._console.print(head)
        steps = RichTable(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        for number, step in enumerate(way.steps, start=1):
            steps.add_row(f"  {number}.", Text(step))
        self._console.print(steps)
        if way.note:
            self._say(way.note, 2, "dim")

    def _assessment(self, assessment: Assessment) -> None:
        self._line(replace(assessment.says, lead=f"{assessment.by}:" if assessment.by else ""))
        if assessment.verdict:
            verdict = Text("  → ", style="dim")
            verdict.append(assessment.verdict, style="bold")
            self._console.print(verdict)
        for line in assessment.lines:
            self._line(line, 2)
        if assessment.test:
            self._say(f"It holds if {assessment.test}.", 4)
        for part, outcome in assessment.parts:
            self._say(f"{part}: {outcome}", 4, "dim")
        for question in assessment.turns_on:
            self._say(f"It depends on this: {question}", 4)
        for completion in assessment.completions:
            self._say(completion.says, 4, "dim")
            for party, order in completion.orders:
                self._say(f"{party}: {order}", 6)
        for words, report in assessment.quotes:
            self._say(f"{words} ({report})", 4, "dim")

    def notes(self) -> None:
        """Print the words of every passage that was cited."""
        cited = list(self._notes.cited())
        if not cited:
            return
        self._heading("The words")
        table = RichTable(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
        table.add_column(justify="right", style="cyan", no_wrap=True)
        table.add_column(ratio=1)
        for number, evidence in cited:
            place = f"{safe_text(evidence.report)}:{evidence.start}–{evidence.end}"
            table.add_row(Text(f"[{number}]"), Text(f"{place} {quoted_in_short(evidence, _NOTE_WORDS)}"))
        self._console.print(table)


def _tree(ways: WaysPicture) -> Tree:
    """The ways out as a tree of steps."""
    tree = Tree(Text(f"From “{ways.start}”. {ways.about}"), guide_style="dim")

    def grow(parent: Tree, branches: Sequence[Branch]) -> None:
        for branch in branches:
            step = Text(branch.step)
            if branch.to:
                step.append(f" → “{branch.to}”", style="bold")
            remarks = [branch.standing, "" if branch.is_known else "interest unknown"]
            if any(remarks):
                step.append(f"  ({', '.join(filter(None, remarks))})", style="dim")
            grow(parent.add(step), branch.then)

    grow(tree, ways.branches)
    if ways.left_out:
        tree.add(Text(ways.left_out, style="dim"))
    return tree
