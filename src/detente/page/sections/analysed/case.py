"""The sections that show a case: its options, what it takes as given, what each party prefers."""

from __future__ import annotations

from detente.analysis import lasting_by_concepts, lasting_states
from detente.case import Preference, Weight
from detente.interview import Naming, comparison_in_words
from detente.model import named_unknowns
from detente.page.lines import Group, Groups, Line, Lines, Paragraphs
from detente.page.page import Block, Section
from detente.page.sections.analysed.analysed_case import AnalysedCase, is_grounded
from detente.page.tables import Mark, OptionTable
from detente.page.words import (
    counted,
    expression_in_words,
    heads_of_states,
    is_called_status_quo,
    option_in_words,
    quoted_state,
    rule_in_words,
    state_in_words,
    upper_first,
)
from detente.patterns import as_pattern
from detente.short import join_words

MAX_COLUMNS = 7
_MOST_LETTERS = 12
"""Letters of a state that a column has room for."""
_LONGEST_HEAD = 30
MAX_STATES_A_ROW = 12
_LETTERS = as_pattern(r"(?<![\w-])[YN-]{2,}(?![\w-])")
_MARKS: dict[str, Mark] = {"Y": "yes", "N": "no", "-": "either"}


def options_section(of: AnalysedCase, *, drafted: bool = False) -> Section:
    """Show the options against the states, and what the model takes as given.

    Parameters
    ----------
    drafted
        True if nobody has reviewed the case: then the status quo stands alone, and nothing is said to last.
    """
    table = option_table(of, drafted=drafted)
    given = premises(of)
    blocks: list[Block] = [] if table is None else [table]
    if table is not None and not drafted and (more := _states_beside(of) - len(table.states)) > 0:
        blocks.append(Paragraphs((f"And {counted(more, 'more state')} that last or may last.",), quiet=True))
    if given:
        blocks.append(Lines(given))
    title = "What the model takes as given" if table is None else "The options"
    return Section("options", title, tuple(blocks), "Options")


def _states_beside(of: AnalysedCase) -> int:
    """Count the states that a table of the options is about: the status quo, and all that may last."""
    _, certain, possible = lasting_by_concepts(of.analysis)
    quo = of.model.status_quo
    may_last = certain | possible
    return int(may_last.sum()) + (quo is not None and not may_last[quo])


def option_table(of: AnalysedCase, *, drafted: bool = False) -> OptionTable | None:
    """Lay options against the status quo and the states that last; None in graph form without options."""
    model = of.model
    if not model.options:
        return None
    cells = [] if model.status_quo is None else [model.status_quo]
    if not drafted:
        cells += [cell for cell in lasting_states(of.analysis.stability, MAX_COLUMNS) if cell not in cells]
    cells = cells[:MAX_COLUMNS]
    patterns = [model.pattern(cell) or "" for cell in cells]
    letter = {option: k for k, option in enumerate(model.options)}
    parties = tuple(
        (
            of.line(party, party.name),
            tuple(
                (
                    of.line(option, option.label),
                    tuple(_MARKS[pattern[letter[f"{party_id}.{name}"]]] for pattern in patterns),
                )
                for name, option in party.options.items()
            ),
        )
        for party_id, party in of.case.parties.items()
    )
    _, certain, possible = lasting_by_concepts(of.analysis)
    standing = tuple(
        " · ".join(
            (["status quo"] if cell == model.status_quo and not is_called_status_quo(model, cell) else [])
            + (
                []
                if drafted
                else ["lasts"]
                if certain[cell]
                else ["may last"]
                if possible[cell]
                else ["does not last"]
            )
        )
        for cell in cells
    )
    told_by_name = all(cell in model.names for cell in cells) or len(model.options) > _MOST_LETTERS
    return OptionTable(
        # The column itself says all that a name by its changes does.
        heads_of_states(model, cells, _LONGEST_HEAD),
        standing,
        parties,
        () if told_by_name else tuple(patterns),
    )


def premises(of: AnalysedCase) -> tuple[Line, ...]:
    """List what the model takes as given: the status quo, the rules, the options that are one-way."""
    case, model = of.case, of.model
    lines = []
    if not model.options:
        # Without a table of options nothing else would say what the parties rest on.
        lines += [of.line(p, p.name, "A party:") for p in case.parties.values() if is_grounded(p)]
    if case.status_quo is not None and model.status_quo is not None and is_grounded(case.status_quo):
        quo = model.status_quo
        said = state_in_words if is_called_status_quo(model, quo) else quoted_state
        lines.append(of.line(case.status_quo, said(model, quo), "The status quo:"))
    for rule in case.rules:
        lead, words = rule_in_words(model, rule.rule)
        lines.append(of.line(rule, words, lead))
    for entry in case.one_way:
        lead = "Cannot be taken up:" if entry.option.startswith("not ") else "Cannot be undone:"
        words = option_in_words(model, entry.option.removeprefix("not ").strip())
        lines.append(of.line(entry, words, lead))
    return tuple(lines)


def preferences_section(of: AnalysedCase) -> Section | None:
    """Show what each party is taken to prefer."""
    groups = preference_groups(of)
    if not groups:
        return None
    title = "What each is taken to prefer, most important first"
    return Section("preferences", title, (Groups(groups),), "Preferences")


def preference_groups(of: AnalysedCase) -> tuple[Group, ...]:
    """List what each party is taken to prefer, most important first, and what is unknown."""
    groups = []
    for party_id, party in of.case.parties.items():
        preference = of.case.preferences.get(party_id)
        if preference is not None:
            lines = (*_wishes(of, preference, party_id), *_attitudes(of, party_id))
            groups.append(Group(party.name, _unknown(of, preference), lines))
    return tuple(groups)


def _unknown(of: AnalysedCase, preference: Preference) -> str:
    if preference.weight_is_bounded and preference.unknown is None:
        return "weights known within bounds"
    if not preference.has_open_order:
        return "taken as known"
    named = named_unknowns(preference)
    has_form = any((preference.ranking, preference.priorities, preference.weights, preference.payoffs))
    if preference.one_of is not None:
        return f"one of {counted(len(preference.one_of), 'rival picture')}"
    if preference.comparisons is not None and not has_form:
        return "known in part; what is not compared is unknown"
    if not has_form:
        return "unknown: no source says what it wants"
    rest = [expression_in_words(of.model, name) for name in named if name != "order"]
    beyond = f"beyond these unknown: {join_words(rest)}" if rest else ""
    if "order" in named and _several_wishes(preference):
        return join_words(part for part in ("in no known order of importance", beyond) if part)
    return beyond or "what is said here is taken as known; the rest is open"


def _several_wishes(preference: Preference) -> bool:
    """Return whether there is an order of wishes to know."""
    return preference.priorities is None or len(preference.priorities) > 1


def _wishes(of: AnalysedCase, preference: Preference, party: str) -> list[Line]:
    compared = [of.line(item, _compared(of, party, item.comparison)) for item in preference.comparisons or ()]
    return [*_wishes_of_form(of, preference, party), *compared, *_certainties(of, preference)]


def _compared(of: AnalysedCase, party: str, text: str) -> str:
    """Return a comparison as it is written; in words, where it names a state by its letters alone."""
    if not of.model.options or not _LETTERS.search(text):
        return text
    return upper_first(comparison_in_words(Naming(of.case), of.model, party, text))


def _certainties(of: AnalysedCase, preference: Preference) -> list[Line]:
    if not preference.certainty:
        return []
    stated = "; ".join(f"{text} with certainty {number}" for text, number in preference.certainty.items())
    return [of.line(preference, f"{stated}; it moves for an excess of {preference.satisficing}")]


def _wishes_of_form(of: AnalysedCase, preference: Preference, party: str) -> list[Line]:
    if preference.one_of is not None:
        lines = []
        for number, picture in enumerate(preference.one_of, start=1):
            chance = "" if picture.probability is None else f", probability {picture.probability}"
            text = "; ".join(line.text for line in _wishes(of, picture, party)) or _unknown(of, picture)
            lines.append(of.line(picture, text, f"Picture {number}{chance}:"))
        return lines
    if preference.priorities is not None:
        wishes = [
            of.line(wish, expression_in_words(of.model, wish.priority)) for wish in preference.priorities
        ]
        return [*wishes, of.line(preference, "in this order")] if is_grounded(preference) else wishes
    if preference.ranking is not None:
        ranked = " > ".join(" = ".join(tied) for tied in preference.ranking[:MAX_STATES_A_ROW])
        more = " > …" if len(preference.ranking) > MAX_STATES_A_ROW else ""
        return [of.line(preference, ranked + more)]
    if preference.weights is not None:
        weighed = (
            f"{expression_in_words(of.model, wish)}: {_weight(weight)}"
            for wish, weight in preference.weights.items()
        )
        return [of.line(preference, "; ".join(weighed))]
    if preference.payoffs is not None:
        best = sorted(preference.payoffs.items(), key=lambda item: -item[1])[:MAX_STATES_A_ROW]
        return [of.line(preference, ", ".join(f"{k}: {v}" for k, v in best))]
    return [of.line(preference, "unknown")] if is_grounded(preference) else []


def _attitudes(of: AnalysedCase, party: str) -> list[Line]:
    return [
        of.line(
            item, f"{item.attitude} towards {'itself' if other == party else of.case.parties[other].name}"
        )
        for other, item in of.case.attitudes.get(party, {}).items()
    ]


def _weight(weight: Weight) -> str:
    return f"{weight[0]} to {weight[1]}" if isinstance(weight, tuple) else str(weight)
