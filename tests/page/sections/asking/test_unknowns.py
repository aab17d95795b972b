"""A thing that a report itself says is not known is told in the report's words, with those it leans on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from detente.page.sections.asking.unknowns import in_words, unknowns_in
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.sources import Evidence


def unknown_of(text: str, names: Mapping[int, str] = MappingProxyType({})) -> list[str]:
    """Return what a text says is not known; a line is a paragraph. Pronouns have names by their places."""
    sentences: list[ReportSentence] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.endswith((".", "?")) and not line.startswith("## "):
            start = at
            for part in line.replace(". ", ".\x00").replace("? ", "?\x00").split("\x00"):
                place = Evidence("r", start, start + len(part), part)
                sentences.append(ReportSentence(place, part, len(sentences), number))
                start += len(part) + 1
        at += len(line) + 1
    return [one.says for one in unknowns_in(sentences, {"r": text}, lambda _, at: names.get(at))]


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not know what the mayor of Brine will say on Monday.",
        "Nobody in the harbour can say who will sit on the new board.",
        "The guild has not said what it would take.",
        "It is less certain that the weir will hold.",
        "Whether the mill reopens is for the council to decide.",
        "The consent of the bishop is awaited.",
        "Engineers disagree whether the weir can be mended.",
        "Sunday: whether the ferry sails, and who pays for it.",
        "Neither town said whether the old road had been used.",
        "How far the mayor is ready to go, no one on her council was able to say.",
        "Clerks could not say whether both councils would also have to sign the text.",
        "Whether the guards would obey such an order is something their captain has refused to discuss.",
        "The mayor of Brine gave no date for a further round of talks.",
        "No day has been fixed for the hearing, and nobody will tell us if the two have met.",
        "There is no public date for a ruling on the petition of the millers.",
        "The bank of Brine has yet to approve the loan for the second weir.",
        "The writer has no indication of what Norland would do after a refusal.",
        "The guild condemns the order but has left open whether its members will obey it.",
        "No one has yet seen the names of those who might cross the floor.",
        "How much water there is at the weir neither council has published.",
        "The Reed Party will decide later whether to put up anybody for the vote.",
        "What Ana Vale means to do she kept to herself.",
        "The panel was not told whether the order would be appealed.",
        "It remains uncertain for whom the envoy of the millers speaks.",
        "Whether anybody would buy the mill is a question of every evening in Brine.",
        "The next meeting of the two councils has no date.",
        "The council of Brine, which was to sit on Monday, has been put off without a date.",
    ],
)
def test_a_sentence_that_says_that_something_is_open_is_told(sentence: str) -> None:
    assert unknown_of(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The door of the guild remains open, it said.",
        "We know what the mayor of Brine said on Monday.",
        "He told the clerk that the weir had been opened.",
        '"We do not know what the mayor wants," an old miller said.',
        "The flood came so suddenly that nobody can tell where it began.",
        "The vote was so badly counted that nobody can say who won the seat.",
        "The clerk of the harbour would confirm the sale on Monday.",
        "Views differ on what the weir costs.",
        "Opinions vary about the mayor of Brine.",
    ],
)
def test_other_sentences_are_not(sentence: str) -> None:
    assert unknown_of(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Reed Party will decide tomorrow whether to leave the council.",
        "The harbour court is to hear the case next month.",
        "The judge in Brine has reserved her decision on the ferry.",
        "The mayor left it to Ana Vale to say whether the weir would be shut.",
        "The accord of Sund needs ratification by both councils.",
        "Work on the quay cannot begin without his permit.",
        "The council has before it a bill to close the mill.",
        "The mayor neither accepted nor refused.",
        "The guild has asked the Harbour Board to lift the ban on night shifts.",
        "Asked if Norland would leave first, the clerk said he did not deal in riddles.",
        "The tax on nets comes up for renewal on 19 May.",
        "The skippers of Brine have until 19 May to hand in their papers.",
        "Norland votes on 19 May.",
        "On Monday the mayor let it be known that the guild would have until 19 May to sign.",
        "The judge has to decide beforehand whether to send an envoy to Brine.",
        "Norland has to decide by the end of the year whether the mill keeps its grant.",
    ],
)
def test_what_somebody_is_still_to_decide_is_told_too(sentence: str) -> None:
    assert unknown_of(sentence) == [sentence]
    place = Evidence("r", 0, len(sentence), sentence)
    (one,) = unknowns_in([ReportSentence(place, sentence, 0, 0)], {"r": sentence})
    assert in_words(one) == f"Still to be decided: “{sentence}”"


@pytest.mark.parametrize(
    "sentence",
    [
        "The guild will decide in the end.",
        "Nothing is agreed until everything is agreed, the envoy of Sund said.",
        "If the levy is not settled by May, the guild of Brine would strike.",
        "A clerk of the mill thinks that the judges will decide next week if it may run.",
        "Asked if Norland would leave first, the clerk said it would.",
        "The mills of Brine have suspended work until 19 May.",
        "The two banks fell out over whether the ferry must say if it carries salt.",
    ],
)
def test_a_guess_or_a_supposition_is_nothing_that_is_still_to_be_decided(sentence: str) -> None:
    assert unknown_of(sentence) == []


def test_a_word_that_points_back_takes_the_sentences_with_it_that_it_points_to() -> None:
    text = "The mill wrote to every hand. The guild asked a court to stop that. The judge has not ruled."
    assert unknown_of(text) == [text]
    text = "Third, the ferry. Nobody can say who will own it next year."
    assert unknown_of(text) == [text]
    text = "How many guards will stay? No one has said."
    assert unknown_of(text) == [text]


def test_whose_it_is_stands_in_brackets() -> None:
    text = "Her party, whose votes are few, will decide tomorrow whether to leave the council."
    told = "[Ana Vale’s] party, whose votes are few, will decide tomorrow whether to leave the council."
    assert unknown_of(text, {0: "Ana Vale"}) == [told]


def test_she_and_he_are_two() -> None:
    both = "She says that the letter is late. He has until 19 May to send it."
    assert unknown_of(both, {0: "Ana Vale"}) == []


def test_a_list_may_begin_on_one_line_with_its_heading() -> None:
    text = "To watch. The ninth of May. Whether the ferry stays in the hands of the council."
    assert unknown_of(text) == ["Whether the ferry stays in the hands of the council."]


def test_a_sentence_that_leans_on_the_one_before_is_told_with_it() -> None:
    both = "The council is thinking it over. It has not set a date."
    assert unknown_of(both) == [both]
    assert unknown_of("It has not set a date.") == []


def test_a_short_one_is_told_with_the_sentence_that_says_what_it_is_about() -> None:
    both = "The council means to send an envoy to Brine. The mayor's consent has not been given."
    assert unknown_of(both) == [both]
    alone = "The mayor's consent has not been given."
    assert unknown_of(alone) == [alone]


def test_one_that_leans_on_two_is_told_with_two_and_one_that_leans_on_more_not_at_all() -> None:
    three = "The mayor wrote to the guild. She asked for a reply by Friday. A new date has not been set."
    assert unknown_of(three) == [three]
    assert unknown_of("She wrote on Monday. She asked for a reply. A new date has not been set.") == []


def test_a_pronoun_that_nothing_before_it_explains_has_the_name_that_was_read_or_is_left_out() -> None:
    text = "Friends of both declined to say whether he would stay on at the harbour."
    assert unknown_of(text) == []
    (named,) = unknown_of(text, {text.index("he would"): "Roy Adan"})
    assert named == "Friends of both declined to say whether [Roy Adan] would stay on at the harbour."


def test_a_name_in_place_of_a_pronoun_leaves_the_words_before_it() -> None:
    text = "Whether he will still be there in May is another matter."
    (says,) = unknown_of(text, {8: "Roy Adan"})
    assert says == "Whether [Roy Adan] will still be there in May is another matter."


def test_questions_that_a_report_puts_to_its_readers_are_open() -> None:
    text = "Questions to put to the minister: when will the bill come? Will the weir be in it?"
    end = text.index("?") + 1
    sentences = [
        ReportSentence(Evidence("r", start, to, text[start:to]), text[start:to], k, 0)
        for k, (start, to) in enumerate(((0, end), (end + 1, len(text))))
    ]
    (one,) = unknowns_in(sentences, {"r": text})
    assert one.says == "When will the bill come? Will the weir be in it?"


def test_behind_the_question_of_what_is_not_known_stands_a_list_cut_at_its_items() -> None:
    items = "; ".join(f"who pays for the weir of the {k}th village in the valley" for k in range(8))
    (says,) = unknown_of(f"What is not known? Whether the dam will hold; {items}.")
    assert says.startswith("Whether the dam will hold; who pays")
    assert says.endswith("valley…")


def test_the_answer_of_a_talk_to_what_is_not_known_is_open() -> None:
    text = "What don't you know?\nWhether the two towns will sign."
    first, second = text.split("\n")
    sentences = [
        ReportSentence(Evidence("r", 0, len(first), first), first, 0, 0, "Q"),
        ReportSentence(Evidence("r", len(first) + 1, len(text), second), second, 1, 1, "A"),
    ]
    assert [one.says for one in unknowns_in(sentences, {"r": text})] == [second]


def test_what_a_report_does_not_know_begins_with_its_words_where_an_if_would_stand_alone() -> None:
    text = "Not known: if the weir will hold until the spring."
    (one,) = unknowns_in([ReportSentence(Evidence("r", 0, len(text), text), text, 0, 0)], {"r": text})
    assert in_words(one) == "The report leaves open: “Not known: if the weir will hold until the spring.”"


def test_below_a_heading_whatever_is_asked_indirectly_is_open() -> None:
    assert unknown_of("UNKNOWN\nWhether the weir will hold in the spring.") == [
        "Whether the weir will hold in the spring."
    ]


def test_a_question_of_the_report_stands_before_its_answer() -> None:
    text = "Who pays for the weir?\nUnknown. The council has no plan."
    assert unknown_of(text) == ["Who pays for the weir? Unknown. The council has no plan."]


def test_a_page_tells_it_as_open() -> None:
    place = Evidence("r", 0, 9, "Not known")
    sentence = ReportSentence(place, "Not known: what the guild will ask for.", 0, 0)
    (one,) = unknowns_in([sentence], {"r": "Not known: what the guild will ask for."})
    assert in_words(one) == "The report leaves open: “What the guild will ask for.”"
