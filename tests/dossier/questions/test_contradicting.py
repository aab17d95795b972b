"""Contradictions between reports of one event, and what is none."""

from __future__ import annotations

import pytest
from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.contradicting import Contradiction, contradictions
from detente.dossier.questions.filters import Filter


def of(*reports: tuple[str, str, str], only: Filter | None = None) -> tuple[Contradiction, ...]:
    return contradictions(EvidenceBase(dossier_of(*reports)), only)


def versions(one: Contradiction) -> list[str]:
    return [version.says for version in one.versions]


TEN = "A bomb exploded in the market of Salt Ford on May 10 and killed ten people, police said."
FOURTEEN = "The bomb that exploded on May 10 in the market of Salt Ford killed 14 people, doctors said."
TWELVE_OR_MORE = "The bomb of May 10 in the market of Salt Ford killed at least 12 people, the mayor said."


def test_two_numbers_of_dead_of_one_bomb_contradict() -> None:
    (row,) = of(("2021-05-12", TEN, "Gazette"), ("2021-05-13", FOURTEEN, "Echo"))
    assert (row.kind, row.about, versions(row)) == ("numbers", "people killed", ["ten", "14"])


def test_clashes_of_one_town_and_day_are_one_whoever_is_named() -> None:
    said = "{} people were killed in clashes on May 10 in Brine, {} said."
    (row,) = of(
        ("2021-05-12", said.format("Two", "police"), "Gazette"),
        ("2021-05-13", said.format("Four", "the doctors"), "Echo"),
    )
    assert (row.kind, versions(row)) == ("numbers", ["Two", "Four"])
    elsewhere = said.format("Four", "the doctors").replace("Brine", "Salt Ford")
    assert of(("2021-05-12", said.format("Two", "police")), ("2021-05-13", elsewhere, "Echo")) == ()


def test_those_who_are_counted_are_the_same_people() -> None:
    once = "Police arrested 20 students on May 3 in Brine."
    again = "The police arrested 35 students in Brine on May 3, their union said."
    (row,) = of(("2021-05-06", once, "Gazette"), ("2021-05-07", again, "Echo"))
    assert (row.kind, row.about, versions(row)) == ("numbers", "students arrested", ["20", "35"])


def test_a_sentence_of_a_march_and_of_arrests_is_one_contradiction() -> None:
    once = "Police arrested 12 people during a march in Brine on May 3, the ministry said."
    again = "At least 60 people were arrested during the march in Brine on May 3, the opposition said."
    assert len(of(("2021-05-06", once, "Gazette"), ("2021-05-07", again, "Echo"))) == 1


def test_a_bomb_of_nobody_known_that_has_two_days_contradicts() -> None:
    once = "A bomb exploded in the fish market of Brine on May 3, killing six people."
    again = "The bomb that exploded on May 4 in the fish market of Brine killed six people."
    (row,) = of(("2021-05-06", once, "Gazette"), ("2021-05-08", again, "Echo"))
    assert (row.kind, versions(row)) == ("dates", ["2021-05-03", "2021-05-04"])


def test_at_least_twelve_and_fourteen_agree() -> None:
    assert of(("2021-05-13", FOURTEEN, "Echo"), ("2021-05-14", TWELVE_OR_MORE, "Courier")) == ()


def test_two_dates_of_one_signature_contradict() -> None:
    words = "The harbour union signed the wage accord with the port board on May {} in the old customs house."
    (row,) = of(("2021-05-14", words.format(10), "Gazette"), ("2021-05-15", words.format(11), "Echo"))
    assert (row.kind, versions(row)) == ("dates", ["2021-05-10", "2021-05-11"])


def test_two_days_of_one_arrival_contradict() -> None:
    late = ("2021-05-17", "Ines Duarte has met her son twice since she arrived in Scotland on May 6.", "Echo")
    soon = (
        "2021-06-01",
        "Ines Duarte arrived in Scotland on May 2. The board refused to see her.",
        "Gazette",
    )
    (row,) = of(late, soon)
    assert (row.kind, versions(row)) == ("dates", ["2021-05-06", "2021-05-02"])
    elsewhere = ("2021-06-01", "Ines Duarte arrived in Norway on May 2, and the board saw her.", "Gazette")
    assert of(late, elsewhere) == ()


def test_what_is_done_again_after_the_first_report_is_no_other_date_of_it() -> None:
    words = "The army shelled the harbour of Brine on May {} and hit the fish market near the mole."
    assert of(("2021-05-11", words.format(10), "Gazette"), ("2021-05-13", words.format(12), "Echo")) == ()


def test_a_deed_that_its_doer_denies_is_said_and_denied() -> None:
    said = "The army attacked the village of Salt Ford on May 10, residents said."
    denied = "The army did not attack the village of Salt Ford on May 10, General Ana Roth said."
    (row,) = of(("2021-05-12", said, "Gazette"), ("2021-05-13", denied, "Echo"))
    assert (row.kind, versions(row)) == ("denied", ["said", "denied"])
    assert [version.coverage.publishers for version in row.versions] == [1, 1]


def test_a_meeting_that_one_of_two_denies_is_said_and_denied() -> None:
    said = "The rebels said that they met the mayor on May 10 in Brine."
    denied = "The mayor denied meeting the rebels on May 10."
    rows = of(("2021-05-12", said, "Gazette"), ("2021-05-13", denied, "Echo"))
    assert [versions(row) for row in rows if row.kind == "denied"] == [["said", "denied"]]


def test_a_refusal_is_no_denial() -> None:
    said = "The rebels met the mayor on May 10 in Brine."
    refused = "The mayor refused to meet the rebels on May 10."
    rows = of(("2021-05-12", said, "Gazette"), ("2021-05-13", refused, "Echo"))
    assert [row for row in rows if row.kind == "denied"] == []


def test_nobody_is_killed_twice_however_far_apart_the_dates_are() -> None:
    once = "The editor Ines Duarte was killed on May 10, 2020, by gunmen in Brine, police said."
    later = "Ines Duarte was killed on May 10, 2021, in her house, the paper said."
    (row,) = of(("2020-05-12", once, "Gazette"), ("2022-05-13", later, "Echo"))
    assert (row.kind, versions(row)) == ("dates", ["2020-05-10", "2021-05-10"])


def test_a_person_attacked_twice_is_no_contradiction() -> None:
    once = "The editor Ines Duarte was attacked on May 10, 2020, by gunmen in Brine, police said."
    later = "Ines Duarte was attacked on May 10, 2021, in her house, the paper said."
    assert of(("2020-05-12", once, "Gazette"), ("2022-05-13", later, "Echo")) == ()


def test_a_filter_by_report_keeps_only_what_that_report_says() -> None:
    reports = (("2021-05-12", TEN, "Gazette"), ("2021-05-13", FOURTEEN, "Echo"))
    assert len(of(*reports, only=Filter(reports=frozenset(("2021-05-13 Echo",))))) == 1
    assert of(*reports, only=Filter(reports=frozenset(("another",)))) == ()


CHARGE = (
    "Ines Duarte of the Weavers' Union spoke on May 3. The Loom Board {} that it burned the sheds on purpose."
)


@pytest.mark.parametrize(
    "rejects",
    [
        "denied the charges raised by the Weavers' Union",
        "on Monday dismissed the Weavers' Union's accusation",
        "calls baseless the claims of the Weavers' Union",
    ],
)
def test_a_charge_that_is_told_with_its_rejection_is_said_and_denied(rejects: str) -> None:
    dossier = dossier_of(("2021-05-04", CHARGE.format(rejects), "Gazette"))
    (row,) = contradictions(EvidenceBase(dossier))
    said, denied = row.versions
    names = [dossier.names[each.speaker or ""] for each in (said, denied)]
    assert (row.kind, row.type, versions(row)) == ("denied", "ACCUSE", ["said", "denied"])
    assert names == ["Weavers' Union", "Loom Board"]
    assert [each.evidence[0].quote for each in (said,)] == ["it burned the sheds on purpose"]
    assert denied.evidence[0].quote.startswith(rejects.removeprefix("on Monday "))


@pytest.mark.parametrize(
    "rejects",
    [
        "did not deny the charges raised by the Weavers' Union",
        "would reject the claims of the Weavers' Union",
        "repeated the charges raised by the Weavers' Union",
        "rejected the offer of the Weavers' Union and said in reports",
    ],
)
def test_a_charge_that_nobody_rejects_is_none(rejects: str) -> None:
    assert of(("2021-05-04", CHARGE.format(rejects), "Gazette")) == ()


FREED = ("2026-05-25", "The Ostland government released Ana Roy on 24 May.", "Post")


@pytest.mark.parametrize(
    "said",
    [
        "The Reed Front said on 21 May that the Ostland government had not released Ana Roy.",
        "On 21 May the Reed Front said that the Ostland government had not yet released Ana Roy.",
    ],
)
def test_what_was_said_before_a_deed_does_not_deny_it_whenever_it_is_printed(said: str) -> None:
    assert of(FREED, ("2026-05-26", said, "Echo")) == ()


def test_what_is_said_after_a_deed_denies_it() -> None:
    said = "The Reed Front said that the Ostland government had not released Ana Roy."
    (one,) = of(FREED, ("2026-05-26", said, "Echo"))
    assert versions(one) == ["said", "denied"]


def test_a_denial_may_have_its_day_before_what_is_denied() -> None:
    (one,) = of(
        ("2026-05-20", "Ostland bombed the camp of the Reed Front on 19 May.", "Post"),
        ("2026-05-22", "Ostland denied on 21 May that it had bombed the camp of the Reed Front.", "Echo"),
    )
    assert versions(one) == ["said", "denied"]


@pytest.mark.parametrize(
    "again", ["Police arrested Ana Roy on 18 May.", "The Reed Front said police detained Ana Roy on 18 May."]
)
def test_nobody_is_arrested_twice_within_days(again: str) -> None:
    verb = "arrested" if "arrested" in again else "detained"
    rows = of(("2026-05-20", f"Police {verb} Ana Roy on 19 May.", "Post"), ("2026-05-22", again, "Echo"))
    assert [versions(one) for one in rows] == [["2026-05-19", "2026-05-18"]]


def test_a_group_may_be_arrested_twice_within_days() -> None:
    rows = of(
        ("2026-05-20", "Police arrested four members of the Reed Front on 19 May.", "Post"),
        ("2026-05-22", "Police arrested members of the Reed Front on 18 May.", "Echo"),
    )
    assert rows == ()
