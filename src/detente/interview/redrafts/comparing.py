"""A new draft compared with a case: each difference, and the step that writes it where it may be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from detente.case import Case
from detente.interview.naming import Naming
from detente.interview.redrafts.contents import Contents, Item, words_of
from detente.interview.redrafts.header import note_on, why_left_out
from detente.interview.redrafts.names import Names
from detente.interview.redrafts.outcome import ChangeKind, CitedWords, Outcome, RedraftChange
from detente.interview.redrafts.renaming import options_named
from detente.interview.redrafts.untouched import Untouched
from detente.interview.redrafts.writing import Writer
from detente.names import with_article
from detente.patterns import as_pattern
from detente.short import lower_first

_MOST_OPTIONS = 12
_LISTS_STATES = ("ranking", "payoffs")
_PATTERN = as_pattern(r"(?<![\w-])[YN-]{2,}(?![\w-])")
_TAKEN_OUT = "you took it out of the case"
_NOTHING_NEW = "it rests on reports that the case cites already, and the case does not have it"


@dataclass(frozen=True)
class Step:
    """A difference, and how it is written; not at all where that is for a person to do."""

    change: RedraftChange
    write: Callable[[Writer], None] | None = None


class Comparison:
    """The new draft, the case, and the draft from which the case was made, where it is known.

    Attributes
    ----------
    added
        Parties and options that the case gets.
    out
        Options that it loses.
    """

    def __init__(self, case: Case, base: Contents | None, new: Contents, text: str) -> None:
        self.mine, self.new, self.base, self.text = Contents(case.source.data), new, base, text
        self.names = Names(self.mine, base, new)
        self.asked = frozenset(answered.id for answered in case.file.interview)
        self._naming = Naming(case.file)
        self._known = self.mine.all_words if base is None else base.all_words | self.mine.all_words
        self.added: set[str] = set()
        self.out: set[str] = set()
        self._untouched = Untouched(case, self.mine, base, self.names.base)

    def step(
        self,
        kind: ChangeKind,
        outcome: Outcome,
        at: str,
        says: str,
        item: Item | None = None,
        why: str = "",
        write: Callable[[Writer], None] | None = None,
    ) -> Step:
        """Return a step with the words that a part of the new draft rests on."""
        return Step(RedraftChange(kind, outcome, at, says, why, self.fresh(item) if item else ()), write)

    def fresh(self, item: Item) -> tuple[CitedWords, ...]:
        """Return the words of a part that are of new reports; else those not cited before; else all."""
        cited = self.new.cited(item.cited)
        of_new_reports = tuple(each for each in cited if words_of(each)[0] not in self._reports)
        return of_new_reports or tuple(each for each in cited if words_of(each) not in self._known) or cited

    def is_fresh(self, item: Item) -> bool:
        """Return True if a part rests on words of a report that the case does not cite."""
        return any(words[0] not in self._reports for words in self.new.words(item.cited))

    @cached_property
    def _reports(self) -> frozenset[str]:
        return self.mine.reports if self.base is None else self.mine.reports | self.base.reports

    def has(self, option: str) -> bool:
        """Return True if the case has an option, or gets it."""
        return (option in self.mine.options and option not in self.out) or option in self.added

    def label(self, option: str) -> str:
        """Return an option as a sentence names it."""
        item = self.mine.options.get(option)
        if item is None:
            names = self.names.new.options
            item = next((of for name, of in self.new.options.items() if names[name] == option), None)
        return f"“{item.text if item is not None else option}”"

    def with_owner(self, option: str, of: str = "") -> str:
        """Return an option, and whose it is where that is another party than one."""
        owner = option.partition(".")[0]
        return self.label(option) if owner == of else f"{self.label(option)} (of {self.party(owner)})"

    def party(self, key: str) -> str:
        """Return the name of a party as it stands in a sentence."""
        if key in self.mine.parties:
            return self._naming.party(key)
        names = self.names.new.parties
        item = next((of for name, of in self.new.parties.items() if names[name] == key), None)
        return with_article(item.text) if item is not None else key

    def act(self, option: str, item: Item) -> str:
        """Return whose act it is, and the act."""
        return f"{self.party(option.partition('.')[0])}: {lower_first(item.text)}"

    # Parties and options

    def parties(self) -> Iterator[Step]:
        """Yield the parties that the case does not have."""
        for key, item in self.new.parties.items():
            if key in self.names.known_parties:
                continue
            name = self.names.new.parties[key]
            if key in self.names.before_parties or (self.base is None and not self._brings(key)):
                why = _TAKEN_OUT if self.base is not None else _NOTHING_NEW
                if self._brings(key):
                    yield self.step("party", "left_out", name, self.party(name), item, why)
                continue
            self.added.add(name)
            yield self.step(
                "party", "new", name, self.party(name), self._with_acts(key),
                write=lambda writer, name=name, item=item: writer.add_party(name, item),  # type: ignore[misc]
            )  # fmt: skip

    def _brings(self, party: str) -> bool:
        """Return True if a report that is new speaks of a party, or of an act of its."""
        return self.is_fresh(self._with_acts(party))

    def _with_acts(self, party: str) -> Item:
        """Return a party with the words for its acts."""
        own = [option for option in self.new.options.values() if option.party == party]
        item = self.new.parties[party]
        return replace(item, cited=(*item.cited, *(name for option in own for name in option.cited)))

    def options(self) -> Iterator[Step]:
        """Yield options that the new draft lacks, that are new, and that have new words."""
        for name, old in self.names.gone().items():
            yield self._gone(name, old)
        room = _MOST_OPTIONS - len(self.mine.options) + len(self.out)
        new = [key for key in self.new.options if key not in self.names.known_options]
        # Where there is no room for all, what is being done comes first, then what most is said of.
        new.sort(key=lambda key: (not self.new.taken.get(key), -len(self.new.options[key].cited)))
        for key in new:
            name = self.names.new.options[key]
            steps = list(self._new_option(key, name, self.new.options[key], room))
            room -= any(step.change.outcome == "new" for step in steps)
            yield from steps
        for key, name in self.names.known_options.items():
            yield from self._more_words(key, name, self.new.options[key])

    def gone_parties(self) -> Iterator[Step]:
        """Yield the parties that the new draft lacks; one without an option left is taken out."""
        for name, old in self.names.gone_parties().items():
            left = [option for option in self.mine.options if option.startswith(f"{name}.")]
            if set(left) <= self.out and self._untouched.party(name, old):
                yield self.step(
                    "party", "taken_out", name, self.party(name),
                    write=lambda writer, name=name: writer.drop_party(name),  # type: ignore[misc]
                )  # fmt: skip
            else:
                yield self.step("party", "gone", name, self.party(name))

    def _gone(self, name: str, old: Item) -> Step:
        says, why = self.act(name, self.mine.options[name]), why_left_out(self.text, old.text)
        if not self._untouched.option(name, old):
            return self.step("option", "gone", name, says, why=why)
        self.out.add(name)
        return self.step(
            "option", "taken_out", name, says, why=why, write=lambda writer: writer.drop_option(name)
        )

    def _new_option(self, key: str, name: str, item: Item, room: int) -> Iterator[Step]:
        owner = name.partition(".")[0]
        why = ""
        if key in self.names.before_options:
            why = _TAKEN_OUT
            if not self.is_fresh(item):
                return
        elif self.base is None and not self.is_fresh(item):
            why = _NOTHING_NEW
        elif owner not in self.mine.parties and owner not in self.added:
            why = f"you took {self.party(owner)} out of the case"
        elif self._lists_states():
            why = "the case lists states one by one; with one more option each of them would be two"
        elif room < 1:
            why = f"the case has {_MOST_OPTIONS} options; more are hard to tell apart"
        if why:
            yield self.step("option", "left_out", name, self.act(name, item), item, why)
            return
        self.added.add(name)
        taken = self.new.taken.get(key, False)
        yield self.step(
            "option", "new", name, self.act(name, item) + (" (it is in force)" if taken else ""), item,
            write=lambda writer: writer.add_option(name, item, taken=taken),
        )  # fmt: skip

    def _more_words(self, key: str, name: str, item: Item) -> Iterator[Step]:
        before = self.names.before_options.get(key)
        mine = self.mine.options[name]
        more = self.new.words(item.cited) - self.mine.all_words
        if self.base is None or before is None or not more:
            return
        if self.mine.words(mine.cited) != self.base.words(self.base.options[before].cited):
            return  # a person chose the words
        yield self.step(
            "evidence", "changed", name, self.act(name, mine), item,
            write=lambda writer: writer.add_evidence(name, item, note_on(self.text, key)),
        )  # fmt: skip

    def _lists_states(self) -> bool:
        """Return True if states are listed in the case so that one more option would break the list."""
        return bool(
            self.mine.data.get("feasible")
            or self.mine.data.get("moves")
            or any(of.get(form) for of in _preferences(self.mine) for form in _LISTS_STATES)
        )

    # What is in force

    def in_force(self) -> Iterator[Step]:
        """Yield the options that are taken now and were not, and the other way."""
        for key, item in self.new.options.items():
            name = self.names.known_options.get(key)
            if name is None or not self.new.taken or name not in self.mine.taken:
                continue
            now, mine = self.new.taken[key], self.mine.taken[name]
            old = self.names.before_options.get(key)
            before = self.base.taken.get(old) if self.base is not None and old is not None else None
            if now == mine or (self.base is not None and now == before):
                continue
            says = f"{self.with_owner(name)} is {'being done' if now else 'not done'} now"
            why = self._why_not_set(name, mine, before)
            if why:
                yield self.step("in_force", "yours", name, says, item, why)
                continue
            yield self.step(
                "in_force", "changed", name, says, item,
                write=lambda writer, name=name, item=item, now=now: writer.set_taken(  # type: ignore[misc]
                    name, item, taken=now
                ),
            )  # fmt: skip

    def _why_not_set(self, name: str, mine: bool, before: bool | None) -> str:
        stated = "being done" if mine else "not done"
        if f"now:{name}" in self.asked:
            return f"you answered that it is {stated}"
        if before is None or mine != before:
            return f"your case has it as {stated}"
        if self._speaks_of_states():
            return f"preferences and tests of your case name states; it stands as {stated} there"
        return ""

    def _speaks_of_states(self) -> bool:
        """Return True if a preference or a test names states, whose letters would then mean others."""
        compared = any(of.get("comparisons") or of.get("certainty") for of in _preferences(self.mine))
        tests = (str(claim.get("holds_if") or "") for claim in self.mine.section("claims") or ())
        names = [name for name in self.mine.section("states") if isinstance(name, str) and len(name) > 1]
        return (
            compared
            or self._lists_states()
            or any(_PATTERN.search(test) or any(name in test for name in names) for test in tests)
        )

    # Rules and claims

    def lines(self) -> Iterator[Step]:
        """Yield the rules and the one-way options that are new."""
        for section, key in (("rules", "rule"), ("one_way", "option")):
            before = set() if self.base is None else {
                self.names.base.expression(text) for text in self.base.lines(section, key)
            }  # fmt: skip
            mine = self.mine.lines(section, key)
            for text, item in self.new.lines(section, key).items():
                own = self.names.new.expression(text)
                named = options_named(own)
                is_new = self.base is not None or any(option in self.added for option in named)
                if own in before or own in mine or not is_new or not all(map(self.has, named)):
                    continue
                says = f"rule: {own}" if key == "rule" else f"{self.with_owner(named[0])} goes one way"
                yield self.step(
                    "rule", "new", own, says, item,
                    write=lambda writer, s=section, k=key, own=own, item=item: writer.add_line(  # type: ignore[misc]
                        s, k, own, item
                    ),
                )  # fmt: skip

    def claims(self) -> Iterator[Step]:
        """Yield the claims that are new."""
        known = [*self.mine.claims.values(), *(self.base.claims.values() if self.base is not None else ())]
        texts = {item.text.casefold() for item in known}
        words = self.mine.words(name for item in self.mine.claims.values() for name in item.cited)
        taken = set(self.mine.claims)
        for claim in self.new.section("claims") or ():
            item = self.new.claims[claim["id"]]
            if item.text.casefold() in texts or self.new.words(item.cited) & words or not self.is_fresh(item):
                continue
            number = 1
            while f"claim_{number}" in taken:
                number += 1
            taken.add(f"claim_{number}")
            test = self.names.new.expression(claim["holds_if"]) if claim.get("holds_if") else None
            if test is not None and (_PATTERN.search(test) or not all(map(self.has, options_named(test)))):
                test = None
            by = f"{claim['by']}: " if claim.get("by") else ""
            yield self.step(
                "claim", "new", f"claim_{number}", f"{by}“{item.text}”", item,
                write=lambda writer, key=f"claim_{number}", claim=claim, test=test: writer.add_claim(  # type: ignore[misc]
                    key, claim, test
                ),
            )  # fmt: skip


def _preferences(of: Contents) -> Iterator[Mapping[str, Any]]:
    for preference in of.section("preferences").values():
        if isinstance(preference, Mapping):
            yield preference
            yield from (each for each in preference.get("one_of") or () if isinstance(each, Mapping))
