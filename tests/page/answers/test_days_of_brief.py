"""The timeline of a few reports has every day that their brief has."""

from __future__ import annotations

from tests.support.dossiers import dossier_of

from detente.analysis import KeptLine, KeptTimeline
from detente.page.answers.days_of_brief import also_dated
from detente.page.answers.timeline import kept_timeline_page
from detente.page.pictures.zoomable import drawn_timeline
from detente.positions import positions_of

TEXT = (
    "The Salt Board closed the northern pans on 3 May 2021. The union went on strike on 5 May 2021."
    " The board is to answer the union's letter by 20 May 2021."
)


def kept(*lines: KeptLine) -> KeptTimeline:
    return KeptTimeline(lines, None, len(lines), 0, 0, 0, (), 1, None, 0)


def test_what_the_brief_dates_and_no_event_tells_stands_on_the_timeline_too() -> None:
    dossier = dossier_of(("2021-05-12", TEXT))
    every = also_dated(kept(), dossier, positions_of(dossier))
    assert len(every) >= 2
    first, *others = every
    row = ("2021-05-03", "happened", "", "closed", "", "", "", *[None] * 9)
    told = KeptLine(first.text, first.lead, (), (), first.evidence, row)
    assert also_dated(kept(told), dossier, positions_of(dossier)) == tuple(others)
    (_, also, *_) = kept_timeline_page(kept(told), dossier.reports, others).sections
    assert [line.lead for line in also.blocks[0].lines] == [each.lead for each in others]
    drawn = drawn_timeline(kept(), (), others)
    assert [each.when for each in drawn.moments] == [each.when.words for each in others]
