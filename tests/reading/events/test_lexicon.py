"""The lexicon of predicates: every entry has a known type and is written so that it can be matched."""

from __future__ import annotations

from detente.reading.events.lexicon import COOPERATIVE, OUTSIDE, plover_lexicon

VERBAL = frozenset(("REQUEST", "ACCUSE", "REJECT"))

HOSTILE = {"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def test_every_entry_has_a_plover_type_or_one_of_ours():
    lexicon = plover_lexicon()
    kinds = {*lexicon.verbs.values(), *lexicon.phrases.values(), *lexicon.nouns.values()}
    assert kinds <= COOPERATIVE | HOSTILE | OUTSIDE | VERBAL


def test_every_plover_type_has_a_verb():
    assert set(plover_lexicon().verbs.values()) >= COOPERATIVE | HOSTILE | VERBAL


def test_entries_are_lemmas_in_lower_case():
    lexicon = plover_lexicon()
    words = {word for entry in lexicon.verbs for word in entry} | set(lexicon.nouns)
    assert all(word == word.lower() and " " not in word for word in words)


def test_a_verb_needs_at_most_one_word_beside_it_or_two():
    assert max(len(entry) for entry in plover_lexicon().verbs) <= 3
