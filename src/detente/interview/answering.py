"""An answer written into the text of a case, with its reason and where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.case import Case, parse_case
from detente.drafting import KEPT_UP
from detente.interview import edits
from detente.interview.case_edits import forget_states_without
from detente.interview.comparing_states import conditional_comparisons, flipped
from detente.interview.conditions_given import ConditionLeft, condition_in_words
from detente.interview.doubts import doubts_of, is_settled
from detente.interview.draft_header import as_reviewed, is_unreviewed, with_current_head, without_gone
from detente.interview.naming import Naming
from detente.interview.on_condition import new_act, on_acts_in_words, priorities_on
from detente.interview.option_list import EACH_NAMED
from detente.interview.pairs import written
from detente.interview.question import (
    ALL_RIGHT,
    ALWAYS,
    CONTRARY,
    DEPENDS,
    IF,
    IF_NOT,
    IN_WORDS,
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
from detente.interview.reasons import words_of_a_report
from detente.interview.reply_read import Reply
from detente.interview.statements import conditional_in_words, preference_in_words, without_exception
from detente.interview.structuring import Structuring
from detente.interview.unknowns import unknowns_of
from detente.interview.wish_marks import drop_unsure, write_wishes
from detente.interview.wishes_read import contrary_of, wish_in_words

_REVIEWED = (
    "The draft now counts as reviewed; its first line says so.",
    "Its parties, its options and what it reads of wants have been looked at; other wants may still be open.",
)
_STILL_OPEN = (
    "The draft does not count as reviewed: most questions about it have no answer. Take its first line out "
    "yourself when you have checked it."
)


@dataclass(frozen=True)
class Answerer:
    """The person who answers, and the day, as the case names them."""

    by: str
    on: str


@dataclass(frozen=True)
class Written:
    """A case with an answer written into it.

    Attributes
    ----------
    case
        The case with the answer.
    says
        What was written, in sentences.
    reviewed
        Whether the draft counts as reviewed from this answer on.
    """

    case: Case
    says: tuple[str, ...]
    reviewed: bool = False


def with_answer(case: Case, question: Question, reply: Reply, answerer: Answerer) -> Written:
    """Return a case with an answer in it; the case itself stays as it is.

    Raises
    ------
    BadInput
        If the answer leaves a case that contradicts itself.
    """
    writing = _Writing(case, question, reply, answerer)
    text = edits.changed_text(case.text, writing.write, case.path)
    changed = parse_case(text, case.path, case.reports)
    known = {*changed.file.parties, *changed.options}
    gone = {*case.file.parties, *case.options} - known
    if gone:
        text = without_gone(text, gone)
        changed = parse_case(text, case.path, case.reports)
    if (current := with_current_head(text, changed)) != text:
        text = current
        changed = parse_case(text, case.path, case.reports)
    reviewed = is_unreviewed(text) and is_settled(changed)
    if reviewed:
        changed = parse_case(as_reviewed(text, answerer.by, answerer.on), case.path, case.reports)
        writing.says += _REVIEWED
    elif is_unreviewed(text) and doubts_of(case) and not doubts_of(changed):
        writing.says.append(_STILL_OPEN)
    return Written(changed, tuple(writing.says), reviewed)


class _Writing:
    """One answer on its way into the data of a case."""

    def __init__(self, case: Case, question: Question, reply: Reply, answerer: Answerer) -> None:
        self.case, self.question, self.reply, self.answerer = case, question, reply, answerer
        self.names = Naming(case.file)
        self.says: list[str] = []
        self.data: Any = None
        self._rejected: tuple[str, ...] = ()
        self._words = words_of_a_report(case, reply.why)

    def write(self, data: Any) -> None:
        self.data = data
        self.says = []
        self.structure = Structuring(self.case, data, self._reason, bool(self.reply.why), self.answerer.by)
        if self.reply.answer == UNKNOWN:
            self._unknown()
        else:
            handlers: dict[type, Callable[[Any], None]] = {
                TwoParties: self._two_parties,
                Decider: self._decider,
                TwoOptions: self._two_options,
                Options: self._options,
                Missing: self._missing,
                InForce: self._in_force,
                Stuck: self._stuck,
                Habit: self._habit,
                ReadWish: self._read_wish,
                Rest: self._rest,
                Together: self._together,
                ClaimTest: self._claim_test,
                Pair: self._pair,
                Unconditional: self._unconditional,
                OnCondition: self._on_condition,
                WishList: self._wish_list,
            }
            handlers[type(self.question.subject)](self.question.subject)
        for sentence in self.structure.says:
            self._said(sentence)
        edits.record_answer(data, self._record())

    def _record(self) -> dict[str, Any]:
        reply = self.reply
        record: dict[str, Any] = {
            "id": self.question.id,
            "question": " ".join(self.question.text.split()),
            "answer": reply.text,
        }
        if why := reply.reason:
            record["why"] = why
        if self._rejected:
            record["rejects"] = list(self._rejected)
        return {**record, "by": self.answerer.by, "on": self.answerer.on}

    def _reason(self, why: str | None = None) -> dict[str, Any]:
        """The source of the answer: words of a report, or the reason given, or who gave the answer.

        A reason for one thing of several may be given; else it is that of the whole answer.
        """
        words = self._words if why is None else words_of_a_report(self.case, why)
        if words is not None:
            return {"evidence": [edits.cite(self.data, words.report, words.quote, words.start, words.end)]}
        given = self.reply.why if why is None else why
        assumed = given or f"answered by {self.answerer.by} on {self.answerer.on}"
        return {"assumed": assumed}

    def _said(self, sentence: str) -> None:
        self.says.append(sentence[0].upper() + sentence[1:] + ".")

    def _unknown(self) -> None:
        subject = self.question.subject
        if isinstance(subject, ReadWish):
            edits.drop_priority(self.data, subject.party, subject.priority)
            self._said("it is taken out of the wishes: what the party wants here is unknown")
        elif isinstance(subject, Habit):
            edits.drop_priority(self.data, subject.party, subject.priority)
            self._said("the assumption is taken out: what the party wants here is unknown")
        else:
            if isinstance(subject, WishList) and subject.unsure:
                drop_unsure(self.data, subject)
                self._said("what was not read surely is taken out; the rest stands as read, unconfirmed")
                return
            if self.reply.condition:
                self._said(f"noted; it stays open because “{self.reply.condition}” is no option here")
                return
            self._said("that it is unknown is noted, and it is not asked again")

    def _two_parties(self, subject: TwoParties) -> None:
        if self.reply.answer == YES:
            self.structure.join_parties(subject.joined, subject.into)
        else:
            self._said("they stay two parties")

    def _decider(self, subject: Decider) -> None:
        if self.reply.answer == ONE_WITH:
            self.structure.join_parties(subject.party, self.reply.party)
        elif self.reply.answer == NO:
            self.structure.drop_party(subject.party)
        else:
            self._said(f"the model keeps {self.names.party(subject.party)} as a party")

    def _two_options(self, subject: TwoOptions) -> None:
        if self.reply.answer == YES:
            before = edits.count_wants(self.data)
            edits.join_options(self.data, subject.joined, subject.into)
            self._said(f"they are one option now: “{self.names.label(subject.into)}”")
            self.structure.tell_left_out(before)
        else:
            self._said("they stay two options")

    def _options(self, _: Options) -> None:
        self.structure.correct(self.reply.corrections)
        if self.reply.answer == ALL_RIGHT and not self.reply.words.endswith(EACH_NAMED):
            corrected = any(each.what != "right" for each in self.reply.corrections)
            self._said(f"the {'other ' if corrected else ''}options stand as they are")

    def _missing(self, subject: Missing) -> None:
        if self.reply.answer == NO:
            self._said("none of them is added" if len(subject.rows) > 1 else "it is not added")
        for number in self.reply.numbers or ((1,) if self.reply.answer == YES else ()):
            left_out = not self.question.id.startswith("adds:")
            self.structure.add(subject.rows[number - 1], left_out=left_out)

    def _in_force(self, subject: InForce) -> None:
        taken = self.reply.answer == YES
        stands = "being done" if taken else "not done"
        if taken == subject.taken:
            edits.settle_standing(self.data, subject.option)
            self._said(f"it stands so in the status quo: {stands}")
            return
        for party, preference in self.case.file.preferences.items():
            for priority in preference.priorities or ():
                if priority.assumed == KEPT_UP and subject.option in priority.priority:
                    edits.drop_priority(self.data, party, priority.priority)
        edits.set_in_force(self.data, subject.option, taken=taken, reason=self._reason())
        self._said(f"in the status quo, “{self.names.label(subject.option)}” is {stands} now")

    def _stuck(self, subject: Stuck) -> None:
        for number in self.reply.numbers:
            option = subject.options[number - 1]
            edits.free_option(self.data, option)
            self._said(f"“{self.names.label(option)}” can be undone now")
        if self.reply.answer == YES:
            self._said("it is noted that nobody can leave")
        elif self.reply.answer == NO:
            self._said("noted; mend the rules, the moves or the status quo of the case")

    def _habit(self, subject: Habit) -> None:
        party, wanted = self.names.party(subject.party), not subject.priority.startswith("not ")
        if self.reply.answer == YES:
            edits.give_reason(self.data, subject.party, subject.priority, self._reason())
            self._said(without_exception(self.names, subject.party, subject.option, wanted=wanted))
            return
        edits.drop_priority(self.data, subject.party, subject.priority)
        if self.reply.answer == DEPENDS:
            self._said("it is no longer assumed; on what condition it would be otherwise is asked next")
            return
        of = unknowns_of(self.case)
        now = of.model.status_quo
        other = None if now is None else flipped(of, now, subject.option)
        if now is None or other is None:
            self._said(f"that {party} wants it so is taken out; its preference on this is unknown")
            return
        better, worse = written(of.model, other), written(of.model, now)
        edits.compare_states(self.data, subject.party, [f"{better} > {worse}"], self._reason())
        pair = Pair(subject.party, better, worse, (subject.option,))
        if wanted:
            pair = Pair(subject.party, worse, better, (subject.option,))
        self._said(preference_in_words(self.names, of.model, pair, yes=not wanted))

    def _read_wish(self, subject: ReadWish) -> None:
        names, party = self.names, subject.party
        if self.reply.answer == YES:
            edits.give_reason(self.data, party, subject.priority, self._grounds())
            self._said(f"it stands: {wish_in_words(names, party, subject.priority)}")
        elif self.reply.answer == CONTRARY:
            contrary = contrary_of(subject.priority)
            line = {"priority": contrary, "evidence": list(subject.evidence)}
            edits.replace_priority(self.data, party, subject.priority, line)
            edits.give_reason(self.data, party, contrary, self._grounds())
            self._said(f"it is the contrary now: {wish_in_words(names, party, contrary)}")
        else:
            edits.drop_priority(self.data, party, subject.priority)
            self._rejected = edits.reject_words(self.data, subject.evidence)
            self._said("it is taken out, and the words are not cited for it any more")

    def _wish_list(self, of: WishList) -> None:
        says, self._rejected = write_wishes(self.data, self.case, of, self.reply.words)
        for sentence in says:
            self._said(sentence)

    def _rest(self, _: Rest) -> None:
        self._said("what is not answered stays unknown, and is not asked any more")

    def _together(self, subject: Together) -> None:
        if self.reply.answer == NONE_OF_THESE:
            self._said("each of them can be done beside any other")
        for one, other in self.reply.pairs:
            both = subject.options[one - 1], subject.options[other - 1]
            rule = f"not ({both[0]} and {both[1]})"
            forget_states_without(self.data, rule)
            edits.add_to_section(self.data, "rules", {"rule": rule, **self._reason()})
            acts = " and ".join(map(self.names.with_owner, both))
            self._said(f"{acts} cannot both be done")
        for later, earlier in self.reply.orders:
            after, before = subject.options[later - 1], subject.options[earlier - 1]
            rule = f"not ({after} and not {before})"
            forget_states_without(self.data, rule)
            edits.add_to_section(self.data, "rules", {"rule": rule, **self._reason()})
            names = self.names
            self._said(f"{names.with_owner(after)} only after {names.with_owner(before)}")

    def _grounds(self) -> dict[str, Any]:
        """The reason where one was given; else none: the words of the report are the reason."""
        return self._reason() if self.reply.why else {}

    def _claim_test(self, subject: ClaimTest) -> None:
        if self.reply.answer == NONE_OF_THESE:
            self._said("the claim stays as it is")
            return
        test, words = subject.tests[self.reply.numbers[0] - 1]
        edits.set_claim_test(self.data, subject.claim, test, self._reason())
        self._said(f"the claim is tested by this now: {words}")

    def _unconditional(self, pair: Unconditional) -> None:
        if self.reply.answer == YES:
            self._without_exception(pair, wanted=pair.wanted)
        else:
            self._said("noted; on what condition it would be otherwise is asked next")

    def _on_condition(self, of: OnCondition) -> None:
        acts, words = self.reply.acts, self.reply.words
        if self.reply.answer == IN_WORDS and (new := new_act(words)) is not None:
            acts = ((self.structure.add(new, left_out=False), True),)
        if acts:
            for priority in priorities_on(of, acts):
                edits.add_priority(self.data, of.party, priority, self._reason())
            self._said(on_acts_in_words(self.names, of, acts, words))
        else:
            left = ConditionLeft(of.party, of.single or "", of.wanted, words)
            self._said(condition_in_words(self.names, left))
            self._said(
                "the model does not have that condition; what is wanted stays open, and the brief says so"
            )

    def _without_exception(self, pair: Pair, *, wanted: bool) -> None:
        option = pair.single or ""
        priority = option if wanted else f"not {option}"
        edits.add_priority(self.data, pair.party, priority, self._reason())
        self._said(without_exception(self.names, pair.party, option, wanted=wanted))

    def _pair(self, pair: Pair) -> None:
        of, answer = unknowns_of(self.case), self.reply.answer
        if answer == DEPENDS:
            self._said("noted; on what condition is asked next")
        elif answer in (ALWAYS, NEVER):
            self._without_exception(pair, wanted=answer == ALWAYS)
        elif answer in (IF, IF_NOT):
            comparisons = conditional_comparisons(of, pair, self.reply)
            edits.compare_states(self.data, pair.party, comparisons, self._reason())
            self._said(
                conditional_in_words(
                    self.names, of.model, pair, self.reply.option, taken=self.reply.taken, yes=answer == IF
                )
            )
        elif answer == SAME:
            edits.compare_states(self.data, pair.party, [f"{pair.better} = {pair.worse}"], self._reason())
            self._said(f"the two are equally good to {self.names.party(pair.party)}")
        else:
            sides = (pair.better, pair.worse) if answer == YES else (pair.worse, pair.better)
            edits.compare_states(self.data, pair.party, [" > ".join(sides)], self._reason())
            self._said(preference_in_words(self.names, of.model, pair, yes=answer == YES))
