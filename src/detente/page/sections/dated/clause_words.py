"""The words of a date's clause, as they can be understood alone."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from detente.names import possessive
from detente.page.sections.quoting import has_a_full_name, is_surely
from detente.page.sections.setting import Setting
from detente.page.words import cut_at_clause, hangs, sentence_with_place, upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.reading import DatedClause, DateExpression, OnWords, Party
from detente.short import lower_first, one_line
from detente.sources import Evidence

FEWEST_WORDS: Final = 4
_LONGEST, _LONGEST_WHOLE = 215, 250
_LEANS: Final = as_pattern(
    r"(?:on|in|at|by|since|late|early) [^,]{2,20}?,? (?:he|she|it)\b"
    r"|(?:(?:and|but|so|then|also|still|yet|now),? )?(?:this|that|these|those(?! who)|he|she|it|they"
    r"|such|which|whose|whom|who|again|one"
    r"|the one|his|her|its|their|both(?! [A-Z])|there it|the (?:latter|former|other|others|rest)|neither"
    r"|either|another)\b",
    re.IGNORECASE,
)
_PRONOUN: Final = as_pattern(
    r"(?:(?:on|in|at|by|since|late|early) [^,]{2,20}?,? |[^,]{2,25}, )?(?P<it>he|she)\b", re.IGNORECASE
)
_WHOSE: Final = as_pattern(r"(?P<it>his|her)(?= [a-z])", re.IGNORECASE)
_A_DETERMINER: Final = as_pattern(r"(?:The|An?|Its|Their|His|Her) ")
_ASIDE_OF_A_TELLER: Final = as_pattern(r", (?:it|he|she|they) (?:said|says|say),")
_NOT_YET: Final = as_pattern(
    r"\b(?:could|would|might|may|will|if|unless|should|wants?|wanted|demand\w*|asks?|asked|hopes?|hoped)\b",
    re.IGNORECASE,
)
_BY_ITSELF: Final = as_pattern(
    r"(?:lapsed|expired|ended|began|started|collapsed|failed|resumed|happened|occurred|died|arrived"
    r"|emerged)\b",
    re.IGNORECASE,
)
"""Verbs of what nobody does to a thing: a contract lapsed, and was not lapsed."""
_OF_ANOTHER: Final = as_pattern(
    r"(?:[a-z]{4,} (?:to|of|for|with|from|by|at|in|on)|that|which|whom|by) (?:the |an? |its |their )?$"
)
"""Words before a noun that is part of another: of "its call to the League, sent in May" the call was sent."""
_SHORTENED: Final = as_pattern(r"^['’](d|ll)\b")
_CAPITALS: Final = as_pattern(r"^(?:[A-Z’']{2,} ){2,}(?=[A-Z][a-z])")
"""A heading that stands before its first sentence."""
_SPEAKER: Final = as_pattern(r"^[A-Z]{3,}(?: [A-Z]+)*: (?=\w)")
_ONLY_HELPS: Final = as_pattern(
    r"\b(?:has|have|had|is|are|was|were|did|does|do)(?:n['’]t| not)?"
    r" (?:since|until|by|in|on) \S+(?: \S+){0,2}$"
)
_NO_SUBJECT: Final = as_pattern(r"^\w+ed\b (?:the|an?|its|their|that|his|her)\b", re.IGNORECASE)
_NO_AGENT: Final = as_pattern(r"^\w+ed (?:\w+ )?(?:by|to|at|in|on|over|from|with)\b")
"""A participle without its noun: "Handed over by the mayor"."""
_ONLY_SAID: Final = as_pattern(r"^\W*(?:he|she|it|they|\w+) (?:said|says|added|told)\b", re.IGNORECASE)
_ANY_VERB: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|can|could|did|does|do|said|says"
    r"|(?<!\ba )(?<!\bthe )(?<!\ban )\w{2,}ed|\w+ing"
    r"|takes|runs"
    r"|ends|expires|begins|starts|began|took|came|went|met|ran|won|left|put|set|to)\b"
)
_ITEM: Final = as_pattern(r"(?:an?|the|from|since|until) ", re.IGNORECASE)
_ITEM_OF_A_LIST: Final = as_pattern(
    r"(?!(?:of|on|in|at|by|for|with|to|its|his|her|their|it|he|she|they|that|which|who|where)\b)[A-Za-z]"
)
_NEAR: Final = 5
_PARTS: Final = 2
_NEAR_ENOUGH: Final = 300
_A_PRONOUN: Final = as_pattern(
    r"(?:he|him|his|she|hers?|himself|herself|I|me|my|we|us|our|you|your|who)", re.I
)
_MOST_OF_AN_ITEM: Final = 16
_WITH_A_PARTICLE: Final = as_pattern(
    r"\b(?:handed|called|set|settled|brought|taken|sent|turned|put|only|late|early|and|or|\w+ing)$"
)
"""Words that the "in" or "on" behind them may belong to."""
_LIMITS: Final = as_pattern(r"\b(?:is|are|until|till|by|before|for|end of)\b (?:\S+ )?\S*$")
_A_BARE_VERB: Final = as_pattern(
    r"\band (?:votes?|meets?|sits?|ends?|begins?|starts?|opens?|resumes?|returns?|goes)$"
)
"""A verb that wants its day: "was dissolved and votes on 12 May"."""
_NEVER_LAST: Final = frozenset((
    "since", "until", "till", "by", "from", "before", "after", "late", "early", "mid",
))  # fmt: skip


class ClauseWords:
    """The clauses of a dossier's dates, in words."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def of(self, clause: DatedClause, *, ahead: bool) -> tuple[str, tuple[Evidence, ...]] | None:
        """Return the words of a clause and where they stand; None where they lean on words before them.

        The clause itself comes first; where that is no whole one, its sentence. What is ahead may have the
        sentence before it too; of what is done the day would seem to be that of the first of the two.
        """
        text = self._setting.dossier.reports[clause.date.report].text
        around, _ = sentence_with_place(clause.date, text)
        item = self._item(clause, around, text)
        if item is not None:
            return upper_first(with_curly_marks(one_line(item.quote))), (item,)
        if clause.mood == "open" or _is_of_an_infinitive(clause, text):
            return None
        says = self._with_its_subject(clause, around)
        if says is not None:
            says = _SPEAKER.sub("", _CAPITALS.sub("", says))
            is_told = clause.mood in ("told", "said") or (ahead and not _LIMITS.search(says))
            says = _short(says, one_line(clause.date.quote), ahead=ahead) if is_told else says
            if _is_whole(says):
                return upper_first(with_curly_marks(says)), clause.parts
        return self._whole(clause, says, around, text) if says is not None or ahead else None

    def _whole(
        self, clause: DatedClause, says: str | None, around: Evidence, text: str
    ) -> tuple[str, tuple[Evidence, ...]] | None:
        """Return the sentence of a clause; the first clauses of a long one, if its date stands in them."""
        whole, longest = one_line(around.quote), _LONGEST_WHOLE
        if says is None and (_LEANS.match(whole) or not whole[:1].isupper()):
            before = _sentence_before(around, text)
            if before is None:
                return None
            whole, longest = f"{one_line(before.quote)} {whole}", _LONGEST
            around = Evidence(around.report, before.start, around.end, text[before.start : around.end])
        whole = _SPEAKER.sub("", _CAPITALS.sub("", with_curly_marks(whole.rstrip(". "))))
        if len(whole) > longest and says is not None and len(says) > _LONGEST:
            cut = cut_at_clause(with_curly_marks(says), _LONGEST)
            date = one_line(clause.date.quote)
            opens = one_line(clause.parts[0].quote).find(date, 0, len(date) + _NEAR) >= 0
            if (date in cut or opens) and _is_balanced(cut) and len(cut) > _LONGEST // 2:
                return upper_first(cut), clause.parts
        leans = _LEANS.match(whole) is not None or not whole[:1].isupper()
        return None if leans or len(whole) > longest or not _is_balanced(whole) else (whole, (around,))

    def _item(self, clause: DatedClause, around: Evidence, text: str) -> Evidence | None:
        """Return "an overtime ban from 10 October", one of a list of things each with its date."""
        others = [
            date.span
            for date in self._dates.on(around)
            if date.type in ("DATE", "TIME") and date.span != clause.date
        ]
        items = [
            Evidence(around.report, around.start + m.start(), around.start + m.end(), m.group())
            for m in re.finditer(r"(?:[^,;:]|(?<=\d)[,:](?=\d))+", around.quote.rstrip(". "))
        ]
        own = next((k for k, item in enumerate(items) if _holds(item, clause.date)), 0)
        is_listed = any(
            abs(k - own) == 1 and any(_holds(item, other) for other in others) for k, item in enumerate(items)
        )
        if own == 0 or not is_listed:
            return None
        lead = re.match(r"\s*(?:and |or )?", items[own].quote)
        start = items[own].start + (lead.end() if lead else 0)
        words = text[start : items[own].end]
        is_item = _ITEM.match(words) or (":" in text[around.start : start] and _ITEM_OF_A_LIST.match(words))
        if (
            not is_item
            or words.startswith(clause.date.quote)  # "Four days later Ana Roy, …, left"
            or _ANY_VERB.search(words)
            or not FEWEST_WORDS - 1 <= len(words.split()) <= _MOST_OF_AN_ITEM
        ):
            return None
        return Evidence(around.report, start, items[own].end, words)

    def _with_its_subject(self, clause: DatedClause, around: Evidence) -> str | None:
        """Return the clause with the name that its first pronoun stands for; None where it leans on another.

        "It" and "they" stand for too many things to be sure of one.
        """
        parts = [one_line(part.quote) for part in clause.parts]
        if clause.mood == "befell" and len(parts) > 1:
            before = around.quote[: max(0, clause.parts[0].start - around.start)]
            if _NOT_YET.search(around.quote) or _OF_ANOTHER.search(before) or parts[1].startswith("dated"):
                return None  # "a treaty signed in May" of what could be is no treaty
            be = [] if _BY_ITSELF.match(parts[1]) else [f"[{_be(parts[0])}]"]
            parts[1:2] = [*be, lower_first(parts[1])]
        parts[1:] = [lower_first(part) if _A_DETERMINER.match(part) else part for part in parts[1:]]
        says = _ASIDE_OF_A_TELLER.sub(",", " ".join(parts))
        opening = re.match(rf"(?:\w+ )?{re.escape(one_line(clause.date.quote))},? ", says)
        behind_date = opening.end() if opening is not None else 0
        pronoun = _PRONOUN.match(says, behind_date) or _WHOSE.match(says, behind_date)
        if pronoun is None:
            return None if _LEANS.match(says) or _LEANS.match(says[behind_date:]) else says
        first, at = clause.parts[0], clause.parts[0].start + pronoun.start("it")
        party = self._setting.pronoun_at(first, at)
        if party is None or not self._is_surely(party, pronoun["it"], first, at):
            return None
        name = self._setting.name_of(party)
        if pronoun.re.pattern == _WHOSE.pattern:
            name = possessive(name)
        behind = says[pronoun.end("it") :]
        rest = _SHORTENED.sub(lambda m: {"d": " would", "ll": " will"}[m[1]], behind, count=1)
        return None if rest[:1] in "'’" else f"{says[: pronoun.start('it')]}[{name}]{rest}"

    def _is_surely(self, party: Party, pronoun: str, words: Evidence, at: int) -> bool:
        """Return True for the one person of whom the last sentences before a pronoun tell by name."""
        if party.kind != "person":
            return True
        if not has_a_full_name(party) or not is_surely(party, pronoun):
            return False
        text = self._setting.dossier.reports[words.report].text
        start = max(text.rfind("\n\n", 0, at) + 1, at - _NEAR_ENOUGH)
        named = {
            person.id
            for person in self._setting.dossier.parties
            if person.kind == "person"
            and any(_is_named_within(m, words.report, start, at) for m in person.mentions)
        }
        return named <= {party.id}

    @cached_property
    def _dates(self) -> OnWords[DateExpression]:
        return OnWords((date.span, date) for date in self._setting.dossier.dates)


def _is_named_within(mention: Evidence, report: str, start: int, end: int) -> bool:
    is_near = mention.report == report and start <= mention.start < end
    return is_near and _A_PRONOUN.fullmatch(mention.quote) is None


def _sentence_before(around: Evidence, text: str) -> Evidence | None:
    """Return the sentence right before one, in the same paragraph."""
    end = len(text[: around.start].rstrip())
    if end == 0 or "\n" in text[end : around.start]:
        return None
    before, _ = sentence_with_place(Evidence(around.report, end - 1, end, text[end - 1 : end]), text)
    return before if before.end <= around.start else None


def _short(says: str, date: str, *, ahead: bool) -> str:
    """Return what is told without the date that opens or ends it: the lead has it."""
    own = re.escape(date)
    shorter = re.sub(rf"^(?:(?:on|in|at) )?{own},? (?=[A-Z[]|the |a )", "", says, flags=re.IGNORECASE)
    shorter = re.sub(
        rf"(?<!since)(?<!until)(?<!from)(?<!by)(?<!of)(?<!till) (?:(?:on|in) )?{own}$", "", shorter
    )
    if shorter == says and not re.search(rf"{own} (?:and|or|to)\b", says):
        between = re.search(rf"(?<=\w) (?:on|in) {own}(?=,| [a-z])", says)
        if between is not None and not _WITH_A_PARTICLE.search(says[: between.start()]):
            shorter = says[: between.start()] + says[between.end() :]
    shorter = shorter.rstrip(",")
    words = shorter.split()
    is_cut = not words or words[-1].lower() in _NEVER_LAST or words[-1].endswith(("ed", ","))
    is_cut = is_cut or (ahead and _A_BARE_VERB.search(shorter) is not None)
    return says if len(words) <= FEWEST_WORDS or is_cut or hangs(shorter) else upper_first(shorter)


def _is_of_an_infinitive(clause: DatedClause, text: str) -> bool:
    """Return True for "a request to halt work in May": what the request is for, and not when it was made."""
    act = clause.parts[-1].quote
    if len(clause.parts) < _PARTS or not act.startswith("to ") or act.startswith("to be "):
        return False
    noun = clause.parts[-2]
    return not text[noun.end : clause.parts[-1].start].strip() and _ANY_VERB.search(noun.quote) is None


def _is_whole(says: str) -> bool:
    return (
        _NO_SUBJECT.match(says) is None
        and _NO_AGENT.match(upper_first(says)) is None
        and _ONLY_SAID.match(says) is None
        and _ONLY_HELPS.search(says) is None
        and len(says.split()) >= FEWEST_WORDS
        and len(says) <= _LONGEST
        and not hangs(says)
        and _is_balanced(says)
    )


def _is_balanced(words: str) -> bool:
    pairs = (words.count("“") == words.count("”")) and words.count("(") == words.count(")")
    return pairs and words.count('"') % 2 == 0


def _holds(words: Evidence, date: Evidence) -> bool:
    return words.start <= date.start and date.end <= words.end


def _be(noun: str) -> str:
    """Return "were" for "the four men", "was" for "the truce of the two sides"."""
    head = re.split(r" (?:of|in|on|for|to|with|by|from|at) ", noun)[0].split()[-1]
    is_many = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    return "were" if is_many or head in ("men", "women", "people", "children", "police") else "was"
