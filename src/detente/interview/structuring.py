"""Answers about parties and options, written into the data of a case: joined, dropped, added, corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from detente.case import Case
from detente.drafting import STATUS_QUO, option_ids, party_ids, third_person
from detente.errors import BadArgument
from detente.interview import edits
from detente.interview.corrections import Correction
from detente.interview.naming import NAMED_BY_HAND, Naming
from detente.interview.parties import party_named
from detente.interview.people import is_person, is_several
from detente.interview.question import Row
from detente.names import is_plural, with_article
from detente.patterns import as_pattern
from detente.reading import Party
from detente.short import lower_first

_PLAIN_NAME = as_pattern(r"[^\W\d_][\w ’'.,-]*")
"""The names that a state may have without quotation marks wherever it is named."""
_LEFT_OUT = "the reports speak of it, and the draft left it out"
_NAMED_IN_REPORTS = "the reports name it, and the draft gave it no option"


@dataclass
class Structuring:
    """Changes of parties and options on their way into the data of a case.

    Attributes
    ----------
    case
        The case before any of the changes.
    reason
        Gives where a new line comes from: evidence, or an assumption; of the reason for this line alone,
        or of that for the whole answer.
    has_reason
        True if the person gave one.
    by
        Who answers.
    says
        What was written, in sentences without their capital and full stop.
    """

    case: Case
    data: Any
    reason: Callable[[str | None], dict[str, Any]]
    has_reason: bool
    by: str
    says: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = Naming(self.case.file)
        self._now: dict[str, str | None] = {option: option for option in self.case.options}
        """The present name of each option of the case; None of one that is out."""
        self._stands: dict[str, str | None] = {}
        """The party that each joined one is part of now; None for one that is out."""

    def join_parties(self, joined: str, into: str, *, as_said: bool = False) -> None:
        """Make two parties one; the one with a person speaks for an organisation, and has its name.

        Parameters
        ----------
        as_said
            True if a person said which of the two stays: it does, and nothing is guessed from their names.
        """
        if not as_said and is_person(self.case.file, into) and not is_person(self.case.file, joined):
            joined, into = into, joined
        gone, stays = self._called(joined), self._called(into)
        names = (self._in_states(joined), self._in_states(into))
        before = edits.count_wants(self.data)
        for option, renamed in edits.join_parties(self.data, joined, into, names).items():
            self._moved(option, renamed)
        self._stands[joined] = into
        if not as_said and is_person(self.case.file, joined) and not is_person(self.case.file, into):
            speaks = f"{gone} speaks for it"
            said = self.data["parties"][into].get("assumed")
            self.data["parties"][into]["assumed"] = f"{said}; {speaks}" if said else speaks
            self.says.append(f"{gone} and {stays} are one party now: {stays}, for which {gone} speaks")
        else:
            self.says.append(f"{gone} and {stays} are one party now, {stays}, with the options of both")
        self.tell_left_out(before)

    def tell_left_out(self, before: int) -> None:
        """Say how many lines on wants went, of those that there were before two things became one."""
        fewer = before - edits.count_wants(self.data)
        if fewer > 0:
            lines = "one line is" if fewer == 1 else f"{fewer} lines are"
            self.says.append(f"{lines} left out of what parties want: said twice, or at odds with what stays")

    def _in_states(self, party: str) -> str:
        """The name of a party as the states of a draft have it: an acronym without its article."""
        name, states = self._called(party), self.data.get("states")
        begins = any(state.startswith(f"{party} ") for state in (states if hasattr(states, "items") else ()))
        return party if name == f"the {party}" or begins else name

    def _called(self, party: str) -> str:
        return self.names.party(party) if party in self.case.file.parties else self._new_name(party)

    def _new_name(self, party: str) -> str:
        return with_article(str(self.data["parties"][party]["name"]))

    def drop_party(self, party: str) -> None:
        """Take a party out of the model."""
        edits.drop_party(self.data, party)
        self._stands[party] = None
        for option, now in self._now.items():
            if now is not None and now.startswith(f"{party}."):
                self._now[option] = None
        self.says.append(f"the model no longer has {self._called(party)} as a party")

    def _moved(self, option: str, renamed: str | None) -> None:
        """Note that an option has another name now, or is out; two that became one have the same."""
        self._now = {name: renamed if now == option else now for name, now in self._now.items()}

    def _present(self, party: str) -> str:
        """The party that one of the list is part of by now, after what was corrected before."""
        now: str | None = party
        while now in self._stands:
            now = self._stands[now]
        if now is None:
            why = "the same answer takes it out as a party"
            raise BadArgument("answer", f"{self._called(party)}: {why}", "say one or the other")
        return now

    def drop_option(self, option: str) -> None:
        """Take an option out of the model."""
        edits.drop_option(self.data, option)
        self.says.append(f"{self.names.with_owner(option)} is no option any more")

    def add(self, row: Row, *, left_out: bool) -> str:
        """Add an act as an option of its maker, a new party if need be; return the option.

        Parameters
        ----------
        left_out
            True if reports speak of the act and the draft left it out; False if a person thought of it.
        """
        party = self._party_of(row.maker, _NAMED_IN_REPORTS if left_out else "")
        option = self._added(party, row.act, _LEFT_OUT if left_out else "")
        if row.taken and self.data.get("status_quo"):
            edits.set_in_force(self.data, option, taken=True, reason={})
        stands = "taken" if row.taken else "not taken"
        self.says.append(
            f"“{row.act}” is an option of {self._maker(row.maker)} now, {stands} in the status quo"
        )
        return option

    def _added(self, party: str, act: str, assumed: str = "", why: str | None = None) -> str:
        taken = list(self.data["parties"][party].get("options") or {})
        labels = [_label(self.data["parties"][party]["options"][key]) for key in taken]
        key = option_ids([*labels, act])[-1]
        while key in taken:
            key += "_2"
        reason = self.reason(why) if self.has_reason or not assumed else {"assumed": assumed}
        edits.add_option(self.data, party, key, {"label": act, **reason})
        self._name_taken(f"{party}.{key}", act)
        return f"{party}.{key}"

    def _name_taken(self, option: str, act: str) -> None:
        """Name the state in which only a new option is taken otherwise, as a draft names those of its own."""
        states, options = self.data.get("states"), edits.option_names(self.data)
        now = str(states.get(STATUS_QUO, "")) if hasattr(states, "items") else ""
        at, owner = options.index(option), self._in_states(option.partition(".")[0])
        name = _changes(owner, act)[0]
        if len(now) == len(options) and name not in states and _PLAIN_NAME.fullmatch(name):
            edits.name_state(self.data, name, f"{now[:at]}Y{now[at + 1 :]}")

    def _maker(self, maker: str) -> str:
        known = party_named(self.case, maker)
        return with_article(maker) if known is None else self.names.party(known)

    def _party_of(self, maker: str, assumed: str = "") -> str:
        """The party of a name; a new one, of which nothing is known, where there is none yet."""
        known = party_named(self.case, maker)
        if known is None:
            known = next((key for key, of in self.data["parties"].items() if of["name"] == maker), None)
        if known is not None:
            return known
        key = party_ids([Party(id="new", name=maker, kind="other")])["new"]
        while key in self.data["parties"]:
            key += "_2"
        edits.add_party(self.data, key, maker, {"assumed": assumed or f"added by {self.by}"})
        is_, wants = ("are", "they want") if is_plural(maker) else ("is", "it wants")
        self.says.append(f"{with_article(maker)} {is_} a party of the model now; what {wants} is unknown")
        return key

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Write what a person corrected in the list of options."""
        handlers: dict[str, Callable[[Correction], None]] = {
            "words": self._reword,
            "out": self._take_out,
            "owner": self._give,
            "name": self._rename,
            "gone": self._drop,
            "one": self._join,
            "option": self._new_option,
            "party": self._new_party,
            "right": lambda _: None,
        }
        for correction in corrections:
            handlers[correction.what](correction)
            if correction.why and correction.what in ("words", "owner", "right"):
                self._ground(self._now[correction.of], correction.why)

    def _ground(self, option: str | None, why: str) -> None:
        """Let an option cite the words of a report given for it; other reasons stay in the answer."""
        if option is None or not (cited := self.reason(why).get("evidence")):
            return
        party, _, key = option.partition(".")
        options = self.data["parties"][party]["options"]
        if isinstance(options[key], str):
            options[key] = {"label": options[key]}
        options[key].setdefault("evidence", [])
        edits.add_evidence(options[key], cited)

    def _join(self, correction: Correction) -> None:
        joined, into = self._present(correction.of), self._present(correction.right)
        if joined != into:
            # “First Quantum” looks like a person's name and is a company's: the answer says which one stays.
            self.join_parties(joined, into, as_said=True)

    def _drop(self, correction: Correction) -> None:
        if self._stands.get(correction.of, correction.of) is not None:
            self.drop_party(self._present(correction.of))

    def _reword(self, correction: Correction) -> None:
        option = self._now[correction.of]
        if option is None:
            return
        before = self._act(option)
        if before[1] == correction.right:
            raise _as_it_is(f"“{correction.right}”", "it says so already")
        edits.set_label(self.data, option, correction.right)
        self._retell(option, option, before[1])
        renamed = self._rekeyed(option, correction.right)
        self._moved(option, renamed)
        self.says.append(f"“{self.names.shortened(before[1])}” is “{correction.right}” now")

    def _rekeyed(self, option: str, label: str) -> str:
        """Give an option an id that goes with its words; return its name."""
        party, _, key = option.partition(".")
        options = self.data["parties"][party]["options"]
        (free,) = option_ids([label])
        while free in options and free != key:
            free += "_2"
        edits.rename_key(self.data, option, free)
        return f"{party}.{free}"

    def _take_out(self, correction: Correction) -> None:
        option = self._now[correction.of]
        if option is None:
            return
        self._moved(option, None)
        label = self._act(option)[1]
        edits.drop_option(self.data, option)
        self.says.append(f"“{self.names.shortened(label)}” is no option any more")

    def _give(self, correction: Correction) -> None:
        option, party = self._now[correction.of], self._present(correction.right)
        if option is None:
            return
        if option.startswith(f"{party}."):
            raise _as_it_is(f"“{self._act(option)[1]}”", f"it is an option of {self._called(party)} already")
        before = self._act(option)
        renamed = edits.hand_over(self.data, option, party)
        self._moved(option, renamed)
        self._retell(option, renamed, before[1])
        self.says.append(f"“{self.names.shortened(before[1])}” is an option of {self._called(party)} now")

    def _rename(self, correction: Correction) -> None:
        party, name = self._present(correction.of), correction.right
        before = self._called(party)
        if self.data["parties"][party]["name"] == name:
            raise _as_it_is(name, "it has that name already")
        owner = self._in_states(party)
        for option in (self.data["parties"][party].get("options") or {}).values():
            # The verb goes with the name: "the dockers go on strike".
            for old, new in zip(_changes(owner, _label(option)), _changes(name, _label(option)), strict=True):
                edits.rename_in_states(self.data, old, new, leading=True)
        edits.rename_in_states(self.data, owner, name, leading=True)
        self.data["parties"][party]["name"] = name
        if not self.data["parties"][party].get("assumed"):
            self.data["parties"][party]["assumed"] = f"{NAMED_BY_HAND} {self.by}"
        self.says.append(f"{before} has the name {name} now")

    def _new_option(self, correction: Correction) -> None:
        self._new_act(self._present(correction.of), correction.right, correction.why)

    def _new_act(self, party: str, act: str, why: str) -> None:
        self._added(party, act, why=why)
        self.says.append(f"“{act}” is an option of {self._called(party)} now, not taken in the status quo")

    def _new_party(self, correction: Correction) -> None:
        party = self._party_of(correction.right)
        if correction.act:
            self._new_act(self._present(party), correction.act, correction.why)

    def _act(self, option: str) -> tuple[str, str]:
        """The party of an option as the states name it, and the label."""
        party, _, key = option.partition(".")
        return self._in_states(party), _label(self.data["parties"][party]["options"][key])

    def _retell(self, before: str, option: str, label: str) -> None:
        """Name the states of an option by its present owner and label, where they have its old ones."""
        was, is_ = before.partition(".")[0], option.partition(".")[0]
        _, right = self._act(option)
        # The states of a draft name a party by its id, where that is short, or by its name.
        called = self._in_states(was)
        bare = called.removeprefix("the ")
        for old_owner in dict.fromkeys((called, bare, f"{bare[:1].upper()}{bare[1:]}", was)):
            owner = old_owner if was == is_ else self._in_states(is_)
            for old, new in zip(_changes(old_owner, label), _changes(owner, right), strict=True):
                edits.rename_in_states(self.data, old, new)


def _as_it_is(name: str, why: str) -> BadArgument:
    return BadArgument("answer", f"{name}: {why}", "say what is wrong with it, or “all right”")


def _changes(owner: str, label: str) -> list[str]:
    """The names that a draft gives the states with an option taken, and with it no longer taken."""
    does = lower_first(label) if is_several(owner) else third_person(label)
    return [f"{owner} {does}", f"{owner} no longer {does}"]


def _label(option: Any) -> str:
    return str(option if isinstance(option, str) else option["label"])
