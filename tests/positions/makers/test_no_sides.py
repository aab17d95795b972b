"""Parties that a report speaks of, and that are no sides of its dispute."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of, table_of

_BROADCAST = """PRESENTER: Good evening. The dockers of Orvik walked out on Monday. What do they want?

CORRESPONDENT: They want the Port Authority to scrap the night shift. The Port Authority refuses.

PRESENTER: And will it last?

CORRESPONDENT: The Port Authority says it will not scrap the night shift before the summer.
"""


def test_who_speaks_on_the_air_decides_nothing(pipeline: Language) -> None:
    table = table_of(pipeline, _BROADCAST)
    assert not {"PRESENTER", "CORRESPONDENT"} & {party.name for party in table.deciders}
    assert "Scrap the night shift" in rows_of(pipeline, _BROADCAST)


def test_who_is_called_only_by_its_owner_is_not_likely_to_decide(pipeline: Language) -> None:
    text = (
        "The Port Authority refused to open the gate. The guild wants the Port Authority to open it."
        " The gate cannot be opened before the spring unless the guard comes back, their federation warned."
        " Their federation named no day."
    )
    assert "their federation" not in {party.name.casefold() for party in table_of(pipeline, text).deciders}


def test_a_federation_of_people_named_in_the_report_has_their_name(pipeline: Language) -> None:
    text = (
        "The Port Authority refused to open the gate. The dockers want the Port Authority to open it."
        " The gate cannot be opened before the spring unless the guard comes back, their federation warned."
        " Their federation named no day."
    )
    assert {party.name for party in table_of(pipeline, text).parties} == {"the dockers", "Port Authority"}
