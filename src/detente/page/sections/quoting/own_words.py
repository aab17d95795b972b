"""The sentences in which parties want, refuse, offer or decide something, by the party that does."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.authors import name_of_us
from detente.page.sections.quoting.joined_names import joined_names
from detente.page.sections.quoting.lone_sentences import LoneSentences, speaks_of_us
from detente.page.sections.quoting.own_sentence import OwnSentence, with_what_follows
from detente.page.sections.quoting.passages import without_joint
from detente.page.sections.quoting.quotable import has_a_name, is_definite
from detente.page.sections.quoting.report_sentences import ReportSentence, ReportSentences, is_of_long_ago
from detente.page.sections.quoting.said_of import as_said, own_clause
from detente.page.sections.quoting.sides import Sides
from detente.page.sections.quoting.subjects_of_will import Subject, subjects_of
from detente.page.sections.quoting.told_lists import demand_lists
from detente.page.sections.quoting.whose import (
    BEFORE_A_NAME,
    ITS_OWN,
    NO_NAME,
    OURS,
    WILFUL,
    WRITER,
    Whose,
    bare_subject,
)
from detente.page.sections.quoting.wills import CONDITION, OF_WILL
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.short import one_line
from detente.sources import Evidence

_FARTHEST: Final = 3
"""Sentences from the one that names a subject to a pronoun that stands for it."""
_SENTENCE: Final = as_pattern(r"[.!:;][”\"’')]*$")
_EMBEDDED: Final = as_pattern(r"(?:Whether|Why|How|What|If so)\b(?![^.?]{0,24}: )")
_FULL_STATE: Final = as_pattern(
    r"(?:[A-Z]\w+ )*(?:Republic|Kingdom|Government|State"
    r"|Federation) of (?:the )?(.+)"
)
_TOLD_ME: Final = as_pattern(r"\b(?:tells?|told) (?:me|us)\b|^What we know\b")
_ANYBODY: Final = as_pattern(
    r"(?:officials|residents|members|police|people|witnesses|doctors|relatives"
    r"|observers|sources)\b",
    re.IGNORECASE,
)
"""Speakers without a name who only tell what they saw."""
_INITIALS: Final = as_pattern(r"\b[A-Z]\.[A-Z]$")
_IS_ADVISED: Final = as_pattern(r"\s+(?:\w+ly )?(?:should|ought to|had better)\b")
"""Behind its name, what a party should do is the advice of whoever writes, or another's demand."""
_NEW_CLAUSE: Final = as_pattern(
    r"(?:[;:]|, (?:and|but)) (?:the )?$|\b(?:is|are|was|were|has|have|had|will|\w+ed)\b.{0,80}\b(?:and"
    r"|but) (?:the )?$"
    r"|\b(?:tell (?:you|members|the House)|confirm|announce|informed?) that (?:the )?$"
)
_ANY_BODY: Final = as_pattern(r"(?:the )?(?:court|party|group|meeting|talks)")
_ADDRESSED: Final = as_pattern(r"To (?:the )?[\w’'& -]{2,60}: to \w")
_A_BODY: Final = as_pattern(
    r"^(?:the |The )?(?:[\w’'-]+ )?(council|association|commission|committee"
    r"|federation|agency|authority|board|ministry)$"
)
_COUNCIL_OF: Final = as_pattern(
    r"(?:Council|Committee|Executive|Bureau|Conference|Congress|Leadership|Presidium) of (the [A-Z][A-Z-]+)$"
)
_SHORT_NAME: Final = 3
_NOT_KNOWN: Final = as_pattern(
    r"\bwe (?:cannot|can[’']t|could not|couldn[’']t|do not|don[’']t) (?:say|tell|know|confirm)", re.IGNORECASE
)
_FEWEST_SIDES: Final = 2


class OwnWords:
    """Finds whose will each sentence of some reports tells.

    The name above a sentence is never more than the sentence says: it is the subject itself, or the party
    that was read in the words of the subject. A pronoun has the subject before it, in the same paragraph.

    Parameters
    ----------
    sentences
        The sentences of the reports.
    speaks_for
        The parties that people speak for, by id.
    """

    def __init__(self, dossier: Dossier, sentences: LoneSentences, speaks_for: Mapping[str, str]) -> None:
        self._dossier, self._sentences = dossier, sentences
        self._of = Whose(dossier, sentences, speaks_for)

    @cached_property
    def all(self) -> Sequence[OwnSentence]:
        """The sentences in the order of reading, each under one party."""
        return tuple(replace(one, party=self._joined.get(one.party, one.party)) for one in self._by_subject)

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        return Sides(self._dossier, {one.party for one in self._by_subject}).joined

    @cached_property
    def _by_subject(self) -> Sequence[OwnSentence]:
        """The sentences under the names of their subjects."""
        told = self._told
        keys = joined_names({one.party for one in told if one.party not in self._of.by_id})
        read = {party.id: bare for party in self._dossier.parties if (bare := bare_subject(party.name))}
        whole = {bare.casefold(): key for key, bare in read.items()}
        for key, other in list(keys.items()):
            keys[key] = whole.get(other.casefold(), other)
        for key in keys.keys() - self._of.by_id.keys():
            # "The town council" is the one body with a name that is a council.
            kind = _A_BODY.search(key)
            bodies = (
                [key for key, bare in read.items() if bare.endswith(f" {kind[1].title()}")] if kind else []
            )
            if len(bodies) == 1:
                keys[key] = bodies[0]
        for key, bare in read.items():
            # "The Republic of Norvia" is Norvia.
            if (state := _FULL_STATE.fullmatch(bare)) is not None and state[1].casefold() in whole:
                keys[key] = whole[state[1].casefold()]
        # A side of which no sentence speaks itself is no side: its chairman may speak for himself.
        alone = {one.party for one in told if self._person_behind(one) is None}
        return [
            replace(one, party=keys.get(one.party, one.party))
            if one.party in alone or (person := self._person_behind(one)) is None
            else replace(one, party=person)
            for one in told
        ]

    def _person_behind(self, one: OwnSentence) -> str | None:
        person = self._of.behind.get((one.sentence.place.report, one.sentence.place.start, one.party))
        party = self._of.by_id.get(one.party)
        return None if party is None or party.kind == "state" else person

    @property
    def sentences(self) -> ReportSentences:
        """All sentences of the reports."""
        return self._sentences.whole

    @property
    def reports_read(self) -> int:
        """Count the reports whose sentences were read: of very many, the newest."""
        return self._sentences.whole.reports_read

    @property
    def in_the_first_person(self) -> Collection[str]:
        """The reports in which "we" speak, not a reporter."""
        return self._sentences.in_the_first_person

    def is_ours(self, report: str) -> bool:
        """Return True for a report that "we" write."""
        return report in self._of.ours

    @property
    def tells_of_sides(self) -> bool:
        """True if at least two parties have a will of their own."""
        return len({one.party for one in self.all if one.will in WILFUL}) >= _FEWEST_SIDES

    @property
    def wilful(self) -> Collection[Evidence]:
        """The sentences in which a party wants, refuses, offers, threatens or decides something."""
        return [one.sentence.place for one in self.all if one.will in WILFUL and one.will != "says"]

    @cached_property
    def read(self) -> Collection[str]:
        """The keys that are ids of parties with a name of their own."""
        return {
            key
            for key, party in self._of.by_id.items()
            if has_a_name(party) or (is_definite(party) and len(party.name.split()) <= _SHORT_NAME)
        }

    def name(self, key: str) -> str:
        """Return the name of a party by its key."""
        if key == WRITER:
            return "The report itself asks"
        if key == OURS:
            return name_of_us(self._dossier.reports[report].text for report in self._of.ours)
        party = self._of.by_id.get(key)
        if party is None:
            return self._called.get(key, key)
        # "The government of a small state" is no name.
        return BEFORE_A_NAME.sub("", party.name if key in self.read else self._called.get(key, party.name))

    @cached_property
    def writer(self) -> str:
        """The key under which the words of "us" stand who wrote a report."""
        return self._joined.get(OURS, OURS)

    @cached_property
    def _called(self) -> Mapping[str, str]:
        """Names that were not read, with the article that the report gives them."""
        called: dict[str, str] = {}
        for one in self._told:
            if one.party in self._of.by_id:
                if ITS_OWN.match(one.named) is None and NO_NAME.match(one.named) is None:
                    called.setdefault(one.party, BEFORE_A_NAME.sub("", one.named))
            elif one.named.lower().startswith("the "):
                called.setdefault(one.party, f"the {one.party.removeprefix('the ').removeprefix('The ')}")
        return called

    @cached_property
    def _told(self) -> Sequence[OwnSentence]:
        return tuple(sorted((*self._read(), *self._listed()), key=lambda one: one.sentence.order))

    def as_headed(self, name: str) -> str:
        """Return a name as it stands above sentences, without an article that nobody gives it."""
        name = name if name.startswith("“") else BEFORE_A_NAME.sub("", name)
        # "The National Council of the MDC" speaks as the MDC.
        whole = _COUNCIL_OF.search(name)
        name = whole[1] if whole is not None else name
        if (bare := name.removeprefix("the ").removeprefix("The ")).isupper() and " " in bare:
            name = re.sub(r"(?<= )(?:Of|The|For|And|In)\b", lambda word: word[0].lower(), name.title())
        name = f"{name}." if _INITIALS.search(name) else name
        bare = name.removeprefix("the ")
        if bare == name or any(f"he {bare}" in report.text for report in self._dossier.reports.values()):
            return name
        return bare

    @cached_property
    def _mentions(self) -> OnWords[tuple[Evidence, str]]:
        return OnWords(
            (words, (words, party.id)) for party in self._dossier.parties for words in party.mentions
        )

    def _read(self) -> Iterator[OwnSentence]:
        topic, since, place = "", 0, ("", 0)
        for sentence in self._sentences.whole:
            if place != (here := (sentence.place.report, sentence.paragraph)):
                topic, since, place = "", 0, here
            since += 1
            says = re.sub(r"\s", " ", _without_stars(sentence.place.quote))
            if _SENTENCE.search(says) is None or _EMBEDDED.match(says):
                topic = ""
                continue
            if _ADDRESSED.match(says) and not sentence.turn:
                yield OwnSentence(
                    sentence,
                    WRITER,
                    one_line(sentence.place.quote),
                    "demands",
                    CONDITION.search(says) is not None,
                )
                continue
            before = topic if since <= _FARTHEST else ""
            own, lead = self._own_sentence(sentence, says, before, is_next=since == 1)
            if own is not None:
                own = with_what_follows(own, says, self._dossier.reports[sentence.place.report].text)
                if _is_worth(own, says):
                    yield own
            if lead:
                topic, since = lead, 0
            elif (
                own is not None and own.party != topic and own.will in WILFUL
            ) or self._of.opens_with_a_name(says, sentence):
                # "It" in the next sentence may be another.
                topic = ""

    def _listed(self) -> Iterator[OwnSentence]:
        """Yield the lists of demands, each as one sentence."""
        for name in {sentence.place.report: None for sentence in self._sentences.whole}:
            for listed in demand_lists(name, self._dossier.reports[name].text):
                if listed.who == OURS and name not in self._of.ours:
                    continue
                within = [one for one in self._sentences.whole if overlap(listed.place, one.place)]
                if within:
                    first = replace(within[0], place=listed.place, text=listed.text)
                    key = OURS if listed.who == OURS else bare_subject(listed.who)
                    yield OwnSentence(first, key, listed.text, "demands", False, named=listed.who)

    def _own_sentence(
        self, sentence: ReportSentence, says: str, topic: str, *, is_next: bool
    ) -> tuple[OwnSentence | None, str]:
        """Return a sentence under the party whose will it tells, and the party that leads it."""
        known = self._known(sentence.place)
        candidates: list[tuple[Subject, str]] = []
        subjects = list(subjects_of(says, [(start, end) for start, end, _ in known]))
        for subject in subjects:
            led_by = next((key for one, key in candidates if one.leads), "")
            # Behind another subject "it" may be either.
            before = "" if subject.is_pronoun and led_by not in ("", topic) else topic
            if ITS_OWN.match(says[subject.start : subject.end]) and any(
                end <= subject.start for _, end, _ in known
            ):
                # "Norvia is welcome; its envoy refused": whose envoy he is, the sentence says itself.
                before = ""
            key = self._of.whose(subject, says, known, sentence, before, is_next=is_next)
            if key:
                candidates.append((subject, key))
        lead = next(
            (key for one, key in candidates if one.leads and not (key == OURS and one.is_pronoun)), ""
        )
        wilful = [
            (one, key)
            for one, key in candidates
            # Who is named within a clause of another only has what that one says of him.
            if one.will is not None
            and (
                one.leads
                or one.spoken
                or (
                    _NEW_CLAUSE.search(says[: one.start])
                    and not _ANY_BODY.fullmatch(says[one.start : one.end])
                )
            )
        ]
        if not wilful and CONDITION.search(says):
            # "We go back once it is signed" is our condition, whatever the verb.
            wilful = [
                (replace(one, will="demands"), key)
                for one, key in candidates
                if key == OURS and one.leads and one.is_pronoun
            ][:1]
        if not wilful or (any(one.spoken for one in subjects) and not any(one.spoken for one, _ in wilful)):
            # What somebody says who is not known is no party's.
            return None, lead
        subject, key = max(
            wilful,
            key=lambda one: (one[0].spoken, one[0].leads, -one[0].start),
        )
        assert subject.will is not None
        if (
            key != OURS
            and speaks_of_us(_TOLD_ME.sub("", says))
            and sentence.place.report not in self._of.ours
        ):
            return None, lead
        if key != OURS and subject.leads and not subject.spoken and _IS_ADVISED.match(says, subject.end):
            return None, lead
        words = says[subject.start : subject.end]
        person = self._of.person_at(subject.start, known)
        return (
            OwnSentence(
                sentence,
                key,
                # As written, since a word divided at the end of a line is made whole there.
                without_joint(one_line(as_said(_without_stars(sentence.place.quote), subject))),
                subject.will,
                CONDITION.search(says) is not None,
                subject.spoken,
                words,
                leads=subject.leads,
                in_new_clause=_NEW_CLAUSE.search(says[: subject.start]) is not None,
                is_of_long_ago=is_of_long_ago(says, self._sentences.whole.last_year(sentence.place.report)),
                # What another does is no words of this one; what happened may be the reason.
                clause=own_clause(as_said(says, subject), says, subject) if lead not in ("", key) else "",
                person="" if person is None else person.name,
            ),
            lead,
        )

    def _known(self, place: Evidence) -> Sequence[tuple[int, int, str]]:
        def at(here: int) -> int:
            return here - place.start - place.quote[: here - place.start].count("*")

        return [
            (at(words.start), at(words.end), party)
            for words, party in self._mentions.on(place)
            if words.start >= place.start and words.end <= place.end
        ]


def _is_worth(one: OwnSentence, says: str) -> bool:
    """Return False for what somebody only says, without a word of will."""
    if one.party == OURS and (one.will == "is bound" or _NOT_KNOWN.search(says)):
        return False
    if one.will == "says" and _ANYBODY.match(one.named):
        return False
    return one.will != "says" or OF_WILL.search(says) is not None or one.is_conditional


def _without_stars(says: str) -> str:
    """Return words without the marks of italics: "*The guild* insists"."""
    return says.replace("*", "")
