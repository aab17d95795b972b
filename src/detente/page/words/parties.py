"""Names of parties as a sentence prints them: short, with the article that the reports give them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from detente.dossier import Dossier
from detente.names import bare_name, is_plural, with_article
from detente.page.words.positions import short_name
from detente.patterns import as_pattern
from detente.reading import Party
from detente.texts import TextsByWord, with_words_of

_LONGEST_ACRONYM = 4
_WORD: Final = as_pattern(r"\w+")


@dataclass(frozen=True)
class NamesInProse:
    """The names of the parties of a table, as sentences about them print them.

    Attributes
    ----------
    parties
        The parties of the table.
    texts
        The reports: where these mostly write "the CNRP", so does a sentence.
    """

    parties: Sequence[Party]
    texts: Sequence[str]

    @classmethod
    def of(cls, parties: Sequence[Party], dossier: Dossier) -> NamesInProse:
        """Return the names of parties as sentences about the reports of a dossier print them."""
        return cls(parties, TextsByWord(report.text for report in dossier.reports.values()))

    @cached_property
    def _by_id(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        short = {party.id: short_name(party) for party in self.parties}
        used = Counter(short.values())
        return {
            party.id: with_article(
                self._in_small_letters(short[party.id] if used[short[party.id]] == 1 else party.name),
                party.kind,
                self.texts,
                party.name,
            )
            for party in self.parties
        }

    def _in_small_letters(self, name: str) -> str:
        """Return "Havana" for the "HAVANA" of a dateline, where the reports write that too."""
        plain = name.title()
        is_town = len(name) > _LONGEST_ACRONYM and name.isupper() and name.isalpha()
        if not is_town:
            return name
        texts = with_words_of(plain, self.texts)
        return plain if any(re.search(rf"\b{plain}\b", text) for text in texts) else name

    @property
    def by_full_name(self) -> Mapping[str, str]:
        """The same by the full names, folded, without their articles."""
        return {bare_name(party.name).casefold(): self._names[party.id] for party in self.parties}

    def name(self, party_id: str) -> str:
        """Return the short name of a party, with its article.

        Examples
        --------
        >>> cnrp = Party(id="p", name="Rescue Party", kind="organization", aliases=("CNRP",))
        >>> NamesInProse([cnrp], ["The CNRP asked for talks. Later the CNRP waited."]).name("p")
        'the CNRP'
        """
        return self._names[party_id]

    def is_plural(self, party_id: str) -> bool:
        """Return True if the name takes a verb in the plural."""
        return is_plural(self.name(party_id), self._by_id[party_id].kind)

    def pronoun(self, party_id: str) -> str:
        """Return the pronoun for a party as an object: it, them; for a person what the reports use."""
        party = self._by_id[party_id]
        if party.kind == "person":
            return _pronoun_of_person(party)
        return "them" if self.is_plural(party_id) else "it"

    def in_short(self, text: str) -> str:
        """Return a text with the acronym of each party in the place of its long name.

        Examples
        --------
        >>> port = Party(id="p", name="Port Workers’ Union", kind="organization", aliases=("PWU",))
        >>> NamesInProse([port], ["The PWU struck."]).in_short("The Port Workers’ Union (PWU) struck.")
        'The PWU struck.'
        >>> NamesInProse([port], ["The PWU struck."]).in_short("The PWU (Port Workers’ Union) struck.")
        'The PWU struck.'
        >>> NamesInProse([port], ["The PWU struck."]).in_short("The small Port Workers’ Union struck.")
        'The small PWU struck.'
        """
        for bare, short, name in self._shorter:
            if bare in text:
                text = re.sub(rf"(\b{re.escape(short)}) \((?:[Tt]he )?{re.escape(bare)}\)", r"\1", text)
                long = rf"(?:\b[Tt]he )?\b{re.escape(bare)}(?: \({re.escape(short)}\))?(?![’'])"
                text = re.sub(long, partial(self._put, name), text)
        return text

    @cached_property
    def _shorter(self) -> Sequence[tuple[str, str, str]]:
        """The long names that have a shorter one, the longest first, with it and with its article."""
        return [
            (bare_name(party.name), short, self._names[party.id])
            for party in sorted(self.parties, key=lambda party: -len(party.name))
            if (short := short_name(party)) != party.name
        ]

    def shorter_in(self, text: str) -> tuple[tuple[str, str, str], ...]:
        """Return what `in_short` may put into a text, or into a sentence that is made of its words.

        Examples
        --------
        >>> port = Party(id="p", name="Port Workers’ Union", kind="organization", aliases=("PWU",))
        >>> names = NamesInProse([port], ["The PWU struck."])
        >>> names.shorter_in("Port and workers"), names.shorter_in("the Port Workers’ Union")
        ((), (('Port Workers’ Union', 'PWU', 'the PWU'),))
        """
        words = set(_WORD.findall(text))
        first = {k for word in words & self._by_first_word.keys() for k in self._by_first_word[word]}
        return tuple(
            self._shorter[k]
            for k in sorted(first | set(self._by_first_word.get("", ())))
            if all(word in text for word in _WORD.findall(self._shorter[k][0]))
        )

    def shorter_by(self, name: str) -> tuple[tuple[str, str, str], ...]:
        """Return what `in_short` may put where a name stands before other words."""
        words = set(_WORD.findall(name)) & self._by_first_word.keys()
        return tuple(
            self._shorter[k] for k in sorted({k for word in words for k in self._by_first_word[word]})
        )

    @cached_property
    def _by_first_word(self) -> Mapping[str, Sequence[int]]:
        """The places of the long names by their first words; of single words, parts of others, by none."""
        by_word: dict[str, list[int]] = {}
        for place, (bare, _, _) in enumerate(self._shorter):
            words = _WORD.findall(bare)
            by_word.setdefault(words[0] if len(words) > 1 else "", []).append(place)
        return by_word

    @staticmethod
    def _put(name: str, place: re.Match[str]) -> str:
        # "The leftist Salt Party (SP)" has its article before the adjective.
        if _DESCRIBED.search(place.string, 0, place.start()) and not place[0].lower().startswith("the "):
            name = name.removeprefix("the ")
        return name[:1].upper() + name[1:] if place.start() == 0 else name

    def without(self, act: str, party_id: str) -> str:
        """Return an act in which a pronoun stands for the party that asks for it.

        Examples
        --------
        >>> port = Party(id="p", name="the Port Union", kind="organization", aliases=("PU",))
        >>> NamesInProse([port], ["The Port Union struck."]).without("Open talks with the PU", "p")
        'Open talks with it'
        >>> NamesInProse([port], ["The Port Union struck."]).without("Take the offer of the PU", "p")
        'Take its offer'
        """
        pronoun = self.pronoun(party_id)
        party = self._by_id[party_id]
        if not pronoun:
            return act
        names = sorted({party.name, *party.aliases}, key=len, reverse=True)
        every = "|".join(re.escape(bare_name(name)) for name in names)
        # "Its army" may be an alias, and is another thing.
        proper = "|".join(
            re.escape(bare) for name in names if (bare := bare_name(name))[:1].isupper() or name == party.name
        )
        named, own = rf"(?:the\s+)?(?:{proper})" if proper else "(?!)", _OWN[pronoun]
        act = re.sub(rf"\bthe ((?:[\w-]+ )?[\w-]+) of {named}$", rf"{own} \g<1>", act)
        # "Ana Roy’s party" is the party that is told of, where she leads it.
        itself = "|".join(
            re.escape(bare_name(name)) for name in names if name == party.name or name.isupper()
        )
        its = rf"(^\w+\s|\b(?:{_LINKS})\s)(?:the\s+)?(?:{itself or '(?!)'})(?:[’']s|(?<=s)[’'])(?=\s\w)"
        act = re.sub(its, rf"\g<1>{own}", act)
        # "The PU talks" are about something else.
        act = re.sub(rf"(^\w+\s){named}(?=\s(?:from|to|into|in|with|for|by)\b)", rf"\g<1>{pronoun}", act)
        last = rf"(^\w+\s|\b(?:{_LINKS})\s)(?:the\s+)?(?:{every})$"
        return re.sub(last, rf"\g<1>{pronoun}", act)


_DESCRIBED: Final = as_pattern(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z][\w-]* ){1,2}$")
_LINKS: Final = "with|for|from|to|on|of|at|by"
_OWN: Final = {"it": "its", "them": "their", "him": "his", "her": "her"}


def _pronoun_of_person(party: Party) -> str:
    """Return "him" or "her", as the words that stand for a person tell; nothing where none does."""
    used = Counter(mention.quote.casefold() for mention in party.mentions)
    his, hers = (
        sum(used[word] for word in words) for words in (("he", "him", "his"), ("she", "her", "hers"))
    )
    return "" if his == hers else "him" if his > hers else "her"


def upper_first(words: str) -> str:
    """Return words with a capital at the start.

    Examples
    --------
    >>> upper_first("the union")
    'The union'
    """
    return words[:1].upper() + words[1:]


_NEVER_A_NAME = as_pattern(
    r"(?:the|an?|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|many|most|several"
    r"|all|both|no|at|about|nearly|almost|more|fewer|only|hundreds|thousands|dozens|police|protesters|officials|authorities|rescued"
    r"|suspected|unidentified|his|her|its|their|this|that|these|those|in|on|after|under|with)\b",
    re.IGNORECASE,
)


def within_a_sentence(text: str, reports: Sequence[str] = ()) -> str:
    """Return a sentence as it stands behind a date: its first word small unless it is a name.

    Parameters
    ----------
    reports
        Texts that show if the first word is a name: they write a common noun small elsewhere.

    Examples
    --------
    >>> within_a_sentence("Another man was held"), within_a_sentence("Orvik fell")
    ('another man was held', 'Orvik fell')
    >>> within_a_sentence("Dockers walked out", ["Later the dockers met."])
    'dockers walked out'
    """
    if _NEVER_A_NAME.match(text):
        return text[:1].lower() + text[1:]
    # "President Roth" is a name, whatever else presidents are called.
    first = re.match(r"[A-Z][a-z]+\b(?! [A-Z])", text)
    if first is None:
        return text
    small = rf"\b{first.group().lower()}\b"
    named = rf"[a-z,] {first.group()}\b"
    is_common = any(re.search(small, report) for report in reports)
    is_common = is_common and not any(re.search(named, report) for report in reports)
    return text[:1].lower() + text[1:] if is_common else text


def sentence(text: str) -> str:
    """Return words as a sentence: a capital at the start, a full stop at the end.

    Examples
    --------
    >>> sentence("the CNRP waits")
    'The CNRP waits.'
    """
    whole = upper_first(text)
    return whole if whole.endswith((".", "!", "?", ".”")) else f"{whole}."
