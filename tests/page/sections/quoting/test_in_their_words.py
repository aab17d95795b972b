"""The words of the main speakers: whole, of named speakers, and only where the positions tell little."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.lines import Line, Lines
from detente.page.sections.quoting.in_their_words import MAX_QUOTED, in_their_words_section

DEBATE = (
    "BRINE, 2 March 2022 - The harbour plan divides the town. “The plan would ruin the salt pans for good,”"
    " Ana Roy, the mayor, said.\n\n"
    "Ben Holt, who owns two boats, said that the plan was the last chance of the fleet. A fisherman said that"
    " he was tired of it all. “Who would believe that any more?” Ana Roy asked."
)


def quoted(pipeline: Language, text: str) -> list[Line]:
    positions, dossier = table_and_dossier(pipeline, text)
    section = in_their_words_section(dossier, positions, {})
    lines = section.blocks[0] if section is not None else Lines(())
    assert isinstance(lines, Lines)
    return list(lines.lines)


def test_each_named_speaker_is_quoted_once_in_the_order_of_the_report(pipeline: Language) -> None:
    assert [(line.lead, line.text) for line in quoted(pipeline, DEBATE)] == [
        ("Ana Roy:", "“The plan would ruin the salt pans for good”"),
        ("Ben Holt:", "The plan was the last chance of the fleet"),
    ]


def test_reported_words_are_marked_and_all_lead_to_their_words(pipeline: Language) -> None:
    direct, reported = quoted(pipeline, DEBATE)
    assert direct.tags == ()
    assert reported.tags == ("as reported",)
    for line in (direct, reported):
        assert all(DEBATE[words.start : words.end] == words.quote for words in line.evidence)


def test_what_a_speaker_asks_for_is_told_with_its_verb_to_the_end_of_the_sentence(pipeline: Language) -> None:
    text = "Ana Roy asked the council of Brine to drop the plan for the harbour on Monday. Nobody came."
    (line,) = quoted(pipeline, text)
    assert (line.lead, line.text) == (
        "Ana Roy",
        "asked the council of Brine to drop the plan for the harbour on Monday",
    )


def test_what_is_wished_is_no_sentence_without_the_wish(pipeline: Language) -> None:
    text = "The Salt Guild today demanded that Mayor Ana Roy fix a date for the vote on the harbour."
    (line,) = quoted(pipeline, text)
    assert line.text == "today demanded that Mayor Ana Roy fix a date for the vote on the harbour"


def test_a_party_without_a_name_is_quoted_too_and_an_unnamed_man_only_last(pipeline: Language) -> None:
    text = "The opposition declined to sign the plan that leaves Mayor Ana Roy in office until the spring."
    assert [line.lead for line in quoted(pipeline, text)] == ["The opposition"]


def test_it_right_behind_words_of_a_party_is_that_party(pipeline: Language) -> None:
    text = (
        "The Salt Guild said that it regretted the reply of the council. It called on the council to prove by"
        " deeds that it was sincere."
    )
    assert "called on the council to prove by deeds that it was sincere" in [
        line.text for line in quoted(pipeline, text)
    ]


def test_words_on_either_side_of_the_cue_are_one_sentence(pipeline: Language) -> None:
    text = (
        "Envoy Ana Roy came to Brine on Monday. The vote on the harbour, Ana Roy said, must rest on rules"
        " that everybody can read."
    )
    (line,) = quoted(pipeline, text)
    assert line.text == "The vote on the harbour must rest on rules that everybody can read"


def test_what_a_relative_clause_tells_is_not_said(pipeline: Language) -> None:
    text = (
        "The region of Brine proclaimed itself free in 2017 after a vote that the judges of Orvik had banned."
    )
    assert "judges" not in " ".join(line.text for line in quoted(pipeline, text) if line.lead[-1] == ":")


def test_words_that_point_back_are_left_where_others_stand_by_themselves(pipeline: Language) -> None:
    text = (
        "The ferry talks broke off on Monday. Ana Roy said that she would not resume them before the spring."
        " Ben Holt said that the council had lost the trust of the town. Cara Lind said that the ferry would"
        " sail again in May."
    )
    assert [line.lead for line in quoted(pipeline, text)] == ["Ben Holt:", "Cara Lind:"]
    alone, _, _ = text.partition(" Ben Holt")
    assert [line.lead for line in quoted(pipeline, alone)] == ["Ana Roy:"]


def test_what_the_page_has_said_before_is_not_said_again(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(
        pipeline, "The Salt Guild demanded on Monday that the Port Authority raise the night pay of its men."
    )
    told = "The Salt Guild wants the Port Authority to raise the night pay of its men."
    assert in_their_words_section(dossier, positions, {}) is not None
    assert in_their_words_section(dossier, positions, {}, told=told) is None


def test_words_that_stand_elsewhere_on_the_page_are_not_repeated(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, DEBATE)
    shown = dossier.statements[0].content_spans
    section = in_their_words_section(dossier, positions, {}, shown)
    assert section is not None
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    assert [line.lead for line in lines.lines] == ["Ben Holt:"]


def test_of_many_speakers_a_few_are_quoted(pipeline: Language) -> None:
    names = ["Ana Roy", "Ben Holt", "Cara Lind", "Dan Moss", "Eva Stark", "Finn Rudd"]
    text = " ".join(
        f"“The harbour plan number {k} is bad for the town,” {name} said." for k, name in enumerate(names)
    )
    assert len(quoted(pipeline, text)) == MAX_QUOTED


def test_reported_words_of_a_pronoun_are_not_quoted(pipeline: Language) -> None:
    text = "Ana Roy met Ben Holt, the envoy, on Monday in Brine. Later he said that the plan was dead."
    assert quoted(pipeline, text) == []


def test_the_concerns_of_others_are_not_somebodys_words(pipeline: Language) -> None:
    text = "Ana Roy signed the plan despite concerns that it might ruin the salt pans of the town for good."
    assert quoted(pipeline, text) == []


def test_the_words_of_a_wife_are_not_those_of_her_husband(pipeline: Language) -> None:
    text = (
        "Otto Brandt was freed on Monday in Orvik. Mr. Brandt is a pastor. “The town has kept its word to us"
        " all,” Mrs. Brandt said."
    )
    assert quoted(pipeline, text) == []
    assert [line.lead for line in quoted(pipeline, text.replace("Mrs.", "Mr."))] == ["Otto Brandt:"]


def test_he_said_behind_words_of_another_man_is_quoted_of_nobody(pipeline: Language) -> None:
    text = (
        "“The plan will ruin the salt pans for good,” Carl Toller said.\n\n"
        "But what if the mayor, Ben Holt, wins the vote in May?\n\n"
        "“Then he can do whatever he wants to do with it,” he said."
    )
    assert [line.lead for line in quoted(pipeline, text)] == ["Carl Toller:"]


def test_a_long_quotation_ends_with_a_whole_sentence_and_its_mark(pipeline: Language) -> None:
    text = (
        '"The plan would ruin the pans of Brine, and with them the work of nine hundred people. It would be'
        " better to wait for the new survey of the whole coast, and to decide on it then, when the winter is"
        ' over and the boats are back from the outer banks," Ana Roy said.'
    )
    assert [line.text for line in quoted(pipeline, text)] == [
        "“The plan would ruin the pans of Brine, and with them the work of nine hundred people.”"
    ]


def test_whoever_stands_right_before_the_verb_is_the_one_who_says_it(pipeline: Language) -> None:
    text = (
        "James Holt remains at large and police admit that they do not know where the man is.\n\n"
        "Carl Toller wrote to the mayor, demanding that Ben Holt be sent home and saying he did not recognise"
        " the courts of Brine."
    )
    assert not {"James Holt:", "Ben Holt:"} & {line.lead for line in quoted(pipeline, text)}


def test_what_somebody_denies_is_not_printed_as_his_words(pipeline: Language) -> None:
    (line,) = quoted(
        pipeline,
        "BRINE, 2 March 2022 - The harbour plan divides the town. Ana Roy, the mayor, denied that the plan"
        " would ruin the salt pans for good.",
    )
    assert line.text == "Denies that the plan would ruin the salt pans for good"


def test_a_list_that_somebody_speaks_is_told_whole(pipeline: Language) -> None:
    (line,) = quoted(
        pipeline,
        "The Reed Army, led by Oskar Venn, said it won't resume the talks unless the council frees the"
        " detainees, pulls out of the delta, and announces a written truce. The council waited.",
    )
    assert line.text.endswith("frees the detainees, pulls out of the delta, and announces a written truce")


def test_reported_words_behind_which_the_sentence_goes_on_end_with_an_ellipsis(pipeline: Language) -> None:
    (whole,) = quoted(pipeline, "Ben Holt said that the plan was the last chance of the fleet.")
    assert not whole.text.endswith("…")
    (cut,) = quoted(
        pipeline,
        "Ben Holt said that the plan was the last chance of the fleet, which lies in three harbours.",
    )
    assert cut.text.endswith(("…", "harbours"))


def test_of_a_long_quotation_the_sentence_with_the_point_is_taken(pipeline: Language) -> None:
    (line,) = quoted(
        pipeline,
        "“We come from a long way behind in this town. Its wards are nothing to be proud of, and nurses are"
        " seldom trained in it at all. Other towns do far better by theirs, as they have for many years."
        " Therefore the council has to keep the nurses that it has,” Ada Moor, the leader of the opposition,"
        " said.",
    )
    assert line.text == "“… Therefore the council has to keep the nurses that it has”"


def test_a_long_sentence_keeps_the_point_at_its_end(pipeline: Language) -> None:
    said = (
        "Any serious dialogue between the government of Kareland and the opposition of the country on the"
        " future of the coast would require the release and the rehabilitation of all jailed activists"
    )
    (line,) = quoted(pipeline, f"“{said},” Nora Lind, who speaks for the league, said.")
    assert line.text == f"“{said}”"


def test_words_that_are_said_twice_are_quoted_once(pipeline: Language) -> None:
    lines = quoted(
        pipeline,
        "The Plains Front said it has suspended the talks with the council, and blamed the raid on the camp."
        "\n\nIdris Noor said the front has suspended the talks with the council over the raid on the camp.",
    )
    assert len(lines) == 1


def test_a_group_that_is_described_and_named_speaks_once_and_by_its_name(pipeline: Language) -> None:
    text = (
        "A Chadian rebel group said that it would never sign the accord. The Highland Liberation Front"
        " said that it would not return to the talks unless the army left. Chad wants the Front to sign."
    )
    positions, dossier = table_and_dossier(pipeline, text)
    section = in_their_words_section(dossier, positions, {p.id: p.name for p in positions.parties})
    assert section is not None
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    assert {line.lead for line in lines.lines} == {"Highland Liberation Front:"}


def test_a_quotation_on_a_he_whom_it_does_not_name_gives_way_to_one_that_stands_alone(
    pipeline: Language,
) -> None:
    lines = quoted(
        pipeline,
        "“He asked many of the same people to leave the harbour at once,” said Eva Holm, the mayor. “The"
        " harbour belongs to all the people of Brine,” said Jon Aske, a carter. “The council must open the"
        " north gate before the winter,” said Ana Roy, a baker.",
    )
    assert [line.lead for line in lines] == ["Jon Aske:", "Ana Roy:"]


def test_what_a_speaker_would_have_to_say_is_not_quoted_as_said(pipeline: Language) -> None:
    lines = quoted(
        pipeline,
        "The mayor can live with the plan if the council says that it confers no right to the salt pans.",
    )
    assert not [line for line in lines if "council" in line.lead.casefold()]
