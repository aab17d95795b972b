"""A question of an interview in the terminal: its text, the words that bear on it, and what answers mean."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from detente import case, interview
from detente.cli.dialogue import Dialogue
from detente.patterns import as_pattern
from detente.short import join_words

_MOST_QUOTES = 3
_LONGEST_QUOTE = 120
_LIST = "options:"
"""Begins the id of the question that lists the options."""
_OF_AN_OPTION = as_pattern(r"\s+(?P<number>\d+)\. ")
"""Begins a line of that list."""


def show_question(
    dialogue: Dialogue,
    of: case.Case,
    question: interview.Question,
    number: str,
    *,
    again: bool,
    settled: tuple[str, ...] = (),
) -> None:
    """Show a question, and the answers it takes.

    Parameters
    ----------
    again
        True if it is the list of options as it was just corrected: its help and its words stand above.
    settled
        The question before said that its answer may decide this: it is not said again.
    """
    dialogue.head(f"{number}, about {question.matter}")
    is_list = question.id.startswith(_LIST)
    if is_list and not again:
        _show_list(dialogue, of, question)
    else:
        dialogue.say(question.text)
    if question.note and not (again and is_list):
        dialogue.say(question.note, indent=2)
    if not is_list:
        evidence = of.file.evidence
        cited = [evidence[name] for name in question.evidence if name in evidence]
        quotes = {item.quote: (item.quote, item.report) for item in cited}
        _quote(dialogue, of, list(quotes.values())[:_MOST_QUOTES])
    if question.settles and question.settles != settled:
        dialogue.say(f"The answer may decide {join_words(question.settles)}.", indent=2)
    rest = "" if question.is_about_draft else "rest, "
    possible = interview.possible(question, of.file)
    dialogue.say(f"Answer {possible}; ? explains, undo, skip, {rest}quit.", indent=2, faint=True)


def explain_question(dialogue: Dialogue, of: case.Case, question: interview.Question) -> None:
    """Say what each answer to a question means, and show the words behind the options that it is about."""
    if question.note:
        dialogue.say(question.note, indent=2)
    for line in interview.explained(of, question):
        dialogue.say(line, indent=2)
    for option in interview.options_of(of, question):
        said = "the reports say:" if option.words else "no words of a report stand behind it."
        dialogue.say(f"{option.label}: {said}", indent=2)
        _quote(dialogue, of, option.words[:_MOST_QUOTES])
    dialogue.say("A reason can follow at once: yes because ...", indent=2)
    dialogue.say("undo takes the last answer back; skip asks another question; quit stops.", indent=2)
    if not question.is_about_draft:
        dialogue.say("rest leaves unknown what is not answered of wants: it is not asked any more.", indent=2)


def _show_list(dialogue: Dialogue, of: case.Case, question: interview.Question) -> None:
    """Show the list of options, each with the first words that it rests on."""
    options = interview.options_of(of, question)
    for line in question.text.split("\n"):
        dialogue.say(line)
        if numbered := _OF_AN_OPTION.match(line):
            words = options[int(numbered["number"]) - 1].words
            short = [
                (textwrap.shorten(quote, _LONGEST_QUOTE, placeholder="…"), file) for quote, file in words[:1]
            ]
            _quote(dialogue, of, short, indent=10)
            if not words:
                dialogue.say("(no words of a report)", indent=10)


def _quote(dialogue: Dialogue, of: case.Case, words: Iterable[tuple[str, str]], indent: int = 4) -> None:
    several = len({item.report for item in of.file.evidence.values()}) > 1
    for quote, report in words:
        file, _, within = Path(report).name.partition("#")
        # "one.jsonl#one" says no more than "one.jsonl".
        is_named = several and within and within != file.partition(".")[0]
        dialogue.quote(quote, f"{file}#{within}" if is_named else file, indent)
