"""The plain words of an act: a label in the infinitive."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from detente.reading.acts.complements import (
    clause_told,
    clause_words,
    fitting_gerund,
    how_much_more,
    name_given,
)
from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.either_way import either_way
from detente.reading.acts.label_words import LONGEST_LABEL, as_label, fitted, with_more
from detente.reading.acts.noun_words import (
    BEFORE_A_NOUN,
    DETERMINERS,
    adds_nothing,
    amount_words,
    hyphened,
    in_fewer,
    is_another_thing,
    is_behind_a_hyphen,
    is_cut_off,
    joined_words,
    those_words,
    with_its_article,
)
from detente.reading.acts.objects import (
    TIMES,
    is_how_it_is_done,
    objects_of,
    or_else,
    stranded_preposition,
    with_those_of_back,
)
from detente.reading.acts.whose import owner_words, proper_name
from detente.reading.events import is_infinitive, is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from detente.reading.acts.names import NamedParties

_OBJECT_FORMS: Final = {
    "he": "him", "she": "her", "they": "them", "we": "us", "i": "me",
    "their": "them", "his": "him", "its": "it",
}  # fmt: skip
_SHORT_OBJECTS: Final = (["it"], ["them"], ["him"], ["her"], ["us"], ["me"])
_PERSONAL: Final = frozenset(("he", "him", "she", "her", "us", "me", "i", "we", "them"))
_WITH_THEIR_VERB: Final = ("home", "together", "abroad", "aside", "apart", "forward", "closer")
_NAMES_BEGIN: Final = ("The", "A", "An", "His", "Her", "Its", "Their", "Some", "Our", "My")
"""Words that have a capital only where a description begins a sentence."""
_UP_OR_DOWN: Final = ("down", "up")
_ASKING_FOR: Final = ("ask", "call", "push", "press", "plead", "argue", "wait", "campaign")
_CALLS: Final = ("call", "demand", "appeal", "request", "plea", "promise", "pledge", "commitment")
_QUANTITIES: Final = frozenset(("several", "some", "many", "few", "most", "both", "other", "another", "all"))
_POINTING: Final = frozenset(("this", "that", "these", "it"))
_CONTAINING: Final = frozenset(("place", "contain", "include", "impose", "set", "carry", "put", "have"))
_TAKEN: Final = ("treat", "regard", "see", "view", "consider", "describe", "recognise", "recognize", "accept")

_AT_A_TIME: Final = ("on", "in", "by", "at", "of", "from", "for", "through", "throughout", "during", "over")
"""Prepositions that tell with a day or a while when an act is done, and are no part of it."""


def label_of(verb: Token, names: NamedParties) -> str:
    """Return a verb's act as a plain infinitive of at most nine words: "Withdraw the police"."""
    words, particle = _verb_words(verb)
    stranded = stranded_preposition(verb)
    words += [stranded.lower_] if stranded is not None else []
    if (other := or_else(verb)) is not None:
        words += ["or", *_verb_words(other)[0]]
    for head in objects_of(verb):
        room = LONGEST_LABEL - len(words) - len(particle) - len(_as_what(verb, names))
        named = names.name_of(head) if head.dep_ == "nsubj" and head.lower_ in ("it", "they") else None
        phrase = named.split() if named is not None and len(named.split()) < 5 else []
        phrase = phrase or list(phrase_words(head, names, room))
        words = with_more(
            words, [*phrase, *particle] if phrase[-1:] in _SHORT_OBJECTS else [*particle, *phrase]
        )
        particle = []
    words += [*particle, *how_much_more(verb)]
    if as_what := _as_what(verb, names):
        words = with_more(words, as_what)
    if (bound := _bound_of(verb)) is not None:
        words = with_more(words, bound)
    for child in with_those_of_back(verb):
        if (child.i < verb.i and not is_passive(verb)) or (child.lower_ == "as" and _as_what(verb, names)):
            continue
        if (child.dep_ in ("acomp", "oprd") and (child.pos_ == "ADJ" or child.lower_ == "alone")) or (
            child.dep_ == "advmod" and (child.tag_ == "RP" or child.lower_ in _WITH_THEIR_VERB)
        ):
            words = words if child.lower_ in words else with_more(words, [*_degree(child), child.lower_])
        elif child.dep_ in ("advmod", "prt") and child.lower_ in _UP_OR_DOWN and child.i > verb.i + 1:
            way = _up_or_down_to(child, names, LONGEST_LABEL - len(words))
            words = with_more(words, way[1:] if child.lower_ in words else way)
        elif child.dep_ == "dobj" and child.lower_ == "good" and child.i == verb.i + 1:
            words = [*words[:1], "good", *words[1:]]  # "make good on its pledge"
        elif child.dep_ == "dobj" and child.pos_ == "ADJ" and any(c.dep_ == "compound" for c in child.lefts):
            # The parser takes "the strike illegal" for one phrase.
            words = with_more(
                words, joined_words([*(t for left in child.lefts for t in left.subtree), child])
            )
        elif predicate_of(verb) in _TAKEN and (taken := _taken_as(child)):
            words = with_more(words, taken)
        elif (
            child.dep_ in ("prep", "dative")
            and child.lower_ in act_cues().links
            and either_way(child) is None
            and not _is_behind_an_aside(child)
        ):
            words = with_more(words, list(_linked(child, names, LONGEST_LABEL - len(words))))
            if child.lower_ == "for" and verb.lemma_.lower() in _ASKING_FOR:
                words = with_more(words, _to_be_done(child, names))
        elif (other_side := either_way(child)) is not None:
            more = ["with", "or", "without", *phrase_words(other_side, names, 4)]
            words = with_more(words, more)
        elif child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and _is_bare_complement(child):
            inner = label_of(child, names).split()
            to = ["to"] if any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children) else []
            subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            first = child.lower_ if child.tag_ == "VBG" or not inner else inner[0].lower()
            inner = [first, *inner[1:]]
            before = (
                list(phrase_words(subject, names, 4)) or [_OBJECT_FORMS.get(subject.lower_, subject.text)]
                if subject is not None
                else []
            )
            more = [*before, *to, *inner]
            if len(words) + len(more) > LONGEST_LABEL and not before:
                # "Ask the heads of the union to support its plan": whom, in short.
                words = words[:1] + list(takewhile(lambda word: word not in act_cues().links, words[1:]))
            words = fitted([*words, *more], len(words))
        elif child.dep_ in ("advcl", "ccomp") and verb.lemma_.lower() in _ASKING_FOR:
            words = with_more(words, _asked_for_clause(child, names))
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ" and child.i > verb.i:
            # "Declare the strike illegal"
            subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
            what = list(phrase_words(subject, names, 5)) if subject is not None else []
            words = with_more(words, [*what, *_degree(child), child.lower_]) if what else words
    if (told := clause_told(verb)) is not None:
        # Without what is shown or told, the verb alone: it says nothing.
        more = clause_words(told, LONGEST_LABEL - len(words))
        words = [*words, *more] if more else words[:1]
    return as_label(words, fewest=len(predicate_of(verb).split()))


def _number_of(head: Token) -> list[str]:
    """Return "43" of "Channel 43" and "136" of "Route 136": without it nobody knows which one."""
    behind = head.nbor(1) if head.i + 1 < len(head.doc) else None
    numbered = (
        behind is not None and behind.tag_ == "CD" and behind.text[:1].isdigit() and behind.head == head
    )
    named = numbered and head.pos_ in ("PROPN", "NOUN") and head.text[:1].isupper()
    return [behind.text] if named and behind is not None and behind.dep_ == "nummod" else []


def _up_or_down_to(direction: Token, names: NamedParties, room: int) -> list[str]:
    """Return "down to 30" of "bring its staff there down to 30 from 55"."""
    to = next((child for child in direction.children if child.lower_ in ("to", "by", "from")), None)
    bound = list(_linked(to, names, room - 1)) if to is not None else []
    return [direction.lower_, *bound] if bound else []


def _to_be_done(preposition: Token, names: NamedParties) -> list[str]:
    """Return "to be revoked" of "ask for the ruling to be revoked": without it, the ruling is asked for."""
    thing = next((leaf for leaf in preposition.children if leaf.dep_ == "pobj"), None)
    clause = (
        next((c for c in thing.rights if c.dep_ in ("acl", "relcl")), None) if thing is not None else None
    )
    return _as_clause(clause, names) if clause is not None and is_infinitive(clause) else []


def _asked_for_clause(clause: Token, names: NamedParties) -> list[str]:
    """Return "for the ruling to be revoked", which the parser takes for a clause of its own."""
    link = next((child for child in clause.children if child.dep_ == "mark" and child.lower_ == "for"), None)
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if link is None or subject is None or not is_infinitive(clause):
        return []
    return ["for", *phrase_words(subject, names, 4), *_as_clause(clause, names)]


def _as_clause(clause: Token, names: NamedParties) -> list[str]:
    if is_passive(clause):
        return ["to", "be", clause.lower_]
    first, *rest = label_of(clause, names).split() or [""]
    return ["to", first.lower(), *rest] if first else []


def _as_what(verb: Token, names: NamedParties) -> list[str]:
    """Return "as an act of war" of "treat any attempt to divert it as an act of war", cut without it.

    The parser may give it to another word of the clause.
    """
    if predicate_of(verb) not in _TAKEN:
        return []
    links = (c for c in verb.subtree if c.lower_ == "as" and c.dep_ == "prep" and c.i > verb.i)
    things = (leaf for c in links for leaf in c.children if leaf.dep_ == "pobj")
    thing = next(things, None)
    return ["as", *phrase_words(thing, names, 5)] if thing is not None else []


def _taken_as(child: Token) -> list[str]:
    """Return "as final" of "treat the offer as final", which the parser takes for a clause or a bare "as"."""
    if child.lower_ == "as":
        what = next((c for c in child.children if c.dep_ == "amod" and c.pos_ in ("ADJ", "VERB")), None)
        return ["as", what.lower_] if what is not None else []
    is_as = any(left.lower_ == "as" and left.i == child.i - 1 for left in child.lefts)
    is_bare = child.pos_ == "ADJ" or (child.tag_ == "VBN" and not list(child.rights))
    return ["as", child.lower_] if is_as and is_bare else []


def _bound_of(verb: Token) -> list[str] | None:
    """Return "more than 36 hours" of "not to work more than 36 hours"; a bare day is no bound."""
    for child in verb.children:
        words = [token.text for token in child.subtree if not token.is_punct]
        if child.i > verb.i and child.ent_type_ in TIMES and [w.lower() for w in words[1:2]] == ["than"]:
            return words
    return None


def _degree(adjective: Token) -> list[str]:
    """Return "less" of "make them less profitable", without which the words say the opposite."""
    degrees = ("less", "more", "too", "not", "least", "most")
    return [child.lower_ for child in adjective.lefts if child.lower_ in degrees]


def _verb_words(verb: Token) -> tuple[list[str], list[str]]:
    """Return a verb and its particle, each as a list of words."""
    lemma, *particle = predicate_of(verb).split()
    if lemma == "rid" and any(child.lower_ in ("get", "getting", "got") for child in verb.children):
        return ["get", "rid"], particle  # "getting rid of the fee"
    return (["free"], []) if [lemma, *particle] == ["set", "free"] else ([lemma], particle)


def _is_behind_an_aside(preposition: Token) -> bool:
    """Return True for "at" in "blocked the road in protest at the sale"."""
    return preposition.lower_ == "at" and preposition.nbor(-1).lemma_.lower() in act_cues().asides


def _is_bare_complement(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBG") and not any(child.dep_ == "mark" for child in verb.children)


def _whose_sum(head: Token) -> list[str]:
    """Return "the island's" of "the island's $70 billion debt"."""
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.pos_ != "PRON"), None)
    return joined_words([word for word in owner.subtree if not word.is_space]) if owner is not None else []


def _linked(preposition: Token, names: NamedParties, room: int) -> Iterator[str]:
    inner = next((leaf for leaf in preposition.children if leaf.dep_ in ("pobj", "prep", "pcomp")), None)
    if inner is None or inner.lemma_.lower() in act_cues().asides or inner.lower_ in _POINTING:
        return
    if preposition.lower_ == "at" and (
        inner.like_num or inner.lower_ in ("am", "pm", "a.m.", "p.m.", "noon")
    ):
        return  # "at 5.30 am"
    if any(word.lower_ == "much" for word in inner.lefts) or inner.left_edge.lower_ in ("so", "as"):
        return  # "won't stop it for so much as a day"
    if inner.tag_ in ("JJR", "RBR"):
        return  # "by 2022 - higher than anywhere": the parser gives "higher" to "by"
    if inner.ent_type_ in TIMES and preposition.lower_ in _AT_A_TIME:
        return
    if inner.dep_ == "prep":
        words = [inner.lower_, *(_linked(inner, names, room - 2))][1:]
        if words:
            yield preposition.lower_
            yield from words
        return
    if inner.dep_ == "pcomp":
        if inner.tag_ == "VBG":
            label = label_of(inner, names).split()
            if len(label) > room - 1:
                label = fitting_gerund(label, room - 1)
            if not label or label[-1:] == ["them"]:
                return
            yield preposition.lower_
            yield inner.lower_
            yield from label[1:]
        return
    words = list(phrase_words(inner, names, room - 1))
    if "of" not in words and is_cut_off(inner):
        return
    if preposition.lower_ == "between" and "and" not in words and inner.tag_ not in ("NNS", "NNPS"):
        return
    if words and words not in _SHORT_OBJECTS:
        yield preposition.lower_
        yield from words


def _without_capital(token: Token, words: Sequence[str]) -> Sequence[str]:
    """Return the words before a noun without the capital that only a sentence gives them: "Three people"."""
    first = token.left_edge
    if not (words and first.is_sent_start and (first.tag_ == "CD" or first.lower_ in _QUANTITIES)):
        return words
    return [words[0].lower(), *words[1:]]


def phrase_words(head: Token, names: NamedParties, room: int) -> Iterator[str]:
    """Yield the words of a noun phrase in short: no clauses or asides, a name for a pronoun."""
    if head.lower_ == "one" and any(child.lower_ == "another" for child in head.children):
        yield from ("one", "another")
        return
    if head.pos_ == "PRON" and head.lower_ == "those":
        yield from those_words(head)
        return
    if head.pos_ == "PRON":
        whose = head.lower_ in _PERSONAL and (
            head.lower_ != "them" or head.dep_ in ("dobj", "dative", "pobj")
        )
        name = names.name_of(head) if whose else None
        if name is not None and len(name.split()) <= room:
            article, *rest = name.split()
            yield from (article.lower() if article in _NAMES_BEGIN else article, *rest)
        elif head.lower_ not in ("we", "us", "i", "me", "you", "who", "which", "that", "what"):
            yield _OBJECT_FORMS.get(head.lower_, head.lower_)
        return
    if (
        over := next((c for c in head.rights if c.dep_ == "prt" and head.lower_.endswith("ing")), None)
    ) is not None:
        # "Opposes handing over the mill", where the parser takes "handing" for a noun.
        thing = next((c for c in (*over.rights, *head.rights) if c.dep_ in ("pobj", "dobj")), None)
        yield from (head.lower_, over.lower_)
        yield from phrase_words(thing, names, room - 2) if thing is not None else ()
        return
    if head.ent_type_ == "MONEY":
        amount = [*_whose_sum(head), *amount_words(head)]
        if len(amount) <= room:
            yield from amount
        return
    proper = proper_name(head, names)
    if proper is not None and len(proper) <= room:
        yield from proper
        return
    words: list[str] = []
    number = _number_of(head)
    room -= len(number)
    first, last = hyphened(head)
    for token in head.lefts:
        if token.i >= first:
            continue
        if token.dep_ in ("det", "predet") and token.lower_ in DETERMINERS:
            words.append(DETERMINERS[token.lower_])
        elif token.dep_ == "det" and token.lower_ == "no":
            words.append("any" if head.dep_ in ("dobj", "nsubjpass") else "no")
        elif token.dep_ == "poss" and token.tag_ in ("PRP$", "WP$"):
            words += owner_words(token, head, names)
        elif token.dep_ in BEFORE_A_NOUN and not token.is_punct and not adds_nothing(token, words):
            part = joined_words(
                [t for t in token.subtree if not t.is_punct or t.text in ("-", "$") or t.tag_ == "POS"]
            )
            if words and part and is_behind_a_hyphen(token.left_edge):
                words[-1], part = f"{words[-1]}-{part[0]}", part[1:]
            words += _without_capital(token, part)
    word = head.doc[first : last + 1].text
    words.append(word.lower() if head.is_sent_start and head.pos_ == "NOUN" and word.istitle() else word)
    words = [word.lower() if word in ("The", "A", "An") else word for word in words]
    words = with_its_article(head, words)
    if len(words) > room:
        words = in_fewer(words, room)
    if not words:
        return
    yield from words
    yield from number
    room -= len(words)
    if (given := name_given(head)) and len(given) <= room:
        yield from given
        room -= len(given)
    for token in head.rights:
        if token.i <= last or token.lower_ == "like" or token.nbor(-1).lower_ == "such":
            continue
        if is_how_it_is_done(token) or _is_by_the_doer(token):
            continue
        if token.dep_ == "prep" and token.lower_ in act_cues().links and room > 1:
            more = list(_linked(token, names, room))
            if more and len(more) <= room:
                yield from more
                room -= len(more)
        elif token.dep_ in ("acl", "advcl") and room > 1 and _says_what_for(token):
            label = label_of(token, names).split()
            more = ["to", label[0].lower(), *label[1:]] if label else []
            if len(more) <= room:
                yield from more
                room -= len(more)
        elif token.dep_ == "relcl" and room > 1:
            more = list(_with_or_without(token, names, room))
            yield from more
            room -= len(more)
        elif token.dep_ == "conj" and room > 2 and is_another_thing(token):
            more = list(phrase_words(token, names, room - 1))
            if more and len(more) < room:
                yield "and"
                yield from more
                room -= len(more) + 1


def _is_by_the_doer(preposition: Token) -> bool:
    """Return True for "by the board" of "until they are granted a pardon by the board"."""
    verb = preposition.head.head
    return preposition.lower_ == "by" and preposition.head.dep_ in ("dobj", "oprd") and is_passive(verb)


def _tells_which(clause: Token) -> bool:
    """Return True for a clause that says which of many are meant: "pay workers who join the strike"."""
    many = clause.head.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "amod") for c in clause.head.lefts)
    subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    behind = clause.head.i + 1 == clause.left_edge.i
    return many and behind and subject is not None and subject.lower_ == "who"


def _says_what_for(clause: Token) -> bool:
    """Return True for what is called for: "heed calls to raise the pay"."""
    return is_infinitive(clause) and clause.head.lemma_.lower() in _CALLS and clause.head.dep_ == "dobj"


def _with_or_without(clause: Token, names: NamedParties, room: int) -> Iterator[str]:
    """Yield what a thing that is asked for must contain: "a plan that would not cut pensions"."""
    if _tells_which(clause):
        words = [token.text for token in clause.subtree if not token.is_punct]
        if len(words) <= room:
            yield from words
        return
    asked = modal_of(clause) in ("would", "must", "should")
    that = any(child.lower_ in ("that", "which") and child.dep_ == "nsubj" for child in clause.children)
    one_of_many = any(child.lower_ in ("a", "an", "any") for child in clause.head.lefts)
    if not (asked and that and one_of_many):
        return
    things = [child for child in clause.children if child.dep_ == "dobj"]
    if not things:
        return
    if clause.lemma_.lower() not in _CONTAINING:
        words = label_of(clause, names).split()
        link = ["that", "would", "not"] if is_negated(clause) else ["that", "would"]
        words = [*link, words[0].lower(), *words[1:]]
    else:
        link = ["without" if is_negated(clause) else "with"]
        words = [*link, *phrase_words(things[0], names, room - 1)]
    if len(link) < len(words) <= room:
        yield from words
