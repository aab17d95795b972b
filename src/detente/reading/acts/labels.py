"""The plain words of an act: a label in the infinitive, and the content lemmas to compare acts by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from detente.reading.acts.cues import act_cues, predicate_of
from detente.reading.acts.governors import doers_of, is_bare_participle, is_turning
from detente.reading.acts.stand_ins import thing_meant
from detente.reading.events import is_negated, is_passive, modal_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from detente.reading.acts.names import NamedParties

LONGEST_LABEL: Final = 9
_OBJECTS: Final = ("dobj", "dative", "attr", "oprd")
_BEFORE: Final = ("amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "neg")
_CONTENT: Final = (*_OBJECTS, "pobj", "compound", "amod", "poss", "conj", "nmod", "prt")
_TIMES: Final = ("DATE", "TIME")
_OBJECT_FORMS: Final = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_SHORT_OBJECTS: Final = (["it"], ["them"], ["him"], ["her"], ["us"], ["me"])
_DETERMINERS: Final = {
    **{word: word for word in ("the", "a", "an", "all", "any", "every", "some", "each", "another", "both")},
    **dict.fromkeys(("this", "that", "these", "those"), "the"),
}
_PERSONAL: Final = frozenset(("he", "him", "she", "her", "us", "me", "i", "we"))
# Nothing is said by "resign for saying".
_UNFINISHED: Final = ("saying", "telling", "calling", "having", "being", "making")
_NEVER_LAST: Final = frozenset(("the", "a", "an", "and", "its", "their", "his", "our", "my", "your", "worth"))
_OF_WHOM: Final = frozenset(
    ("responsible", "guilty", "involved", "arrested", "detained", "wounded", "affected")
)
_POINTING: Final = frozenset(("this", "that", "these", "it"))
_PEOPLE: Final = frozenset(("boy", "girl", "child", "man", "woman", "son", "daughter", "baby", "teenager"))
_NO_ARTICLE: Final = frozenset(
    ("his", "her", "its", "their", "all", "both", "other", "some", "many", "several", "two")
)
_CONTAINING: Final = frozenset(("place", "contain", "include", "impose", "set", "carry", "put", "have"))
_NOT_A_WORD: Final = re.compile(r"[^\w$%-]+")


def objects_of(verb: Token) -> list[Token]:
    """Return the heads of a verb's objects; of a passive its subject."""
    heads = [
        child
        for child in verb.children
        if (child.dep_ in _OBJECTS or _is_unknown_name(child, verb))
        and child.ent_type_ not in _TIMES
        and child.pos_ not in ("ADJ", "ADV", "ADP")
    ]
    heads = [thing_meant(_antecedent(head), verb) for head in heads]
    if is_passive(verb):
        patient = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        if patient is None and verb.dep_ in ("conj", "xcomp"):
            patient = next((child for child in verb.head.children if child.dep_ == "nsubjpass"), None)
        if patient is None and verb.dep_ == "conj":
            patient = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
        if patient is None and verb.dep_ == "acl":
            patient = verb.head
        if patient is None:
            # "The sailors, held hostage by rebels": the parser makes them its subject.
            patient = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if patient is not None:
            heads.insert(0, patient)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is not None and (is_turning(verb, subject) or is_bare_participle(verb)):
        heads.insert(0, subject)
    return heads


def with_those_of_back(word: Token) -> Iterator[Token]:
    """Yield what depends on a word, also where the parser gives it to "back": "go back to the mill"."""
    for child in word.children:
        yield child
        if child.lower_ == "back" and child.dep_ in ("advmod", "prt") and child.i > word.i:
            yield from (inner for inner in child.children if inner.dep_ == "prep")


def _is_unknown_name(word: Token, verb: Token) -> bool:
    """Return True for a name that the parser does not know as the object: "offered to meet Orvik"."""
    return word.dep_ in ("advmod", "npadvmod") and word.pos_ == "PROPN" and word.left_edge.i == verb.i + 1


def _antecedent(head: Token) -> Token:
    """Return the noun that a relative pronoun stands for: "a paper which they refuse to sign"."""
    if head.tag_ not in ("WDT", "WP") and not (head.lower_ == "that" and head.dep_ == "dobj"):
        return head
    clause = next((word for word in head.ancestors if word.dep_ == "relcl"), None)
    return clause.head if clause is not None and clause.head.pos_ in ("NOUN", "PROPN") else head


def label_of(verb: Token, names: NamedParties) -> str:
    """Return a verb's act as a plain infinitive of at most nine words: "Withdraw the police"."""
    words, particle = _verb_words(verb)
    for head in objects_of(verb):
        phrase = list(phrase_words(head, names, LONGEST_LABEL - len(words) - len(particle)))
        words = _with(words, [*phrase, *particle] if phrase[-1:] in _SHORT_OBJECTS else [*particle, *phrase])
        particle = []
    words += particle
    for child in with_those_of_back(verb):
        if child.i < verb.i and not is_passive(verb):
            continue
        if (child.dep_ in ("acomp", "oprd") and child.pos_ == "ADJ") or (
            child.dep_ == "advmod" and (child.tag_ == "RP" or child.lower_ in ("home", "together", "abroad"))
        ):
            words = words if child.lower_ in words else _with(words, [child.lower_])
        elif child.dep_ == "dobj" and child.pos_ == "ADJ" and any(c.dep_ == "compound" for c in child.lefts):
            # The parser takes "the strike illegal" for one phrase.
            words = _with(words, _joined([*(t for left in child.lefts for t in left.subtree), child]))
        elif (
            child.dep_ in ("prep", "dative")
            and child.lower_ in act_cues().links
            and not _is_behind_an_aside(child)
        ):
            words = _with(words, list(_linked(child, names, LONGEST_LABEL - len(words))))
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
            words = _fitted([*words, *more], len(words))
        elif child.dep_ == "ccomp" and child.pos_ == "ADJ" and child.i > verb.i:
            # "Declare the strike illegal"
            subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
            what = list(phrase_words(subject, names, 5)) if subject is not None else []
            words = _with(words, [*what, child.lower_]) if what else words
    return as_label(words, fewest=len(predicate_of(verb).split()))


def _verb_words(verb: Token) -> tuple[list[str], list[str]]:
    """Return a verb and its particle, each as a list of words."""
    lemma, *particle = predicate_of(verb).split()
    return (["free"], []) if [lemma, *particle] == ["set", "free"] else ([lemma], particle)


def as_label(words: list[str], fewest: int = 1) -> str:
    """Return words as a label: no more than nine, no quotation marks, a capital at the start.

    ``fewest`` words stay, even if they look as if something followed ("carry out").
    """
    plain = [
        word
        for word in (_NOT_A_WORD.sub("", w) if not w.isalnum() and not _keeps(w) else w for w in words)
        if word
    ]
    while len(plain) > fewest and (
        len(plain) > LONGEST_LABEL or plain[-1].lower() in (*act_cues().links, *_NEVER_LAST, *_UNFINISHED)
    ):
        plain.pop()
    text = " ".join(plain).replace("$ ", "$")
    return text[:1].upper() + text[1:]


def _keeps(word: str) -> bool:
    return bool(re.fullmatch(r"[\w$%-]+(?:[’'.,]\w+)*[’']?s?\.?", word))


def _with(words: list[str], more: list[str]) -> list[str]:
    return [*words, *more] if len(words) + len(more) <= LONGEST_LABEL else words


def _fitted(words: list[str], fewest: int) -> list[str]:
    """Return words of a clause within another, cut where a phrase of theirs begins if they are too many."""
    if len(words) <= LONGEST_LABEL:
        return words
    links = act_cues().links
    cuts = [k for k, word in enumerate(words[: LONGEST_LABEL + 1]) if k > fewest + 1 and word in links]
    return words[: cuts[-1]] if cuts else words[:LONGEST_LABEL]


def _is_behind_an_aside(preposition: Token) -> bool:
    """Return True for "at" in "blocked the road in protest at the sale"."""
    return preposition.lower_ == "at" and preposition.nbor(-1).lemma_.lower() in act_cues().asides


def _is_bare_complement(verb: Token) -> bool:
    return verb.tag_ in ("VB", "VBG") and not any(child.dep_ == "mark" for child in verb.children)


def _linked(preposition: Token, names: NamedParties, room: int) -> Iterator[str]:
    inner = next((leaf for leaf in preposition.children if leaf.dep_ in ("pobj", "prep", "pcomp")), None)
    if inner is None or inner.lemma_.lower() in act_cues().asides or inner.lower_ in _POINTING:
        return
    if inner.ent_type_ in _TIMES and preposition.lower_ in ("on", "in", "by", "at", "of", "from", "for"):
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
            if label[-1:] == ["them"] or len(label) > room - 1:
                return
            yield preposition.lower_
            yield inner.lower_
            yield from label[1:]
        return
    words = list(phrase_words(inner, names, room - 1))
    if "of" not in words and _is_cut_off(inner):
        return
    if preposition.lower_ == "between" and "and" not in words and inner.tag_ not in ("NNS", "NNPS"):
        return
    if words and words not in _SHORT_OBJECTS:
        yield preposition.lower_
        yield from words


def _is_cut_off(noun: Token) -> bool:
    """Return True for "within sight" of "within sight of the arena": it says nothing without the rest."""
    bare = noun.tag_ == "NN" and not any(child.dep_ in _BEFORE or child.dep_ == "det" for child in noun.lefts)
    return bare and any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)


def phrase_words(head: Token, names: NamedParties, room: int) -> Iterator[str]:
    """Yield the words of a noun phrase in short: no clauses or asides, a name for a pronoun."""
    if head.pos_ == "PRON" and head.lower_ == "those":
        yield from _those(head)
        return
    if head.pos_ == "PRON":
        name = names.name_of(head) if head.lower_ in _PERSONAL else None
        if name is not None and len(name.split()) <= room:
            yield from name.split()
        elif head.lower_ not in ("we", "us", "i", "me", "you", "who", "which", "that", "what"):
            yield _OBJECT_FORMS.get(head.lower_, head.lower_)
        return
    if head.ent_type_ == "MONEY":
        amount = _amount(head)
        if len(amount) <= room:
            yield from amount
        return
    proper = _proper_name(head, names)
    if proper is not None and len(proper) <= room:
        yield from proper
        return
    words: list[str] = []
    first, last = _hyphened(head)
    for token in head.lefts:
        if token.i >= first:
            continue
        if token.dep_ in ("det", "predet") and token.lower_ in _DETERMINERS:
            words.append(_DETERMINERS[token.lower_])
        elif token.dep_ == "det" and token.lower_ == "no":
            words.append("any" if head.dep_ in ("dobj", "nsubjpass") else "no")
        elif token.dep_ == "poss" and token.tag_ in ("PRP$", "WP$"):
            words += _owner(token, head, names)
        elif token.dep_ in _BEFORE and not token.is_punct and not adds_nothing(token, words):
            words += _joined([t for t in token.subtree if not t.is_punct or t.text in ("-", "$")])
    words.append(head.doc[first : last + 1].text)
    words = [word.lower() if word in ("The", "A", "An") else word for word in words]
    words = _with_its_article(head, words)
    if len(words) > room:
        words = _in_fewer(words, room)
    if not words:
        return
    yield from words
    room -= len(words)
    for token in head.rights:
        if token.i <= last or token.lower_ == "like" or token.nbor(-1).lower_ == "such":
            continue
        if token.dep_ == "prep" and token.lower_ in act_cues().links and room > 1:
            more = list(_linked(token, names, room))
            if more and len(more) <= room:
                yield from more
                room -= len(more)
        elif token.dep_ == "relcl" and room > 1:
            more = list(_with_or_without(token, names, room))
            yield from more
            room -= len(more)
        elif token.dep_ == "conj" and room > 2 and _is_another_thing(token):
            more = list(phrase_words(token, names, room - 1))
            if more and len(more) < room:
                yield "and"
                yield from more
                room -= len(more) + 1


def _is_another_thing(word: Token) -> bool:
    """Return True for a noun; a name without a capital is a verb that the tagger missed."""
    return word.pos_ in ("NOUN", "PROPN") and not (word.tag_ == "NNP" and word.text.islower())


def _with_or_without(clause: Token, names: NamedParties, room: int) -> Iterator[str]:
    """Yield what a thing that is asked for must contain: "a plan that would not cut pensions"."""
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


def _those(pronoun: Token) -> Iterator[str]:
    """Yield "those responsible" for "those who were responsible for it"; of other clauses nothing."""
    for child in pronoun.children:
        about = [child, *(inner for inner in child.children if inner.dep_ in ("acomp", "attr"))]
        which = next((word for word in about if word.lower_ in _OF_WHOM), None)
        if which is not None:
            yield from ("those", which.lower_)
            return
    yield "them"


_AGED: Final = re.compile(r"[\w-]+-?(?:year|month|week|day)s?-olds?")


def adds_nothing(word: Token, before: list[str]) -> bool:
    """Return True for "such", "ongoing" and what a reporter thinks of a thing: "its energetic support"."""
    if word.lower_ == "own":
        return before[-1:] not in (["its"], ["their"], ["his"], ["her"])
    if word.dep_ not in ("amod", "compound", "nmod"):
        return word.lower_ == "such"
    # "So-called" is three tokens.
    whole = "".join(part.lower_ for part in word.subtree)
    if _AGED.fullmatch(whole):
        return True  # "his 6-year-old son" is his son
    return word.lower_ == "such" or not act_cues().judging.isdisjoint((word.lower_, whole))


def _with_its_article(head: Token, words: list[str]) -> list[str]:
    """Return a phrase with "a" or "an" as the word behind it asks, where the report has the other."""
    if len(words) < 2 or words[0] not in ("a", "an"):
        return words
    behind = next((t.nbor(1).text for t in head.lefts if t.lower_ == words[0]), words[1])
    if words[1] == behind:
        return words
    return ["an" if words[1][0].lower() in "aeiou" else "a", *words[1:]]


def _in_fewer(words: list[str], room: int) -> list[str]:
    """Return a noun phrase in fewer words: without what modifies it, and never without its article."""
    first = words[:1] if words[0].lower() in _DETERMINERS or words[0][-2:] in ("’s", "s’", "'s") else []
    rest = room - len(first)
    return [*first, *words[-rest:]] if rest > 0 else []


def _amount(head: Token) -> list[str]:
    """Return the words of a sum, with its sign and its unit: "$200m" is three tokens."""
    doc = head.doc
    sum_named = next((ent for ent in head.sent.ents if ent.start <= head.i < ent.end), None)
    first, last = (sum_named.start, sum_named.end - 1) if sum_named is not None else (head.i, head.i)
    if first > 0 and doc[first - 1].is_currency:
        first -= 1
    if last + 1 < len(doc) and not _spaced(doc[last]) and doc[last + 1].is_alpha:
        last += 1
    return doc[first : last + 1].text.split()


def _hyphened(head: Token) -> tuple[int, int]:
    """Return the first and last token of the word that a token is part of: "sit-in", "make-up"."""
    doc, first, last = head.doc, head.i, head.i
    while (
        first > 1 and doc[first - 1].text == "-" and not _spaced(doc[first - 1]) and doc[first - 2].is_alpha
    ):
        if _spaced(doc[first - 2]):
            break
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not _spaced(doc[last]):
        if _spaced(doc[last + 1]) or not doc[last + 2].is_alpha:
            break
        last += 2
    return first, last


def _spaced(token: Token) -> bool:
    return bool(token.whitespace_)


def _owner(pronoun: Token, head: Token, names: NamedParties) -> list[str]:
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


def _proper_name(head: Token, names: NamedParties) -> list[str] | None:
    """Return the name that stands beside a description ("its leader, Ana Roy"), or that it stands for."""
    if head.pos_ != "NOUN":
        return None
    beside = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
    if beside is not None:
        return beside.doc[beside.left_edge.i : beside.i + 1].text.split()
    bare = [child.lower_ for child in head.lefts]
    name = names.name_of(head) if bare in (["the"], ["his"], ["her"]) and names.of_head(head) else None
    words = name.split() if name is not None else []
    proper = words[1:] if words[:1] and words[0].lower() in _DETERMINERS else words
    if not any(word[:1].isupper() for word in proper):
        return None
    if words[0].casefold() == "the":
        return ["the", *words[1:]]
    is_one = names.is_person(head) or words[0].lower() in _NO_ARTICLE or head.lemma_.lower() in _PEOPLE
    return words if is_one else ["the", *words]


def _joined(tokens: list[Token]) -> list[str]:
    """Return the words of tokens, with what stood together kept together ("Drevnia's", "cease-fire")."""
    words: list[str] = []
    together = False
    for token in tokens:
        if words and (together or token.tag_ == "POS"):
            words[-1] += token.text
        else:
            words.append(token.text)
        together = (
            not token.whitespace_
            and token.i + 1 < len(token.doc)
            and token.doc[token.i + 1].text in ("-", "'s", "’s")
        )
        if token.text == "-":
            together = True
    return words


def content_lemmas(head: Token) -> Iterator[str]:
    """Yield the lemmas of an act's content words: its verb or noun, objects and what is linked to them."""
    stack = [head]
    while stack:
        token = stack.pop(0)
        if (token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not token.is_stop) or token is head:
            yield token.lemma_.lower()
        stack += [
            child for child in with_those_of_back(token) if _belongs(child, token, of_head=token is head)
        ]


def _belongs(word: Token, above: Token, *, of_head: bool) -> bool:
    """Return True for a word that says more of the act: its objects, or what a preposition links to it."""
    if word.dep_ in _CONTENT and (word.pos_ != "VERB" or not of_head):
        return True
    if word.dep_ in ("prep", "dative", "agent") and word.lower_ in act_cues().links and word.i > above.i:
        return True
    return of_head and word.dep_ in ("nsubjpass", "xcomp")
