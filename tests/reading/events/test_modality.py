"""The modality of an event, by tense, modal, negation and the verb that governs it."""

from __future__ import annotations

import pytest

from detente.reading.events.modality import modality_of, noun_modality


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("The court dissolved the party.", "dissolved", "happened"),
        ("The court has dissolved the party.", "dissolved", "happened"),
        ("The party was dissolved.", "dissolved", "happened"),
        ("The court is dissolving the party.", "dissolving", "ongoing"),
        ("The court will dissolve the party.", "dissolve", "planned"),
        ("The court plans to dissolve the party.", "dissolve", "planned"),
        ("The court promised to dissolve the party.", "dissolve", "planned"),
        ("The court may dissolve the party.", "dissolve", "possible"),
        ("The court could dissolve the party.", "dissolve", "possible"),
        ("If the court dissolves the party, the members will leave.", "dissolves", "possible"),
        ("The court may not dissolve the party.", "dissolve", "possible"),
        ("The court must dissolve the party.", "dissolve", "demanded"),
        ("The senator urged the court to dissolve the party.", "dissolve", "demanded"),
        ("The senator asked the court to dissolve the party.", "dissolve", "demanded"),
        ("The court did not dissolve the party.", "dissolve", "denied"),
        ("The court never dissolved the party.", "dissolved", "denied"),
        ("The court refused to dissolve the party.", "dissolve", "denied"),
        ("The court is trying to dissolve the party.", "dissolve", "ongoing"),
        ("The ministry said it would dissolve the party.", "dissolve", "planned"),
        # A sentence of an infinitive only, also of one that makes another do something.
        ("To dissolve the party.", "dissolve", "planned"),
        ("To force the party to leave.", "force", "planned"),
        ("To force the party to leave.", "leave", "planned"),
    ],
)
def test_the_grammar_around_a_verb_says_how_far_its_event_has_come(pipeline, text, verb, modality):
    token = next(token for token in pipeline(text) if token.text == verb)
    assert modality_of(token) == modality


@pytest.mark.parametrize(
    ("text", "noun", "modality"),
    [
        ("The arrest of the leader surprised them.", "arrest", "happened"),
        ("The planned visit of the leader surprised them.", "visit", "planned"),
        ("An alleged attack by the rebels surprised them.", "attack", "possible"),
    ],
)
def test_an_event_noun_happened_unless_a_word_on_it_says_otherwise(pipeline, text, noun, modality):
    token = next(token for token in pipeline(text) if token.text == noun)
    assert noun_modality(token) == modality
