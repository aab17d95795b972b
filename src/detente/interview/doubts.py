"""Questions about what is doubtful in a draft: parties, options, what is in force, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from detente.case import Answered, Case, option_names
from detente.drafting import KEPT_UP
from detente.interview.missing import acts_left_out
from detente.interview.naming import Naming
from detente.interview.option_list import is_confirmed, option_list
from detente.interview.people import is_person
from detente.interview.question import (
    DEPENDS,
    NO,
    ONE_WITH,
    UNKNOWN,
    YES,
    Decider,
    Habit,
    InForce,
    Question,
    TwoOptions,
    TwoParties,
    WishList,
)
from detente.interview.wish_list import PREFIX as OF_LIST
from detente.interview.wish_list import wish_list
from detente.interview.wishes_read import PREFIX, wish_questions
from detente.names import bare_name
from detente.patterns import as_pattern
from detente.short import join_words

MOST_ASKED = 4
"""Questions about a draft, the most doubtful, before those about preferences."""

_MUST_BE_ASKED, _LEAST_DOUBT = 1.0, 0.45
_NOT_REPORTED = "not taken, as no report says"
_DISPUTED = "contradicted by"
_ANSWERED = "answer_"
"""Begins the ids of words that a person gave as a reason."""
_ALIKE = 0.34
_MOST_LABELS = 3
_BODY = as_pattern(
    r"\b(?:government|courts?|council|judges?|ministry|parliament|police|prosecutors?|cabinet|senate)\b"
)
_OFFICE = as_pattern(r"(?:the )?(?:president|(?:prime |foreign )?minister|premier|king|queen|chancellor)")
"""Bodies and offices of a state, for which a party may decide."""
_GOES_ON = as_pattern(r"(?:keep|continue|go on|carry on|stay|remain|maintain|hold on)\b", re.IGNORECASE)
"""The beginning of the label of an act that can only be told of while it is being done."""
_OF_TALKS = {"dialo": "talks", "negot": "talks", "talk": "talks"}
"""Words for talks, which are one act."""
_SMALL_WORDS = as_pattern(r"\b(?:the|an?|of|on|in|at|to|for|from|with|by|and|its|his|her|their|up|out|off)\b")

_Doubt = tuple[float, Question]


def doubts_of(case: Case) -> list[Question]:
    """Return questions about the doubtful parts of a draft, in the order in which to ask them.

    Those already answered, and those less doubtful than the first `MOST_ASKED`, are left out. The list of
    wishes comes last, beyond that number.
    """
    answered = {item.id for item in case.file.interview}
    settled = len(
        {_kind_or_id(item) for item in _answers_about(case) if not item.id.startswith((PREFIX, OF_LIST))}
    )
    doubts = [
        (doubt, question)
        for doubt, question in every_doubt(case)
        if question.id not in answered and doubt >= _LEAST_DOUBT
    ]
    wishes = [each for each in doubts if isinstance(each[1].subject, WishList)]
    others = sorted((each for each in doubts if each not in wishes), key=lambda doubt: -doubt[0])
    chosen = [*wishes, *others[: max(0, MOST_ASKED - settled)]]
    return [question for doubt, question in doubts if any(question is other for _, other in chosen)]


def is_settled(case: Case) -> bool:
    """Return True if a draft has been gone through: nothing of it is left to ask, and most was answered.

    An answer that it is unknown is none. The options must have been confirmed, or corrected and confirmed.
    """
    if doubts_of(case) or (option_list(case) is not None and not is_confirmed(case)):
        return False
    last = {_kind_or_id(item): item.answer for item in _answers_about(case)}
    answered = sum(answer != UNKNOWN for answer in last.values())
    return 2 * answered >= len(last)


def _answers_about(case: Case) -> list[Answered]:
    return [item for item in case.file.interview if item.id.split(":")[0] in _PREFIXES]


def _kind_or_id(item: Answered) -> str:
    """The question of an answer; the list of options is one question, however often it was corrected."""
    return "options" if item.id.startswith("options:") else item.id


_PREFIXES = ("says", "wants", "one", "decides", "options", "same", "missing", "now", "keeps")
"""The first words of the ids of these questions."""


def every_doubt(case: Case) -> list[_Doubt]:
    """Return all that could be asked about a draft, with how doubtful it is, in the order of asking."""
    names = Naming(case.file)
    return [
        *_parties_alike(case, names),
        *_deciders(case, names),
        *_option_list(case),
        *_options_alike(case, names),
        *_acts_left_out(case),
        *_in_force(case, names),
        *_habits(case, names),
        *((_MUST_BE_ASKED, question) for question in (wish_list(case, names),) if question is not None),
    ]


def _parties_alike(case: Case, names: Naming) -> Iterator[_Doubt]:
    """Ask of parties that could do the same."""
    parties = case.file.parties
    for one, other in combinations(parties, 2):
        labels = [
            option.label
            for option in parties[one].options.values()
            if option.label.casefold() in {o.label.casefold() for o in parties[other].options.values()}
        ]
        if not labels or _are_named_beside(case, one, other):
            continue
        joined, into = (other, one) if _is_wider(case, other) and not _is_wider(case, one) else (one, other)
        if not _is_wider(case, joined):
            joined, into = other, one
        if is_person(case.file, into) and not is_person(case.file, joined):
            joined, into = into, joined
        acts = join_words(f"“{label}”" for label in labels[:_MOST_LABELS])
        yield (
            0.95,
            Question(
                f"one:{joined}-{into}",
                "party",
                f"The draft has {names.party(joined)} and {names.party(into)} as two parties that could do "
                f"the same: {acts}. Are they one party in this dispute?",
                (YES, NO, UNKNOWN),
                TwoParties(joined, into),
                note=f"If yes, what {names.party(joined)} could do is what {names.party(into)} could do.",
                evidence=tuple(dict.fromkeys((*parties[joined].evidence, *parties[into].evidence))),
            ),
        )


def _are_named_beside(case: Case, one: str, other: str) -> bool:
    """Return True if the words of an act name two parties as two: "urges Norland and Suderland to sign"."""
    first, second = (re.escape(case.file.parties[key].name.removeprefix("the ")) for key in (one, other))
    beside = re.compile(rf"{first} (?:and|or|nor) (?:the )?{second}|{second} (?:and|or|nor) (?:the )?{first}")
    cited = {
        name
        for key in (one, other)
        for option in case.file.parties[key].options.values()
        for name in option.evidence
    }
    return any(
        beside.search(" ".join(item.quote.split())) is not None
        for name, item in case.file.evidence.items()
        if name in cited
    )


def _is_wider(case: Case, party: str) -> bool:
    """True if the name of a party is part of another's, as that of a country is."""
    name = case.file.parties[party].name.removeprefix("the ")
    return any(
        name[:6] in other.name and other.name.count(" ") > name.count(" ")
        for key, other in case.file.parties.items()
        if key != party
    )


def _deciders(case: Case, names: Naming) -> Iterator[_Doubt]:
    """Ask of the bodies of a state whether they decide for themselves."""
    parties = case.file.parties
    for party, of in parties.items():
        if not _is_body(case, party) or len(parties) < 3:
            continue
        other = _likeliest(case, party)
        options = join_words(f"“{option.label}”" for option in of.options.values()) if of.options else ""
        goes = f"goes, with {options}" if options else "goes"
        yield (
            _doubt_of_body(case, party),
            Question(
                f"decides:{party}",
                "party",
                f"Should {names.party(party)} stand in the model as a decision maker of its own?",
                (YES, NO, *(f"{ONE_WITH} {other}" for other in parties if other != party), UNKNOWN),
                Decider(party),
                note="If another party here decides for it, answer for instance "
                f"“{ONE_WITH} {names.party(other)}”. If no, it {goes}.",
                evidence=tuple(
                    dict.fromkeys((*of.evidence, *(e for o in of.options.values() for e in o.evidence)))
                ),
            ),
        )


def _doubt_of_body(case: Case, party: str) -> float:
    """The doubt that a body of the state decides for itself.

    A government does, unless a party is likely to be in power: reports on one country call it just that. A
    court or council seldom does.
    """
    parties = case.file.parties
    if not parties[party].options:
        return 0.3
    if "government" not in parties[party].name.casefold():
        return 0.7
    rules = (key for key, of in parties.items() if key != party and of.name.casefold().endswith("party"))
    return 0.7 if any(rules) and bare_name(parties[party].name).casefold() == "government" else 0.4


def _likeliest(case: Case, party: str) -> str:
    """The party that most likely decides for a body of the state: one that is none, with options.

    For an office, it is the government.
    """
    parties = case.file.parties
    is_office = _OFFICE.fullmatch(_head(parties[party].name)) is not None
    return max(
        (key for key in parties if key != party),
        key=lambda key: (
            is_office and "government" in parties[key].name.casefold(),
            not _is_body(case, key),
            bool(parties[key].options),
        ),
    )


def _head(name: str) -> str:
    return re.split(r" (?:of|in|at|for) ", name.casefold())[0]


def _is_body(case: Case, party: str) -> bool:
    """True for "the Supreme Court", "the president", but not for "Senate Republicans", who are people."""
    head = _head(case.file.parties[party].name)
    return re.fullmatch(rf".*{_BODY.pattern}|{_OFFICE.pattern}", head) is not None


def _options_alike(case: Case, names: Naming) -> Iterator[_Doubt]:
    """Ask of two options of a party that rest on the same words, or are called much the same."""
    for one, other in combinations(option_names(case.file), 2):
        if one.partition(".")[0] != other.partition(".")[0]:
            continue
        first, second = (_content(case, names.act(option)) for option in (one, other))
        alike = len(first & second) / max(1, len(first | second))
        cited = [set(_evidence(case, option)) for option in (one, other)]
        if not any(name for names_ in cited for name in names_ if not name.startswith(_ANSWERED)):
            continue  # a person wrote both, and knows that they are two
        shared = len(cited[0] & cited[1]) / max(1, min(map(len, cited)))
        if max(alike, shared) < _ALIKE:
            continue
        yield (
            0.5 + 0.2 * alike + 0.2 * shared,
            Question(
                f"same:{one}-{other}",
                "option",
                f"Two things that {names.owner(one)} could do: “{names.label(one)}” and "
                f"“{names.label(other)}”. Are they one and the same act here?",
                (YES, NO, UNKNOWN),
                TwoOptions(other, one),
                note=f"If yes, “{names.label(one)}” stands for both.",
                evidence=tuple(dict.fromkeys((*_evidence(case, one), *_evidence(case, other)))),
            ),
        )


def _content(case: Case, act: str) -> set[str]:
    """The telling words of an act, cut to their stems, without names of parties."""
    of_parties = {
        word for key, of in case.file.parties.items() for word in re.findall(r"\w+", f"{key} {of.name}")
    }
    words = set(re.findall(r"\w+", _SMALL_WORDS.sub(" ", act))) - of_parties
    return {_OF_TALKS.get(stem, stem) for stem in (word.casefold()[:5] for word in words)}


def _evidence(case: Case, option: str) -> tuple[str, ...]:
    party, _, key = option.partition(".")
    return case.file.parties[party].options[key].evidence


def _option_list(case: Case) -> Iterator[_Doubt]:
    """Ask for the options to be corrected or confirmed, again after each correction."""
    question = option_list(case)
    if question is not None and not is_confirmed(case):
        yield _MUST_BE_ASKED, question


def _acts_left_out(case: Case) -> Iterator[_Doubt]:
    """Ask which of the acts that the draft left out matter; once."""
    question = acts_left_out(case)
    if question is not None:
        yield 0.8, question


def _in_force(case: Case, names: Naming) -> Iterator[_Doubt]:
    """Ask of options whether they are being done now: those that are, and those no report speaks of."""
    status_quo, options = case.file.status_quo, option_names(case.file)
    if status_quo is None or not isinstance(case.file.states, dict | None):
        return
    pattern = (case.file.states or {}).get(status_quo.state, status_quo.state)
    if len(pattern) != len(options):
        return
    assumed = status_quo.assumed or ""
    for option, letter in zip(options, pattern, strict=True):
        silent = assumed.startswith(_NOT_REPORTED) and option in re.findall(r"[\w.]+", assumed)
        silent = silent or (letter == "N" and _GOES_ON.match(names.label(option)) is not None)
        if letter == "N" and not silent:
            continue
        disputed = _is_disputed(case, option)
        counts = "going on" if letter == "Y" else "not done, as no report says that it is"
        yield (
            0.9 if disputed else 0.5 if silent else 0.45,
            Question(
                f"now:{option}",
                "in_force",
                f"Is this being done now: {names.with_owner(option)}?",
                (YES, NO, UNKNOWN),
                InForce(option, letter == "Y"),
                note=f"The draft counts it as {counts}.",
                evidence=_evidence(case, option),
            ),
        )


def _is_disputed(case: Case, option: str) -> bool:
    """True if the draft has a comment that reports contradict each other on an option."""
    key = option.partition(".")[2]
    return re.search(rf"^ +{key}:.*#.*{_DISPUTED}", case.text, re.MULTILINE) is not None


def _habits(case: Case, names: Naming) -> Iterator[_Doubt]:
    """Ask of what a party does now whether it wants it so."""
    for party, preference in case.file.preferences.items():
        for priority in preference.priorities or ():
            option = priority.priority.removeprefix("not ")
            if priority.assumed != KEPT_UP or option not in option_names(case.file):
                continue
            refuses = priority.priority.startswith("not ")
            rather = "leave it so" if refuses else "go on with it"
            yield (
                0.55,
                Question(
                    f"keeps:{party}-{option}",
                    "preference",
                    f"“{names.label(option)}” ({names.owner(option)}) is {'not ' * refuses}done now. Would "
                    f"{names.party(party)} rather {rather}, whatever else happens?",
                    (YES, NO, DEPENDS, UNKNOWN),
                    Habit(party, option, priority.priority),
                    note="The draft assumes so, because that is how it is now. No report says so. “No”: "
                    "it would rather change that though nothing else changes.",
                    evidence=priority.evidence,
                ),
            )


def doubt_with(case: Case, id_: str) -> Question | None:
    """Return the question about a draft that has an id, however doubtful the matter is."""
    alone = wish_questions(case, Naming(case.file)) if id_.startswith(PREFIX) else ()
    every = (*(question for _, question in every_doubt(case)), *alone)
    return next((question for question in every if question.id == id_), None)
