"""An answer as a person reads it later: by the names and words that its question had then."""

from __future__ import annotations

from typing import Final

from detente.case import Answered, CaseFile, option_names
from detente.interview.acts import supposed
from detente.interview.naming import Naming
from detente.interview.option_list import numbers_of_right, pieces_of
from detente.interview.reply import answer_in_words
from detente.patterns import as_pattern

_PARTY: Final = as_pattern(
    r"(?P<letter>[A-Z]{1,2})\. (?P<name>[^:]+):(?P<options>"
    r" no option| \d+\. .*?(?= [A-Z]{1,2}\. [^:]+:(?: \d+\.| no option)| Could its party choose))"
)
_OPTION: Final = as_pattern(r"(?P<number>\d+)\. (?P<label>.*?)(?= \d+\. |$)")
_OUT: Final = as_pattern(r"(?P<what>\d+|[A-Z]{1,2}) out")
_WORDED: Final = as_pattern(r"(?P<number>\d+): (?P<words>.+)")
_GIVEN: Final = as_pattern(r"(?P<number>\d+) by (?P<letter>[A-Z]{1,2})")
_NAMED: Final = as_pattern(r"(?P<letter>[A-Z]{1,2}): (?P<words>.+)")
_JOINED: Final = as_pattern(r"(?P<letter>[A-Z]{1,2}) is one with (?P<other>[A-Z]{1,2})")
_NEW: Final = as_pattern(r"new (?P<letter>[A-Z]{1,2}): (?P<words>.+)")
_NEW_PARTY: Final = as_pattern(r"new party:? (?P<name>[^:]+): (?P<words>.+)")


_CONDITION: Final = as_pattern(r"if (?P<acts>(?:not )?\w+\.\w+(?: and (?:not )?\w+\.\w+)*)")


def given_in_words(file: CaseFile, item: Answered) -> str:
    """Say an answer that a case records, without the letters, numbers and ids in which it is kept."""
    if item.id.startswith("options:"):
        return list_answer_in_words(item.question or "", item.answer)
    if condition := _CONDITION.fullmatch(item.answer):
        each = condition["acts"].split(" and ")
        acts = [(one.removeprefix("not "), not one.startswith("not ")) for one in each]
        if all(option in option_names(file) for option, _ in acts):
            return f"if {supposed(Naming(file), acts)}"
    return answer_in_words(file, item.answer)


def list_answer_in_words(question: str, answer: str) -> str:
    """Say an answer to the list of options in the words of the list, without its letters and numbers.

    Parameters
    ----------
    question
        The list, in one line, as the case records it.

    Examples
    --------
    >>> listed = "These are the options: A. Upper village: 1. Share 2. Dig B. the mill: no option "
    >>> listed += "Could its party choose each of these, and is each in the right words?"
    >>> list_answer_in_words(listed, "1; 2 out; B out; new A: Sell the well")
    'right: “Share”; no option here: “Dig”; no party here: the mill; new: “Sell the well” (Upper village)'
    """
    names: dict[str, str] = {}
    labels: dict[str, str] = {}
    for match in _PARTY.finditer(question):
        names[match["letter"]] = match["name"].strip()
        labels |= {each["number"]: each["label"].strip() for each in _OPTION.finditer(match["options"])}
    if not labels:
        return answer
    right = [f"“{labels[str(number)]}”" for number in numbers_of_right(answer) if str(number) in labels]
    says = [f"right: {', '.join(right)}"] if right else []
    for piece, _ in pieces_of(answer):
        if not numbers_of_right(piece):
            says.append(_in_words(piece, names, labels))
    return "; ".join(says)


def _in_words(piece: str, names: dict[str, str], labels: dict[str, str]) -> str:
    def option(number: str) -> str:
        return f"“{labels.get(number, number)}”"

    def party(letter: str) -> str:
        return names.get(letter, letter)

    if match := _OUT.fullmatch(piece):
        of = match["what"]
        return f"no option here: {option(of)}" if of.isdecimal() else f"no party here: {party(of)}"
    if match := _WORDED.fullmatch(piece):
        return f"{option(match['number'])} is “{match['words']}”"
    if match := _GIVEN.fullmatch(piece):
        return f"{option(match['number'])} is for {party(match['letter'])}"
    if match := _JOINED.fullmatch(piece):
        return f"{party(match['letter'])} is one with {party(match['other'])}"
    if match := _NEW.fullmatch(piece):
        return f"new: “{match['words']}” ({party(match['letter'])})"
    if match := _NEW_PARTY.fullmatch(piece):
        return f"new: “{match['words']}” ({match['name']})"
    if match := _NAMED.fullmatch(piece):
        return f"{party(match['letter'])} is {match['words']}"
    return piece
