"""A sentence on what leads to what, split into cause and effect by the words that tie them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from detente.patterns import as_pattern
from detente.reading import word_table, words_of
from detente.sources import Evidence

Link = Literal["condition", "unless", "only", "effect", "against"]
"""If a, b; if not a, b; only if a, b; a leads to b; a prevents b."""

_OPENS_CLAUSE = as_pattern(r"(?:\b(?:because|that|and|but|or|said)|[,;:—“”\"'(-])\s*$", re.IGNORECASE)
_MODAL_CLAUSE = as_pattern(r"\b(?:he|she|it|they|we|you|I)\s+(?:will|would|could|may|might|won[’']t)\b")
_NEGATED = as_pattern(
    r"(?:\b(?:not|never|hardly|cannot|no|nothing(?: \w+)?|far from)|n[’']t)\s*$", re.IGNORECASE
)
_MODAL_AT_END = as_pattern(
    r"\s+(?:(?:will|would|could|may|might|can|shall|does|do|did|is|are)(?:\s+(?:not|never|hardly|only|also|merely))?"
    r"|(?:wo|ca|could|would|does|do|did)n[’']t|cannot)\s*$",
    re.IGNORECASE,
)
_SUBJECT = as_pattern(
    r"\w\s+((?:the|an?|its|his|her|their|our|this|that|these|those|no|both)\s+(?:[\w’'-]+\s+){1,2})$",
    re.IGNORECASE,
)
_DANGLES = as_pattern(r"\b(?:and|or|nor|both|of|the|an?|that|to|than)\s*\Z", re.IGNORECASE)
"""The last word of what is no whole clause."""
_OPENING_WORDS = 3
"""A condition that begins within so many words stands before what depends on it."""
_INVERTED = as_pattern(r"[“\"'`]*(?:Should|Were|Had)\s+(?!be\b)([^,.?]+),\s+([^?]+)$")
_THE_MORE = as_pattern(
    r"\bthe (?:longer|more|\w+er)\b([^,]+),(?:[^,]{3,30},)? the (more|less|\w+er)\b(.+)", re.I | re.S
)
_HARDER = frozenset({"harder", "less", "weaker", "fewer", "smaller", "slimmer", "lower"})
_ORDER = as_pattern(r"[“\"'`]*([A-Z][a-z]+)\s+(?!and\b)(.+?),?\s+and\s+(.+)", re.DOTALL)
_FOLLOWS = as_pattern(
    r"(?:then )?(?:you|they|we|he|she|it|I|there|the|this|that|these|those|its|his|her|their|our|an?"
    r"|[A-Z]\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The cause and the effect of which a sentence speaks, and the kind of link between them.

    Attributes
    ----------
    cue
        The words of the link, in small letters.
    """

    cause: Evidence
    effect: Evidence
    link: Link
    negated: bool = False
    cue: str = ""

    @property
    def premise(self) -> Evidence:
        """The cause without its conjunction: "rain" of "without rain"."""
        first = re.match(r"\w*", self.cue)
        cut = len(first[0]) if first and self.cause.quote.casefold().startswith(self.cue) else 0
        cause = self.cause
        return Evidence(cause.report, cause.start + cut, cause.end, cause.quote[cut:])

    @property
    def hindered(self) -> Evidence:
        """The effect without the verb that hinders it: "a truce" of "prevent a truce"."""
        cut = len(self.cue) if self.link == "against" else 0
        effect = self.effect
        return Evidence(effect.report, effect.start + cut, effect.end, effect.quote[cut:])

    def ties_by(self, verb: str) -> bool:
        """Return True if a verb only ties the two parts, and so is no act that leads to the other.

        Examples
        --------
        >>> text = "A visit will lead to talks"
        >>> split_sentence(Evidence("r", 0, len(text), text)).ties_by("Lead")
        True
        """
        tie = verb.casefold()
        return self.cue.split()[:1] == [tie] and tie not in self.premise.quote.casefold()


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    return {
        heading: re.compile(rf"\b(?:{'|'.join(words_of(line))})\b", re.IGNORECASE)
        for heading, line in word_table("assessment_words.yaml").items()
    }


def cue_in(heading: str, text: str) -> re.Match[str] | None:
    """Return the first cue of a kind in a text.

    Examples
    --------
    >>> cue_in("effect", "Pressure from abroad leads to talks")[0]
    'leads to'
    """
    return _cues()[heading].search(text)


def split_sentence(words: Evidence, conditions: Sequence[Evidence] = ()) -> Parts | None:
    """Split a sentence into what leads to what; None where no words tie two things together.

    "If a, b"; "b if a"; "b unless a"; "only a will b"; "a leads to b"; "should a come, b"; "do a and b";
    "the longer a, the harder b".

    Parameters
    ----------
    conditions
        The clauses of condition that the reading knows: they end where it says, with or without a comma.

    Examples
    --------
    >>> text = "Unless the ferry runs, the market will close"
    >>> parts = split_sentence(Evidence("r", 0, len(text), text))
    >>> parts.link, parts.cause.quote, parts.effect.quote
    ('unless', 'Unless the ferry runs', ', the market will close')
    """
    return _by_form(words) or _by_conjunction(words, conditions) or _by_verb(words)


def _part(words: Evidence, start: int, end: int) -> Evidence:
    return Evidence(words.report, words.start + start, words.start + end, words.quote[start:end])


def _by_form(words: Evidence) -> Parts | None:
    text = words.quote
    if inverted := _INVERTED.match(text):
        return Parts(_part(words, *inverted.span(1)), _part(words, *inverted.span(2)), "condition")
    if more := _THE_MORE.search(text):
        link: Link = "against" if more[2].casefold() in _HARDER else "effect"
        return Parts(_part(words, *more.span(1)), _part(words, *more.span(3)), link)
    order = _ORDER.match(text)
    if order and cue_in("order", order[1]) and _FOLLOWS.match(order[3]):
        return Parts(_part(words, order.start(1), order.end(2)), _part(words, *order.span(3)), "condition")
    return None


def _by_conjunction(words: Evidence, conditions: Sequence[Evidence]) -> Parts | None:
    text = words.quote
    cues = [(match, head) for head in ("needed", "condition") if (match := cue_in(head, text))]
    before = cue_in("before", text)
    if before is not None and cue_in("negation", text[: before.start()]):
        cues.append((before, "needed"))  # "no talks before the ban is lifted"
    if not cues:
        return None
    # "It would leave in May, when its mandate ends, unless they talk": the plainer tie counts.
    match, heading = min(cues, key=lambda pair: (cue_in("when", pair[0][0]) is not None, pair[0].start()))
    place, cue = match.start(), match[0].casefold()
    link: Link = "condition" if heading == "condition" else _of_exception(text[place:])
    for clause in conditions:
        first, end = clause.start - words.start, clause.end - words.start
        if clause.report == words.report and first <= place < end < len(text) and _is_open(text[:first]):
            return Parts(_part(words, place, end), _part(words, end, len(text)), link, cue=cue)
    # "Only a loan | can save the port": the cue ends where the verb begins.
    closed = match.end() if cue.endswith(" ") and link == "only" else None
    split = (closed or _end_of_clause(text, place)) if _is_open(text[:place]) else None
    if split is not None:
        return Parts(_part(words, place, split), _part(words, split, len(text)), link, cue=cue)
    if not place:
        return None
    return Parts(_part(words, place, len(text)), _part(words, 0, place), link, cue=cue)


def _is_open(before: str) -> bool:
    """Return True if a condition behind these words stands before what depends on it."""
    return len(before.split()) < _OPENING_WORDS or _OPENS_CLAUSE.search(before) is not None


def _of_exception(words: str) -> Link:
    return "only" if words[:4].casefold() == "only" else "unless"


def _by_verb(words: Evidence) -> Parts | None:
    text = words.quote
    verbs = [(match, head) for head in ("required", "effect", "against") if (match := cue_in(head, text))]
    if not verbs:
        return None
    match, heading = min(verbs, key=lambda pair: pair[0].start())
    place = match.start()
    if not place:
        return None
    link: Link = "effect" if heading == "effect" else "against" if heading == "against" else "only"
    negated = bool(_NEGATED.search(text[:place]))
    modal = _MODAL_AT_END.search(text[:place])
    cause = _part(words, 0, modal.start() if modal else place)
    return Parts(cause, _part(words, place, len(text)), link, negated, match[0].casefold())


def _end_of_clause(text: str, place: int) -> int | None:
    """Return where a condition that stands first ends; None where nothing follows it."""
    comma = text.find(",", place)
    if 0 <= comma < len(text.rstrip(" ,.”\"’'")):
        return comma
    first = _MODAL_CLAUSE.search(text, place)
    if first is not None:
        return first.start()
    after = place
    while (modal := cue_in("forecast", text[after:])) is not None:
        # "Without rain | the war will go on": what stands before the verb is its subject.
        verb = after + modal.start()
        subject = _SUBJECT.search(text[place:verb])
        split = place + subject.start(1) if subject else verb
        if _DANGLES.search(text, place, split) is None:
            return split
        after += modal.end()  # "when the board and the unions can't agree": the verb is the condition's own
    return None
