"""Whom the subject of a sentence names: a party that was read, or the words that name somebody."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.edtf import MONTHS
from detente.names import possessive
from detente.page.sections.quoting.glosses import (
    has_a_full_name,
    is_named_before,
    is_surely,
    may_be_another,
)
from detente.page.sections.quoting.lone_sentences import LoneSentences, without_quotes
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.page.sections.quoting.subjects_of_will import Subject
from detente.page.words import short_name
from detente.patterns import as_pattern
from detente.reading import Party

OURS, WRITER = "we", "writer"
"""Stand for those who wrote a report: one in which "we" speak, and one that asks somebody for something."""
_TITLES: Final = as_pattern(
    r"^(?:[Tt]he |Mr\.? |Mrs\.? |Ms\.? |Dr\.? |Sir |Senator |President |Prime Minister |Vice President "
    r"|General |Gen\.? "
    r"|Colonel |Metropolitan |King |Minister |Professor |Shri |Deputy |Comrade |Councillor |Lieutenant "
    r"|Brigadier |Chancellor )+"
)
BEFORE_A_NAME: Final = as_pattern(
    r"^(?:[QA]\.\s+|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{0,6},? )?\d{1,2} (?:Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec)\. "
    rf"|\d{{1,2}} (?:{MONTHS}) "
    r"|\d{1,2}[:.]\d{2}\W+|\W+)"
)
_ONE_PERSON: Final = as_pattern(r"(?:he|she)$", re.IGNORECASE)
ITS_OWN: Final = as_pattern(
    r"(?:its|his|her|their) (?:\w+ ){0,2}(?:chair(?:man|woman)?|head|chief|leaders?|president"
    r"|spokes(?:man|woman"
    r"|person)|representatives?|negotiators?|delegates?"
    r"|officials|minister|general secretary|secretary|lawyers?|members|envoy|board|executive|leadership"
    r"|people"
    r"|party|union|movement|ministers|government|army|side|team)$",
    re.IGNORECASE,
)
_HIS_BODY: Final = as_pattern(
    r"(his|her) ((?:church|company|firm|bank|ministry|federation|foundation|agency|club|university|newspaper"
    r"|organi[sz]ation|association|office|faction|tribe|nation|diocese|camp))$",
    re.IGNORECASE,
)
"""A body that has no other name than that of its head: "her company"."""
_MANY: Final = as_pattern(r" and |(?<!s)s$|\b(?:people|police|clergy)$|^(?:Les|Los) ")
_OFFICE: Final = as_pattern(
    r"\b(?:president|premier|prime minister|minister|king|queen|government|spokes\w+|ambassador"
    r"|chancellor|envoy|leader|chair\w*"
    r"|secretary|chief|head|negotiator|director|commander|governor|mayor|representatives?|officials?"
    r"|delegates?|lawyers?)\b",
    re.IGNORECASE,
)
"""Offices that speak for a side."""
_NO_MORE: Final = as_pattern(r"\b(?:former|ex-\w+|late|deputy|vice)\b", re.IGNORECASE)
_LED_BY_OF: Final = as_pattern(r"\b(?:of|in|at|from|for|with) (?:the )?$")
_ALIKE: Final = 5
_FEWEST_BODIES: Final = 2
_BODY_WITH_A_NAME: Final = as_pattern(
    r"\b(?!The |An? )[A-Z][\w’'-]* (?P<noun>Commission|Committee|Council|Court|Union|Federation|Association"
    r"|Board|Ministry|Party|Company|Authority|Agency|Assembly|Congress|Front|Alliance)\b"
)
_AS_SUBJECT: Final = {"its": "it", "his": "he", "her": "she", "their": "they"}
_DESCRIBED: Final = as_pattern(r"(?:the|its|his|her|their|an?) ", re.IGNORECASE)
_APPOSED: Final = as_pattern(
    r"(?: of (?:the )?[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)?, (?:the )?([A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3})"
    r"(?: led by [^,;]{3,40})?,"
)
_ITS_NAME: Final = as_pattern(r", ((?:[A-ZÀ-Þ][\w’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+),")
"""The name of a person behind his office."""
_WE: Final = as_pattern(r"\b(?:we|our|us)\b", re.IGNORECASE)
_OUR_SIDE: Final = as_pattern(r"(?:our|my) ", re.IGNORECASE)
_FEWEST_OURS: Final = 3
WILFUL: Final = frozenset({"demands", "refuses", "offers", "threatens", "decides", "says"})
NO_NAME: Final = as_pattern(r"(?:he|she|it|they|we|i|the|an?)$", re.IGNORECASE)
_NOBODY: Final = as_pattern(
    r"(?:nothing|one|two|both|each|all|some|many|everybody|everyone|nobody|someone|others|other|most"
    r"|several|more|three|four|five|a|an|any|no)\b|.*\b(?:sides|people)$",
    re.IGNORECASE,
)


class Whose:
    """Tells whom a subject names, where that is sure: nobody else can be meant.

    Parameters
    ----------
    sentences
        The sentences of the reports.
    speaks_for
        The parties that people speak for, by id.
    """

    def __init__(self, dossier: Dossier, sentences: LoneSentences, speaks_for: Mapping[str, str]) -> None:
        self._dossier, self._sentences, self._speaks_for = dossier, sentences, speaks_for
        self._names: dict[tuple[str, str], bool] = {}
        self._sides: dict[str, str] = {}
        self._people: dict[str, bool] = {}
        self.behind: dict[tuple[str, int, str], str] = {}
        """The person who speaks for a side, by the place of a sentence and the side."""

    @cached_property
    def by_id(self) -> Mapping[str, Party]:
        """The parties that were read, by id."""
        return {party.id: party for party in self._dossier.parties}

    @cached_property
    def ours(self) -> frozenset[str]:
        """The reports that "we" write, not a reporter: outside quotation marks and turns of a talk."""
        counts: Counter[str] = Counter()
        for sentence in self._sentences.whole:
            counts[sentence.place.report] += (
                not sentence.turn and _WE.search(without_quotes(sentence.text)) is not None
            )
        return frozenset(report for report, count in counts.items() if count >= _FEWEST_OURS)

    def whose(
        self,
        subject: Subject,
        says: str,
        known: Sequence[tuple[int, int, str]],
        sentence: ReportSentence,
        topic: str,
        *,
        is_next: bool,
    ) -> str:
        """Return the key of the party that a subject names; nothing where that is not sure."""
        words = says[subject.start : subject.end]
        if subject.is_pronoun:
            return self._meant(subject, words, known, sentence, topic, is_next=is_next)
        if (body := _HIS_BODY.match(words)) is not None and topic in self.by_id:
            person = self.by_id[topic]
            if has_a_full_name(person) and self._fits(_AS_SUBJECT[body[1].casefold()], topic, was_read=False):
                return f"{possessive(short_name(person))} {body[2]}"
        if ITS_OWN.match(words):
            whose = _AS_SUBJECT[words.split()[0].casefold()]
            if topic and self._fits(whose, topic, was_read=False):
                return topic
            return self._side_of_him(subject, whose, known, sentence)
        if words.casefold() in ("i", "you") or _NOBODY.match(words):
            return ""
        # The last name is the head of "Secretary of State Ana Roy"; what "of" leads to is none.
        within = [
            (end, start, party)
            for start, end, party in known
            if subject.start <= start
            and end <= subject.end
            and _LED_BY_OF.search(says[subject.start : start]) is None
            and says[start:end].casefold() not in _AS_SUBJECT
        ]
        if _OUR_SIDE.match(words) and not any(self.by_id[one].kind == "person" for _, _, one in within):
            return OURS if sentence.place.report in self.ours else ""
        if " and " in words and not any(
            start == subject.start and end == subject.end for end, start, _ in within
        ):
            # "The Guild and the Front" are two.
            return bare_subject(words)
        if not within:
            if (not words[:1].isupper() or _DESCRIBED.match(words)) and (
                named := _APPOSED.match(says, subject.end)
            ) is not None:
                return bare_subject(named[1])
            return bare_subject(words) if self._is_a_name(words, sentence) else ""
        end, start, party = max(within, key=lambda one: (one[0], -one[1]))
        mention = says[start:end]
        who = self.by_id[party]
        if (named := _ITS_NAME.match(says, subject.end)) is not None and _DESCRIBED.match(words):
            # "The Senate president, Ana Roy," is not the president.
            named_is = next((key for at, _, key in known if at == named.start(1)), "")
            if named_is != party and not _shares_a_word(named[1], who.name):
                return named_is or bare_subject(named[1])
        if re.fullmatch(r"(?:he|she|it|they|we|i|his|her|its|their|who)", who.name, re.IGNORECASE):
            return ""
        bare = mention.removeprefix("The ")
        if who.kind != "person" and bare == bare.lower() and self._may_be_another(bare, sentence):
            return ""
        # "Jersey" need not be short for "Jersey Water".
        if who.kind != "person" and " " not in mention and who.name.startswith(f"{mention} "):
            return bare_subject(words)
        if who.kind != "person" and re.fullmatch(
            rf"(?:[A-Z][\w’'-]+ )+{re.escape(mention)}", bare_subject(words)
        ):
            # "Democratic Unionists" are not "Unionists".
            return bare_subject(words)
        side = self._sides.get(party) or self._sides.setdefault(party, self._side(party))
        if side != party:
            self.behind[(sentence.place.report, sentence.place.start, side)] = party
        return side

    def _may_be_another(self, mention: str, sentence: ReportSentence) -> bool:
        """Return True for "the commission" of a text with two, if its paragraph has named neither before."""
        noun, report = mention.split()[-1], sentence.place.report
        named = self._bodies.get((report, noun), ())
        if len({body for _, body in named}) < _FEWEST_BODIES:
            return False
        text = self._dossier.reports[report].text
        opens = max(text.rfind("\n", 0, sentence.place.start), 0)
        return not any(opens <= place < sentence.place.end for place, _ in named)

    @cached_property
    def _bodies(self) -> Mapping[tuple[str, str], Sequence[tuple[int, str]]]:
        """The places of names that end alike, "Fish Commission" and "Port Commission", by their last word."""
        bodies: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for report in self._dossier.reports.values():
            for name in _BODY_WITH_A_NAME.finditer(report.text):
                bodies[report.id, name["noun"].lower()].append((name.start(), name[0]))
        return bodies

    def opens_with_a_name(self, says: str, sentence: ReportSentence) -> bool:
        """Return True for a sentence whose first word is a name."""
        first = re.match(r"[\w’'-]+", says)
        return first is not None and self._is_a_name(first[0], sentence) and not NO_NAME.match(first[0])

    def _meant(
        self,
        subject: Subject,
        words: str,
        known: Sequence[tuple[int, int, str]],
        sentence: ReportSentence,
        topic: str,
        *,
        is_next: bool,
    ) -> str:
        """Return the party that a pronoun means: the subject before it, if nothing read says otherwise."""
        if words.casefold() == "we":
            return OURS if sentence.place.report in self.ours else ""
        read = {
            self._side(party) for start, end, party in known if (start, end) == (subject.start, subject.end)
        }
        before = self._sentences.whole.before(sentence)
        if topic in self.by_id:
            who = self.by_id[topic]
            if not is_surely(who, words, before):
                return ""
            if _ONE_PERSON.match(words) and may_be_another(who, words, before, self._dossier):
                return ""
        if not topic or (read and topic not in read) or not self._fits(words, topic, was_read=bool(read)):
            is_sure = subject.leads or subject.spoken
            return self._side_of_him(subject, words, known, sentence) if is_sure else ""
        if words.casefold() == "it":
            # "It" that will run for a month is a strike; "it" that demands is somebody.
            is_sure = is_next or subject.will in ("demands", "offers", "threatens")
            return topic if is_sure and subject.will in WILFUL and (subject.leads or subject.spoken) else ""
        return topic if subject.leads or subject.spoken or is_next else ""

    def person_at(self, start: int, known: Sequence[tuple[int, int, str]]) -> Party | None:
        """Return the person with a full name whom a pronoun at a place of a sentence stands for."""
        for at, end, party in known:
            who = self.by_id[party]
            if at == start and end - at <= len("himself") and has_a_full_name(who):
                return who
        return None

    def _side_of_him(
        self, subject: Subject, pronoun: str, known: Sequence[tuple[int, int, str]], sentence: ReportSentence
    ) -> str:
        """Return the side of the person whom "he" or "his" stands for, named right before; "" of nobody."""
        if _ONE_PERSON.match(pronoun) is None:
            return ""
        person = self.person_at(subject.start, known)
        if (
            person is None
            or not is_surely(person, pronoun, self._sentences.whole.before(sentence))
            or not is_named_before(person, pronoun, sentence, self._sentences.whole, self._dossier)
            or may_be_another(person, pronoun, self._sentences.whole.before(sentence), self._dossier)
        ):
            return ""
        side = self._side(person.id)
        if side != person.id:
            self.behind[(sentence.place.report, sentence.place.start, side)] = person.id
        return side

    def _is_a_name(self, words: str, sentence: ReportSentence) -> bool:
        """Return True for words that are no common noun with the capital of a first word."""
        if words == "The":
            return False
        if " " in words or not words[:1].isupper() or words[1:] != words[1:].lower():
            return not re.match(r"(?:once|former|then|main|whether)\b", words, re.IGNORECASE)
        known = (sentence.place.report, words)
        if known not in self._names:
            self._names[known] = self._is_written_as_a_name(*known)
        return self._names[known]

    def _is_written_as_a_name(self, report: str, words: str) -> bool:
        text = self._dossier.reports[report].text
        if re.search(rf"[a-z,;’”] {re.escape(words)}\b", text) is not None:
            return True
        often = len(re.findall(rf"\b{re.escape(words)}\b", text)) > 1
        return often and re.search(rf"\b{re.escape(words.lower())}\b", text) is None

    def _side(self, party: str) -> str:
        """Return the party that a person is the leader or spokesman of, where the words say so."""
        who = self.by_id[party]
        if who.kind != "person":
            return party
        sides = {
            role.of
            for role in who.roles
            if role.of is not None
            and not self._is_a_person(role.of)
            and _OFFICE.search(role.title)
            and not _NO_MORE.search(role.title)
        }
        if len(sides) == 1:
            return sides.pop()
        # "The Norvian president" speaks for Norvia.
        camp = self.by_id.get(self._speaks_for.get(party, ""))
        if camp is not None and not sides:
            for role in who.roles:
                if (
                    _OFFICE.search(role.title)
                    and role.title[:_ALIKE].casefold() == camp.name[:_ALIKE].casefold()
                ):
                    return camp.id
        return party

    def _fits(self, pronoun: str, key: str, *, was_read: bool) -> bool:
        """Return True if a pronoun can stand for a party."""
        if key == OURS:
            # "Our conference" is "it"; of "us" no pronoun but "we" is told.
            return pronoun.casefold() == "it"
        one = _ONE_PERSON.match(pronoun) is not None
        party = self.by_id.get(key)
        if pronoun.casefold() == "they":
            # "They" are never one person, whoever was read.
            is_one = party is not None and has_a_full_name(party)
            return not is_one and (was_read or _MANY.search(self._called(key)) is not None)
        if pronoun.casefold() == "it" and " and " in self._called(key):
            return False
        if party is None:
            # "His" may be somebody before a paper with a name.
            return not one
        if one and party.kind == "person":
            return is_surely(party, pronoun)
        if one:
            return any(role.of == key for who in self._dossier.parties for role in who.roles)
        return not self._is_a_person(key)

    def _is_a_person(self, key: str) -> bool:
        """Return True for somebody with an office, or who is "he" or "she": a town may be read as one."""
        if key in self._people:
            return self._people[key]
        party = self.by_id[key]
        used = Counter(words.quote.casefold() for words in party.mentions)
        is_one = party.kind == "person" and (bool(party.roles) or used["he"] + used["she"] > 0)
        return self._people.setdefault(key, is_one)

    def _called(self, key: str) -> str:
        party = self.by_id.get(key)
        return key if party is None else short_name(party)


def _shares_a_word(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


def bare_subject(words: str) -> str:
    """Return the words of a subject without titles, numbers and the article before the name.

    Examples
    --------
    >>> bare_subject("The Salt Guild"), bare_subject("Mr Ana Roy’s")
    ('Salt Guild', 'Ana Roy')
    """
    return re.sub(r"[’']s$", "", _TITLES.sub("", BEFORE_A_NAME.sub("", words).strip())).strip()
