"""A case as a form: its parties, options, rules and preferences, each with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from detente.analysis import Analysis
from detente.case import Element, Preference
from detente.interview import Naming, comparison_in_words
from detente.page.words import expression_in_words, rule_in_words, upper_first
from detente.sources import Evidence


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
class CaseForm:
    """A whole case; ``options`` are the names that its expressions may use, each with its words."""

    title: str
    parties: tuple[FormParty, ...]
    rules: tuple[FormLine, ...]
    options: tuple[tuple[str, str], ...]


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
    return CaseForm(case.title, tuple(map(party_of, case.parties)), rules, options)


def _form_of(preference: Preference | str) -> str:
    if not isinstance(preference, Preference):
        return "unknown"
    forms = ("priorities", "ranking", "weights", "payoffs", "one_of", "comparisons")
    return next((form for form in forms if getattr(preference, form)), "unknown")
