"""Whose a quotation is: by marks of all kinds, sentences of their own, chains, and lines with labels."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions, find_statements


def _direct(pipeline: Language, text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of all that is quoted."""
    doc = pipeline(text)
    attributions = find_attributions(doc, ())
    statements = find_statements(attributions, find_parties(doc, attributions, ()))
    return [
        (said.speaker, " ".join(span.quote for span in said.content_spans))
        for said in statements
        if said.manner != "indirect"
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('Otto Kranz denied the charge. "I have never taken a bribe."', "otto-kranz", "a bribe"),
        (
            'Otto Kranz rejected the offer. "We will not sign this paper." The talks go on.',
            "otto-kranz",
            "this paper",
        ),
        (
            'The union accused the board of lying. "They hid the figures for a year."',
            "union",
            "hid the figures",
        ),
        ('Ada Lund resigned on Monday. "I cannot serve this cabinet any longer."', "ada-lund", "any longer"),
        (
            "The chairman dismissed the reports. “This is an old story and it is not true.”",
            "chairman",
            "old story",
        ),
        (
            '"We will sign," said Otto Kranz. Ada Lund denied the claim. "We have never seen such a paper."',
            "ada-lund",
            "such a paper",
        ),
        (
            '"We will sign," said Otto Kranz. He praised the envoy. "This is a good paper for all of us."',
            "otto-kranz",
            "a good paper",
        ),
        ('Otto Kranz laughed off the claim. "I have no house in Paris."', "otto-kranz", "no house"),
        ('Otto Kranz was defiant. "They will strike until noon."', "otto-kranz", "until noon"),
        (
            'Asked about the bribe, Otto Kranz shook his head. "That is an old story."',
            "otto-kranz",
            "old story",
        ),
    ],
)
def test_a_quotation_that_is_a_sentence_of_its_own(
    pipeline: Language, text: str, speaker: str, words: str
) -> None:
    assert [who for who, said in _direct(pipeline, text) if words in said] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        'The talks failed on Monday. "Nobody knows why this was so."',
        'The army shelled Tarn on Monday. "The houses shook for an hour and then it was still."',
        'Otto Kranz was seen in Tarn. "The houses shook for an hour and then it was still."',
    ],
)
def test_a_quotation_after_a_sentence_that_says_nothing_is_nobodys(pipeline: Language, text: str) -> None:
    assert _direct(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("'The talks are over and we go home,' said Otto Kranz.", "'The talks are over and we go home,'"),
        ("'They don't want peace and it's over,' said Otto Kranz.", "'They don't want peace and it's over,'"),
        ("'The workers' demands are not met,' said Otto Kranz.", "'The workers' demands are not met,'"),
        ("'No,' said Otto Kranz.", "'No,'"),
        ("‘The workers’ demands don’t count,’ Otto Kranz said.", "‘The workers’ demands don’t count,’"),
        ("« We will not sign this paper », said Otto Kranz.", "« We will not sign this paper »"),
        ("«We will not sign this paper,» said Otto Kranz.", "«We will not sign this paper,»"),
        ("‹We will not sign this paper,› said Otto Kranz.", "‹We will not sign this paper,›"),
        ("„We will not sign this paper,“ said Otto Kranz.", "„We will not sign this paper,“"),
    ],
)
def test_marks_of_every_print(pipeline: Language, text: str, words: str) -> None:
    assert _direct(pipeline, text) == [("otto-kranz", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Otto Kranz said the workers' demands and the owners' offer were far apart.",
        "Mary O'Neil said the cats' home was full. It's the dogs' home that pays.",
        "The '90s were hard and the '80s were not, Otto Kranz said.",
        "Otto Kranz said the strikers’ aides didn’t come.",
    ],
)
def test_apostrophes_quote_nothing(pipeline: Language, text: str) -> None:
    assert _direct(pipeline, text) == []


def test_a_short_paragraph_in_a_chain_of_quotations(pipeline: Language) -> None:
    text = (
        '"We came to talk," said Otto Kranz. "We have waited for a week.\n\n"No one came.\n\n'
        '"Now we go home," he added.\n\nAda Lund called him.'
    )
    assert {who for who, _ in _direct(pipeline, text)} == {"otto-kranz"}
    assert any("No one came." in said for _, said in _direct(pipeline, text))


def test_a_chain_ends_where_somebody_else_comes_in(pipeline: Language) -> None:
    text = (
        'The minister Otto Kranz denied it. "We never met the rebels," he said. Ada Lund waited.\n\n'
        '"Nobody will believe it."'
    )
    assert not any(who == "otto-kranz" and "Nobody" in said for who, said in _direct(pipeline, text))


@pytest.mark.parametrize(
    "text",
    [
        'Mediator Paul Ames spoke. "President Rusk accepted it, Prime Minister Tavi did not," he added.',
        'The mediator, Paul Ames, briefed reporters.\n\n"President Rusk accepted it, but Prime Minister Tavi '
        'refused it," he said.',
        "Mediator Paul Ames met both. 'President Rusk accepted it, Prime Minister Tavi did not,' he said.",
        'Paul Ames opposed the plan. "Otto Kranz says he will sign, and then he goes," he told reporters.',
    ],
)
def test_nobody_speaks_the_quotation_that_names_him(pipeline: Language, text: str) -> None:
    assert [who for who, _ in _direct(pipeline, text)] == ["paul-ames"]


@pytest.mark.parametrize(
    "text",
    [
        "Agenda\n\nOpening: The chair welcomes all.\nVote: The council votes.\nVote: They vote again.\n",
        "From: Otto Kranz\nTo: Ada Lund\nSubject: The talks\nFrom: Otto Kranz\n\nWe will not sign.\n",
        "Chronology\n\nMonday: The strike begins.\nTuesday: The union meets.\nMonday: It begins again.\n",
        "Kranz left.\n\nUpdate: The police came.\nUpdate: The court freed him.\nUpdate: He left.\n",
        "March: The army takes the city.\nApril: The rebels fall back.\nMarch: The army is back.\n",
    ],
)
def test_lists_with_labels_are_no_dialogue(pipeline: Language, text: str) -> None:
    assert _direct(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The minister Ada Lund met the union leader Otto Kranz.\n\nLUND: The offer is fair.\n"
            "KRANZ: We reject it.\nLUND: That is that.\n",
            ["ada-lund", "otto-kranz", "ada-lund"],
        ),
        (
            "Ada Lund, minister of mines, met Otto Kranz, head of the union.\n\nMinister Lund: It is fair.\n"
            "Mr. Kranz: We reject it.\nMinister Lund: That is that.\n",
            ["ada-lund", "otto-kranz", "ada-lund"],
        ),
        (
            "Otto Kranz leads the Salt Union.\n\nQ: Will you sign?\nA: We will not sign it.\nQ: Why?\n"
            "A: It is a bad paper.\n",
            ["otto-kranz", "otto-kranz"],
        ),
    ],
)
def test_labels_of_an_interview_are_the_parties_of_the_text(
    pipeline: Language, text: str, speakers: list[str]
) -> None:
    assert [who for who, _ in _direct(pipeline, text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        # The comma stands outside in British print, and in French.
        "“They want oil”, said Marta Velez. “They always did.”",
        "«They want oil», said Marta Velez. «They always did.»",
        # Marks that do not belong together.
        '“They want oil," Marta Velez said. “They always did."',
        '"They want oil,” Marta Velez said. "They always did.”',
    ],
)
def test_marks_and_commas_of_all_prints(pipeline: Language, text: str) -> None:
    said = _direct(pipeline, text)
    assert {who for who, _ in said} == {"marta-velez"}
    assert all(any(words in quote for _, quote in said) for words in ("They want oil", "They always did"))


def test_a_name_in_marks_before_a_comma_says_nothing(pipeline: Language) -> None:
    assert _direct(pipeline, "The “Tall Men”, a band of smugglers, fled the port on Monday.") == []


def test_a_straight_quotation_inside_a_curly_one_does_not_end_it(pipeline: Language) -> None:
    (said,) = _direct(pipeline, '“They said "never" to all of us,” Marta Velez told reporters.')
    assert said[0] == "marta-velez"
    assert "to all of us" in said[1]


def test_a_chain_of_quotations_belongs_to_who_blames(pipeline: Language) -> None:
    text = "Marta Velez blamed the board.\n\n“It knew.\n\n“It always knew, and it did nothing for the men.”\n"
    assert {who for who, _ in _direct(pipeline, text)} == {"marta-velez"}


def test_answers_spelt_out_are_those_of_the_guest(pipeline: Language) -> None:
    text = (
        "Marta Velez leads the dockers.\n\nQuestion: Will you strike?\n\nAnswer: On Friday, unless they pay."
        "\n\nQuestion: And then?\n\nAnswer: Then we talk.\n"
    )
    said = _direct(pipeline, text)
    assert [who for who, _ in said] == ["marta-velez", "marta-velez"]
    assert "Will you strike" not in " ".join(words for _, words in said)
