"""States and moves in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.model import Model, state_space
from detente.names import with_article
from detente.page.words.names_of_states import name_by_changes
from detente.patterns import as_pattern
from detente.short import join_words, lower_first
from detente.stability import Concept, is_partial

CONCEPT_MEANINGS: dict[Concept, str] = {
    "nash": "no party gains by moving alone",
    "gmr": "a party that could gain risks that the others undo the gain, at any cost to themselves",
    "smr": "as GMR, and the party that moved could not escape afterwards",
    "seq": "a party that could gain risks that the others undo the gain by moves in their own interest",
    "sseq": "as SEQ, and the party that moved could not escape afterwards",
}
PATH_KINDS = {
    "improvements": "every step is in the interest of the party that takes it",
    "possible improvements": "every step may be in the interest of its party; unknown preferences decide",
    "moves": "possible, but not every step is in the interest of the party that takes it",
}
MAX_OPTIONS_TAKEN_NAMED = 6
MAX_PARTIES_NAMED = 3
_LONG = 3
_FEW = 6
"""States up to which a list of every one of them names them."""
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_BARE = ("status quo", "the status quo")
"""Names that say no more than where the dispute stands."""
_WORD = as_pattern(r"[^\W\d_]{2,}")


def cut_at_word(text: str, most: int) -> str:
    """Shorten a text to ``most`` characters, after a whole word where there is one, and end it with "…".

    Examples
    --------
    >>> cut_at_word("The mayor spoke.", 12), cut_at_word("The mayor", 12), cut_at_word("Pneumonoultra", 5)
    ('The mayor…', 'The mayor', 'Pneu…')
    """
    if len(text) <= most:
        return text
    cut = text[:most]
    whole = cut[: most - 1] if " " not in cut else cut.rsplit(" ", 1)[0]
    return whole.rstrip(" ,;:") + "…"


_CLAUSE_BEGINS = as_pattern(
    r"[,;:]? +(?=[–—(]|(?:and|but|or|nor|so|which|who|whose|that|where|when|while|as|because|since|after"
    r"|before|until|unless|if|in order to)\b)|[,;:] +"
)


def cut_at_clause(text: str, most: int) -> str:
    """Shorten a text to ``most`` characters where a clause of it begins, and end it with "…".

    Where that would lose more than half of what there is room for, it is cut after a whole word.

    Examples
    --------
    >>> cut_at_clause("The court heard him in May, and the judges put off their ruling", 40)
    'The court heard him in May…'
    >>> cut_at_clause("The court heard him", 40), cut_at_clause("So, the court heard him in May", 20)
    ('The court heard him', 'So, the court heard…')
    """
    if len(text) <= most:
        return text
    end = clause_end(text, most)
    return cut_at_word(text, most) if end is None else f"{text[:end]}…"


def clause_end(text: str, most: int) -> int | None:
    """Return the last place at which a clause of a text ends, within ``most`` characters; None for none.

    One that would leave less than half of what there is room for does not count.

    Examples
    --------
    >>> clause_end("The court heard him and ruled", 25), clause_end("The court heard him today", 20)
    (19, None)
    """
    ends = [place.start() for place in _CLAUSE_BEGINS.finditer(text) if most / 2 <= place.start() < most]
    return ends[-1] if ends else None


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, in words up to ten.

    Examples
    --------
    >>> counted(1, "outcome"), counted(3, "outcome"), counted(4096, "outcome")
    ('one outcome', 'three outcomes', '4,096 outcomes')
    """
    figure = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{figure} {one if number == 1 else many or one + 's'}"


def state_name(model: Model, cell: int) -> str:
    """Return a state's name for a reader: its own, else what changes in it; never a Y/N string.

    Examples
    --------
    >>> model = Model.of("Port: pay; Union: strike, talk", status_quo="NYN")
    >>> [state_name(model, cell) for cell in (2, 3, 6)]
    ['status quo', 'Union does “talk”', 'Port does “pay”']
    """
    pattern = model.pattern(cell)
    if pattern is None or cell in model.names:
        return model.label(cell).replace("_", " ")
    return name_by_changes(model, pattern) or what_is_done(model, pattern)


def is_descriptive_name(model: Model, cell: int) -> bool:
    """Return whether a state's name holds a word; a number, or a Y/N string, does not."""
    return cell in model.names and _WORD.search(model.names[cell]) is not None


def is_telling_name(model: Model, cell: int) -> bool:
    """Return whether a state's name holds a word and says more than that the dispute stands there."""
    return is_descriptive_name(model, cell) and not is_called_status_quo(model, cell)


def is_called_status_quo(model: Model, cell: int) -> bool:
    """Return whether a state's name says only that the dispute stands there."""
    return state_name(model, cell).casefold() in _BARE


def state_names(model: Model, cells: Sequence[int] | NDArray[np.int64], limit: int) -> str:
    """Name the first states, and count the rest; ``none`` for no state, and one phrase for every one of many.

    Examples
    --------
    >>> model = Model.of("A: a, b, c, d")
    >>> state_names(model, range(16), 3), state_names(model, range(15), 2)
    ('all 16 states', 'nobody does anything, A: a.d and 13 more')
    """
    if len(cells) > _FEW and len(cells) == int(model.feasible.sum()):
        return f"all {len(cells):,} states"
    shown = [int(cell) for cell in cells[:limit]]
    # Names that are sentences have commas of their own.
    names = ("; " if has_long_names(model, shown) else ", ").join(state_name(model, cell) for cell in shown)
    if len(cells) > limit:
        return f"{names} and {len(cells) - limit:,} more" if names else counted(len(cells), "state")
    return names or "none"


def has_long_names(model: Model, cells: Sequence[int]) -> bool:
    """Return True if a state among some has a name of four words or more."""
    return any(state_name(model, cell).count(" ") >= _LONG for cell in cells)


def quoted_state(model: Model, cell: int) -> str:
    """Name a state in quotation marks, with the options taken in it where its own name holds no word."""
    quoted = f"“{state_name(model, cell)}”"
    pattern = model.pattern(cell)
    if pattern is None or cell not in model.names or is_descriptive_name(model, cell):
        return quoted
    if pattern.count("Y") > MAX_OPTIONS_TAKEN_NAMED:
        return f"{quoted} ({pattern.count('Y')} of {len(pattern)} options taken up)"
    taken = [f"{name}: {join_words(acts)}" for name, acts in _acts_by_party(model, pattern, "Y").items()]
    return f"{quoted} ({'; '.join(taken) or 'nobody takes up any option'})"


def short_state(model: Model, cell: int, most: int) -> str:
    """Name a state for a picture: by its name, else by what is done in it, each act cut.

    Parameters
    ----------
    most
        The whole is hardly longer. Who does it is left out where the acts tell.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> model = compile_case(parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well, wait: Wait}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... states: {war: NNY}
    ... preferences: {UP: unknown, LOW: unknown}
    ... '''))
    >>> short_state(model, 1, 40), short_state(model, 7, 40)
    ('war', 'share the…, wait; raid')
    """
    pattern = model.pattern(cell)
    if pattern is None or cell in model.names:
        return state_name(model, cell)
    return what_is_done(model, pattern, most)


def state_by_label(model: Model, label: str) -> str:
    """Name a state by the label that a case gives it: its name, or words for a Y/N string."""
    if _is_letters(model, label):
        return name_by_changes(model, label) or what_is_done(model, label)
    return label.replace("_", " ")


def _is_letters(model: Model, label: str) -> bool:
    return bool(model.options) and len(label) == len(model.options) and set(label) <= {"Y", "N"}


def with_states_named(model: Model, text: str) -> str:
    """Return a text in which words stand for each state that it names by a Y/N string.

    Examples
    --------
    >>> model = Model.of("Union: call_off; Port: pay", status_quo="NN")
    >>> with_states_named(model, "improvements lead to YN")
    'improvements lead to “Union does “call off””'
    """
    letters = re.compile(rf"(?<![\w-])[YN]{{{max(2, len(model.options))}}}(?![\w-])")
    return letters.sub(lambda one: f"“{state_by_label(model, one[0])}”", text)


def what_is_done(model: Model, pattern: str, most: int = 0) -> str:
    """Say which options a Y/N string takes up; see `short_state`."""
    acts = _acts_by_party(model, pattern, "Y")
    if not acts:
        return "nobody does anything"
    each = max(8, most // sum(len(labels) for labels in acts.values())) if most else 0
    said = {
        name: ", ".join(cut_at_word(label, each) if each else label for label in labels)
        for name, labels in acts.items()
    }
    if most and len(set(model.option_labels)) == len(model.option_labels):
        # Where each act is of one party only, the act says whose it is.
        return "; ".join(said.values())
    return "; ".join(f"{name}: {labels}" for name, labels in said.items())


def moved_status_quo(case: Case, model: Model) -> tuple[str, str] | None:
    """Return the status quo of the case and that of a what-if which forbids it; None if it does not.

    Returns
    -------
    stated, allowed
        Both quoted. `detente.model.what_always_holds` chooses the state that is allowed.
    """
    if not case.always or case.file.status_quo is None or model.status_quo is None:
        return None
    space = state_space(case)
    stated = space.label(space.cell(("status_quo",), case.file.status_quo.state))
    if stated == model.label(model.status_quo):
        return None
    # Neither can be told by what changes: each is where it begins.
    return f"“{_told(model, stated)}”", f"“{_told(model, model.label(model.status_quo))}”"


def _told(model: Model, label: str) -> str:
    return what_is_done(model, label) if _is_letters(model, label) else label.replace("_", " ")


def quoted_states(model: Model, cells: Sequence[int], most: int) -> str:
    """Name the first states in quotation marks, and count the rest, as the subject of a sentence."""
    names = [f"“{state_name(model, cell)}”" for cell in cells[:most]]
    more = len(cells) - len(names)
    return join_words([*names, f"{more:,} more"] if more else names)


def state_in_words(model: Model, cell: int) -> str:
    """Say which options are taken in a state, by party.

    Returns
    -------
    str
        ``"nobody has taken any of the options"`` where none is; the state's name in graph form.
    """
    pattern = model.pattern(cell)
    if pattern is None:
        return state_name(model, cell)
    if "Y" in pattern:
        return acts_in_prose(model, pattern, "Y")
    return "nobody has taken any of the options"


def acts_in_prose(model: Model, pattern: str, letter: str) -> str:
    """Name the options that have a letter in a pattern, by party; empty where none has."""
    acts = _acts_by_party(model, pattern, letter)
    return "; ".join(f"{join_words(labels)} ({name})" for name, labels in acts.items())


def _acts_by_party(model: Model, pattern: str, letter: str) -> dict[str, list[str]]:
    """The options with a letter, by the party that has them."""
    acts: dict[str, list[str]] = {}
    for option, (label, is_letter) in enumerate(zip(model.option_labels, pattern, strict=True)):
        if is_letter == letter:
            acts.setdefault(option_owner(model, option), []).append(lower_first(label))
    return acts


def option_owner(model: Model, option: int) -> str:
    """Return the name of the party that controls an option."""
    return party_name(model, model.options[option].partition(".")[0])


def party_name(model: Model, party_id: str) -> str:
    """Return the name of the party with an id.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> model = compile_case(parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... preferences: {UP: unknown}
    ... '''))
    >>> party_name(model, "UP")
    'Upper village'
    """
    return model.party_names[model.parties.index(party_id)]


def party_in_a_sentence(model: Model, party: int) -> str:
    """Return the name of a party with its article: "the signatories of the accord".

    Examples
    --------
    >>> party_in_a_sentence(Model.of("Signatories_of_it: press; Orvik: pay", status_quo="NN"), 1)
    'Orvik'
    """
    return with_article(model.party_names[party])


def unknown_preferences(model: Model) -> str:
    """Name the parties whose preferences are open, as what an answer depends on."""
    named = map(with_article, model.party_names)
    whose = [name for name, is_open in zip(named, model.open_ties, strict=True) if is_open]
    if len(whose) > MAX_PARTIES_NAMED:
        return "preferences that no source gives"
    parties = [party for party, is_open in enumerate(model.open_ties) if is_open]
    # Where something is known of each, to say that nothing is would be false.
    known = "is known only in part" if all(is_partial(model, p) for p in parties) else "no source says"
    return f"what {join_words(whose)} would prefer, which {known}"
