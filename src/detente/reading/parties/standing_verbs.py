"""Verbs that put a party in a standing or free it: "banned the party", "allowed her to run"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.events import is_infinitive, is_over_by_its_words, is_passive
from detente.reading.parties.facts import told_as_fact
from detente.reading.parties.standing_changes import ChangeKind, ChangeMaking, StandingChange
from detente.reading.parties.standing_clauses import LASTING, goes_on, is_no_longer, verbs_above
from detente.reading.parties.standing_holders import patient_of, subject_of_clause
from detente.reading.parties.standing_words import (
    status_by_word,
    status_of_noun,
    statuses_by_word,
    word_set,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRESENT: Final = ("VBZ", "VBP")
_NEAR_BEHIND: Final = 5
_LOCKED_UP: Final = ("detained", "imprisoned", "under house arrest")
_CAPTIVE: Final = frozenset(("hostage", "captive", "prisoner"))


class VerbChanges:
    """Reads the changes that verbs tell."""

    def __init__(self, making: ChangeMaking) -> None:
        self._making = making

    def of(self, verb: Token) -> Iterator[StandingChange]:
        """Yield the changes that a verb tells."""
        lemma = verb.lemma_.lower()
        if lemma in word_set("bars") and (barred := self._barred(verb)) is not None:
            yield from barred
            return
        status = self._status_put(verb, lemma)
        if status is not None:
            yield from self._put(verb, status)
        elif lemma in ("die", "perish") and verb.tag_ in ("VBD", "VBN") and told_as_fact(verb):
            yield from self._making.ends(
                verb, _ended_by_death(), subject_of_clause(verb), verb=verb, sure=False
            )
        elif _got_away(verb, lemma) and told_as_fact(verb):
            yield from self._making.ends(verb, _LOCKED_UP, subject_of_clause(verb), verb=verb, sure=False)
        statuses = statuses_by_word("ended").get(lemma)
        if statuses and told_as_fact(verb) and not _frees_otherwise(verb):
            yield from self._making.ends(
                verb, statuses, patient_of(verb), verb=verb, sure=lemma not in ("reinstate", "rescue")
            )
        if lemma in ("hold", "keep", "take", "seize"):
            yield from self._held(verb, lemma)
        yield from self._belongings(verb, lemma)
        yield from self._called(verb, lemma)
        if lemma in word_set("allows"):
            yield from self._allowed(verb)

    def _status_put(self, verb: Token, lemma: str) -> str | None:
        status = status_by_word("put").get(lemma)
        prepositions = {child.lower_: child for child in verb.children if child.dep_ == "prep"}
        if lemma == "sentence":
            words = (
                {word.lemma_.lower() for word in prepositions["to"].subtree}
                if "to" in prepositions
                else set()
            )
            if "death" in words:
                return "sentenced to death"
            prison = words & {"year", "month", "life", "prison", "jail", "imprisonment", "day", "week"}
            absent = any(word.lower_ in ("absentia", "suspended") for word in verb.subtree)
            outside = words & word_set("punishments_outside")
            return "imprisoned" if prison and not absent and not outside else "convicted"
        if lemma in ("jail", "imprison") and any(word.lower_ == "absentia" for word in verb.subtree):
            return "convicted"
        if lemma == "lock" and not any(child.lower_ in ("up", "away") for child in verb.children):
            return None
        if lemma in ("dismiss", "convict") and "as" in prepositions:
            return None
        if (
            lemma in ("charge", "prosecute")
            and not is_passive(verb)
            and not self._making.holders.is_prosecutor(verb)
        ):
            return None
        if lemma == "suspend" and any(child.lower_ in ("which", "that") for child in verb.children):
            return None  # mostly the talks, of which the parser takes another word
        if lemma == "sanction" and verb.dep_ == "acl" and _is_by_one_named_before(verb):
            return None  # "the ministry or hackers sanctioned by it": allowed
        if lemma == "expel" and "to" in prepositions:
            return "exiled"
        return status

    def _put(self, verb: Token, status: str) -> Iterator[StandingChange]:
        if _is_state_after_copula(verb):
            if told_as_fact(verb.head) or goes_on(verb.head):
                bounds = self._making.dates.bounds(verb, verb.head)
                yield from self._making.begins(verb, status, subject_of_clause(verb.head), bounds, "holds")
            return
        negated = next((child for child in verb.children if child.dep_ == "neg"), None)
        if negated is None and is_no_longer(verb):
            yield from self._making.ends(verb, (status,), patient_of(verb), verb=verb)
            return
        if not told_as_fact(verb) or verb.tag_ in _PRESENT:  # "her record disqualifies her"
            return
        bounds = self._making.dates.bounds(verb, verb)
        kind: ChangeKind = "begins"
        if any(child.lower_ == "still" for child in verb.children):
            kind = "holds"
        if is_over_by_its_words(verb):
            bounds = bounds._replace(until=bounds.until or "..")
        yield from self._making.begins(verb, status, patient_of(verb), bounds, kind)

    def _held(self, verb: Token, lemma: str) -> Iterator[StandingChange]:
        """Read "is still held", "being held in a prison", "took her hostage"."""
        patient = patient_of(verb)
        words = {child.lower_ for child in verb.children}
        if patient is None or any(child.dep_ == "prt" for child in verb.children):
            return
        if patient.lower_ in ("it", "this", "that", "which"):
            return  # "until it was held": the vote
        if verb.dep_ == "acl" and not words & {"since", "for", "without", "still", *_CAPTIVE}:
            return  # "the wedding, held in a ballroom"
        captive = bool(words & _CAPTIVE)
        passive = is_passive(verb) and not any(child.lower_ == "to" for child in verb.children)
        imprisoning = captive or (lemma == "hold" and (passive or "still" in words))
        if not imprisoning or not told_as_fact(verb) or not self._making.holders.people_at(patient):
            return
        status = "held captive" if captive else "detained"
        present = (
            any(
                child.lower_ in ("is", "are", "being")
                for child in verb.children
                if child.dep_ in ("aux", "auxpass")
            )
            or verb.tag_ in _PRESENT
        )
        places = [
            child for child in verb.children if child.dep_ == "prep" and child.lower_ in ("in", "under", "on")
        ]
        named = next((leaf for prep in places for leaf in prep.children if status_of_noun(leaf)), None)
        if named is not None:
            return  # read with the noun
        yield from self._making.begins(
            verb, status, patient, self._making.dates.bounds(verb, verb), "holds" if present else "begins"
        )

    def _barred(self, verb: Token) -> list[StandingChange] | None:
        """Read "barred from running", "banned from leaving the country"; None where no "from" says so."""
        after = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "from"), None)
        if after is None:
            return [] if verb.lemma_.lower() in ("forbid", "exclude") else None
        lemmas = {word.lemma_.lower() for word in after.subtree} | {word.lower_ for word in after.subtree}
        what = next((c.lemma_.lower() for c in after.children if c.dep_ in ("pcomp", "pobj")), "")
        if what in word_set("from_country") and not (what == "travel" and lemmas & {"politics"}):
            status = "under a travel ban"
        elif lemmas & word_set("from_politics"):
            status = "barred"
        else:
            return None if verb.lemma_.lower() == "suspend" else []
        if not told_as_fact(verb):
            return []
        bounds = self._making.dates.bounds(verb, verb)
        if bounds.since is None and bounds.until is None and bounds.length is None:
            inner = next((word for word in after.subtree if word.pos_ == "VERB"), None)
            bounds = self._making.dates.bounds(inner, inner) if inner is not None else bounds
        return list(self._making.begins(verb, status, patient_of(verb), bounds))

    def _allowed(self, verb: Token) -> Iterator[StandingChange]:
        """Read "was allowed to run", "cleared her to leave the country": the bar is over."""
        clause = next((child for child in verb.children if child.dep_ in ("xcomp", "ccomp")), None)
        if clause is None or not told_as_fact(verb):
            return
        lemmas = {word.lemma_.lower() for word in clause.subtree}
        if clause.lemma_.lower() in word_set("from_country"):
            statuses: tuple[str, ...] = ("under a travel ban", "exiled")
        elif lemmas & word_set("from_politics"):
            statuses = ("barred", "banned")
        else:
            return
        holder = patient_of(verb) or next((c for c in clause.children if c.dep_ == "nsubj"), None)
        yield from self._making.ends(verb, statuses, holder, verb=verb, sure=False)

    def _belongings(self, verb: Token, lemma: str) -> Iterator[StandingChange]:
        """Read "stripped of her citizenship", "revoked the registration of"; and what gives them back."""
        takes, gives = lemma in word_set("takes_away"), lemma in word_set("gives_back")
        if not (takes or gives):
            return
        for noun in verb.subtree:
            status = status_by_word("belongings").get(noun.lemma_.lower())
            if status is None or noun.pos_ != "NOUN" or next(verbs_above(noun), None) != verb:
                continue
            if noun.dep_ in ("dobj", "nsubjpass"):
                holder = self._making.holders.target_of(noun, verb, owner_imposes=False)
            else:
                holder = patient_of(verb)
            if holder is None or not told_as_fact(verb):
                continue
            if takes:
                yield from self._making.begins(
                    noun, status, holder, self._making.dates.bounds(noun, verb), verb=verb
                )
            else:
                yield from self._making.ends(noun, (status,), holder, verb=verb)
            return

    def _called(self, verb: Token, lemma: str) -> Iterator[StandingChange]:
        """Read "designated the front a terrorist group", "removed it from the list of terrorist groups"."""
        calls, removes = lemma in word_set("calls"), lemma in word_set("removed_from_list")
        if not (calls or removes) or not any(w.lower_ in ("terrorist", "terrorists") for w in verb.subtree):
            return
        direct = [
            c
            for c in verb.children
            if c.dep_ in ("dobj", "nsubjpass", "nsubj", "oprd", "prep", "xcomp", "ccomp")
        ]
        named = [w for c in direct for w in c.subtree if w.lower_ in ("terrorist", "terrorists")]
        if not named or not told_as_fact(verb):
            return
        holder = patient_of(verb)
        if holder is not None and holder in named[0].ancestors and holder.dep_ == "dobj":
            holder = next((c for c in verb.children if c.dep_ in ("nsubj", "dobj") and c != holder), None)
        listed = any(w.lemma_.lower() in ("list", "register") for w in verb.subtree)
        if removes and not calls:
            if listed:
                yield from self._making.ends(verb, ("designated terrorist",), holder, verb=verb)
            return
        state_of_affairs = lemma in (
            "designate",
            "list",
            "classify",
            "declare",
            "brand",
            "blacklist",
            "label",
        )
        if state_of_affairs and self._making.holders.is_official(verb):
            bounds = self._making.dates.bounds(verb, verb)
            if bounds.since is None:
                bounds = self._making.dates.bounds(named[0].head, None)
            yield from self._making.begins(verb, "designated terrorist", holder, bounds)


def _is_state_after_copula(verb: Token) -> bool:
    """Return True for the participle in "remains banned"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acomp", "oprd", "attr", "xcomp")
        and verb.head.lemma_.lower() in (*LASTING, "be")
    )


def _got_away(verb: Token, lemma: str) -> bool:
    """Return True for "escaped", "fled" and "left on medical leave": who did so is locked up no longer."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    if lemma in ("escape", "flee", "abscond"):
        return not is_passive(verb)
    behind = {word.lower_ for word in verb.doc[verb.i + 1 : verb.i + _NEAR_BEHIND]}
    return lemma == "leave" and bool(behind & {"leave", "prison", "jail", "custody", "country", "exile"})


def _ended_by_death() -> tuple[str, ...]:
    return tuple(sorted(word_set("people") - word_set("outlast_death")))


def _frees_otherwise(verb: Token) -> bool:
    """Return True for "freed her to present herself", "freed from house arrest" and "an ad he released"."""
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl") and is_infinitive(child):
            return True
        # Read with the noun.
        if child.dep_ == "prep" and child.lower_ == "from" and any(status_of_noun(c) for c in child.children):
            return True
    bare = not any(child.dep_ in ("prep", "agent") for child in verb.children)
    return verb.dep_ == "acl" and bare


def _is_by_one_named_before(verb: Token) -> bool:
    return any(
        leaf.pos_ == "PRON" for child in verb.children if child.dep_ == "agent" for leaf in child.children
    )
