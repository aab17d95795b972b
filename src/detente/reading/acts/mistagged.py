"""Verbs that the tagger takes for adjectives or nouns: "demanded that the board open talks"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern

_FINITE: Final = frozenset(
    (
        "be",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "should",
        "must",
        "can",
        "could",
        "has",
        "have",
        "had",
    )
)
_GIVING: Final = ("send", "give", "grant", "hand", "show", "offer", "pay", "provide", "lend")
_BRITISH: Final = as_pattern(r"\w+(?:og|gn|an|al|er|in|or|ol|at|im|at|iv)i[sz]e")

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MENDED: Final = frozenset("VNJ")  # the first letters of the tags of verbs, nouns and adjectives


def mend_tags(doc: Doc) -> None:
    """Make base forms of what has a subject and an object of its own, and of a second infinitive."""
    for word in doc:
        if word.tag_[:1] not in _MENDED:
            continue
        if word.lower_ in ("hoping", "hoped", "hopes") and word.pos_ == "VERB":
            word.lemma_ = "hope"
        if word.lower_ == "gone":
            _mend_gone(word)
        if (thing := _owned_by(word)) is not None:
            word.head, word.dep_ = thing, "poss"
        if (main := _main_verb_behind(word)) is not None:
            _make_participle(word, main)
        if (preposition := _preposition_of(word)) is not None:
            word.tag_, word.pos_, word.dep_ = "NN", "NOUN", "pobj"
            word.head = preposition
        if _is_set_free(word):
            noun, word.dep_ = word.head, "acomp"
            for other in [child for child in word.children if child.dep_ == "conj"]:
                other.head, other.dep_ = noun, "amod"
            word.head = word.nbor(-1)
        if (giving := _parted_from(word)) is not None:
            word.head, word.dep_ = giving, "dobj"
        if _is_wanted_done(word):
            word.tag_ = "VBN"
        is_adjective = word.tag_ in ("JJ", "NN") and word.dep_ in ("ccomp", "acl") and _acts(word)
        is_noun = word.tag_ == "NN" and _BRITISH.fullmatch(word.lower_) and _is_second_verb(word)
        if is_adjective or is_noun:
            word.tag_, word.pos_ = "VB", "VERB"


def _mend_gone(gone: Token) -> None:
    """Make "leave" of "gone" in "the soldiers should be gone by May", a passive to the parser."""
    subject = next((child for child in gone.children if child.dep_ == "nsubjpass"), None)
    be = next((child for child in gone.children if child.dep_ == "auxpass" and child.lower_ == "be"), None)
    if subject is None or be is None:
        return
    gone.lemma_, gone.tag_ = "leave", "VB"
    subject.dep_, be.dep_ = "nsubj", "aux"
    for child in gone.children:
        if child.lower_ == "by":
            child.dep_ = "advmod"


def _owned_by(word: Token) -> Token | None:
    """Return "$70 billion" for "island" of "the island's $70 billion": two objects, to the parser."""
    if word.dep_ != "dobj":
        return None
    mark = next((child for child in word.children if child.tag_ == "POS"), None)
    if mark is None or mark.i != word.i + 1:
        return None
    things = (c for c in word.head.children if c.dep_ == "dobj" and c.i > word.i)
    return next((thing for thing in things if thing.left_edge.i == mark.i + 1), None)


def _main_verb_behind(word: Token) -> Token | None:
    """Return "asked" of "proposed that the judge assigned to us be asked to come".

    To the parser the judge assigned something, and "be asked" stands beside it without a subject.
    """
    is_clause = word.dep_ in ("ccomp", "csubj", "csubjpass")
    if word.tag_ not in ("VBN", "VBD") or not is_clause or word.i == 0:
        return None
    subject = word.nbor(-1)
    if subject.head != word or subject.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if any(child.dep_ in ("aux", "auxpass", "dobj", "neg") for child in word.children):
        return None
    if word.dep_ != "ccomp":
        return word.head if word.head.i > word.i and word.head.pos_ in ("VERB", "AUX") else None
    for other in word.doc[word.i + 1 : word.sent.end]:
        beside = other.head in (word, word.head) and other.dep_ in ("ccomp", "xcomp", "conj", "advcl", "dep")
        helps = [child for child in other.children if child.dep_ in ("aux", "auxpass") and child.i < other.i]
        bare = not any(child.dep_ in ("nsubj", "nsubjpass", "mark", "cc") for child in other.children)
        finite = any(child.lower_ in _FINITE for child in helps)
        joined = any(child.dep_ == "cc" and child.i > word.i for child in word.children)
        if beside and bare and finite and not joined:
            return other
    return None


def _make_participle(word: Token, main: Token) -> None:
    """Give a subject and its "that" to the main verb, and a participle to the subject."""
    subject, inside = word.nbor(-1), word.dep_ == "ccomp"
    passive = any(child.dep_ == "auxpass" for child in main.children)
    for child in list(word.children):
        if child.dep_ == "mark":
            child.head = main
    if inside and main.head != word.head:
        main.head = word.head
    main.dep_ = "ccomp" if inside else main.dep_
    subject.head, subject.dep_ = main, "nsubjpass" if passive else "nsubj"
    word.head, word.dep_, word.tag_ = subject, "acl", "VBN"


def _is_set_free(word: Token) -> bool:
    """Return True for "free" of "must be set free and foreign troops", taken for a word of the troops."""
    if word.lower_ != "free" or not word.i or word.dep_ != "amod" or word.nbor(-1).lemma_ != "set":
        return False
    return word.nbor(-1).pos_ == "VERB" and word.head.i > word.i + 1 and word.nbor().lower_ == "and"


def _parted_from(word: Token) -> Token | None:
    """Return "send" for "copy" in "asked that it send the mission, as soon as it can, a copy of the laws"."""
    if word.pos_ != "NOUN" or word.dep_ not in ("ccomp", "advcl") or word.head.pos_ != "VERB":
        return None
    first = next((child for child in word.lefts if child.dep_ == "det"), None)
    if first is None or not first.i or first.nbor(-1).text != ",":
        return None
    for verb in (word.head, *word.head.children):
        given = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
        if verb.lemma_.lower() in _GIVING and verb.i < word.i and len(given) == 1:
            given[0].dep_ = "dative"
            return verb
    return None


def _is_wanted_done(word: Token) -> bool:
    """Return True for "opened" in "wants the treaty opened", which the tagger takes for what it did."""
    if word.tag_ != "VBD" or word.dep_ != "ccomp" or word.head.lemma_ != "want" or word.head.i > word.i:
        return False
    below = {child.dep_ for child in word.children}
    return not below & {"mark", "aux", "auxpass", "dobj"} and bool(below & {"nsubj", "nsubjpass"})


def _preposition_of(word: Token) -> Token | None:
    """Return "of" of "tells nurses ahead of Monday strike", where the parser has nurses told to strike."""
    if word.tag_ != "VB" or word.dep_ not in ("xcomp", "ccomp") or word.i < 2:
        return None
    if word.is_sent_start or word.nbor(-1).is_sent_start:
        return None
    before, preposition = word.nbor(-1), word.nbor(-2)
    plain = before.head == word and before.dep_ in ("compound", "amod", "nmod", "npadvmod")
    empty = preposition.dep_ == "prep" and not any(True for _ in preposition.children)
    return preposition if plain and empty else None


def _is_second_verb(word: Token) -> bool:
    """Return True for "apologise" in "to take it back and apologise", which the tagger takes for a noun."""
    joined = word.dep_ == "conj" and word.head.tag_ == "VB" and word.nbor(-1).lower_ in ("and", "or")
    return joined and not any(child.i < word.i for child in word.children)


def _acts(word: Token) -> bool:
    below = {child.dep_ for child in word.children}
    return {"nsubj", "dobj"} <= below and any(
        child.dep_ == "mark" and child.lower_ == "that" for child in word.children
    )
