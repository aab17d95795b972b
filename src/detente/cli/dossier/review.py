"""The command `detente dossier review`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from detente import analysis, dossier
from detente.cli.dialogue import Dialogue, Stopped
from detente.cli.dossier.options import open_for, store_argument
from detente.cli.options import format_option
from detente.cli.output import note, print_json
from detente.errors import BadArgument
from detente.safe import safe_line
from detente.short import count_of

_WHY = "Why? Enter for none: "
_QUIT, _UNDO, _SKIP, _EXPLAIN = ("q", "quit", "exit"), ("u", "undo"), ("", "skip"), ("?", "h", "help")
_NO_REASON = ("yes", "unsure")
"""Answers after which no reason is asked for."""


@click.command(short_help="Decide about parties and findings.")
@store_argument
@click.option(
    "--questions", type=click.IntRange(min=1), default=20, show_default=True, help="Questions at most."
)
@click.option(
    "--answers", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="FILE",
    help="Write the decisions of this YAML list of {id, answer, why} and {do, why}, and ask nothing.",
)  # fmt: skip
@click.option("--who", default=None, metavar="NAME", help="Who decides.  [default: your login name]")
@click.option("--why", default="", metavar="TEXT", help="The reason, where an answer gives none.")
@format_option
def review(store: str, questions: int, answers: Path | None, who: str | None, why: str, form: str) -> None:
    """Decide about parties and findings; those first that would change most.

    Each decision is kept at once, with who made it, when and why. With --format json the questions are
    printed, and nothing is asked.
    """
    orders = None if answers is None else analysis.load_orders(answers)
    with open_for(store) as opened:
        reviewer = dossier.Reviewer(opened, who or dossier.login_name())
        if orders is not None and answers is not None:
            _carry_out_all(reviewer, orders, answers, why)
        elif form == "json":
            asked = analysis.review_questions(opened, questions)
            print_json({"questions": [_as_json(each) for each in asked]})
        else:
            _Review(reviewer, questions, why).hold()


def _carry_out_all(
    reviewer: dossier.Reviewer, orders: tuple[analysis.Order, ...], source: Path, why: str
) -> None:
    reports = {key: name for name, key in reviewer.store.keys().items()}
    passed = 0
    for line in analysis.carry_out_all(reviewer, orders, str(source), why):
        for decision in line.made:
            click.echo(f"{decision.number}: {safe_line(analysis.decision_in_words(decision, reports))}")
        if line.before is not None:
            passed += 1
            note(safe_line(analysis.passed_over_in_words(line, str(source), reports)))
    if passed:
        note(f"{source}: {passed} of {count_of(orders, 'line')} decided before; nothing of it is done twice")


def _as_json(question: analysis.ReviewQuestion) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind,
        "text": question.text,
        "note": question.note,
        "answers": list(question.answers),
        "touches": round(question.touches, 3),
        "finding": question.finding,
        "evidence": [
            {"report": words.report, "start": words.start, "end": words.end, "quote": words.quote}
            for words in question.evidence
        ],
    }


class _Review:
    """Questions and answers in the terminal, one after the other."""

    def __init__(self, reviewer: dossier.Reviewer, most: int, why: str) -> None:
        self.rounds, self.most, self.why = analysis.ReviewRounds(reviewer), most, why
        self.made: list[int] = []

    def hold(self) -> None:
        """Ask until nothing is left, enough was asked, or the person stops."""
        with Dialogue() as self.dialogue, suppress(Stopped):
            self._ask_all()
        where = self.rounds.reviewer.store.where
        undo = f"; `detente dossier undo {where}` takes the last back" if self.made else ""
        note(f"{where}: {count_of(self.made, 'decision')} kept{undo}")

    def _ask_all(self) -> None:
        for number in range(1, self.most + 1):
            question = self.rounds.next_question()
            if question is None:
                self.dialogue.say(
                    "Nothing is left to ask. Orders such as `split` and `add` can be given with --answers."
                )
                return
            self.dialogue.head(f"Question {number} of {self.most} at most, {_about(question)}")
            self.dialogue.say(question.text)
            self.dialogue.say(question.note, indent=2, faint=True)
            for sentence, report in question.sentences:
                self.dialogue.quote(sentence, report)
            self.dialogue.say(
                f"Answer {', '.join(question.answers)}; ? explains, undo, skip, quit.", indent=2, faint=True
            )
            self.rounds.pass_over(question)
            self._answer(question)

    def _answer(self, question: analysis.ReviewQuestion) -> None:
        while True:
            typed = self.dialogue.read("> ").strip()
            plain = typed.casefold()
            if plain in _QUIT:
                raise Stopped
            if plain in _SKIP:
                return
            if plain in _UNDO:
                self._take_back()
            elif plain in _EXPLAIN:
                self._explain(question)
            elif self._decide(question, typed):
                return

    def _decide(self, question: analysis.ReviewQuestion, typed: str) -> bool:
        """Write an answer, or an order; return True if the question is answered."""
        first = typed.split()[0].casefold()
        try:
            if first in analysis.ORDERS:
                self._say(self.rounds.order(typed, self.why or self._reason()))
                return False
            analysis.require_answer(question, typed)
            why = self.why or ("" if typed.casefold() in _NO_REASON else self._reason())
            self._say(self.rounds.answer(question, typed, why))
        except BadArgument as error:
            self.dialogue.say(f"{error.what}; {error.mend}.", indent=2)
            return False
        return True

    def _reason(self) -> str:
        return self.dialogue.read(_WHY).strip()

    def _say(self, made: list[dossier.Decision]) -> None:
        for decision in made:
            self.made.append(decision.number)
            self.dialogue.say(f"{decision.number}: {analysis.decision_in_words(decision)}", indent=2)

    def _take_back(self) -> None:
        if not self.made:
            self.dialogue.say("Nothing was decided here yet.", indent=2)
            return
        back = self.rounds.take_back(self.made.pop())
        self.dialogue.say(f"Taken back: {analysis.decision_in_words(back)}.", indent=2)

    def _explain(self, question: analysis.ReviewQuestion) -> None:
        if question.finding is not None:
            self.dialogue.say("yes: it is right. no: the words do not say so; it is taken out.", indent=2)
            self.dialogue.say(
                "field: value corrects it, as in “doer: Salt Board”; “doer: none” for nobody.", indent=2
            )
        else:
            self.dialogue.say("yes joins them. no keeps them apart for good. unsure asks no more.", indent=2)
        self.dialogue.say("Orders of your own:", indent=2)
        for form in analysis.FORMS:
            self.dialogue.say(form, indent=4)


def _about(question: analysis.ReviewQuestion) -> str:
    what = {"party": "about who is who", "act": "about who wants what", "statement": "about who said what"}
    return what[question.kind]
