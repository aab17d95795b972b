"""The acts of the catalogue in a sentence, by plain dependency rules: no mood, no doer, no negation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from detente.reading.acts.catalogue import Match, match_act

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = ("dobj", "obj", "nsubjpass", "nsubj:pass", "oprd", "attr")
_PARTICLES = ("out", "away", "back", "off", "down", "up", "aside", "in", "over", "on", "home")
_TURNING = ("begin", "start", "resume", "continue", "end", "stop", "collapse", "fail", "stall", "default")
_PERMITTING = ("let", "allow", "permit", "refuse")
_BESIDE = ("compound", "amod", "nmod", "nummod", "punct")


def acts_in(doc: Doc) -> set[tuple[str, bool]]:
    """The id and sign of every act that a sentence speaks of.

    A noun that names the act of the verb above it ("ban" in "lift the ban") is not an act again.
    """
    matches = [(token, match) for token in doc if (match := _act_of(token)) is not None]
    entries = {(token.i, match.entry.id) for token, match in matches if token.pos_ == "NOUN"}
    taken = {
        inner.i
        for token, match in matches
        for inner in token.subtree
        if inner != token and (inner.lemma_.casefold() in match.words or (inner.i, match.entry.id) in entries)
    }
    return {(match.entry.id, match.sign) for token, match in matches if token.i not in taken}


def _act_of(token: Token) -> Match | None:
    if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
        particles = [child.lower_ for child in token.children if _is_particle(child)]
        objects = [child for child in token.children if child.dep_ in _OBJECTS]
        objects += [pobj for child in token.children if child.dep_ == "prt" for pobj in child.children]
        if not objects and token.lemma_ in _TURNING:
            # "The talks collapsed": whatever begins, ends or fails by itself.
            objects = [child for child in token.children if child.dep_ == "nsubj"]
        phrases = [_phrase(head) for head in objects]
        if token.lemma_ in _PERMITTING:
            phrases += [phrase for child in token.children for phrase in _permitted(child)]
        return match_act(" ".join((token.lemma_, *particles)), phrases, list(_obliques(token)))
    if token.pos_ == "NOUN" and token.dep_ != "compound":
        return match_act(token.lemma_, _phrase(token)[1:], list(_obliques(token)), noun=True)
    return None


def _permitted(child: Token) -> list[list[str]]:
    """Of "let the exiles return": the subject and the verb; of "refuse her a visa" the visa too."""
    if child.dep_ not in ("ccomp", "xcomp"):
        return []
    subjects = [inner for inner in child.children if inner.dep_ == "nsubj"]
    return [*map(_phrase, subjects), [child.lemma_]]


def _is_particle(token: Token) -> bool:
    """ "out" in "pull out of the town" too, which the parser takes for a preposition."""
    return token.dep_ == "prt" or (
        token.lower_ in _PARTICLES
        and token.dep_ in ("prep", "advmod")
        and not any(child.dep_ in ("pobj", "pcomp") for child in token.children)
    )


def _phrase(head: Token) -> list[str]:
    """The lemmas of a noun phrase: its head, compounds, adjectives, and complements with "of"."""
    lemmas = [head.lemma_]
    for child in head.children:
        if child.dep_ in _BESIDE:
            lemmas += [child.lemma_, *(inner.lemma_ for inner in child.children if inner.dep_ in _BESIDE)]
        elif child.dep_ == "prep" and child.lower_ == "of":
            lemmas += [lemma for pobj in child.children if pobj.dep_ == "pobj" for lemma in _phrase(pobj)]
    return lemmas


def _obliques(token: Token) -> Iterator[tuple[str, str]]:
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative"):
            for pobj in child.children:
                if pobj.dep_ in ("pobj", "pcomp"):
                    yield from ((child.lower_, lemma) for lemma in _phrase(pobj))
            if _is_particle(child):
                yield from _obliques(child)
        elif child.dep_ == "advmod" and _is_particle(child):
            yield from _obliques(child)
        elif child.dep_ in ("dobj", "obj") and token.pos_ == "VERB":
            # "on the party" of "lift the ban on the party" may hang on either.
            yield from _obliques(child)
