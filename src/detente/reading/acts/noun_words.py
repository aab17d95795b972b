"""The words of a noun phrase that a label keeps, and in what form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.acts.cues import act_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TWO: Final = 2
BEFORE_A_NOUN: Final = ("amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "predet", "neg")
DETERMINERS: Final = {
    **{word: word for word in ("the", "a", "an", "all", "any", "every", "some", "each", "another", "both")},
    **dict.fromkeys(("this", "that", "these", "those"), "the"),
}
_OF_WHOM: Final = frozenset(
    ("responsible", "guilty", "involved", "arrested", "detained", "wounded", "affected")
)


def is_cut_off(noun: Token) -> bool:
    """Return True for "within sight" of "within sight of the arena": it says nothing without the rest.

    Nor does "on the filling" of "a treaty on the filling of the dam".
    """
    bare = noun.tag_ == "NN" and not any(
        child.dep_ in BEFORE_A_NOUN or child.dep_ == "det" for child in noun.lefts
    )
    doing = (noun, *noun.conjuncts) if noun.lower_.endswith("ing") else (noun,) if bare else ()
    return any(child.dep_ == "prep" and child.lower_ == "of" for word in doing for child in word.rights)


_CHANGES: Final = ("amendments", "reforms", "changes", "elections", "reductions", "cuts")


def is_another_thing(word: Token) -> bool:
    """Return True for a noun; a name without a capital is a verb that the tagger missed."""
    # "A purge of the army and amendments to the charter": the parser joins the amendments to the army.
    act = word.lower_ in _CHANGES
    return word.pos_ in ("NOUN", "PROPN") and not (word.tag_ == "NNP" and word.text.islower()) and not act


def those_words(pronoun: Token) -> Iterator[str]:
    """Yield "those responsible" for "those who were responsible for it"; of other clauses nothing."""
    for child in pronoun.children:
        about = [child, *(inner for inner in child.children if inner.dep_ in ("acomp", "attr"))]
        which = next((word for word in about if word.lower_ in _OF_WHOM), None)
        if which is not None:
            yield from ("those", which.lower_)
            return
    yield "them"


_AGED: Final = as_pattern(r"[\w-]+-?(?:year|month|week|day)s?-olds?")


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


def with_its_article(head: Token, words: list[str]) -> list[str]:
    """Return a phrase with "a" or "an" as the word behind it asks, where the report has the other."""
    if len(words) < 2 or words[0] not in ("a", "an"):
        return words
    behind = next((t.nbor(1).text for t in head.lefts if t.lower_ == words[0]), words[1])
    if words[1] == behind:
        return words
    return ["an" if words[1][0].lower() in "aeiou" else "a", *words[1:]]


_FIRST_HALVES: Final = frozenset((
    "Central", "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "New",
    "United", "Saudi", "Latin", "Great", "San", "Santa", "El", "Sri", "Costa", "Sierra",
))  # fmt: skip
_SUMS: Final = ("debt", "aid", "loan", "grant", "damage", "funding", "relief", "cash", "compensation")
_OF_MANY_BODIES: Final = frozenset((
    "Department", "Ministry", "Council", "Court", "Committee", "Commission", "Agency", "Office", "Service",
    "Authority", "Union", "League", "Bank", "Front", "Party",
))  # fmt: skip


def in_fewer(words: list[str], room: int) -> list[str]:
    """Return a noun phrase in fewer words: without what modifies it, and never without its article."""
    first = words[:1] if words[0].lower() in DETERMINERS or words[0][-2:] in ("’s", "s’", "'s") else []
    rest = room - len(first)
    last = words[-rest:] if rest > 0 else []
    if 0 < len(last) < len(words) and words[-len(last) - 1] in _FIRST_HALVES:
        last = last[1:]  # half a name is another name: "Central American" is not "American"
    if len(last) == 1 and last[0] in _OF_MANY_BODIES and words[-2:-1] and words[-2][:1].isupper():
        return []
    while last[:1] and last[0].lower() in ("to", "up", "than", "of"):
        last = last[1:]  # "of up to two million" in fewer words is "of two million"
    return [*first, *last] if last else []


def amount_words(head: Token) -> list[str]:
    """Return the words of a sum, with its sign and its unit: "$200m" is three tokens."""
    doc = head.doc
    sum_named = next((ent for ent in head.sent.ents if ent.start <= head.i < ent.end), None)
    first, last = (sum_named.start, sum_named.end - 1) if sum_named is not None else (head.i, head.i)
    if first > 0 and doc[first - 1].is_currency:
        first -= 1
    if last + 1 < len(doc) and not _spaced(doc[last]) and doc[last + 1].is_alpha:
        last += 1
    return [*doc[first : last + 1].text.split(), *_what_sum(doc, last + 1)]


def _what_sum(doc: Doc, behind: int) -> list[str]:
    """Return "in debt" of "its $70 billion in debt"."""
    words = doc[behind : behind + 2]
    named = len(words) == 2 and words[0].lower_ == "in" and words[1].lemma_.lower() in _SUMS
    return ["in", words[1].lower_] if named else []


def hyphened(head: Token) -> tuple[int, int]:
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


def is_behind_a_hyphen(token: Token) -> bool:
    """Return True for "election" in "the post-election dispute", of which the parser makes two words."""
    if token.i < _TWO or token.nbor(-1).text != "-":
        return False
    return not _spaced(token.nbor(-1)) and not _spaced(token.nbor(-2))


def _spaced(token: Token) -> bool:
    return bool(token.whitespace_)


def joined_words(tokens: list[Token]) -> list[str]:
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
