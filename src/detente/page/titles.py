"""The title of a brief: that of its case or report, else the main sides of the dispute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detente.analysis import Brief
from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.names import with_article
from detente.page.lead_titles import lead_clause
from detente.page.sections import central_sides
from detente.page.words import NamesInProse, curly, upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import Party
from detente.short import join_words
from detente.sources import headline_in

_TWO, _THREE = 2, 3
_SHORT: Final = 4
"""Words below which a headline hardly says what a report is about."""
_TWO_LINES: Final = 150
_MOTTO: Final = 5
"""Words up to which a headline may be a motto or the name of a paper, and no headline."""
_LONGEST_NAME: Final = 5
_ROLE_OF_A_SPEAKER: Final = as_pattern(r"[A-Z]{6,}|I|[Ww]e|[Yy]ou")
"""The names that a talk has for its speakers: "PRESENTER"."""
_OF_THE_TABLE, _OF_A_PERSON = 0.5, 0.5
"""More for a side between which the table has acts; a person counts half."""
_A_THIRD: Final = 0.5
_STEM: Final = 5


def title_of(brief: Brief, names: NamesInProse | None) -> str:
    """Return the title of the case or the report.

    Of a draft of one report without a headline it is "Report of 3 May 2031: the guild shut the weir", and
    where no lead stands by itself "... on the guild and the mill"; of several reports their two sides.
    """
    dossier, positions = brief.dossier, brief.positions
    if not brief.drafted or dossier is None:
        return brief.title
    sides = ""
    if positions is not None and names is not None and len(positions.sides) >= _TWO:
        sides = upper_first(join_words([names.name(party.id) for party in positions.sides]))
    headline = _headline(dossier)
    if _is_a_motto(headline, dossier):
        headline = ""
    if headline and len(headline.split()) < _SHORT:
        main = "" if positions is None else upper_first(_main_in_words(dossier, positions, _TWO)) or sides
        if main and not _names_one(headline, dossier):
            return f"{main}: {headline[0].lower()}{headline[1:]}" if headline[1:].islower() else headline
    return headline or _plain(dossier, positions) or sides or brief.title


def _is_a_motto(headline: str, dossier: Dossier) -> bool:
    """Return True for a short headline of which the only report has no word: a motto, or a column's name."""
    if not headline or len(headline.split()) > _MOTTO:
        return False
    (report,) = dossier.reports.values()
    below = report.text.casefold().replace(headline.casefold(), "")
    stems = [word[:_STEM].casefold() for word in re.findall(r"[^\W\d_]{4,}", headline)]
    return bool(stems) and not any(re.search(rf"\b{re.escape(stem)}", below) for stem in stems)


def _names_one(headline: str, dossier: Dossier) -> bool:
    """Return True if a headline names a party."""
    names = {word for party in dossier.parties for word in party.name.split() if word[:1].isupper()}
    return any(word.strip(".,:;’'") in names for word in headline.split()[1:])


def _plain(dossier: Dossier, positions: Positions | None) -> str:
    """Return the day of the only report and its lead, else its main parties; nothing of several."""
    reports = list(dossier.reports.values())
    if len(reports) != 1 or positions is None:
        return ""
    published = reports[0].published
    of = "" if published is None else f" of {DateRange.parse(published.isoformat()).words}"
    if lead := lead_clause(dossier):
        dated = f"Report{of}: {lead}" if of else lead
        # Two lines of eighty columns hold a title; the day stands in the timeline, too.
        return dated if len(dated) <= _TWO_LINES else lead
    on = _main_in_words(dossier, positions, _THREE)
    return f"Report{of} on {on}" if on else f"Report{of}" if of else ""


def _main_in_words(dossier: Dossier, positions: Positions, most: int) -> str:
    """Return the main sides by name, two at least; "" where there are fewer."""
    texts = [report.text for report in dossier.reports.values()]
    sides = _main_sides(dossier, positions)[:most]
    if len(sides) < _TWO:
        return ""
    return join_words(
        [
            party.name if party.name.startswith("All ") else with_article(party.name, party.kind, texts)
            for party in sides
        ]
    )


def _main_sides(dossier: Dossier, positions: Positions) -> Sequence[Party]:
    """Return the two parties named most, those of the table before others, and a third as much in play."""
    central, in_table = central_sides(dossier, positions), {side.id for side in positions.sides}
    weights = {
        party.id: central.get(party.id, 0.0) * (_OF_A_PERSON if party.kind == "person" else 1.0)
        + _OF_THE_TABLE * (party.id in in_table)
        for party in dossier.parties
    }
    sides = [
        party
        for party in sorted(dossier.parties, key=lambda one: -weights[one.id])
        if positions.speaks_for.get(party.id, party.id) == party.id
        and party.kind != "other"
        and party.name.removeprefix("the ")[:1].isupper()
        and (len(party.mentions) >= _TWO or party.id in in_table)
        and len(party.name.split()) <= _LONGEST_NAME
        and not _ROLE_OF_A_SPEAKER.fullmatch(party.name)
    ]
    third = [one for one in sides[_TWO:_THREE] if weights[one.id] >= _A_THIRD and one.kind == "organization"]
    return [*sides[:_TWO], *third]


def _headline(dossier: Dossier) -> str:
    """Return the headline of the only report; nothing of several."""
    reports = list(dossier.reports.values())
    if len(reports) != 1:
        return ""
    headline = reports[0].title or headline_in(reports[0].text) or ""
    return curly(with_curly_marks(headline))
