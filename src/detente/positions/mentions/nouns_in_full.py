"""Acts of a noun whose label is its verb alone, with the words of the noun: "refuse a departmental vote"."""

from __future__ import annotations

from typing import Final

from detente.patterns import as_pattern
from detente.reading import ActMention, is_whole_label

_ANSWERS: Final = ("refused", "accepted", "opposed")
_ASKING: Final = frozenset({"ask", "ask for", "want", "demand", "seek", "request", "insist on", "call for"})
_SEEKING: Final = frozenset({"seek", "want", "need", "ask", "plan", "demand"})
"""Of "did not seek a pardon", it is another that would grant it."""
_GIVING: Final = {"offer": "Grant", "promise": "Grant", "plan": "Hold"}
_NOUN: Final = as_pattern(
    r"\b(?P<which>no|any|an?|the|that|this|its|their|another)\b (?P<what>[^,;:.()“”\"\n]+)"
)
_TIME: Final = as_pattern(r" (?:on|since|until|till|by|before|last|this|next)\b.*")
_MOST_WORDS: Final = 7
_LOOSE: Final = as_pattern(r"\b(?:it|them|him|her|they|he|she|his|how|what|which|who|that)\b")


def with_its_noun(mention: ActMention) -> ActMention:
    """Return a mention labelled by its noun, where its label is a bare verb; any other unchanged.

    "Accepts no delay" refuses to accept any delay, and "asked for a vote in May" asks others to agree to one.
    """
    bare = mention.wording is not None and mention.wording.noun and len(mention.label.split()) == 1
    if not bare or mention.proposed_by is not None or mention.decided_by is not None:
        return mention
    verb = _verb(mention)
    noun = _noun_in(mention.span.quote) if verb else None
    label = f"{verb} {noun}"
    if noun is None or not is_whole_label(label) or (mention.mood == "demanded" and " of " in noun):
        return mention  # "demanded a purge of the army": to purge the army says it better
    return mention.model_copy(update={"label": label, "turned": None})


def _verb(mention: ActMention) -> str | None:
    if mention.mood in _ANSWERS and mention.doer is not None:
        return None if mention.cue in _SEEKING else "Accept"
    if mention.mood == "demanded" and mention.cue in _ASKING:
        return "Agree to"
    return _GIVING.get(mention.cue) if mention.mood in ("offered", "planned") else None


def _noun_in(quote: str) -> str | None:
    """Return the noun with what says which it is: "any delay" of "accepts no delay"."""
    match = _NOUN.search(quote)
    if match is None:
        return None
    what = _TIME.sub("", match["what"]).split()
    if len(what) > _MOST_WORDS or _LOOSE.search(" ".join(what)):
        return None
    which = {"no": "any", "that": "the", "this": "the"}.get(match["which"], match["which"])
    return " ".join((which, *what))
