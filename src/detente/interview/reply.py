"""An answer as a person types it, read as one of those that a question takes."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.case import CaseFile, option_names
from detente.errors import BadArgument
from detente.interview.act_meant import CLAUSE, option_meant, without_cue
from detente.interview.corrections import Correction, read_corrections
from detente.interview.naming import Naming
from detente.interview.option_list import EACH_NAMED, numbers_of_right, reasons_of_right, without_right
from detente.interview.question import (
    ALL_RIGHT,
    ALWAYS,
    CONTRARY,
    CORRECTED,
    DEPENDS,
    IF,
    IF_NOT,
    IN_WORDS,
    LOOKED_AT,
    NEVER,
    NO,
    NONE_OF_THESE,
    ONE_WITH,
    SAME,
    UNKNOWN,
    YES,
    ClaimTest,
    OnCondition,
    Options,
    Question,
    Together,
    WishList,
)
from detente.interview.reply_read import Reply
from detente.interview.wish_marks import reasons_apart
from detente.patterns import as_pattern
from detente.short import join_words

_WORDS = {
    YES: "y yes yeah yep true right correct ja",
    NO: "n no nope false wrong none nein",
    SAME: "s same equal indifferent equally",
    ALWAYS: "a always",
    NEVER: "v never",
    CONTRARY: "c contrary reverse opposite",
    UNKNOWN: "d dk unknown dunno idk ?",
}
_MEANT = {word: answer for answer, words in _WORDS.items() for word in words.split()}
_NONE = (NONE_OF_THESE, "none of them", "none", "no", "n", "0")
_CONTRARY_PHRASE = as_pattern(
    r"(?:no[,;: ]+)?(?:just |exactly |quite |on )?the (?:contrary|reverse|opposite)"
)
_UNKNOWN_PHRASE = as_pattern(
    r"(i )?(do ?n[o']?t|don’t|cannot|can't) (know|say|tell)|no idea|not known|nobody knows"
)
_SAME_PHRASE = as_pattern(r"(it is |it's )?(all )?the same( to (it|them))?")
_ON_A_CONDITION = as_pattern(r"(?:only )?(?:on (?:a |one )?condition|conditional(?:ly)?|it depends|depends)")
_SAID_FIRST = as_pattern(r"(?P<answer>\w+(?: know)?)[,;:.]+\s+(?P<words>\w.*\s.*)", re.DOTALL)
"""An answer of one word, and what a person says of it."""
_ACTS_OF_CASE = as_pattern(r"if (?P<acts>(?:not )?\w+\.\w+(?: and (?:not )?\w+\.\w+)*)")
_DEPENDS = as_pattern(r"(?:it )?depends?(?: on| upon)?[: ]*(?P<on>.*)", re.DOTALL)
_BECAUSE = as_pattern(r"[,;:]?\s+(?:because|since|as it says|why:)\s+|\s+[-–—]\s+", re.IGNORECASE)
_IF = as_pattern(
    r"(?P<word>yes|no|y|n)[, ]+"
    r"(?P<how>if|only if|unless|when|provided(?: that)?|once|after|as soon as|until)\s+(?P<on>.+)",
    re.DOTALL,
)
_CONFIRMING = as_pattern(
    r"(?:(?:yes[, ]+)?(?:it is |it's |they are |that is )?all (?:is |are )?(?:right|fine|good|correct|ok))"
    r"|alright|right|ok(?:ay)?|fine|good|correct|y|yes|yep|yeah|nothing is wrong"
)
_ONLY_AFTER = as_pattern(r"(\d+)(?: is)?(?: done)? only (?:after|once|if) (\d+)(?: is done)?")
_PAIR = as_pattern(r"(\d+)\s*(?:and|with|&|-|–|/|\+)\s*(\d+)")
_FEW = 3


def read_reply(file: CaseFile, question: Question, text: str, why: str = "") -> Reply:
    """Read an answer to a question.

    "It depends on X" is read as yes where X is so, and no where it is not.

    Raises
    ------
    BadArgument
        If it is none that the question takes; the message says which it takes.
    """
    words, reason = text.strip(), why.strip()
    if isinstance(question.subject, Options):
        return _of_the_list(file, question.subject, words, reason)
    if isinstance(question.subject, WishList) and (named := _as_wish_list(words)):
        marks, given = reasons_apart(named)
        return Reply(LOOKED_AT, words=marks, why=" ".join((reason or given).split()))
    if not reason and (parts := _BECAUSE.split(words, maxsplit=1))[1:]:
        words, reason = parts[0].strip(), parts[1].strip()
    plain = " ".join(words.casefold().split()).rstrip(".!")
    if isinstance(question.subject, OnCondition):
        return replace(
            _on_condition(file, question, question.subject, words, plain), why=" ".join(reason.split())
        )
    reply = _conditional(file, question, words, plain) or _plain(file, question, plain)
    if reply is None and (said := _SAID_FIRST.fullmatch(words)) and not reason:
        # "No, the talks come first": the answer, and the reason.
        reply, reason = _plain(file, question, said["answer"].casefold()), said["words"]
    if reply is None:
        raise BadArgument(
            "answer", f"{text.strip()!r} is no answer here", f"answer {possible(question, file)}"
        )
    return replace(reply, why=" ".join(reason.split()))


def _as_wish_list(text: str) -> str:
    """Return an answer to the list of wishes; empty where it is that nobody knows."""
    plain = " ".join(text.casefold().split()).rstrip(".! ")
    return "" if _MEANT.get(plain) == UNKNOWN or _UNKNOWN_PHRASE.fullmatch(plain) else " ".join(text.split())


def _on_condition(file: CaseFile, question: Question, subject: OnCondition, words: str, plain: str) -> Reply:
    """Read the condition of an act: numbers of the list, an act of the case, a new act, or other words."""
    if _MEANT.get(plain) == UNKNOWN or _UNKNOWN_PHRASE.fullmatch(plain):
        return Reply(UNKNOWN)
    if plain in _MEANT or not plain or _ON_A_CONDITION.fullmatch(plain):
        raise BadArgument("answer", f"{words!r} names no condition", f"answer {possible(question, file)}")
    known = dict(subject.acts)
    if recorded := _ACTS_OF_CASE.fullmatch(words):
        acts = [
            (each.removeprefix("not "), not each.startswith("not "))
            for each in recorded["acts"].split(" and ")
        ]
        if all(option in known for option, _ in acts):
            return _of_acts(acts)
    numbers = tuple(dict.fromkeys(map(int, re.findall(r"\d+", plain))))
    if numbers and re.fullmatch(r"[\d ,;and]+", plain):
        if not all(0 < number <= len(subject.choices) for number in numbers):
            raise BadArgument(
                "answer", f"{words!r} is no number of the list", f"answer {possible(question, file)}"
            )
        choices = [subject.choices[number - 1] for number in numbers]
        if any(isinstance(choice, str) for choice in choices):
            if len(choices) > 1:
                raise BadArgument("answer", "words of a report go with no other condition", "give one number")
            return Reply(IN_WORDS, words=subject.told)
        return _of_acts([choice for choice in choices if not isinstance(choice, str)])
    condition = words.strip(" .“”\"'")
    if ":" in condition or CLAUSE.fullmatch(condition) is None:
        return Reply(IN_WORDS, words=condition)
    try:
        option, taken = option_meant(file, question, without_cue(condition))
    except BadArgument:
        option, taken = "", True
    return _of_acts([(option, taken)]) if known.get(option) is taken else Reply(IN_WORDS, words=condition)


def _of_acts(acts: list[tuple[str, bool]]) -> Reply:
    given = " and ".join(f"{'' if taken else 'not '}{option}" for option, taken in acts)
    return Reply(IF, words=f"if {given}", acts=tuple(acts))


def _of_the_list(file: CaseFile, listed: Options, text: str, why: str) -> Reply:
    """Read which options of the list are right, and corrections of the others.

    It is confirmed when each has been named. Corrections alone are taken too: the list then comes again.
    """
    words, reason = text, " ".join(why.split())
    alone = words.partition(" because ")[0]
    if _CONFIRMING.fullmatch(" ".join(alone.casefold().split()).rstrip(".! ")):
        raise BadArgument(
            "answer", f"“{alone.strip()}” does not say which you have compared with their words",
            "give the numbers of those that are right, and say of each other what is wrong",
        )  # fmt: skip
    right, words = numbers_of_right(words), " ".join(words.split())
    words = words.removesuffix(f"; {EACH_NAMED}")
    if right:
        return _of_the_right(file, listed, right, words, reason)
    if is_bare(alone):
        raise BadArgument(
            "answer", f"“{alone.strip()}” does not say what is wrong",
            "say it for instance as “2 out”, “2: Open talks” or “2 by A”; or give the right numbers",
        )  # fmt: skip
    corrections = _with_general(read_corrections(file, listed, words), reason)
    corrected = {one.of for one in corrections if one.what in ("words", "out", "owner")}
    if corrected >= set(listed.options):
        # Each option has been named: the list is settled, though none of them was right.
        return Reply(ALL_RIGHT, corrections=corrections, words=f"{words}; {EACH_NAMED}", why=reason)
    return Reply(CORRECTED, corrections=corrections, words=words, why=reason)


def _of_the_right(file: CaseFile, listed: Options, right: tuple[int, ...], words: str, why: str) -> Reply:
    """Read an answer that names the options which are right; each of the others has to be corrected."""
    count, others = len(listed.options), without_right(words)
    if right[-1] > count or not right[0]:
        wrong = right[-1] if right[-1] > count else 0
        raise BadArgument("answer", f"the list has no option {wrong}", f"name those from 1 to {count}")
    corrections = _with_general(read_corrections(file, listed, others), why) if others else ()
    corrected = {one.of for one in corrections}
    by_number = dict(enumerate(listed.options, start=1))
    twice = [number for number in right if by_number[number] in corrected]
    if twice:
        raise BadArgument("answer", f"option {twice[0]} is called right, and corrected", "say one of the two")
    gone = {one.of for one in corrections if one.what == "gone"}
    left = [
        str(number)
        for number, option in by_number.items()
        if number not in right and option not in corrected and option.partition(".")[0] not in gone
    ]
    if left:
        several = len(left) > 1
        raise BadArgument(
            "answer", f"{join_words(left)} {'are' if several else 'is'} not named",
            f"add “{', '.join(left)}” to the right ones, or for instance “{', '.join(left)} out”",
        )  # fmt: skip
    reasons = reasons_of_right(words)
    grounds = tuple(Correction("right", by_number[number], why=reasons[number]) for number in reasons)
    return Reply(ALL_RIGHT, corrections=(*corrections, *grounds), words=words, why=why)


def _with_general(corrections: tuple[Correction, ...], why: str) -> tuple[Correction, ...]:
    """Give a reason for a whole answer to what it corrects, if that is one thing; else it is of none."""
    if len(corrections) != 1 or corrections[0].why:
        return corrections
    return (replace(corrections[0], why=why),)


def is_bare(text: str) -> bool:
    """Return True for a yes, a no or the like, which is no reason.

    Examples
    --------
    >>> is_bare("No."), is_bare("No report says so")
    (True, False)
    """
    return " ".join(text.casefold().split()).rstrip(".!") in _MEANT


def answer_in_words(file: CaseFile, answer: str) -> str:
    """Say an answer as a person reads it: by the names of parties and acts.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... ''')
    >>> answer_in_words(case.file, "yes if not UP.share"), answer_in_words(case.file, "unknown")
    ('yes if not “Share the well” (Upper village)', 'don’t know')
    """
    names = Naming(file)
    if answer == UNKNOWN:
        return "don’t know"
    if answer.startswith(f"{ONE_WITH} ") and answer.removeprefix(f"{ONE_WITH} ") in file.parties:
        return f"{ONE_WITH} {names.party(answer.removeprefix(f'{ONE_WITH} '))}"
    head, _, option = answer.rpartition(" ")
    return f"{head} {names.with_owner(option)}" if option in option_names(file) else answer


def possible(question: Question, file: CaseFile | None = None) -> str:
    """List the answers that a question takes; parties by their names where the case is given."""
    if isinstance(question.subject, Options):
        return "with the numbers of those that are right, and what is wrong with each other"
    if isinstance(question.subject, WishList):
        return "with the numbers of those that are right, what is wrong with each other, or don't know"
    if isinstance(question.subject, Together):
        return "with the pairs, what comes only after what, none of these or don't know"
    numbers = [answer for answer in question.answers if answer.isdecimal()]
    others = [answer for answer in question.answers if not answer.isdecimal() and answer not in (IF, IF_NOT)]
    ranges = [f"a number from 1 to {numbers[-1]}"] if len(numbers) > _FEW else numbers
    depends = ["yes if ...", "no if ..."] if IF in question.answers else []
    if isinstance(question.subject, OnCondition):
        return join_words([*ranges, "in your own words", "don't know"], "or")
    said = [
        "don't know" if answer == UNKNOWN else answer if file is None else answer_in_words(file, answer)
        for answer in others
    ]
    return join_words([*said[:-1], *ranges, *depends, *said[-1:]], "or")


def _plain(file: CaseFile, question: Question, plain: str) -> Reply | None:
    if plain.startswith(f"{ONE_WITH} "):
        party = _party(file, plain.removeprefix(f"{ONE_WITH} "))
        return Reply(ONE_WITH, party=party) if f"{ONE_WITH} {party}" in question.answers else None
    if isinstance(question.subject, Together):
        pairs, orders = _pairs(question.subject, plain)
        said = [*(f"{one} and {other}" for one, other in pairs), *(f"{a} only after {b}" for a, b in orders)]
        if said:
            return Reply("apart", pairs=pairs, orders=orders, words="; ".join(said))
    numbers = tuple(map(int, re.findall(r"\d+", plain)))
    if numbers and re.fullmatch(r"[\d ,;and]+", plain):
        known = all(str(number) in question.answers for number in numbers)
        # Of several tests of one claim each would have to be read otherwise.
        known = known and (len(numbers) == 1 or not isinstance(question.subject, ClaimTest))
        return Reply("chosen", numbers=tuple(dict.fromkeys(numbers))) if known else None
    answer = _MEANT.get(plain)
    if DEPENDS in question.answers and _ON_A_CONDITION.fullmatch(plain):
        answer = DEPENDS
    if NONE_OF_THESE in question.answers and plain in _NONE:
        answer = NONE_OF_THESE
    if _UNKNOWN_PHRASE.fullmatch(plain):
        answer = UNKNOWN
    elif _CONTRARY_PHRASE.fullmatch(plain):
        answer = CONTRARY
    elif _SAME_PHRASE.fullmatch(plain):
        answer = SAME
    return Reply(answer) if answer in question.answers else None


_Pairs = tuple[tuple[int, int], ...]


def _pairs(listed: Together, plain: str) -> tuple[_Pairs, _Pairs]:
    """Read pairs of numbers of a list: those that exclude each other, and those of which one comes after.

    There are none where a piece is no such pair.
    """
    pairs: list[tuple[int, int]] = []
    orders: list[tuple[int, int]] = []
    for piece in filter(None, (each.strip() for each in re.split(r"[;,\n]", plain))):
        order, match = _ONLY_AFTER.fullmatch(piece), _PAIR.fullmatch(piece)
        if order is None and match is None:
            return (), ()
        one, other = map(int, (order or match).groups())  # type: ignore[union-attr]
        if one == other or not all(0 < number <= len(listed.options) for number in (one, other)):
            return (), ()
        if order:
            orders.append((one, other))
        else:
            pairs.append((min(one, other), max(one, other)))
    return tuple(pairs), tuple(orders)


def _party(file: CaseFile, text: str) -> str:
    wanted, names = text.removeprefix("the "), Naming(file)
    for key, party in file.parties.items():
        called = (key, party.name, names.party(key))
        if wanted in [name.casefold().removeprefix("the ") for name in called]:
            return key
    return ""


def _conditional(file: CaseFile, question: Question, words: str, plain: str) -> Reply | None:
    if DEPENDS in question.answers and _ON_A_CONDITION.fullmatch(plain):
        return None
    depends = _DEPENDS.fullmatch(plain)
    match = _IF.fullmatch(plain)
    if match is None and depends is None and CLAUSE.fullmatch(plain):
        match = _IF.fullmatch(f"yes {plain}")
    if (depends is None and match is None) or IF not in question.answers:
        return None
    on = depends["on"] if depends else match["on"] if match else ""
    on = words.rstrip(".! ")[-len(on) :] if on else ""
    name, taken = option_meant(file, question, on)
    how = match["how"] if match else "if"
    answer = IF_NOT if match and match["word"].startswith("n") else IF
    if not name:
        if_so = f"{NO if answer == IF_NOT else YES} {how}" if match else "it depends on"
        return Reply(UNKNOWN, condition=on.strip(" “”\"'"), if_so=if_so)
    return Reply(answer, name, taken if how != "unless" else not taken)
