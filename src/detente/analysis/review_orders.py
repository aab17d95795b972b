"""Orders that a person gives a dossier in one line, typed or from a file: merge, split, correct, add."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from detente.analysis.adding import add_finding
from detente.analysis.keeping import describe_report, read_as_dated, withdraw_report
from detente.analysis.listings import decision_in_words
from detente.analysis.reviewing import ReviewQuestion, answer_review, review_questions
from detente.bounded import read_bounded_text
from detente.case import did_you_mean, parse_yaml
from detente.dossier import ORDER, normal_name, that_count
from detente.errors import BadArgument, BadInput

if TYPE_CHECKING:
    from detente.dossier import Decision, Reviewer

MAX_BYTES: Final = 50_000_000
_KEYS: Final = ("id", "answer", "do", "why")
FORMS: Final = (
    "accept FINDING",
    "reject FINDING|PARTY",
    "correct FINDING|PARTY FIELD VALUE",
    "merge PARTY PARTY",
    "apart PARTY PARTY",
    "split PARTY REPORT...",
    "mark PUBLISHER|REPORT government|party|independent|partisan [PARTY]",
    "describe REPORT published=DAY|title=WORDS",
    "withdraw REPORT",
    "together REPORT REPORT...",
    'add statement|event|act|party REPORT "WORDS OF IT" FIELD=VALUE...',
)
"""The orders, as a person writes them; a name of several words stands in quotation marks."""


@dataclass(frozen=True)
class Order:
    """A line of a file: the answer to a question, or an order by itself.

    Attributes
    ----------
    id
        Of the question that it answers; "" for an order.
    """

    id: str
    text: str
    why: str
    line: int | None

    @property
    def known_by(self) -> str:
        """The words by which it is known again: the question, or the order without idle spaces."""
        return self.id or " ".join(self.text.split())


def load_orders(path: Path) -> tuple[Order, ...]:
    """Read a file of answers and orders: a YAML list of ``{id, answer, why}`` and ``{do, why}``.

    Raises
    ------
    BadInput
        If it cannot be read, or is no such list.
    """
    yaml = parse_yaml(read_bounded_text(path, MAX_BYTES, "give fewer answers at once"), str(path))
    mend = "write a list of `{id: ..., answer: ..., why: ...}` or `{do: ..., why: ...}`"
    if not isinstance(yaml.data, list):
        raise yaml.fault((), "is no list of answers", mend)
    orders = []
    for i, item in enumerate(yaml.data):
        if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
            raise yaml.fault((i,), "an answer that is no mapping of texts", mend)
        for key in item:
            if key not in _KEYS:
                raise yaml.fault((i, key), f"an answer has no key {key}", mend)
        if ("do" in item) == ("id" in item and "answer" in item):
            raise yaml.fault((i,), "neither an answer to a question nor an order", mend)
        text = item.get("do") or item.get("answer", "")
        orders.append(Order(item.get("id", ""), text, item.get("why", ""), yaml.lines.get((i,))))
    return tuple(orders)


def with_reason(order: Order, why: str) -> Order:
    """Return an order with a reason, where it gives none."""
    return order if order.why or not why else replace(order, why=why)


def carry_out(reviewer: Reviewer, order: Order, asked: Sequence[ReviewQuestion]) -> list[Decision]:
    """Write what an answer or an order decides.

    Parameters
    ----------
    asked
        The questions that are open.

    Raises
    ------
    BadArgument
        If it answers no open question, or cannot be carried out.
    """
    if not order.id:
        with reviewer.by_order(order.known_by):
            return order_in(reviewer, order.text, order.why)
    question = next((each for each in asked if each.id == order.id), None)
    if question is None:
        raise BadArgument("id", f"no question {order.id} is open", "see those that are: --format json")
    return answer_review(reviewer, question, order.text, order.why)


@dataclass(frozen=True)
class CarriedOut:
    """The outcome of a line of a file of answers and orders.

    Attributes
    ----------
    made
        The decisions that it made; none where it was carried out before.
    before
        The decision that it had made before.
    counts
        False where that one was taken back since.
    """

    order: Order
    made: tuple[Decision, ...] = ()
    before: Decision | None = None
    counts: bool = True


def carry_out_all(
    reviewer: Reviewer, orders: Sequence[Order], source: str, why: str = ""
) -> Iterator[CarriedOut]:
    """Write what the answers and orders of a file decide, one after the other; yield what became of each.

    A line that was carried out before is passed over, also where its decision was taken back since: so a file
    can be given again, whole, after it was cut short or made longer.

    Parameters
    ----------
    source
        The name of the file, as a person knows it.
    why
        The reason, where a line gives none.

    Raises
    ------
    BadInput
        If one of them cannot be carried out; those before it are.
    """
    decisions = reviewer.store.decisions()
    counting = {decision.number for decision in that_count(decisions)}
    by_order = {decision.payload[ORDER]: decision for decision in decisions if ORDER in decision.payload}
    left = [order for order in orders if order.known_by not in by_order]
    if len(left) < len(orders):
        # Whoever was cut short may have left a report with a new day that was not read again.
        read_as_dated(reviewer.store)
    questions = review_questions(reviewer.store) if any(order.id for order in left) else []
    for order in orders:
        before = by_order.get(order.known_by)
        if before is not None:
            yield CarriedOut(order, before=before, counts=before.number in counting)
            continue
        try:
            made = carry_out(reviewer, with_reason(order, why), questions)
        except BadArgument as error:
            mend = f"{error.mend}, and give the file again: what is done is not done twice"
            raise BadInput(source, error.what, mend, order.line) from None
        if made:
            by_order[order.known_by] = made[-1]
        counting |= {decision.number for decision in made}
        yield CarriedOut(order, tuple(made))


def passed_over_in_words(line: CarriedOut, source: str, reports: Mapping[str, str]) -> str:
    """Say of a line of a file that it was carried out before, by which decision, and if that still counts."""
    assert line.before is not None
    where = source if line.order.line is None else f"{source}:{line.order.line}"
    said = decision_in_words(line.before, reports)
    back = "" if line.counts else "; it was taken back since"
    return f"{where}: decided before, decision {line.before.number}: {said}{back}"


def order_in(reviewer: Reviewer, text: str, why: str = "") -> list[Decision]:
    """Carry out an order in a line.

    Raises
    ------
    BadArgument
        If it is none of `FORMS`, or what it names is not there.
    """
    try:
        word, *rest = shlex.split(text)
    except ValueError:
        raise BadArgument("order", f"{text}: no words, or a mark is open", 'write names in “"”') from None
    form = ORDERS.get(word.casefold())
    if form is None:
        raise BadArgument("order", f"{word} is no order", f"write {', '.join(ORDERS)}")
    fewest, most, carry = form
    if not fewest <= len(rest) <= most:
        usage = next(each for each in FORMS if each.startswith(word.casefold()))
        raise BadArgument("order", f"{word}: too few or too many words", f"write: {usage}")
    return carry(reviewer, rest, why)


def _fields(words: Sequence[str]) -> dict[str, Any]:
    fields = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise BadArgument("order", f"{word} is no field", "write FIELD=VALUE")
        fields[name] = value
    return fields


def _mark(by: Reviewer, source: str, kind: str, of: str | None, why: str) -> list[Decision]:
    """Mark a publisher of the dossier, or one report."""
    publishers = {normal_name(name): name for name in by.store.publishers()}
    reports = by.store.keys()
    if normal_name(source) in publishers:
        return by.mark(kind, publisher=publishers[normal_name(source)], of=of, why=why)
    if source in reports:
        return by.mark(kind, report=source, of=of, why=why)
    known = [*publishers.values(), *reports]
    raise BadArgument(
        "source", f"{source} is no publisher and no report here{did_you_mean(source, known)}",
        "name a publisher, or the id of a report",
    )  # fmt: skip


_Carry = Callable[["Reviewer", Sequence[str], str], "list[Decision]"]
ORDERS: Final[dict[str, tuple[int, int, _Carry]]] = {
    "accept": (1, 1, lambda by, said, why: by.accept(said[0], why)),
    "reject": (1, 1, lambda by, said, why: by.reject(said[0], why)),
    "correct": (2, 50, lambda by, said, why: by.correct(said[0], said[1], " ".join(said[2:]), why)),
    "merge": (2, 2, lambda by, said, why: by.judge(said[0], said[1], "yes", why)),
    "apart": (2, 2, lambda by, said, why: by.judge(said[0], said[1], "no", why)),
    "split": (2, 1000, lambda by, said, why: by.split(said[0], said[1:], why)),
    "mark": (2, 3, lambda by, said, why: _mark(by, said[0], said[1], (*said[2:], None)[0], why)),
    "describe": (2, 3, lambda by, said, why: describe_report(by, said[0], _fields(said[1:]), why)),
    "withdraw": (1, 1, lambda by, said, why: withdraw_report(by, said[0], why)),
    "together": (2, 1000, lambda by, said, why: by.together(said, why)),
    "add": (3, 50, lambda by, said, why: add_finding(by, said[0], _fields(said[3:]), said[1], said[2], why)),
}  # fmt: skip
