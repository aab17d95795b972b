"""Whom "he" and "she" stand for where several people are named, and where nobody can say."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

from detente.reading import Findings
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report(id="r", source="r.txt", text=text, language="en")], pipeline)
    return findings


def _whose(pipeline: Language, text: str, words: str) -> str | None:
    """Return the party of the first word of some words."""
    place = text.index(words)
    parties = _read(pipeline, text).parties
    return next((party.id for party in parties for m in party.mentions if m.start == place), None)


def test_who_speaks_behind_a_quotation_is_who_spoke_before_and_not_who_is_named_between(
    pipeline: Language,
) -> None:
    text = (
        "Carl Tober, who teaches law, was not hopeful.\n\n"
        '"They will run out the clock," Tober said. "They want the next mayor to name the judges."\n\n'
        "But what if the other side wins? Would it not name more judges than Otto Kranz?\n\n"
        '"Let it name whom it likes," he said.\n'
    )
    statements = _read(pipeline, text).statements
    assert statements[-1].speaker == "carl-tober"


def test_he_is_not_whom_only_his_own_words_name(pipeline: Language) -> None:
    text = (
        "Otto Kranz said he would close the dam. Anton Lund said he would like to see Norland.\n\n"
        '"If Otto Kranz becomes mayor I will be barred from going," he said. He said he planned to visit '
        "Norland before January in case Kranz wins.\n"
    )
    rows = rows_of(pipeline, text)
    assert rows["Visit Norland"].maker == "anton-lund"


def test_he_of_the_second_sentence_is_the_subject_of_the_first(pipeline: Language) -> None:
    text = "Otto Kranz met Clara Brandt on Monday. He said he planned to visit Norland before January.\n"
    assert rows_of(pipeline, text)["Visit Norland"].maker == "otto-kranz"


def test_whoever_makes_an_offer_is_meant_in_it(pipeline: Language) -> None:
    text = "Anton Lund rejected Otto Kranz's offer to make an exception to his call for a ban on ferries.\n"
    assert _whose(pipeline, text, "his call") == "otto-kranz"
    other = "Anton Lund rejected the offer of the port. He stood by his call for a ban on ferries.\n"
    assert _whose(pipeline, other, "his call") == "anton-lund"


def test_a_pair_is_of_the_one_before_it(pipeline: Language) -> None:
    text = "Otto Kranz asked for the ban after Anton Lund and his wife, Clara Brandt, burned the ferry.\n"
    findings = _read(pipeline, text)
    wife = next(party for party in findings.parties if party.id == "clara-brandt")
    assert [role.of for role in wife.roles] == ["anton-lund"]


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        (
            "Otto Kranz met Anton Lund. Lund's rivals gave up after his win in Norland.\n",
            "his win",
            "anton-lund",
        ),
        (
            "Otto Kranz met Anton Lund.\n\nAfter a meeting with Otto Kranz, Anton Lund repeated his offer.\n",
            "his offer",
            "anton-lund",
        ),
    ],
)
def test_a_sentence_about_what_is_his_is_about_him(
    pipeline: Language, text: str, words: str, whose: str
) -> None:
    assert _whose(pipeline, text, words) == whose


def test_a_pronoun_that_may_be_of_two_stands_for_nobody(pipeline: Language) -> None:
    text = (
        "The union said it would not hand Anton Lund over to Otto Kranz if he came to Norland. "
        "The port waited.\n"
    )
    assert _whose(pipeline, text, "he came") is None


def test_one_doubtful_pronoun_makes_no_man_a_woman(pipeline: Language) -> None:
    text = (
        "Clara Brandt sent letters. She wrote to the board. She wrote to the press.\n\n"
        "Carl Tober called Brandt's use of a claim of right over her letters odd. He told the press so.\n"
    )
    assert _whose(pipeline, text, "her letters") == "clara-brandt"


def test_a_quotation_speaks_of_another_than_its_speaker(pipeline: Language) -> None:
    text = (
        "Otto Kranz will visit the island.\n\n"
        '"He is a danger to all of us," said Anton Lund. "He wants to close the port."\n'
    )
    rows = rows_of(pipeline, text)
    assert not [row for row in rows.values() if row.maker == "anton-lund"]


def test_he_behind_somebody_without_a_name_is_not_who_was_named_before(pipeline: Language) -> None:
    text = (
        "Foreign Minister Otto Kranz has been telephoning both capitals, his aides said. "
        "A historian of the port was less hopeful. He noted that nobody has given an inch since 1962. "
        "Even if the ships leave, he said, the question of the rock stays open.\n"
    )
    statements = _read(pipeline, text).statements
    noted = [
        said
        for said in statements
        if any("an inch" in c.quote or "rock" in c.quote for c in said.content_spans)
    ]
    assert len(noted) == 2
    assert [said.speaker for said in noted] == [None, None]


def test_he_is_whoever_meets_somebody_without_a_name(pipeline: Language) -> None:
    text = "Otto Kranz met a historian of the port on Monday. He noted that the rock was bare.\n"
    assert _whose(pipeline, text, "He noted") == "otto-kranz"


def test_the_president_of_a_union_is_not_the_president(pipeline: Language) -> None:
    text = (
        "President Ada Moor asked a court to end the strike. The President said that it was late.\n\n"
        "Arno Mill, the union's president, asked the members to respect the law.\n"
    )
    holders = [
        party for party in _read(pipeline, text).parties if "Moor" in party.name or "President" in party.name
    ]
    at = text.index("the union's president")
    assert holders
    assert not any(mention.start == at for party in holders for mention in party.mentions)


@pytest.mark.parametrize("rank", ["Commodore", "Colonel", "Brigadier"])
def test_an_officer_may_be_told_of_by_his_rank_alone_and_he_is_he(pipeline: Language, rank: str) -> None:
    text = (
        f"{rank} Anton Lund of the navy took the port in May from Otto Kranz. Kranz wants his own seats.\n\n"
        f"The {rank.lower()} would give Kranz the money, but no seats. On Tuesday he swore in a council.\n"
    )
    assert _whose(pipeline, text, "he swore") == "anton-lund"
