"""The assistant: puts reports to a model, passage by passage, and takes up what the words bear out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from detente.assistant.asking import ask
from detente.assistant.bodies import NoReply
from detente.assistant.checking import CheckedRow, CheckedStatement, Checks, Refused
from detente.assistant.client import Server
from detente.assistant.merging import merged
from detente.assistant.passages import passages_of
from detente.assistant.replies import Cached, Recorded, Recording, Replies
from detente.assistant.requests import PROMPTS, TASKS, Task, request_for
from detente.assistant.schema import ProposedRow, ProposedStatement, RowsReply, StatementsReply
from detente.assistant.settings import AssistantSettings, plain_name, shown_address
from detente.reading import ActMention, Findings, LeftOut, Rereader
from detente.short import count_of
from detente.sources import Evidence

_UNNAMED: Final = "recorded replies"
_LONGEST_NAME: Final = 100
"""Characters of the name of a model in what is printed and written."""
_MOST_FAULTS: Final = 3
"""Different faults that the last line lists."""
_LONGEST_ACT: Final = 200
"""Characters of an act: a longer one is none, and is not parsed."""
_PATIENCE: Final = 2
"""Requests in a row that a server may leave without a reply: each costs the time that it is waited for."""


class Assistant:
    """A model that proposes rows and statements, and a tally of what became of them.

    Parameters
    ----------
    replies
        Whoever answers.
    model
        Its name; None where nobody gave one.
    place
        The address or folder of whoever answers, for messages.
    passage
        The most characters of a report in one request.
    reread
        Reads sentences and acts again.
    patience
        The requests in a row without a reply after which no more are made.
    replayed
        True where the replies were recorded: then the model is the one that they name.
    """

    def __init__(
        self,
        replies: Replies,
        model: str | None,
        place: str,
        *,
        passage: int,
        reread: Rereader,
        patience: int = sys.maxsize,
        replayed: bool = False,
    ) -> None:
        self._replies = replies
        self._patience = patience
        self._model = model
        self._replayed = replayed
        self._place = place
        self._passage = passage
        self._reread = reread
        self._faults: Counter[str] = Counter()
        self._in_a_row = 0
        self._gave_up = False
        self.asked = self.proposed = self.taken_up = 0

    def read(self, findings: Findings, tasks: Sequence[Task] = TASKS) -> Findings:
        """Return findings with what the model proposes and the words bear out; ``left_out`` has the rest."""
        if findings.report.copy_of is not None or findings.report.language not in (None, "en"):
            return findings  # rules did not read it either
        replies = [
            (passage, task, *reply)
            for passage in passages_of(findings.report, findings.furniture, self._passage)
            for task in tasks
            if (reply := self._reply(task, passage, findings)) is not None
        ]
        if not any(_proposals(form) or form.faulty for _, _, form, _ in replies):
            return findings
        return self._checked(findings, replies)

    def _reply(
        self, task: Task, passage: Evidence, findings: Findings
    ) -> tuple[RowsReply | StatementsReply, str] | None:
        """Return the reply on a passage and the name of the model; None where nothing usable came."""
        if self._gave_up:
            self._faults["was not asked again"] += 1
            return None
        request = request_for(task, passage, findings.report, findings.parties, self._model or _UNNAMED)
        self.asked += 1
        try:
            form, named = (
                ask(self._replies, request, RowsReply)
                if task == "rows"
                else ask(self._replies, request, StatementsReply)
            )
        except NoReply as fault:
            self._faults[fault.why] += 1
            self._in_a_row += 1
            self._gave_up = fault.for_good or self._in_a_row >= self._patience
            return None
        self._in_a_row = 0
        names = (named, self._model) if self._replayed else (self._model, named)
        return form, next((shown for name in names if name and (shown := _shown(name))), _UNNAMED)

    def _checked(
        self,
        findings: Findings,
        replies: Sequence[tuple[Evidence, Task, RowsReply | StatementsReply, str]],
    ) -> Findings:
        checks = Checks(findings, self._reread.sentences(findings.report))
        read = self._acts_in([form for _, _, form, _ in replies])
        rows: list[tuple[CheckedRow, str]] = []
        statements: list[tuple[CheckedStatement, str]] = []
        left_out: list[LeftOut] = []
        for passage, task, form, model in replies:
            by = f"{model}, prompt {PROMPTS[task]}"
            for faulty in form.faulty:
                self.proposed += 1
                span = checks.nearest(faulty.quote, passage)
                named = f"“{_plain(faulty.words)}”" if faulty.words else "something"
                why = f"a model proposed {named} in a form that cannot be used: {_plain(faulty.why)}"
                left_out.append(LeftOut(span=span, why=why, proposed_by=by))
            for proposal in _proposals(form):
                self.proposed += 1
                try:
                    if isinstance(proposal, ProposedRow):
                        rows.append((checks.row(proposal, read[proposal.act], passage), by))
                    else:
                        statements.append((checks.statement(proposal, passage), by))
                    self.taken_up += 1
                except Refused as refused:
                    span = refused.span or checks.nearest(proposal.quote, passage)
                    why = f"a model proposed {_named(proposal)}: {refused}"
                    left_out.append(LeftOut(span=span, why=why, proposed_by=by))
        return merged(findings, rows, statements, left_out)

    def _acts_in(self, forms: Sequence[RowsReply | StatementsReply]) -> dict[str, ActMention | None]:
        """Return the acts of all rows, as the rules read the words for them."""
        worded = dict.fromkeys(row.act for form in forms if isinstance(form, RowsReply) for row in form.rows)
        acts = [act for act in worded if len(act) <= _LONGEST_ACT]
        return {**worded, **dict(zip(acts, self._reread.acts(acts), strict=True))}

    def last_word(self, others: str = "`detente positions` lists the others as unused") -> str:
        """Return one line for the user: what was taken up, and what could not be asked.

        Parameters
        ----------
        others
            Where the proposals stand that were not taken up.
        """
        if isinstance(self._replies, Recording) and self._replies.asks_nobody:
            return (
                f"{count_of(self._replies.written, 'request')} written to {self._place}; put each reply"
                f" beside its request as NAME.reply.json, then give --assistant-replay {self._place}"
            )
        tally = f"{self.taken_up} of {count_of(self.proposed, 'proposal')} stood up to the words"
        if self.taken_up < self.proposed:
            tally += f"; {others}"
        who = _shown(self._model or self._place)
        line = f"assistant {who}: {tally if self.proposed else 'nothing proposed'}"
        if not self._faults:
            return line
        missing = sum(self._faults.values())
        faults = list(self._faults)[:_MOST_FAULTS]
        if more := len(self._faults) - len(faults):
            faults.append(f"and {more} more")
        return (
            f"{line}; {self._place} {'; '.join(faults)}; for {missing} of"
            f" {count_of(self.asked + self._unasked, 'request')} the rules' reading stands alone"
        )

    @property
    def _unasked(self) -> int:
        return self._faults["was not asked again"]


def open_assistant(
    settings: AssistantSettings, *, pipeline: str | None = None, trust: bool = False
) -> Assistant | None:
    """Return the assistant that settings ask for; None where they ask for none.

    Raises
    ------
    BadInput
        If the settings cannot be used.
    """
    settings = settings.checked()
    if not settings.is_on:
        return None
    replies: Replies | None = None
    place, patience = "", sys.maxsize
    if settings.replay is not None:
        replies, place = Recorded(settings.replay), str(settings.replay)
    elif settings.url is not None:
        replies, place, patience = (
            Server(settings.url, settings.timeout),
            shown_address(settings.url),
            _PATIENCE,
        )
        if settings.record is None:
            replies = Cached(replies, _cache())
    if settings.record is not None:
        replies, place = Recording(replies, settings.record), place or str(settings.record)
    assert replies is not None
    return Assistant(
        replies,
        settings.model,
        place,
        passage=settings.passage,
        reread=Rereader(pipeline, trust=trust),
        patience=patience,
        replayed=settings.replay is not None,
    )


def _cache() -> Path:
    from platformdirs import user_cache_path  # only an assistant looks for a folder of its own

    return user_cache_path("detente") / "assistant"


def _proposals(
    form: RowsReply | StatementsReply,
) -> tuple[ProposedRow, ...] | tuple[ProposedStatement, ...]:
    return form.rows if isinstance(form, RowsReply) else form.statements


def _named(proposal: ProposedRow | ProposedStatement) -> str:
    """Say in a few words what a model proposed."""
    if isinstance(proposal, ProposedStatement):
        return f"a statement of {_plain(proposal.speaker)}"
    who = f"{_plain(proposal.by)} {proposal.stance}" if proposal.by else proposal.stance
    ending = " not" if proposal.sign == "not" else ""
    return f"“{_plain(proposal.maker)}: {_plain(proposal.act)}” ({who}{ending})"


def _shown(name: str) -> str:
    return plain_name(name)[:_LONGEST_NAME].rstrip()


def _plain(words: str) -> str:
    line = plain_name(words)
    return line if len(line) <= 80 else f"{line[:80].rstrip()}…"
