"""The command `detente ask`."""

from __future__ import annotations

import getpass
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from detente import analysis, case, interview, page, render
from detente.cli.dialogue import Dialogue, Stopped
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import format_option, reports_option
from detente.cli.output import console, note, print_json
from detente.cli.progress import say_reading
from detente.cli.question_shown import explain_question, show_question
from detente.errors import BadArgument, BadInput

_NOTHING_YET = "That alone decides nothing more: what lasts still depends on what is unknown."
_NOTHING_TO_GROUND = ("all right", "corrected", "none of these", "looked at")
"""Answers that write nothing into the case, and so need no reason."""
_WHY = "Why? A reason, or words of a report; Enter for none: "
_WHOSE = "If it is somebody's act, it can be an option: say whose, as “the mayor: Resign”; Enter if not: "
_QUIT, _UNDO, _SKIP, _EXPLAIN, _REST = "quit", "undo", "skip", "help", "rest"
_COMMANDS = {
    **dict.fromkeys(("q", "quit", "exit", "stop"), _QUIT),
    **dict.fromkeys(("u", "undo"), _UNDO),
    "skip": _SKIP,
    **dict.fromkeys(("rest", "leave the rest unknown"), _REST),
    **dict.fromkeys(("?", "h", "help"), _EXPLAIN),
}
"""Words that are no answers but commands, at every prompt."""


@click.command(cls=GroupedCommand)
@click.argument("path", metavar="CASE")
@click.option(
    "--questions", type=click.IntRange(min=1), default=10, show_default=True, help="Questions at most."
)
@click.option(
    "--answers", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="FILE",
    help="Write the answers of this YAML list of {id, answer, why} into the case, and ask nothing.",
)  # fmt: skip
@click.option("--undo", is_flag=True, help="Take the last answer back, and ask nothing.")
@click.option(
    "--given", is_flag=True, help="List the answers given so far, each with its number, and ask nothing."
)
@click.option(
    "--take-back", type=click.IntRange(min=1), default=None, metavar="N",
    help="Take back answer N of those that --given lists, keep the others, and ask nothing.",
)  # fmt: skip
@click.option("--by", default=None, metavar="NAME", help="Who answers.  [default: your login name]")
@click.option(
    "--brief/--no-brief", "briefed", default=True,
    help="End with the first page of the brief, or not.  [default: --brief]",
)  # fmt: skip
@format_option
@reports_option
def ask(
    path: str,
    questions: int,
    answers: Path | None,
    undo: bool,
    given: bool,
    take_back: int | None,
    by: str | None,
    briefed: bool,
    form: str,
    reports: tuple[str, ...],
) -> None:
    """Finish a case by answering questions about it.

    The first questions are about what is doubtful in a draft. The others are about what parties prefer:
    always the one whose answer settles most. Each answer is written into CASE at once, with your reason.

    With --format json the next question is printed, and nothing is asked.
    """
    if case.is_gmcr(path):
        raise BadInput(
            path, "answers are written into case files only",
            "make one of it: detente export CASE --to case case.yaml",
        )  # fmt: skip
    say_reading((path,), form)
    file = interview.CaseOnDisk(path, reports)
    evidence = case.resolve_evidence(file.case)
    answerer = interview.Answerer(by or _login_name(), date.today().isoformat())
    if undo:
        question, answer = file.undo()
        note(f"{path}: taken back: your answer to “{_inner(question)}”: {answer}")
    elif take_back is not None:
        question, answer, also = file.take_back(take_back)
        note(f"{path}: taken back: your answer to “{_inner(question)}”: {answer}")
        for each in also:
            note(f"{path}: taken back with it, as it is not asked any more: “{_inner(each)}”")
    elif given:
        for number, (question, answer) in enumerate(file.given(), start=1):
            click.echo(page.curly(f"{number}. {question} {answer}"))
    elif answers is not None:
        _answer_all(file, interview.load_answers(answers), answers, answerer)
    elif form == "json":
        print_json(render.question_json(file.case, analysis.ask(file.case), evidence))
    else:
        written = _Interview(file, answerer, questions).hold()
        if written and briefed:
            note(f"{path}: reading the reports that it cites, for the first page of the brief")
            brief = analysis.make_brief([str(file.path)], case=file.case)
            render.render_terminal(page.brief_page(brief), console(), full=False)


def _inner(text: str) -> str:
    """A text with its quotation marks as they stand within others."""
    return text.translate({ord("“"): "‘", ord("”"): "’"})


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "an analyst"


def _answer_all(
    file: interview.CaseOnDisk,
    given: tuple[interview.GivenAnswer, ...],
    source: Path,
    answerer: interview.Answerer,
) -> None:
    """Write answers from a file into the case, and print what each changed.

    Each is tried on the case as the ones before it leave it. Nothing is written if one of them is at fault.
    """
    results = analysis.answer_all(file.case, given, str(source), answerer)
    for result in results:
        file.write(result.case, result.question.id, result.reply.text)
        click.echo(page.curly(f"{result.question.text}\n{result.reply.text}"))
        for line in _said(result):
            click.echo(f"  {page.curly(line)}")


def _said(result: analysis.AnswerResult) -> tuple[str, ...]:
    """The lines that say what an answer wrote, and what it changed."""
    changed = page.answer_changes_in_words(result.before, result.after)
    noted = ("unknown", "on a condition", "in words")
    if not changed and not result.question.is_about_draft and result.reply.answer not in noted:
        changed = (_NOTHING_YET,)
    return (*result.says, *changed)


class _Interview:
    """Questions and answers in the terminal, one after the other."""

    def __init__(self, file: interview.CaseOnDisk, answerer: interview.Answerer, most: int) -> None:
        self.file, self.answerer, self.most = file, answerer, most
        self.given = 0
        self.number = 0
        self.stops = self.again = False
        self.passed: list[str] = []
        self.settled: tuple[str, ...] = ()
        self.analysed: analysis.Analysis | None = None

    def hold(self) -> int:
        """Ask until nothing is left, enough was asked, or the person stops; return the number of answers."""
        with Dialogue() as self.dialogue, suppress(Stopped):
            self._ask_all()
        where, answers = self.file.path, page.counted(self.given, "answer")
        note(
            f"{where}: {answers} written; `detente ask {where} --undo` takes the last one back"
            if self.given
            else f"{where}: nothing was changed"
        )
        return self.given

    def _ask_all(self) -> None:
        while self.number < self.most and not self.stops:
            question = analysis.ask(self.file.case, self.passed)
            if question is None:
                self.dialogue.say("Nothing is left to ask here. `detente sweep` says what is still open.")
                return
            if not question.id.endswith("-on"):
                # On what condition is part of the question before.
                self.number += 1
            self._show(question)
            result = self._answer(question)
            if result is None:
                continue
            self._write(result)
            self.again = result.reply.answer == "corrected"
            if self.again:
                # The list comes again until it is right; that counts as one question.
                self.number -= 1
            if result.reply.condition and not self.stops:
                self._offer(question, result.reply)

    def _write(self, result: analysis.AnswerResult) -> None:
        self.file.write(result.case, result.question.id, result.reply.text)
        self.given += 1
        self.analysed = result.after
        for line in _said(result):
            self.dialogue.say(line, indent=2)

    def _show(self, question: interview.Question) -> None:
        number = f"Question {self.number} of {self.most} at most"
        show_question(self.dialogue, self.file.case, question, number, again=self.again, settled=self.settled)
        self.settled = question.settles

    def _answer(self, question: interview.Question) -> analysis.AnswerResult | None:
        """Read answers until one can be used; None if the person took one back or passed over this one."""
        while True:
            typed = self.dialogue.read("> ")
            command = _COMMANDS.get(typed.strip().casefold())
            if command == _QUIT:
                raise Stopped
            if command == _UNDO:
                self._undo()
                return None
            if command == _SKIP:
                self.passed.append(question.id)
                return None
            if command == _REST and not question.is_about_draft:
                rest = interview.LEFT
                reply = interview.read_reply(self.file.case.file, rest, rest.answers[0])
                return analysis.answer_question(
                    self.file.case, rest, reply, self.answerer, before=self.analysed
                )
            if command == _EXPLAIN:
                explain_question(self.dialogue, self.file.case, question)
                continue
            if not typed.strip():
                continue
            try:
                reply = interview.read_reply(self.file.case.file, question, typed)
                if not reply.why and reply.answer not in _NOTHING_TO_GROUND:
                    why = self._why()
                    if why is None:
                        self.dialogue.say("That answer is not written.", indent=2)
                        continue
                    reply = interview.read_reply(self.file.case.file, question, typed, why)
                return analysis.answer_question(
                    self.file.case, question, reply, self.answerer, before=self.analysed
                )
            except BadArgument as error:
                self.dialogue.say(f"{error.what}; {error.mend}.", indent=2)

    def _why(self) -> str | None:
        """Read the reason for an answer; None if the answer is taken back. To stop here keeps the answer.

        A yes or a no gives no reason; it is asked for once more.
        """
        was_bare = False
        while True:
            try:
                typed = self.dialogue.read(_WHY)
            except Stopped:
                self.stops = True
                return ""
            command = _COMMANDS.get(typed.strip().casefold())
            if command == _EXPLAIN:
                self.dialogue.say(
                    "Words that you copy from a report become evidence; any others stand as your assumption. "
                    "undo takes the answer back; quit writes it and stops.",
                    indent=2,
                )
                continue
            if command == _UNDO:
                return None
            if not command and interview.is_bare(typed):
                if was_bare:
                    return ""
                was_bare = True
                self.dialogue.say(f"“{typed.strip()}” gives no reason.", indent=2)
                continue
            self.stops = command == _QUIT
            return "" if command else typed

    def _offer(self, question: interview.Question, reply: interview.Reply) -> None:
        """Offer to make an option of what an answer depends on, and write the answer with it."""
        while True:
            typed = self.dialogue.read(_WHOSE)
            command = _COMMANDS.get(typed.strip().casefold())
            if command == _QUIT:
                raise Stopped
            if command == _UNDO:
                self._take_back()
                return
            if command == _SKIP or not typed.strip():
                return
            if command == _EXPLAIN:
                self.dialogue.say(
                    "An answer can depend on an option only. Write a party, a colon and the act.", indent=2
                )
                continue
            try:
                added = interview.adding_option(typed)
            except BadArgument as error:
                self.dialogue.say(f"{error.what}; {error.mend}.", indent=2)
                continue
            self._add(added, question, reply)
            return

    def _add(
        self,
        added: tuple[interview.Question, interview.Reply],
        question: interview.Question,
        reply: interview.Reply,
    ) -> None:
        """Write an option, and then the answer that depends on it instead of the open one."""
        self.file.undo()
        self.given -= 1
        options = self.file.case.options
        self._write(analysis.answer_question(self.file.case, *added, self.answerer))
        more = [option for option in self.file.case.options if option not in options]
        again = interview.question_of(self.file.case, question.id)
        if again is None or not more:
            return
        try:
            depends = interview.read_reply(self.file.case.file, again, f"{reply.if_so} {more[0]}", reply.why)
            self._write(
                analysis.answer_question(self.file.case, again, depends, self.answerer, before=self.analysed)
            )
        except BadArgument as error:
            self.dialogue.say(f"{error.what}; {error.mend}.", indent=2)

    def _undo(self) -> None:
        if self._take_back():
            # The question before comes again, and has its number again.
            self.number = max(0, self.number - 2)
        else:
            self.number -= 1

    def _take_back(self) -> bool:
        self.analysed = None
        try:
            question, answer = self.file.undo()
        except BadInput as error:
            self.dialogue.say(f"{error.what}.", indent=2)
            return False
        self.given = max(0, self.given - 1)
        self.dialogue.say(f"Taken back: your answer to “{_inner(question)}”: {answer}.", indent=2)
        return True
