"""A case as a form: its parties, options, rules and preferences, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from detente.analysis import Analysis
from detente.case import Element, Preference
from detente.interview import Naming, comparison_in_words, is_assessment
from detente.page.pictures import states_to_draw
from detente.page.words import claim_in_words, expression_in_words, rule_in_words, state_name, upper_first
from detente.sources import Evidence

MOST_COLUMNS: Final = 32
"""States that a table of options has room for."""


@dataclass(frozen=True)
class Ground:
    """The ground of a line: the words that it cites, and what a person assumed."""

    quotes: tuple[Evidence, ...]
    assumed: str = ""


@dataclass(frozen=True)
class FormOption:
    """An option: ``name`` is ``PARTY.option``; ``taken`` is None where the case names no status quo."""

    name: str
    label: str
    taken: bool | None
    bound: bool
    ground: Ground


@dataclass(frozen=True)
class FormLine:
    """A rule or a priority, counted from 1: as it is written, and in words."""

    number: int
    text: str
    says: str
    ground: Ground


@dataclass(frozen=True)
class FormParty:
    """A party with its options and its preference.

    Attributes
    ----------
    form
        "priorities", "unknown", or the name of another form, which is changed in the text.
    order_known
        Whether the priorities stand in their order of importance.
    comparisons
        What is known of two states each, mostly by answers of an interview.
    """

    id: str
    name: str
    ground: Ground
    options: tuple[FormOption, ...]
    form: str
    priorities: tuple[FormLine, ...]
    order_known: bool
    comparisons: tuple[FormLine, ...] = ()


@dataclass(frozen=True)
class FormClaim:
    """An assessment, its test in words; ``judges`` is False for what only says what somebody will do."""

    id: str
    says: str
    by: str
    test: str
    judges: bool
    ground: Ground


@dataclass(frozen=True)
class FormState:
    """A state of the table of options; ``label`` names it in a question, ``letters`` are Y and N."""

    number: int
    label: str
    says: str
    letters: str
    is_status_quo: bool


@dataclass(frozen=True)
class CaseForm:
    """A whole case.

    Attributes
    ----------
    options
        The names that its expressions may use, each with its words.
    states
        The columns of the table of options; of very many states some.
    all_states
        The number of states that the rules allow.
    """

    title: str
    parties: tuple[FormParty, ...]
    rules: tuple[FormLine, ...]
    options: tuple[tuple[str, str], ...]
    states: tuple[FormState, ...] = ()
    all_states: int = 0
    claims: tuple[FormClaim, ...] = ()

    def place(self, option: str) -> int:
        """Return the place of an option's letter in a state."""
        return next(place for place, (name, _) in enumerate(self.options) if name == option)


def case_form(analysis: Analysis, evidence: Mapping[str, Evidence]) -> CaseForm:
    """Lay a case out as a form.

    Parameters
    ----------
    evidence
        The case's evidence ids, resolved to the exact words.
    """
    case, model = analysis.case.file, analysis.model
    letters = None if model.status_quo is None else model.pattern(model.status_quo)
    taken = {} if letters is None else dict(zip(model.options, (x == "Y" for x in letters), strict=True))
    bound = {each.option.removeprefix("not ").strip() for each in case.one_way}

    def ground(element: Element) -> Ground:
        cited = tuple(evidence[name] for name in element.evidence if name in evidence)
        return Ground(cited, element.assumed or "")

    def options_of(party: str) -> Iterable[FormOption]:
        for key, option in case.parties[party].options.items():
            name = f"{party}.{key}"
            yield FormOption(name, option.label, taken.get(name), name in bound, ground(option))

    names = Naming(case)

    def comparisons_of(party: str, preference: Preference | str) -> tuple[FormLine, ...]:
        if not isinstance(preference, Preference):
            return ()
        return tuple(
            FormLine(
                number,
                item.comparison,
                upper_first(comparison_in_words(names, model, party, item.comparison)),
                ground(item),
            )
            for number, item in enumerate(preference.comparisons or (), start=1)
        )

    def party_of(party: str) -> FormParty:
        preference = case.preferences.get(party, "unknown")
        lines: tuple[FormLine, ...] = ()
        if isinstance(preference, Preference):
            lines = tuple(
                FormLine(number, item.priority, expression_in_words(model, item.priority), ground(item))
                for number, item in enumerate(preference.priorities or (), start=1)
            )
        about = case.parties[party]
        return FormParty(
            party, about.name, ground(about), tuple(options_of(party)), _form_of(preference), lines,
            not isinstance(preference, Preference) or "order" not in (preference.unknown or ()),
            comparisons_of(party, preference),
        )  # fmt: skip

    rules = tuple(
        FormLine(number, rule.rule, " ".join(rule_in_words(model, rule.rule)), ground(rule))
        for number, rule in enumerate(case.rules, start=1)
    )
    options = tuple(
        (name, f"{case.parties[name.partition('.')[0]].name}: {label}")
        for name, label in zip(model.options, model.option_labels, strict=True)
    )
    claims = tuple(
        FormClaim(
            claim.id, claim.says, claim.by or "",
            claim_in_words(model, claim.holds_if) if claim.holds_if else "",
            is_assessment(analysis.case, claim), ground(claim),
        )
        for claim in case.claims
    )  # fmt: skip
    return CaseForm(
        case.title, tuple(map(party_of, case.parties)), rules, options, _states(analysis),
        int(model.feasible.sum()), claims,
    )  # fmt: skip


def _states(analysis: Analysis) -> tuple[FormState, ...]:
    """Return the columns of the table of options: where the dispute stands first, then the others."""
    model = analysis.model
    cells = states_to_draw(analysis, MOST_COLUMNS) if model.options else ()
    order = sorted(cells, key=lambda cell: (cell != model.status_quo, cell))
    return tuple(
        FormState(
            number, model.label(cell), state_name(model, cell), model.pattern(cell) or "",
            cell == model.status_quo,
        )
        for number, cell in enumerate(order, start=1)
    )  # fmt: skip


def _form_of(preference: Preference | str) -> str:
    if not isinstance(preference, Preference):
        return "unknown"
    forms = ("priorities", "ranking", "weights", "payoffs", "one_of", "comparisons")
    return next((form for form in forms if getattr(preference, form)), "unknown")
