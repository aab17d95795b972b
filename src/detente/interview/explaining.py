"""A question explained: what each answer to it would mean, and the words behind the options it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from detente.case import Case, option_names
from detente.interview.naming import Naming
from detente.interview.pairs import acts_in_words
from detente.interview.question import (
    ALWAYS,
    CONTRARY,
    DEPENDS,
    IF,
    NEVER,
    NO,
    NONE_OF_THESE,
    ONE_WITH,
    SAME,
    UNKNOWN,
    YES,
    ClaimTest,
    Decider,
    Habit,
    InForce,
    Missing,
    OnCondition,
    Options,
    Pair,
    Question,
    ReadWish,
    Rest,
    Stuck,
    Together,
    TwoOptions,
    TwoParties,
    Unconditional,
    WishList,
)
from detente.interview.statements import preference_in_words, without_exception
from detente.interview.unknowns import unknowns_of
from detente.interview.wishes_read import contrary_of, wish_in_words


@dataclass(frozen=True)
class OptionInWords:
    """An option with its party, and the words that it rests on, each with its report."""

    option: str
    label: str
    words: tuple[tuple[str, str], ...]


def options_of(case: Case, question: Question) -> tuple[OptionInWords, ...]:
    """Return the options that a question is about, each with its words, in the order of the case."""
    subject = question.subject
    about: set[str] = set()
    if isinstance(subject, Options):
        about.update(subject.options)
    elif isinstance(subject, Pair):
        about.update((*subject.gains, *subject.losses, *(option for option, _ in subject.context)))
    elif isinstance(subject, TwoOptions):
        about.update((subject.joined, subject.into))
    elif isinstance(subject, Stuck | Together):
        about.update(subject.options)
    elif isinstance(subject, InForce | Habit):
        about.add(subject.option)
    elif isinstance(subject, ReadWish):
        about.update(o for o in option_names(case.file) if o in re.findall(r"[\w]+\.[\w]+", subject.priority))
    elif isinstance(subject, WishList):
        priorities = " ".join(priority for _, priority, _ in subject.wishes)
        about.update(o for o in option_names(case.file) if o in re.findall(r"[\w]+\.[\w]+", priorities))
    elif isinstance(subject, Decider):
        about.update(o for o in option_names(case.file) if o.startswith(f"{subject.party}."))
    names = Naming(case.file)
    return tuple(
        OptionInWords(option, names.with_owner(option), _words_of(case, option))
        for option in option_names(case.file)
        if option in about
    )


def _words_of(case: Case, option: str) -> tuple[tuple[str, str], ...]:
    party, _, key = option.partition(".")
    cited = case.file.parties[party].options[key].evidence
    items = (case.file.evidence[name] for name in cited if name in case.file.evidence)
    return tuple({item.quote: (item.quote, item.report) for item in items}.values())


def explained(case: Case, question: Question) -> tuple[str, ...]:
    """Say what each answer to a question means, in sentences about what it asks."""
    names, subject = Naming(case.file), question.subject
    tell: dict[type, Callable[[Case, Naming, Any], Iterator[tuple[str, str]]]] = {
        TwoParties: _two_parties,
        Decider: _decider,
        TwoOptions: _two_options,
        Options: _options,
        Missing: _missing,
        InForce: _in_force,
        Stuck: _stuck,
        Habit: _habit,
        ReadWish: _read_wish,
        Rest: _rest,
        Together: _together,
        ClaimTest: _claim_test,
        Pair: _pair,
        Unconditional: _unconditional,
        OnCondition: _on_condition,
        WishList: _wish_list,
    }
    lines = [
        f"{answer}: {meaning}"
        for answer, meaning in tell[type(subject)](case, names, subject)
        if _is_taken(question, answer)
    ]
    if UNKNOWN in question.answers:
        lines.append("don't know: it is noted that this is unknown, and not asked again")
    return tuple(lines)


_A_NUMBER, _NUMBERS, _CORRECTION, _PAIRS = "a number", "numbers", "anything else", "pairs of numbers"
_OWN_WORDS = "your own words"


def _is_taken(question: Question, answer: str) -> bool:
    """Return True for an answer that a question takes."""
    if answer.startswith(f"{IF} "):
        return IF in question.answers
    if answer.startswith(f"{ONE_WITH} "):
        return any(of.startswith(f"{ONE_WITH} ") for of in question.answers)
    if answer == _A_NUMBER:
        return any(of.isdecimal() for of in question.answers)
    return answer in (_NUMBERS, _CORRECTION, _PAIRS, _OWN_WORDS) or answer in question.answers


def _two_parties(_: Case, names: Naming, of: TwoParties) -> Iterator[tuple[str, str]]:
    joined, into = names.party(of.joined), names.party(of.into)
    yield YES, f"{joined} and {into} decide as one, and have the options of both"
    yield NO, f"{joined} and {into} decide each for itself"


def _decider(case: Case, names: Naming, of: Decider) -> Iterator[tuple[str, str]]:
    party = names.party(of.party)
    many = names.is_plural(of.party)
    stays, own, be, it = (
        ("they stay", "their own", "are", "they") if many else ("it stays", "its own", "is", "it")
    )
    yield YES, f"nobody decides for {party}: {stays}, with options of {own}"
    yield NO, f"{party} {be} taken out of the model, with all that {it} could do"
    other = next((key for key in case.file.parties if key != of.party), None)
    if other is not None:
        decides = "decide" if names.is_plural(other) else "decides"
        does = "do" if many else "does"
        yield f"{ONE_WITH} {names.party(other)}", f"{names.party(other)} {decides} what {party} {does}"


def _two_options(_: Case, names: Naming, of: TwoOptions) -> Iterator[tuple[str, str]]:
    yield YES, f"whoever does the one has done the other; “{names.label(of.into)}” stands for both"
    yield NO, "the one can be done without the other"


def _options(_: Case, __: Naming, ___: Options) -> Iterator[tuple[str, str]]:
    yield (
        _NUMBERS,
        "each of them is an act that its party could choose or leave, and is worded as it should be",
    )
    yield _CORRECTION, "is read as a correction; what is not named comes again"


def _missing(_: Case, names: Naming, of: Missing) -> Iterator[tuple[str, str]]:
    if len(of.rows) == 1:
        yield YES, f"“{names.shortened(of.rows[0].act)}” is one of the choices that this dispute turns on"
        yield NO, "the dispute can be understood without it"
        return
    yield _A_NUMBER, "that act is one of the choices that this dispute turns on; it becomes an option"
    yield NO, "the dispute can be understood without them"


def _in_force(_: Case, names: Naming, of: InForce) -> Iterator[tuple[str, str]]:
    yield YES, f"{names.with_owner(of.option)} goes on today, or holds today"
    yield NO, "it has not begun, or it is over"


def _stuck(_: Case, __: Naming, ___: Stuck) -> Iterator[tuple[str, str]]:
    yield YES, "it stays as it is, whatever anybody wants"
    yield _A_NUMBER, "whoever did it can undo it, and so leave the status quo"
    yield NO, "somebody can leave it; the case does not say so yet"


def _habit(_: Case, names: Naming, of: Habit) -> Iterator[tuple[str, str]]:
    wanted = not of.priority.startswith("not ")
    yield YES, without_exception(names, of.party, of.option, wanted=wanted)
    yield NO, f"{names.party(of.party)} would rather have it otherwise, if nothing else changed"
    yield DEPENDS, "it would have it otherwise if something else changed; on what condition is asked next"


def _read_wish(_: Case, names: Naming, of: ReadWish) -> Iterator[tuple[str, str]]:
    yield YES, f"these words say it: {wish_in_words(names, of.party, of.priority)}"
    yield NO, "these words do not say it; it is taken out, and they are cited for it nowhere any more"
    yield CONTRARY, f"they say the contrary: {wish_in_words(names, of.party, contrary_of(of.priority))}"


def _rest(_: Case, __: Naming, ___: Rest) -> Iterator[tuple[str, str]]:
    yield YES, "what is not answered stays unknown in the analysis"


def _together(_: Case, __: Naming, ___: Together) -> Iterator[tuple[str, str]]:
    yield _PAIRS, "no outcome has both; the model gets a rule for each two"
    yield _CORRECTION, "“2 only after 1”: no outcome has the second act without the first"
    yield NONE_OF_THESE, "an outcome may have any of them together"


def _claim_test(_: Case, __: Naming, ___: ClaimTest) -> Iterator[tuple[str, str]]:
    yield _A_NUMBER, "the assessment is right if that is so in the model, and wrong if not"
    yield NONE_OF_THESE, "the assessment says something else; it stays without a test"


def _unconditional(_: Case, names: Naming, of: Unconditional) -> Iterator[tuple[str, str]]:
    yield YES, without_exception(names, of.party, of.single or "", wanted=of.wanted)
    yield NO, "it may want otherwise if something else changes; on what condition is asked next"


def _on_condition(_: Case, names: Naming, of: OnCondition) -> Iterator[tuple[str, str]]:
    act = acts_in_words(names, of.party, (of.single or "",))
    rather = f"{'' if of.wanted else 'not '}{act}"
    yield _A_NUMBER, f"{names.party(of.party)} would rather {rather} if that is so, and otherwise not"
    yield _OWN_WORDS, "the condition is noted, and the brief names it; the model does not have it"


def _wish_list(_: Case, __: Naming, ___: WishList) -> Iterator[tuple[str, str]]:
    yield _NUMBERS, "the words of each say that the party wants it so"
    yield _CORRECTION, "“2 out” takes one out; “2 contrary” turns it round"


def _pair(case: Case, names: Naming, of: Pair) -> Iterator[tuple[str, str]]:
    model = unknowns_of(case).model
    yield YES, preference_in_words(names, model, of, yes=True)
    yield NO, preference_in_words(names, model, of, yes=False)
    if of.single is not None:
        yield ALWAYS, without_exception(names, of.party, of.single, wanted=True)
        yield NEVER, without_exception(names, of.party, of.single, wanted=False)
    yield SAME, f"{names.party(of.party)} would not mind which"
    yield DEPENDS, "it turns on something else; on what is asked next"
    yield f"{IF} ..., no if ...", "it depends on another act: say on which, in words"
