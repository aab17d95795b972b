"""Who is no party to a dispute and says what will come of it is quoted with the whole sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.assessing.outside_views import view_as_assessment, views_of_outsiders
from detente.page.sections.quoting.party_clauses import PartyClauses
from detente.page.words import NamesInProse

BEFORE = "Norland closed the bridge at Sund on Monday. Suderland demanded that Norland open the bridge. "


def views_of(pipeline: Language, text: str) -> list[tuple[str, str]]:
    """Whose views a text has, and the sentences."""
    positions, dossier = table_and_dossier(pipeline, BEFORE + text)
    names = NamesInProse.of(positions.parties, dossier)
    views = views_of_outsiders(dossier, positions, PartyClauses(dossier, names))
    return [(one.by, one.says.text.strip("“”")) for one in map(view_as_assessment, views)]


@pytest.mark.parametrize(
    ("whose", "says"),
    [
        ("A forecast", "Mia Dorn thinks that the bridge will stay shut."),
        ("A view", "Some diplomats in Sund believe that only a king could open it."),
        ("The author’s forecast", "My own guess is that nobody will open the bridge."),
        ("Forecast in Sund", "The mayor may go, though few in Sund expect him to be missed."),
        ("Diplomats’ view", "Norland will answer soon, which diplomats thought could take days."),
    ],
)
def test_a_view_is_quoted_whole_with_who_holds_it(pipeline: Language, whose: str, says: str) -> None:
    assert (whose, says) in views_of(pipeline, says)


def test_what_a_party_says_of_itself_is_no_view_of_an_outsider(pipeline: Language) -> None:
    assert views_of(pipeline, "Norland expects that the bridge will stay shut.") == []


def test_the_i_of_an_interview_is_not_its_author(pipeline: Language) -> None:
    assert views_of(pipeline, "\n\nQ. What now?\nA. My own guess is that nobody will open it.") == []


def test_two_without_a_name_who_differ_stand_side_by_side(pipeline: Language) -> None:
    text = (
        "Norland and Suderland will talk about the bridge.\n\n"
        "A water engineer in Sund believes the bridge could be mended by spring. By contrast, a retired judge"
        " reckons the quarrel has made it a symbol."
    )
    assert [by for by, _ in views_of(pipeline, text)] == ["Two views"]


def test_the_second_of_two_needs_the_first(pipeline: Language) -> None:
    first = "The first, in Sund, believes that the king steered for the rocks."
    other = "The other, from Orvik, finds that too clever."
    lead = "Two scholars of Norland differ about Suderland. "
    together = f"{lead}{first} {other}"
    assert views_of(pipeline, together) == [("Views that differ", together)]
    assert views_of(pipeline, f"{lead}{other}") == []


def test_those_who_stand_on_a_side_do_not_judge_it(pipeline: Language) -> None:
    text = "Norland is late. An official in Sund thinks that Suderland will give way over the bridge."
    assert views_of(pipeline, text) == []


def test_who_only_differs_is_quoted_with_the_sentence_that_says_how(pipeline: Language) -> None:
    text = "A miller in Sund disagreed. Once the tolls are missed, he said, the king will open it."
    assert ("A view", text) in views_of(pipeline, text)


def test_a_view_that_leans_is_quoted_with_the_sentence_before_it(pipeline: Language) -> None:
    before = "Suderland has put a text for the bridge before the council of Sund."
    view = "Diplomats doubt that it has the votes."
    assert ("Diplomats’ view", f"{before} {view}") in views_of(pipeline, f"{before} {view}")
    assert views_of(pipeline, f"They said so.\n\n{view}") == []


def test_who_only_tells_what_was_heard_has_no_view(pipeline: Language) -> None:
    assert views_of(pipeline, "So far, a diplomat in Sund said, only the first plan was read.") == []
