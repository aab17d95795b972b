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
from detente.cli.options import format_option
from detente.cli.output import console, note, print_json
from detente.cli.progress import say_reading
from detente.errors import BadArgument, BadInput

_MOST_QUOTES = 3
_HELP = {
    "yes": "so it is",
    "no": "it is not; of two states: it prefers the other",
    "always": "yes, and whatever else happens",
    "never": "no, and whatever else happens",
    "same": "it likes both equally",
    "yes if": "it depends: yes if CPP.talk (an option, or its words), and no if not",
    "unknown": "noted, and not asked again",
}


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
@click.option("--by", default=None, metavar="NAME", help="Who answers.  [default: your login name]")
@click.option(
    "--brief/--no-brief", "briefed", default=True,
    help="End with the first page of the brief, or not.  [default: --brief]",
)  # fmt: skip
@format_option
def ask(
    path: str,
    questions: int,
    answers: Path | None,
    undo: bool,
    by: str | None,
    briefed: bool,
    form: str,
) -> None:
    """Finish a case by answering questions about it.

    The first questions are about what is doubtful in a draft. The others are about what parties prefer:
    always the one whose answer settles most. Each answer is written into CASE at once, with your reason.

    With --format json the next question is printed, and nothing is asked.
    """
    say_reading((path,), form)
    file = interview.CaseOnDisk(path)
    evidence = case.resolve_evidence(file.case)
    answerer = interview.Answerer(by or _login_name(), date.today().isoformat())
    if undo:
        question, answer = file.undo()
        note(f"{path}: taken back: {answer} to {question}")
    elif answers is not None:
        _answer_all(file, interview.load_answers(answers), answers, answerer)
    elif form == "json":
        print_json(render.question_json(file.case, analysis.ask(file.case), evidence))
    else:
        given = _Interview(file, answerer, questions).hold()
        if given and briefed:
            note(f"{path}: reading the reports that it cites, for the first page of the brief")
            brief = analysis.make_brief([str(file.path)])
            render.render_terminal(page.brief_page(brief), console(), full=False)


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
    """Write answers from a file into the case, one after the other, and print what each changed."""
    for number, answer in enumerate(given, start=1):
        done = f"the {number - 1} before it are in the case" if number > 1 else "nothing is in the case yet"
        question = interview.question_of(file.case, answer.id)
        if question is None:
            raise BadInput(
                str(source), f"no question {answer.id} is open in {file.path}; {done}",
                "see `detente ask CASE --format json` for the next one", answer.line,
            )  # fmt: skip
        try:
            reply = interview.read_reply(file.case.file, question, answer.answer, answer.why)
            result = analysis.answer_question(file.case, question, reply, answerer)
        except BadArgument as error:
            raise BadInput(str(source), f"{error.what}; {done}", error.mend, answer.line) from None
        file.write(result.case, question.id, reply.text)
        click.echo(f"{question.text}\n{reply.text}")
        for line in (*result.says, *page.answer_changes_in_words(result.before, result.after)):
            click.echo(f"  {line}")


class _Interview:
    """Questions and answers in the terminal, one after the other."""

    def __init__(self, file: interview.CaseOnDisk, answerer: interview.Answerer, most: int) -> None:
        self.file, self.answerer, self.most = file, answerer, most
        self.given = 0
        self.passed: list[str] = []

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
        asked = 0
        analysed = None
        while asked < self.most:
            question = analysis.ask(self.file.case, self.passed)
            if question is None:
                self.dialogue.say("Nothing is left to ask here. `detente sweep` says what is still open.")
                return
            self._show(question, asked + 1)
            result = self._answer(question, analysed)
            if result is None:
                # The last answer was taken back, or the question passed over.
                analysed = None
                continue
            self.file.write(result.case, question.id, result.reply.text)
            self.given += 1
            asked += 1
            analysed = result.after
            for line in (*result.says, *page.answer_changes_in_words(result.before, result.after)):
                self.dialogue.say(line, indent=2)

    def _show(self, question: interview.Question, number: int) -> None:
        about = (
            "about the draft" if interview.is_unreviewed(self.file.case.text) else "about what parties want"
        )
        self.dialogue.head(f"Question {number} of {self.most} at most, {about}")
        self.dialogue.say(question.text)
        if question.note:
            self.dialogue.say(question.note, indent=2)
        cited = [
            self.file.case.file.evidence[name]
            for name in question.evidence
            if name in self.file.case.file.evidence
        ]
        for item in list({item.quote: item for item in cited}.values())[:_MOST_QUOTES]:
            self.dialogue.quote(item.quote, Path(item.report).name)
        if question.settles:
            self.dialogue.say(f"It bears on {page.join_words(question.settles)}.", indent=2)
        self.dialogue.say(
            f"Answer {interview.possible(question)}; ? explains, undo, skip, quit.", indent=2, faint=True
        )

    def _answer(
        self, question: interview.Question, before: analysis.Analysis | None
    ) -> analysis.AnswerResult | None:
        """Read answers until one can be used; None if the person took one back or passed over this one."""
        while True:
            typed = self.dialogue.read("> ")
            word = typed.strip().casefold()
            if word in ("q", "quit", "exit", "stop"):
                raise Stopped
            if word in ("u", "undo"):
                self._undo()
                return None
            if word in ("skip", ""):
                if word:
                    self.passed.append(question.id)
                    return None
                continue
            if word in ("?", "h", "help"):
                self._explain(question)
                continue
            try:
                reply = interview.read_reply(self.file.case.file, question, typed)
                if not reply.why:
                    why = self.dialogue.read("Why? A reason, or words of a report; Enter for none: ")
                    reply = interview.read_reply(self.file.case.file, question, typed, why)
                return analysis.answer_question(self.file.case, question, reply, self.answerer, before=before)
            except BadArgument as error:
                self.dialogue.say(f"{error.what}; {error.mend}.", indent=2)

    def _undo(self) -> None:
        try:
            question, answer = self.file.undo()
        except BadInput as error:
            self.dialogue.say(f"{error.what}.", indent=2)
            return
        self.given = max(0, self.given - 1)
        self.dialogue.say(f"Taken back: {answer} to {question}.", indent=2)

    def _explain(self, question: interview.Question) -> None:
        for answer, meaning in _HELP.items():
            if answer in question.answers:
                shown = {"yes if": "yes if ..., no if ...", "unknown": "don't know"}.get(answer, answer)
                self.dialogue.say(f"{shown}: {meaning}", indent=2)
        self.dialogue.say("A reason can follow at once: yes because ...", indent=2)
        self.dialogue.say(
            "undo takes the last answer back; skip asks another question; quit stops.", indent=2
        )
