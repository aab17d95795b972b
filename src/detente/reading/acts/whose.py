"""Names in a label for "his", "its" and for descriptions: whose a thing is, and whom a phrase means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues
from detente.reading.acts.doers import doers_of
from detente.reading.acts.noun_words import DETERMINERS
from detente.reading.acts.objects import objects_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.acts.names import NamedParties

_PEOPLE: Final = frozenset(("boy", "girl", "child", "man", "woman", "son", "daughter", "baby", "teenager"))
_NO_ARTICLE: Final = frozenset(
    ("his", "her", "its", "their", "all", "both", "other", "some", "many", "several", "two")
)


def owner_words(pronoun: Token, head: Token, names: NamedParties) -> list[str]:
    """Return whose something is, as a name unless it is the doer's own: "his plan" is "Roy's plan"."""
    if head.pos_ == "PROPN":
        return [] if head.ent_type_ == "PERSON" or names.is_person(head) else ["the"]
    if pronoun.tag_ == "WP$" or pronoun.lower_ in ("my", "our", "your"):
        return ["its"] if any(child.lower_ == "own" for child in head.lefts) else ["the"]
    name = names.name_of(pronoun)
    if _is_of_fewer(pronoun, head):
        return ["the"]
    verb = next((word for word in head.ancestors if word.pos_ == "VERB"), None)
    doer = names.one(doers_of(verb)) if verb is not None else None
    owner = names.one(pronoun)
    known = verb is not None and any(names.one(word) == owner for word in objects_of(verb))
    # "It will ask the rebels to lay down their arms": theirs, whoever was named before.
    whom = list(objects_of(verb.head)) if verb is not None and verb.dep_ in ("xcomp", "ccomp") else []
    # "To ask the kin to grant his rights": those of one man are not the kin's own.
    of_many = (
        pronoun.lower_ in ("his", "her")
        and head.lemma_.lower() not in act_cues().kin
        and any(word.tag_ in ("NNS", "NNPS") for word in whom)
    )
    of_another = bool(whom) and not of_many
    own = verb is not None and _is_own(pronoun, head, verb)
    if verb is None and pronoun.lower_ in ("his", "her") and name is None:
        return ["the"]  # "their blockade against his nominee": no reader knows whose
    if name is None or doer is None or doer == owner or known or of_another or own or not name[:1].isupper():
        return [pronoun.lower_]
    words = name.split()
    words[0] = words[0].lower() if words[0] in ("The", "A", "An") else words[0]
    owned = max((k for k, word in enumerate(words[:-1]) if word[-2:] in ("’s", "'s", "s’")), default=-1)
    if owned >= 0 and head.lemma_.lower() in act_cues().kin:
        return [pronoun.lower_]  # "his son", and not "the father’s son"
    if owned >= 0:
        words = ["the", *words[owned + 1 :]]  # "Ana Roy’s father’s house" is "the father’s house"
    return [*words[:-1], f"{words[-1]}’" if words[-1].endswith("s") else f"{words[-1]}’s"]


def _is_of_fewer(pronoun: Token, head: Token) -> bool:
    """Return True for "its" in "ordered the police to seal its studios": not those of the many who do it."""
    verb = head.head
    many = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if many is None and verb.dep_ in ("xcomp", "ccomp"):
        many = next((c for c in verb.head.children if c.dep_ in ("dobj", "nsubjpass")), None)
    if many is None or pronoun.lower_ not in ("its", "his", "her") or head.dep_ != "dobj":
        return False
    return many.tag_ in ("NNS", "NNPS") or many.lemma_.lower() == "police"


def _is_own(pronoun: Token, head: Token, verb: Token) -> bool:
    """Return True for "its" in the object of a clause that names its doer: "Velland must drop its claim"."""
    if pronoun.lower_ != "its" or head.head != verb or head.dep_ != "dobj":
        return False
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ not in ("NN", "NNP"):
        return False
    return subject.ent_type_ != "PERSON" or subject.left_edge == subject


def proper_name(head: Token, names: NamedParties) -> list[str] | None:
    """Return the name that stands beside a description ("its leader, Ana Roy"), or that it stands for."""
    if head.pos_ != "NOUN":
        return None
    beside = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
    if beside is not None:
        return beside.doc[beside.left_edge.i : beside.i + 1].text.split()
    bare = [child.lower_ for child in head.lefts]
    name = names.name_of(head) if bare in (["the"], ["his"], ["her"]) and names.of_head(head) else None
    words = name.split() if name is not None else []
    proper = words[1:] if words[:1] and words[0].lower() in DETERMINERS else words
    if not any(word[:1].isupper() for word in proper):
        return None
    if words[0].casefold() == "the":
        return ["the", *words[1:]]
    is_one = names.is_person(head) or words[0].lower() in _NO_ARTICLE or head.lemma_.lower() in _PEOPLE
    return words if is_one else ["the", *words]
