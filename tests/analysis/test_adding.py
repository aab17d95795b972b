"""An act that a person adds counts, whatever the rules make of its words; what became of it is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from detente.analysis.adding import add_finding, what_became_of
from detente.analysis.keeping import keep_reports
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import open_store
from detente.drafting import draft_case
from detente.positions import positions_of

TEXT = (
    "The harbour council refused on 3 May 2026 to open talks with the pilots' union. The union demanded "
    "talks. Its chair, who has been in prison since March, is not forgotten by those who stand at the gate "
    "of the court."
)
QUOTE = "is not forgotten by those who stand at the gate"


@pytest.fixture
def ana(tmp_path: Path) -> Reviewer:
    report = tmp_path / "pilots.txt"
    report.write_text(TEXT)
    store = open_store(str(tmp_path / "port.dossier"), create=True)
    assert list(keep_reports(store, [str(report)], unreadable=[], on_there=lambda _: None))
    return Reviewer(store, "Ana")


def test_a_demand_that_a_person_adds_is_an_option_and_a_wish(ana: Reviewer, tmp_path: Path) -> None:
    fields = {
        "voice": "pilots' union", "doer": "harbour council", "label": "release the chair", "mood": "demanded",
    }  # fmt: skip
    (made,) = add_finding(ana, "act", fields, "pilots", QUOTE)
    dossier = ana.store.dossier()
    became = what_became_of(dossier, positions_of(dossier), made.number)
    assert became is not None
    assert became.row is not None
    assert became.row.from_a_person
    assert became.is_option
    demands = [voice for voice in became.row.voices if voice.stance == "demands"]
    assert [voice.sureness for voice in demands] == [1.0]
    case = yaml.safe_load(draft_case(dossier, tmp_path))
    labels = [
        option["label"] if isinstance(option, dict) else option
        for party in case["parties"].values()
        for option in party.get("options", {}).values()
    ]
    assert "Release the chair" in labels
    # The act that the rules had read by themselves is still one.
    assert any("talks" in label.lower() for label in labels)


def test_an_act_of_nobody_says_what_it_lacks(ana: Reviewer) -> None:
    (made,) = add_finding(ana, "act", {"label": "release the chair", "mood": "demanded"}, "pilots", QUOTE)
    dossier = ana.store.dossier()
    became = what_became_of(dossier, positions_of(dossier), made.number)
    assert became is not None
    assert (became.row, became.why) == (None, "no doer named")


def test_a_finding_of_another_kind_becomes_no_row(ana: Reviewer) -> None:
    (made,) = add_finding(ana, "party", {"name": "Court Watch"}, "pilots", "those who stand at the gate")
    dossier = ana.store.dossier()
    assert what_became_of(dossier, positions_of(dossier), made.number) is None


def test_a_party_without_a_name_is_called_by_its_words(ana: Reviewer) -> None:
    add_finding(ana, "party", {"kind": "other"}, "pilots", "those who stand at the gate")
    assert "those who stand at the gate" in {party.name for party in ana.store.dossier().parties}
