"""The parties mentioned at the words of a parsed text, and whom its pronouns stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.events.near_nouns import (
    SUBJECT_FORMS,
    appositions_of,
    conjuncts,
    gender_of,
    is_a_thing_of_somebody,
    is_plural,
    modifiers_of,
    partitives_of,
)
from detente.reading.findings import Party, Statement
from detente.reading.overlaps import Overlaps

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRONOUNS: Final = frozenset((
    "he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "himself", "itself", "themselves",
    "who", "which", "that", "whom",
))  # fmt: skip
_PERSONAL: Final = frozenset(("he", "him", "she", "her"))
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_TELLING: Final = ("tell", "remind", "advise", "warn", "inform")
_DUTY: Final = ("should", "must", "ought")
_FIRST_PERSON: Final = frozenset(("i", "we", "me", "us", "our", "my", "myself", "ourselves"))
_LINKS_OF_NAMES: Final = ("nsubj", "nsubjpass", "dobj", "dative", "pobj", "conj")
_OTHER_SIDES: Final = frozenset((
    "counterpart", "rival", "opponent", "adversary", "enemy", "foe", "neighbour", "neighbor", "accuser",
))  # fmt: skip
"""Nouns for whoever stands on the other side from the one whose they are."""
_SUPPOSING: Final = ("if", "when", "unless", "once")
_RELATIVE: Final = frozenset(("who", "which", "that", "whom"))


def _told_to(pronoun: Token) -> Token | None:
    """Return Sorra for "it" in "Velland told Sorra that it should open the gate"."""
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in _TELLING:
        return None
    if not any(child.lower_ in _DUTY and child.dep_ == "aux" for child in verb.children):
        return None
    return next((child for child in verb.head.children if child.dep_ in ("dobj", "dative")), None)


def _around(verb: Token, pronoun: Token) -> list[Token]:
    """Return the clauses around that of a pronoun, without those that share its subject.

    Of "Velland shut its ports and will not open them" and "agreed to receive them", "them" is another.
    """
    clauses = list(verb.ancestors)
    if pronoun.dep_ in _SUBJECTS or pronoun.lower_.endswith(("self", "selves")):
        return clauses
    inner = verb
    while inner.dep_ in ("conj", "xcomp") and not _has(inner, _SUBJECTS):
        if inner.dep_ == "xcomp" and _has(inner.head, ("dobj", "dative")):
            break  # "asked the guard to free them": the guard is the one who would
        inner = inner.head
        clauses = clauses[1:]
    return clauses


def _has(verb: Token, roles: Sequence[str]) -> bool:
    return any(child.dep_ in roles for child in verb.children)


def _first(quote: tuple[int, str | None]) -> int:
    return quote[0]


class PartiesByToken:
    """The parties mentioned at each token of a parsed text; quoted "I" and "we" are the speaker."""

    def __init__(self, doc: Doc, parties: Sequence[Party], statements: Sequence[Statement] = ()) -> None:
        self._at: dict[int, list[str]] = {}
        quoted = (
            (span, statement.speaker)
            for statement in statements
            if statement.manner != "indirect"
            for span in statement.content_spans
        )
        self._quoted = Overlaps(
            (span.start, span.end, (k, speaker)) for k, (span, speaker) in enumerate(quoted)
        )
        self._persons = {party.id for party in parties if party.kind == "person"}
        self._genders = {party.id: gender_of(party) for party in parties}
        self._named = {
            party.id for party in parties if all(word[:1].isupper() for word in party.name.split())
        }
        self._capitalised = {party.id for party in parties if party.name[:1].isupper()}
        for party in parties:
            for mention in party.mentions:
                span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
                for token in span if span is not None else ():
                    at = self._at.setdefault(token.i, [])
                    if party.id not in at:
                        at.append(party.id)

    def of_phrase(self, head: Token) -> tuple[str, ...]:
        """Return the parties a noun phrase names: at its head and what is joined to it, else inside it."""
        stands_for = self.referent(head)
        parties: list[str] = []
        # Of "he and Ada" the others are beside the pronoun, not beside the one it stands for.
        beside = conjuncts(head) if stands_for.i != head.i and head.lower_ in _PERSONAL else ()
        for joined in (*self._joined_before(stands_for), stands_for, *conjuncts(stands_for), *beside):
            parties += self._of_one(joined)
        own = self._at.get(head.i, [])
        if stands_for.i != head.i and (not parties or self._is_better(head, stands_for, own, parties)):
            parties = self._of_one(head)
        return tuple(dict.fromkeys(parties))

    def _joined_before(self, head: Token) -> list[Token]:
        """Return names that the parser takes for modifiers: "the Guild and Ada's League joined"."""
        return [
            child
            for child in head.children
            if child.dep_ == "nmod" and child.i in self._at and any(c.dep_ == "cc" for c in child.children)
        ]

    def _is_better(
        self, pronoun: Token, stands_for: Token, own: Sequence[str], parties: Sequence[str]
    ) -> bool:
        """Return True if "he" is by the whole text somebody named, and by its clause somebody without a name.

        Nor are he and it by the sentence before somebody else: that looks at its subject alone.
        """
        if pronoun.lower_ == "it" and own and own[0] in self._capitalised:
            return stands_for.sent != pronoun.sent
        personal = pronoun.lower_ in _PERSONAL or (pronoun.lower_ == "his" and pronoun.dep_ == "poss")
        if not personal or not own or own[0] not in self._named:
            return False
        return parties[0] not in self._named or stands_for.sent != pronoun.sent

    def _is_named_before(self, pronoun: Token) -> bool:
        """Return True if the one whom a pronoun is read as is named before it in its own sentence."""
        own = set(self._at.get(pronoun.i, ())) & self._named
        before = pronoun.doc[pronoun.sent.start : pronoun.i]
        return any(own & set(self._at.get(word.i, ())) for word in before if word.pos_ == "PROPN")

    def at_head(self, head: Token) -> tuple[str, ...]:
        """Return the parties a phrase’s own head mentions: of "the X leader" none, unless that is one."""
        stands_for = self.referent(head)
        parties, own = self._at.get(stands_for.i, []), self._at.get(head.i, [])
        if stands_for.i != head.i and parties and self._is_better(head, stands_for, own, parties):
            return tuple(own)
        return tuple(parties)

    def referent(self, token: Token) -> Token:
        """Return the antecedent of a pronoun where the grammar shows it, else the token itself.

        A relative pronoun stands for the noun its clause describes; a personal one for the subject of the
        closest clause around it that agrees, else for the subject of the sentence before.
        """
        if token.lower_ not in _PRONOUNS or token.pos_ not in ("PRON", "DET", "SCONJ"):
            return token
        if token.lower_ in _RELATIVE:
            return self._described_by(token)
        verb = next((ancestor for ancestor in token.ancestors if ancestor.pos_ in ("VERB", "AUX")), None)
        whom = _told_to(token)
        if whom is not None and self._agrees(token, whom):
            return whom
        # "his trial" may be the subject's own; "he" and "him" are not the subject of their own verb.
        clauses = (
            [] if verb is None else [verb, *verb.ancestors] if token.dep_ == "poss" else _around(verb, token)
        )
        subjects = [
            child
            for clause in clauses
            for child in clause.children
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i
        ]
        form = SUBJECT_FORMS.get(token.lower_)
        if form == "they":
            # "The strikers marched as the government vowed to act unless they left": the plural first.
            subjects.sort(key=lambda word: not (is_plural(word) or word.lower_ == "they"))
        if token.lower_ in ("him", "her") and token.dep_ != "poss" and self._is_named_before(token):
            return token  # "praised Roy and said they should hear him": Roy, by the whole text
        for subject in subjects:
            if form in ("he", "she") and (owner := self._owner_of_thing(token, subject)) is not None:
                return owner
            if self._agrees(token, subject):
                return subject
            if subject.lower_ == form:
                return self.referent(subject)
        if verb is not None and (supposed := self._subject_of_condition(token, verb)) is not None:
            return supposed
        if form in ("they", "it") and token.dep_ != "poss":
            own = [verb, *(verb.ancestors if verb is not None else ())]
            own = own[: len(own) - len(clauses)]
            earlier = [
                word
                for word in token.doc[token.sent.start : token.i]
                if word.dep_ == "nsubj"
                and word.i in self._at
                and word.head not in own
                and self._agrees(token, word)
            ]
            if len({tuple(self._at[word.i]) for word in earlier}) == 1:
                return earlier[-1]
        start = token.sent.start
        before = token.doc[start - 1].sent if start else ()
        if before and form in ("he", "she") and self._is_left_open(token, before):
            return token
        before_it = sorted(
            (w for w in before if w.dep_ in ("nsubj", "nsubjpass") and w.pos_ in ("PROPN", "NOUN")),
            key=lambda word: word.head.dep_ in ("advcl", "relcl", "acl"),
        )
        speaker = self._speaker_at(token) if form in ("he", "she") else None
        return next(
            (word for word in before_it if self._agrees(token, word) and not self._is_of(word, speaker)),
            token,
        )

    def _owner_of_thing(self, pronoun: Token, thing: Token) -> Token | None:
        """Return Roy for "he" in "Roy's plan, in which he offers to leave, is new"."""
        if not is_a_thing_of_somebody(thing):
            return None
        owner = next((c for c in thing.children if c.dep_ == "poss" and c.pos_ == "PROPN"), None)
        known = self._at.get(owner.i, ()) if owner is not None else ()
        persons = any(party in self._persons for party in known)
        return owner if owner is not None and persons and self._agrees(pronoun, owner) else None

    def _subject_of_condition(self, pronoun: Token, verb: Token) -> Token | None:
        """Return "candidates" for "they" in "if the candidates are serious, they must back it"."""
        if pronoun.dep_ not in ("nsubj", "nsubjpass") or pronoun.head != verb:
            return None
        for clause in verb.lefts:
            if clause.dep_ != "advcl" or clause.i > pronoun.i:
                continue
            if not any(c.dep_ in ("mark", "advmod") and c.lower_ in _SUPPOSING for c in clause.lefts):
                continue
            subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and subject.pos_ in ("NOUN", "PROPN") and self._agrees(pronoun, subject):
                plural = pronoun.lower_ == "they"
                return subject if is_plural(subject) == plural else None
        return None

    def _speaker_at(self, word: Token) -> str | None:
        """Return who speaks the quotation that a word stands in, and is not himself the "he" in it."""
        quotes = [quote for quote in self._quoted.of(word.idx, word.idx + 1) if quote[1]]
        return min(quotes, key=_first)[1] if quotes else None

    def _is_of(self, word: Token, party: str | None) -> bool:
        return party is not None and party in self._at.get(word.i, ())

    def _is_left_open(self, pronoun: Token, before: Span) -> bool:
        """Return True where a sentence names more than one for "him", or is of another than speaks."""
        spoken = min(self._quoted.of(pronoun.idx, pronoun.idx + 1), default=None, key=_first)
        if spoken is not None and not any(
            speaker == spoken[1] for _, speaker in self._quoted.of(before.start_char, before.end_char)
        ):
            return True
        fitting = {
            self._at[word.i][0]
            for word in before
            if word.i in self._at and word.pos_ == "PROPN" and word.dep_ in _LINKS_OF_NAMES
            if self._at[word.i][0] in self._persons and self._agrees(pronoun, word)
        }
        return len(fitting) > 1

    def _described_by(self, relative: Token) -> Token:
        """Return the noun that a relative clause describes; of "talks with the FPL, which", the FPL."""
        noun = next((word.head for word in relative.ancestors if word.dep_ == "relcl"), relative)
        doc, last = relative.doc, relative.i - 2
        if relative.dep_ not in ("nsubj", "nsubjpass") or last < 0 or doc[last + 1].text != ",":
            return noun
        if doc[last].text == ")":
            last = next((k - 1 for k in range(last, 0, -1) if doc[k].text == "("), last)
        near = doc[last]
        if near.i in self._at and near.i != noun.i and not self._of_one(noun):
            person = any(party in self._persons for party in self._at[near.i])
            return near if person == (relative.lower_ == "who") else noun
        return noun

    def _agrees(self, pronoun: Token, noun: Token) -> bool:
        """Return True if a pronoun can stand for a noun, by number and by whether the noun is a person."""
        if noun.lower_ in _PRONOUNS or noun.lower_ in _FIRST_PERSON or noun.lower_ == "you":
            return False
        plural = is_plural(noun)
        known = self._at.get(noun.i, ())
        person = any(party in self._persons for party in known)
        if pronoun.lower_ in ("they", "them", "their", "themselves"):
            return plural or not person
        if pronoun.lower_ in ("it", "its", "itself"):
            return not person and not plural
        if not person and is_a_thing_of_somebody(noun):
            return False  # "the front's message", which no "he" stands for
        form = SUBJECT_FORMS.get(pronoun.lower_)
        if person and not any(self._genders[party] in ("", form) for party in known):
            return False
        return not plural and (person or not known or not self._persons)

    def _of_one(self, head: Token) -> list[str]:
        # Without the tag the country "US" would be the pronoun.
        if head.pos_ == "PRON" and head.lower_ in _FIRST_PERSON:
            quoted = self._quoted.of(head.idx, head.idx + 1)
            spoken = min((quote for quote in quoted if quote[1]), default=None, key=_first)
            return [spoken[1]] if spoken and spoken[1] else self._at.get(head.i, [])
        for tokens in ([head], modifiers_of(head), partitives_of(head), appositions_of(head)):
            # "his party" is not him.
            tokens = [token for token in tokens if token == head or token.pos_ != "PRON"]
            parties = [party for token in tokens for party in self._at.get(token.i, ())]
            if parties:
                return parties
        if head.lemma_.lower() in _OTHER_SIDES:
            return []  # "their counterparts" are not they
        owner = next(
            (child for child in head.children if child.dep_ == "poss" and child.tag_ in ("PRP$", "WP$")), None
        )
        if owner is not None and owner.lower_ == "whose":
            clause = next((word for word in owner.ancestors if word.dep_ == "relcl"), None)
            return [] if clause is None else self._at.get(clause.head.i, [])
        return self._owners(owner) if owner is not None else []

    def _owners(self, pronoun: Token) -> list[str]:
        """Return the party that "its", "their" or "her" stands for: else the nearest before it to agree."""
        if pronoun.i in self._at and pronoun.lower_ in ("his", "her"):
            return self._at[pronoun.i]
        for i in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
            if (
                i in self._at
                and self._agrees(pronoun, pronoun.doc[i])
                and pronoun.doc[i].dep_ not in ("compound", "poss", "amod")
            ):
                return self._at[i]
        return []
