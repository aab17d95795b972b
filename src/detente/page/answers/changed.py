"""The page of what changed since a day: positions, questions, draft, contradictions, what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from detente.analysis import ChangedAnswer, Changes, NewStance, OpenQuestion
from detente.dossier import EvidenceBase
from detente.names import is_plural
from detente.page.answers.changed_answer import answer_section
from detente.page.answers.contradictions import contradiction_lines
from detente.page.answers.due import due_in_words
from detente.page.answers.quoting import day_in_words, quotes, who, who_first
from detente.page.answers.timeline import told_happenings
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted
from detente.positions import Position
from detente.short import lower_first

_MOST: Final = 12
_MOST_QUOTES: Final = 2
_ANSWERS: Final[Mapping[str, tuple[str, str]]] = {
    "refuses": ("refuses to", "refuse to"),
    "accepts": ("agrees to", "agree to"),
    "offers": ("offers to", "offer to"),
    "plans": ("plans to", "plan to"),
    "does": ("does it:", "do it:"),
    "ended": ("has ended it:", "have ended it:"),
}


def changed_page(changes: Changes, answer: ChangedAnswer | str | None = None) -> Page:
    """Compose the page of what the reports since a day change; its text is safe to show.

    Parameters
    ----------
    answer
        What they change in the answer of a case.
    """
    base = changes.base
    since = day_in_words(changes.since)
    if not changes.reports:
        nothing = Section("changed", "Nothing new", (Paragraphs((f"No report is later than {since}.",)),))
        return as_printed(Page(f"Changed since {since}", sections=(nothing,), dossier=base.dossier))
    lines = [line for _, line in told_happenings(base, changes.happenings)[0]]
    return as_printed(
        Page(
            f"Changed since {since}",
            f"{counted(len(changes.reports), 'new report')}; {len(base.dossier.reports)} in all",
            sections=sections_with_blocks(
                _section(
                    "settled", "Questions that are settled", [_settled(base, q) for q in changes.settled]
                ),
                _section("stances", "Who says something new", [_stance(base, s) for s in changes.stances]),
                _section(
                    "in-force",
                    "What began, and what is over",
                    [
                        Line(
                            f"{'in force now' if one.row.in_force else 'over'}: {lower_first(one.row.act)}",
                            who_first(base, one.row.maker),
                            (),
                            one.evidence,
                            points=quotes(base, one.evidence, _MOST_QUOTES),
                        )
                        for one in changes.in_force
                    ],
                ),
                _section(
                    "contradictions",
                    "New contradictions",
                    [line for row in changes.contradictions for line in contradiction_lines(base, row)],
                ),
                _section(
                    "happened",
                    "Announced before, and reported since",
                    [
                        Line(due_in_words(base, row), row.range.words, (), row.evidence)
                        for row in changes.happened
                    ],
                ),
                _section(
                    "due",
                    "Announced since",
                    [
                        Line(
                            due_in_words(base, row),
                            row.range.words if row.when else row.after or row.range.words,
                            (),
                            row.evidence,
                            points=quotes(base, row.evidence, 1) if row.act else (),
                        )
                        for row in changes.due
                    ],
                ),
                _section("draft", "What a draft would have now", _draft(changes)),
                answer_section(answer) if answer is not None else None,
                _section("events", "Events that only the new reports tell", lines),
            ),
            dossier=base.dossier,
        )
    )


def _section(name: str, title: str, lines: Sequence[Line]) -> Section | None:
    if not lines:
        return None
    shown, more = tuple(lines[:_MOST]), len(lines) - _MOST
    rest = (Paragraphs((f"And {counted(more, 'more', 'more')}.",), quiet=True),) if more > 0 else ()
    return Section(name, title, (Lines(shown), *rest))


def _settled(base: EvidenceBase, question: OpenQuestion) -> Line:
    row = question.row
    many = is_plural(base.name(row.maker), base.kind(row.maker))
    answer = _ANSWERS.get(question.answer or "", ("is against it:", "are against it:"))[many]
    return Line(
        f"{who_first(base, row.maker)} {answer} {lower_first(row.act)}",
        "",
        ("nothing was known of it",),
        question.evidence,
        points=quotes(base, question.evidence, _MOST_QUOTES),
    )


def _stance(base: EvidenceBase, new: NewStance) -> Line:
    many = is_plural(base.name(new.party), base.kind(new.party))
    verb = (
        {"does": "do", "ended": "ended"}.get(new.stance, new.stance.removesuffix("s")) if many else new.stance
    )
    of = "" if new.row.maker == new.party else f" (of {who(base, new.row.maker)})"
    known = f"before: {', '.join(new.before)}" if new.before else ("new" if new.new_act else "was silent")
    return Line(
        f"{verb}: {lower_first(new.row.act)}{of}",
        who_first(base, new.party),
        (known,) if new.sure else (known, "not surely read: see the words"),
        new.evidence,
        points=quotes(base, new.evidence, _MOST_QUOTES),
    )


def _draft(changes: Changes) -> list[Line]:
    base = changes.base

    def named(rows: Sequence[Position], lead: str) -> list[Line]:
        return [
            Line(f"{who_first(base, row.maker)}: {lower_first(row.act)}", lead, (), row.evidence)
            for row in rows
        ]

    makers = [Line(who(base, party), "New decision maker") for party in changes.makers]
    opened = [
        Line(
            f"Would {who(base, one.row.maker)} {lower_first(one.row.act)}?", "New question", (), one.evidence
        )
        for one in changes.opened
    ]
    return [
        *makers,
        *named(changes.options, "New option"),
        *named(changes.options_gone, "No option now"),
        *opened,
    ]
