"""A thing that a sentence only points at gets the name that it has in the sentences before."""

from detente.page.sections.quoting.completing import completed


def test_that_report_is_completed_with_the_only_report_named_before() -> None:
    before = ["The report of the Weir Commission (WC) came out in May.", "Nobody was pleased."]
    assert completed("The guild rejects that report.", before) == (
        "The guild rejects [the report of the Weir Commission (WC)]."
    )


def test_the_first_word_of_a_sentence_keeps_its_capital() -> None:
    assert completed("The ban holds until May.", ["The mayor lifted nothing of the night-time ban."]) == (
        "[The night-time ban] holds until May."
    )


def test_nothing_is_completed_where_two_can_be_meant() -> None:
    before = ["The report of the guild and the report of the mayor differ."]
    assert completed("The council accepts the report.", before) == "The council accepts the report."


def test_what_a_sentence_names_itself_needs_no_other_name() -> None:
    before = ["The report of the Weir Commission came out."]
    said = "The mayor’s report is late, and the report is long."
    assert completed(said, before) == said
