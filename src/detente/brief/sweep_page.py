"""The answer of a sweep as one HTML file that loads nothing from elsewhere."""

from __future__ import annotations

import re

from markupsafe import Markup

from detente import __version__
from detente.brief.page_environment import page_environment
from detente.brief.picture_style import ACCENT, FAINT, INK, LINE, PAPER, SOFT
from detente.brief.sweep_pictures import SHARES, STATES, UNKNOWNS, WAYS, Picture, figure_svg
from detente.brief.sweep_sections import (
    claim_sections,
    concept_heads,
    method_lines,
    question_rows,
    state_rows,
)
from detente.brief.sweep_text import standfirst_of_sweep
from detente.brief.sweep_words import completions_judged
from detente.case.load import LoadedCase
from detente.scenarios.sweep_result import Sweep

_OF_THE_THEME = {
    INK: "--ink",
    SOFT: "--soft",
    LINE: "--line",
    PAPER: "--paper",
    ACCENT: "--accent",
    FAINT: "--faint",
}
_COLOUR = re.compile("|".join(_OF_THE_THEME))


def render_sweep_page(case: LoadedCase, found: Sweep) -> str:
    """The page of a sweep: what holds in how many completions, what it hangs on, and how it was found.

    Pictures, style and words are in the one file. What a claim rests on is quoted as the case quotes
    it; nothing is read from the reports.

    Examples
    --------
    >>> from detente.case.load import parse_case
    >>> from detente.scenarios.portion import SweepJob
    >>> from detente.scenarios.sweep import sweep
    >>> text = '''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences: {UP: {priorities: [not LOW.raid, not UP.share]}, LOW: unknown}
    ... '''
    >>> page = render_sweep_page(parse_case(text), sweep(SweepJob(text, "well.yaml")))
    >>> page.count("<svg"), "all 24 completions" in page
    (4, True)
    """
    rows, states_left_out = state_rows(found)
    questions, questions_left_out = question_rows(case.file, found)
    judged = completions_judged(found)
    template = page_environment().get_template("sweep.html.j2")
    return template.render(
        title=case.file.title,
        kicker=f"What holds whatever nobody knows · {judged}",
        standfirst=standfirst_of_sweep(case.file, found),
        pictures={
            picture.name: _inlined(picture, case, found) for picture in (SHARES, UNKNOWNS, STATES, WAYS)
        },
        concepts=concept_heads(),
        states=rows,
        states_left_out=states_left_out,
        questions=questions,
        questions_left_out=questions_left_out,
        claims=claim_sections(case.file, found),
        judged=judged,
        method=list(method_lines(case.file, found)),
        version=__version__,
    )


def _inlined(picture: Picture, case: LoadedCase, found: Sweep) -> dict[str, str | Markup]:
    """A picture in the colours of the page's theme, with its caption."""
    drawn = figure_svg(picture.draw(case.file, found))
    return {"svg": Markup(_themed(drawn)), "caption": picture.caption(case.file, found)}


def _themed(svg: str) -> str:
    """The drawing with the page's variables for the page's colours; its words are left alone."""
    return re.sub(
        r'style="[^"]*"',
        lambda style: _COLOUR.sub(lambda colour: f"var({_OF_THE_THEME[colour[0]]})", style[0]),
        svg,
    )
