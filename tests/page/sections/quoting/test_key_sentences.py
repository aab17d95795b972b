"""The sentences quoted at the top of a page: whole, readable by themselves, on what is asked and answered."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.quoting.key_sentences import KeySentences

NEWS = (
    "BRINE, 2 March 2022 - The Salt Union walked out of the harbour on Monday.\n\n"
    "Gulls were seen over the Salt Union’s old hall, which has a red door and two small windows. The Salt"
    " Union demands that the Port Authority raise the night pay for all the dockers. That is a demand the"
    " union’s friends make as well. The Port Authority has refused to raise the night pay, and says it has"
    " no money. The Salt Union will not return to the harbour until the night pay is raised by a third."
)


def quoted(pipeline: Language, *texts: str, most: int = 4) -> list[str]:
    positions, dossier = table_and_dossier(pipeline, *texts)
    lines = KeySentences(dossier, positions).lines(most)
    for line in lines:
        (words,) = line.evidence
        assert dossier.reports[words.report].text[words.start : words.end] == words.quote
    return [line.text for line in lines]


def test_whole_sentences_on_what_is_asked_answered_and_on_what_condition(pipeline: Language) -> None:
    assert quoted(pipeline, NEWS) == [
        "“The Salt Union demands that the Port Authority raise the night pay for all the dockers.”",
        "“The Port Authority has refused to raise the night pay, and says it has no money.”",
        "“The Salt Union will not return to the harbour until the night pay is raised by a third.”",
    ]


def test_fewer_where_fewer_are_wanted_and_the_weightiest_of_them(pipeline: Language) -> None:
    assert len(quoted(pipeline, NEWS, most=1)) == 1
    assert quoted(pipeline, NEWS, most=0) == []


def test_what_stands_elsewhere_is_not_quoted_again(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, NEWS)
    sentences = KeySentences(dossier, positions)
    first, *rest = sentences.lines(4)
    assert [line.text for line in sentences.lines(4, first.evidence)] == [line.text for line in rest]


def test_no_more_than_there_is_room_for_but_the_fewest_asked_for(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, NEWS)
    sentences = KeySentences(dossier, positions)
    assert len(sentences.lines(4, room=100)) == 1
    assert len(sentences.lines(4, room=100, fewest=2)) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "It demands that the Port Authority open the northern gate for all of the dockers.",
        "Why should the Salt Union want the Port Authority to open the northern gate again?",
        "This is what the Salt Union demands of the Port Authority and of its new director.",
        "We demand that the Port Authority open the northern gate for the Salt Union.",
        "Salt Union Demands That Port Authority Open Gate",
    ],
)
def test_what_leans_on_another_asks_or_is_no_sentence_is_not_quoted(
    pipeline: Language, sentence: str
) -> None:
    text = f"BRINE, 2 March 2022 - The Salt Union met on Monday in the hall of the harbour.\n\n{sentence}"
    assert not any("demand" in line.lower() or "gate" in line for line in quoted(pipeline, text))


def test_a_pronoun_of_a_known_speaker_gives_way_to_the_name_in_brackets(pipeline: Language) -> None:
    text = (
        "BRINE, 2 March 2022 - Rosa Lund, the director of the Port Authority, met the Salt Union on Monday."
        "\n\nShe said that the Port Authority would not raise the night pay before the summer."
    )
    assert quoted(pipeline, text) == [
        "“[Rosa Lund] said that the Port Authority would not raise the night pay before the summer.”"
    ]


def test_a_joint_and_the_name_of_who_speaks_on_the_radio_are_left_out(pipeline: Language) -> None:
    text = (
        "PRESENTER: The Salt Union met the Port Authority on Monday.\n\n"
        "REPORTER: But the Port Authority refused to open the northern gate to the Salt Union.\n"
    )
    assert quoted(pipeline, text) == [
        "“The Port Authority refused to open the northern gate to the Salt Union.”"
    ]


def test_a_party_that_speaks_for_itself_is_quoted_with_its_we(pipeline: Language) -> None:
    text = (
        "To the dockers of Brine, 2 March 2022\n\nWe, the Salt Union, met on Monday. We demand an answer."
        " The Port Authority offered our members a rise of which we reject every part."
    )
    assert quoted(pipeline, text) == [
        "“The Port Authority offered our members a rise of which we reject every part.”"
    ]


def test_a_day_to_come_counts_and_one_of_the_past_does_not(pipeline: Language) -> None:
    text = (
        "BRINE, 2 March 2022 - The Salt Union met on Monday in the hall of the old harbour.\n\n"
        "The Port Authority of Brine opens its new northern gate on 14 April 2022. The Port Authority of"
        " Brine built its old southern gate in May 1998."
    )
    assert quoted(pipeline, text) == [
        "“The Port Authority of Brine opens its new northern gate on 14 April 2022.”"
    ]


def test_of_two_sentences_in_much_the_same_words_one_is_quoted(pipeline: Language) -> None:
    text = NEWS + " The Port Authority has refused to raise the night pay, it repeated on Tuesday."
    assert sum("refused to raise" in line for line in quoted(pipeline, text)) == 1


def test_of_several_reports_the_newest_come_first_and_each_has_its_day(pipeline: Language) -> None:
    later = "BRINE - The Port Authority offered the Salt Union a rise of two per cent from the summer on."
    lines = quoted(pipeline, NEWS, later)
    assert lines[0] == (
        "“The Port Authority offered the Salt Union a rise of two per cent from the summer on.”"
        " (2 March 2022)"
    )
    assert all(line.endswith("(2 March 2022)") for line in lines)


def test_a_sentence_whose_pronoun_comes_before_its_first_name_gives_way(pipeline: Language) -> None:
    text = (
        "BRINE, 2 March 2022 - Rosa Lund met the Salt Union on Monday in the hall of the harbour.\n\n"
        "Workers who want her gone refused to wait for the Port Authority. The Port Authority refused to open"
        " the northern gate to the Salt Union."
    )
    assert quoted(pipeline, text, most=1) == [
        "“The Port Authority refused to open the northern gate to the Salt Union.”"
    ]


def test_a_sentence_of_a_mail_that_is_quoted_loses_its_marks(pipeline: Language) -> None:
    text = "> > The Salt Union met.\n> >\n> > The Port Authority refused to open the gate to the union.\n"
    assert quoted(pipeline, text) == ["“The Port Authority refused to open the gate to the union.”"]
