"""Those who differ are quoted together, with what the report says will decide between them."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.assessing.outside_views import view_as_assessment, views_of_outsiders
from detente.page.sections.quoting.party_clauses import PartyClauses
from detente.page.words import NamesInProse

TEXT = (
    "The Salt League and the port board are at odds.\n\n"
    "Opinion is divided over the weir. Ilse Vogt, a lecturer in law, said that it would hold. Tom Reuter, an"
    " engineer in Sund, thought otherwise. The wall is cracked, he said, and nobody will mend it. Both agreed"
    " that the test would be the spring.\n"
)


def test_the_words_of_both_stand_in_one_quotation_and_below_it_what_decides(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, TEXT)
    names = NamesInProse.of(positions.parties, dossier)
    (view,) = views_of_outsiders(dossier, positions, PartyClauses(dossier, names))
    shown = view_as_assessment(view)
    assert shown.by == "Views that differ"
    assert shown.says.text.startswith("“Opinion is divided over the weir. Ilse Vogt")
    assert shown.says.text.endswith("nobody will mend it.”")
    (line,) = shown.lines
    assert (line.lead, line.text) == (
        "What would decide it:",
        "“Both agreed that the test would be the spring.”",
    )
    assert line.evidence == (view.decides,)
