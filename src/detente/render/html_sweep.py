"""The answer of a sweep as one HTML file that loads nothing from elsewhere."""

from __future__ import annotations

import re

from markupsafe import Markup

from detente import __version__
from detente.analysis import Swept
from detente.page import (
    claim_sections,
    completions_judged,
    concept_heads,
    firm_section,
    method_lines,
    question_rows,
    standfirst_of_sweep,
    state_rows,
    what_if_section,
    wish_section,
)
from detente.render.html import page_environment
from detente.render.pictures import (
    ACCENT,
    FAINT,
    INK,
    LINE,
    PAPER,
    SHARES,
    SOFT,
    STATES,
    UNKNOWNS,
    WAYS,
    Picture,
    drawn,
    figure_svg,
)

_OF_THE_THEME = {
    INK: "--ink",
    SOFT: "--soft",
    LINE: "--line",
    PAPER: "--paper",
    ACCENT: "--accent",
    FAINT: "--faint",
}
_COLOUR = re.compile("|".join(_OF_THE_THEME))
_OF_THE_CASE = "What holds whatever nobody knows"
_WHAT_IF = "A what-if, not the case itself"


def render_sweep_page(answer: Swept) -> str:
    """The page of a sweep: what holds in how many completions, what it hangs on, and how it was found.

    Of a what-if it says first that it is one, what is changed, and what comes out otherwise.

    Pictures, style and words are in the one file. What a claim rests on is quoted as the case quotes
    it; nothing is read from the reports.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.analysis import SweepRequest, swept
    >>> from detente.case import WhatIf
    >>> text = '''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences: {UP: {priorities: [not LOW.raid, not UP.share]}, LOW: unknown}
    ... '''
    >>> request = SweepRequest(20_000, 250_000, 0, None, False, None, "seq", False)
    >>> page = render_sweep_page(swept(parse_case(text), WhatIf(), request))
    >>> page.count("<svg"), "all 24 completions" in page
    (4, True)
    """
    case, found = answer.case, answer.found
    rows, states_left_out = state_rows(case.file, found)
    questions, questions_left_out = question_rows(case.file, found)
    judged = completions_judged(found)
    template = page_environment().get_template("sweep.html.j2")
    return template.render(
        title=case.file.title if answer.changes is None else f"What if? {case.file.title}",
        kicker=f"{_WHAT_IF if answer.changes is not None else _OF_THE_CASE} · {judged}",
        what_if=what_if_section(answer),
        standfirst=standfirst_of_sweep(case.file, found),
        pictures={picture.name: _inlined(picture, answer) for picture in (SHARES, UNKNOWNS, STATES, WAYS)},
        concepts=concept_heads(),
        states=rows,
        states_left_out=states_left_out,
        questions=questions,
        questions_left_out=questions_left_out,
        claims=claim_sections(case.file, found),
        wish=wish_section(answer),
        firm=firm_section(answer),
        judged=judged,
        method=list(method_lines(case.file, found)),
        version=__version__,
    )


def _inlined(picture: Picture, answer: Swept) -> dict[str, str | Markup]:
    """A picture in the colours of the page's theme, with its caption."""
    svg = figure_svg(drawn(picture, answer))
    return {"svg": Markup(_themed(svg)), "caption": picture.caption(answer.case.file, answer.found)}


def _themed(svg: str) -> str:
    """The drawing with the page's variables for the page's colours; its words are left alone."""
    return re.sub(
        r'style="[^"]*"',
        lambda style: _COLOUR.sub(lambda colour: f"var({_OF_THE_THEME[colour[0]]})", style[0]),
        svg,
    )
