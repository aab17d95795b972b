"""Tests that a claim could have, made of the options of a case, each in the words of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.case import Case, option_names
from detente.drafting import split_sentence, third_person
from detente.interview.naming import Naming
from detente.model import Model
from detente.names import bare_name
from detente.patterns import as_pattern
from detente.short import lower_first
from detente.sources import Evidence

_MOST_TESTS = 6
_STEM = 5
_MOST_CELLS = 1 << 13
_SMALL_WORDS = frozenset((
    "the", "and", "for", "with", "from", "that", "this", "its", "their", "his", "her", "will", "would",
    "could", "not", "any", "all",
))  # fmt: skip
_LIGHT_VERBS = frozenset((
    "accept", "agree", "allow", "ask", "begin", "bring", "call", "carry", "close", "come", "continue", "end",
    "give", "hold", "keep", "leave", "let", "lift", "make", "meet", "open", "order", "pay", "put", "return",
    "send", "set", "stop", "take", "turn",
))  # fmt: skip
"""Verbs of a label that by themselves say nothing of what is at issue: "the door of war will open"."""
_PARTICLES = frozenset(("over", "out", "down", "back", "off", "away", "again"))
_FEWEST_SHARED = 2
_OF_ANY = ("party", "government", "state", "country", "countries", "people")
_BODIES = frozenset(word[:_STEM] for word in _OF_ANY)
"""Words in the name of a party that may as well be of another."""
_ONE_STEM = {
    "dialo": "talks", "negot": "talks", "talk": "talks",
    "came": "trave", "come": "trave", "comes": "trave", "leave": "trave", "arriv": "trave", "trip": "trave",
}  # fmt: skip
_SPEAKS_OF_ITSELF = as_pattern(r"[“\"'`]*(?:they|we|it|he|she|I|its|their|our)\b", re.IGNORECASE)
_STAYS = "stable(status_quo, seq)"
_MORE = " more than without"
_REACHED = as_pattern(
    r'(?P<not>not )?reachable\("(?P<act>(?:not )?[\w-]+\.[\w-]+)"\) by improvements(?P<given> given .+)?'
)


@dataclass(frozen=True)
class _Change:
    """An option that changes against the status quo, in the language of tests and in words."""

    option: str
    test: str
    says: str
    negated: str


def tests_in_words(case: Case) -> Mapping[str, str]:
    """Return each test of one change, or of one on condition of another, with its words."""
    changes = list(_changes(case))
    pairs = [(one, other) for one in changes for other in changes if one.option != other.option]
    tests = {test: words for change in changes for test, words in _alone(change)}
    return tests | {test: words for change, cause in pairs for test, words in _given(change, cause)}


def tests_for(case: Case, model: Model, says: str, by: str | None) -> tuple[tuple[str, str], ...]:
    """Return the tests that a claim may mean, each with its words; none where no act can show it.

    An act can show it if the claim speaks of that act where it says what will be: that it shares words with
    the act's party, or with a condition, is not enough. A second act is a condition where the claim says so.
    What the rules exclude is not among them.
    """
    cause, effect = _cause_and_effect(says)
    own = _speaker(case, by) if by and _SPEAKS_OF_ITSELF.match(effect) else None
    wanted = _wanted_of_others(case)
    changes = [change for change in _changes(case) if _can_be(model, change)]
    condition = _nearest(case, changes, cause, wanted)
    of_effect = [
        change
        for change in changes
        if own in (None, _owner(change))
        if condition is None
        or change.option != condition.option
        or _bears(case, change, effect) > _bears(case, change, cause)
    ]
    shown = _nearest(case, of_effect, effect, wanted)
    if shown is None:
        return ()
    if condition is not None and (condition.option == shown.option or not _can_be(model, shown, condition)):
        condition = None
    return (*(_given(shown, condition) if condition else ()), *_alone(shown))


def tests_instead_of(case: Case, model: Model, test: str) -> tuple[tuple[str, str], ...]:
    """Return tests like a drafted one on the other acts of the same party, and the contrary of it.

    A draft reads "strength" as one thing that a party wants of another: it may be something else of it.
    """
    drafted = _REACHED.fullmatch(test)
    if drafted is None:
        return ()
    known = tests_in_words(case)
    party = drafted["act"].removeprefix("not ").partition(".")[0]
    mine = [c for c in _changes(case) if _owner(c) == party and _can_be(model, c)]
    given = drafted["given"] or ""
    signed = [f'{drafted["not"] or ""}reachable("{c.test}") by improvements{given}' for c in mine]
    contrary = "" if drafted["not"] else "not "
    bare = given.removesuffix(_MORE)
    of_both = bare if contrary or not bare else f"{bare}{_MORE}"
    signed.append(f'{contrary}reachable("{drafted["act"]}") by improvements{of_both}')
    return tuple((one, known[one]) for one in signed if one != test and one in known)[:_MOST_TESTS]


def tests_near(case: Case, model: Model, says: str, by: str | None) -> tuple[tuple[str, str], ...]:
    """Return the tests that come nearest to what a claim says, each with its words; none without options.

    They are about the options whose words, or whose party's, the claim shares most; of two alike about the
    speaker's own, where the claim speaks of "them" or "us", or the one that another party wants.
    """
    own = _speaker(case, by) if by and _SPEAKS_OF_ITSELF.match(says) else None
    wanted = _wanted_of_others(case)
    possible = [change for change in _changes(case) if _can_be(model, change)]
    changes = sorted(
        possible, key=lambda c: (-_shared(case, c, says) - 2 * (_owner(c) == own), c.option not in wanted)
    )
    if not changes:
        return ()
    effect = changes[0]
    party = effect.option.partition(".")[0]
    others = (change for change in changes if change.option.partition(".")[0] != party)
    cause = next((change for change in others if _can_be(model, effect, change)), None)
    tests = [*(_given(effect, cause) if cause else ()), *_alone(effect)]
    if len(changes) > 1:
        tests += list(_alone(changes[1]))[:1]
    if case.file.status_quo is not None:
        tests.append((_STAYS, "nothing changes: nobody moves"))
    return tuple(tests[:_MOST_TESTS])


def _speaker(case: Case, by: str) -> str | None:
    """Return the party of the case that has the name of who says something."""
    same = (key for key, of in case.file.parties.items() if bare_name(of.name) == bare_name(by))
    return next(same, None)


def _owner(change: _Change) -> str:
    return change.option.partition(".")[0]


def _cause_and_effect(says: str) -> tuple[str, str]:
    """Return the words of a claim on what leads to something, and on what comes of it."""
    parts = split_sentence(Evidence("claim", 0, len(says), says))
    return ("", says) if parts is None else (parts.premise.quote, parts.hindered.quote)


def _nearest(case: Case, changes: Sequence[_Change], text: str, wanted: frozenset[str]) -> _Change | None:
    """Return the act that words speak of most plainly; None where they speak of none."""
    bearing = [
        (count, c.option in wanted, -k) for k, c in enumerate(changes) if (count := _bears(case, c, text))
    ]
    return changes[-max(bearing)[2]] if bearing else None


def _bears(case: Case, change: _Change, text: str) -> int:
    """Count the telling words of an act that a text has; none if they are too few to mean the act.

    The names in it count only where its verb is there too.
    """
    party, _, key = change.option.partition(".")
    label = case.file.parties[party].options[key].label
    verb, _, rest = label.partition(" ")
    names = _words(" ".join(re.findall(r"\b[A-Z]\w+", rest)))
    telling, said = _of_act(case, change) - names - _PARTICLES, _words(text)
    count = len(telling & said)
    if _words(verb) & said and (count or names & said):
        count += len(names & said) + (verb.casefold() in _LIGHT_VERBS)
    return count if count >= min(_FEWEST_SHARED, len(telling) or _FEWEST_SHARED) else 0


def nearness(case: Case, says: str) -> tuple[int, int]:
    """Return how many parties of the case a claim names, and how many words it shares with an act."""
    words = _words(says)
    of_each = [_words(f"{key} {of.name}") for key, of in case.file.parties.items()]
    of_several = {word for word in set().union(*of_each) if sum(word in of for of in of_each) > 1}
    named = sum(bool(words & (of - of_several - _BODIES)) for of in of_each)
    of_acts = words - set().union(*of_each)
    return named, max((len(of_acts & _of_act(case, change)) for change in _changes(case)), default=0)


def _of_act(case: Case, change: _Change) -> frozenset[str]:
    """The telling words of an act: without a verb that goes with anything."""
    party, _, key = change.option.partition(".")
    verb, _, rest = case.file.parties[party].options[key].label.partition(" ")
    return _words(rest if verb.casefold() in _LIGHT_VERBS else f"{verb} {rest}")


def _wanted_of_others(case: Case) -> frozenset[str]:
    return frozenset(
        priority.priority
        for party, preference in case.file.preferences.items()
        for priority in preference.priorities or ()
        if not priority.priority.startswith(f"{party}.")
    )


def _changes(case: Case) -> Iterator[_Change]:
    names, taken = Naming(case.file), _taken(case)
    for option in option_names(case.file):
        party = option.partition(".")[0]
        who, act = names.party(party), names.act(option)
        is_several = names.is_plural(party)
        does = lower_first(act) if is_several else third_person(act)
        if taken.get(option):
            still = f"{who} {'go' if is_several else 'goes'} on: {lower_first(act)}"
            yield _Change(option, f"not {option}", f"{who} no longer {does}", still)
        else:
            not_done = f"{who} {'do' if is_several else 'does'} not {lower_first(act)}"
            yield _Change(option, option, f"{who} {does}", not_done)


def _can_be(model: Model, *changes: _Change) -> bool:
    """Return True if the rules leave a state with all of some changes; a large model is not gone through."""
    if model.cells > _MOST_CELLS:
        return len(changes) == 1
    wanted = [(model.options.index(c.option), "N" if c.test.startswith("not ") else "Y") for c in changes]
    patterns = (model.pattern(cell) or "" for cell in range(model.cells) if model.feasible[cell])
    return any(all(pattern[at : at + 1] in (letter, "-") for at, letter in wanted) for pattern in patterns)


def _taken(case: Case) -> Mapping[str, bool]:
    status_quo, options = case.file.status_quo, option_names(case.file)
    if status_quo is None or not isinstance(case.file.states, dict | None):
        return {}
    pattern = (case.file.states or {}).get(status_quo.state, status_quo.state)
    if len(pattern) != len(options):
        return {}
    return {option: letter == "Y" for option, letter in zip(options, pattern, strict=True)}


def _alone(change: _Change) -> Iterator[tuple[str, str]]:
    reached = f'reachable("{change.test}") by improvements'
    yield reached, change.says
    yield f"not {reached}", change.negated


def _given(change: _Change, cause: _Change) -> Iterator[tuple[str, str]]:
    reached = f'reachable("{change.test}") by improvements given {cause.test}'
    yield f"{reached} more than without", f"{change.says} if {cause.says}, and not otherwise"
    yield f"not {reached}", f"{change.negated}, even if {cause.says}"


def _shared(case: Case, change: _Change, says: str) -> int:
    """Count the telling words that a claim shares with an option and its party."""
    party, _, key = change.option.partition(".")
    of = case.file.parties[party]
    words = _words(f"{of.options[key].label} {of.name} {party}")
    return len(words & _words(says))


def _words(text: str) -> frozenset[str]:
    words = (word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text))
    stems = (word[:_STEM] for word in words if word not in _SMALL_WORDS)
    return frozenset(_ONE_STEM.get(stem, stem) for stem in stems)
