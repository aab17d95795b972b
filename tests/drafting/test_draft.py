"""A case drafted from a dossier: who decides, what is open, what the text says of wishes, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.analysis.analysis import analyse
from detente.case.load import Case, parse_case
from detente.dossier.join import join_findings
from detente.drafting.draft import draft_case
from detente.errors import BadInput
from detente.reading.findings import Event, Findings, Modality, Party, PartyKind, Role, Stance, Statement
from detente.sources.report import Evidence, Report

TEXT = (
    "Ana Bek, leader of the Salt Party (SP), said the dockers should talk."
    " Igor Orr’s Dockers’ Union plans a march."
    " The union will not accept less pay. It attacks strikebreakers. The trial may last."
    " The SP closed the port in 2019."
    " “Only talks will end this,” said Mia Toth, an analyst. She urged the SP to pay more."
)


def words(part: str) -> Evidence:
    start = TEXT.index(part)
    return Evidence("port", start, start + len(part), part)


def party(id_: str, name: str, kind: PartyKind, *mentions: str, roles: tuple[Role, ...] = ()) -> Party:
    return Party(id=id_, name=name, kind=kind, roles=roles, mentions=tuple(words(m) for m in mentions))


def event(
    id_: str, kind: str, actors: list[str], part: str, modality: Modality, recipients: list[str] | None = None
) -> Event:
    return Event(
        id=id_,
        type=kind,
        actors=tuple(actors),
        recipients=tuple(recipients or []),
        when=None,
        modality=modality,
        span=words(part),
    )


FINDINGS = Findings(
    report=Report(id="port", source="port.txt", title="Two sides at the port", language="en", text=TEXT),
    parties=(
        party("sp", "Salt Party", "organization", "Salt Party", "SP"),
        party(
            "bek",
            "Ana Bek",
            "person",
            "Ana Bek",
            roles=(Role(title="leader of the Salt Party", of="sp", span=words("leader of the Salt Party")),),
        ),
        party("union", "Dockers’ Union", "organization", "Dockers’ Union", "The union"),
        party("orr", "Igor Orr", "person", "Igor Orr"),
        party(
            "toth",
            "Mia Toth",
            "person",
            "Mia Toth",
            roles=(Role(title="analyst", of=None, span=words("an analyst")),),
        ),
    ),
    statements=(
        Statement(
            id="s1",
            speaker="bek",
            speaker_span=words("Ana Bek"),
            cue_span=words("said"),
            content_spans=(words("the dockers should talk"),),
            manner="indirect",
        ),
        Statement(
            id="s2",
            speaker="toth",
            speaker_span=words("Mia Toth"),
            cue_span=None,
            content_spans=(words("“Only talks will end this,”"),),
            manner="direct",
        ),
    ),
    events=(
        event("e1", "CONSULT", ["union"], "the dockers should talk", "demanded"),
        event("e2", "PROTEST", ["orr"], "plans a march", "planned"),
        event("e3", "AGREE", ["union"], "The union will not accept less pay", "denied"),
        event("e4", "ASSAULT", ["union"], "It attacks strikebreakers", "ongoing"),
        event("e5", "TRIAL", ["union"], "The trial may last", "possible"),
        event("e6", "COERCE", ["sp"], "The SP closed the port", "happened"),
        event("e7", "REQUEST", ["union"], "She urged the SP to pay more", "demanded", ["sp"]),
    ),
)


def draft(folder: Path, findings: Findings = FINDINGS) -> Case:
    return parse_case(draft_case(join_findings([findings]), folder), "draft")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return draft(tmp_path)


def labels(case: Case) -> dict[str, str]:
    return {
        f"{p}.{o}": option.label
        for p, party in case.file.parties.items()
        for o, option in party.options.items()
    }


def test_leaders_and_those_a_party_is_called_by_act_for_it_and_analysts_for_nobody(case: Case) -> None:
    assert [party.name for party in case.file.parties.values()] == ["Dockers’ Union", "Salt Party"]


def test_demanded_planned_refused_or_ongoing_acts_become_options_and_past_ones_not(
    case: Case,
) -> None:
    assert labels(case) == {
        "DOCKERS_UNION.talk": "Talk: “the dockers should talk”",
        "DOCKERS_UNION.protest": "Protest: “plans a march”",
        "DOCKERS_UNION.agree": "Agree: “The union will not accept less pay”",
        "DOCKERS_UNION.attack": "Attack: “It attacks strikebreakers”",
        "SALT_PARTY.grant": "Grant what is asked: “She urged the SP to pay more”",
    }


def test_advice_of_an_analyst_makes_neither_an_option_nor_a_claim(tmp_path: Path) -> None:
    advice = event("a1", "REQUEST", ["toth"], "She urged the SP to pay more", "demanded", ["sp"])
    said = FINDINGS.statements[1].model_copy(update={"content_spans": (words("to pay more"),)})
    advised = FINDINGS.model_copy(
        update={"events": (*FINDINGS.events[:4], advice), "statements": (FINDINGS.statements[0], said)}
    )
    case = draft(tmp_path, advised)
    assert "SALT_PARTY" not in case.file.parties
    assert case.file.claims == ()


def test_a_refusal_is_under_way_and_wished_by_who_refuses(tmp_path: Path) -> None:
    refusal = event("r1", "REJECT", ["union"], "The union will not accept less pay", "denied")
    case = draft(tmp_path, FINDINGS.model_copy(update={"events": (refusal,)}))
    (wish,) = case.file.preferences["DOCKERS_UNION"].priorities or ()
    assert wish.priority == "DOCKERS_UNION.refuse"
    assert case.file.status_quo is not None
    assert case.file.status_quo.state == "Y"


def test_the_status_quo_holds_what_is_under_way(case: Case) -> None:
    assert case.file.status_quo is not None
    assert case.file.status_quo.state == "NNNYN"


def test_priorities_follow_the_words_and_their_order_is_unknown(case: Case) -> None:
    def wishes(name: str) -> list[str]:
        return [wish.priority for wish in case.file.preferences[name].priorities or ()]

    assert wishes("DOCKERS_UNION") == [
        "DOCKERS_UNION.protest",
        "DOCKERS_UNION.attack",
        "SALT_PARTY.grant",
        "not DOCKERS_UNION.agree",
    ]
    assert wishes("SALT_PARTY") == ["DOCKERS_UNION.talk"]
    assert all(preference.unknown for preference in case.file.preferences.values())
    assert analyse(case).model.open_ties == (True, True)


def test_only_violence_is_assumed_to_be_irreversible_and_is_marked_as_assumed(case: Case) -> None:
    assert [(entry.option, bool(entry.assumed)) for entry in case.file.one_way] == [
        ("DOCKERS_UNION.attack", True)
    ]


def test_an_analyst_s_assessment_becomes_an_untested_claim(case: Case) -> None:
    assert [(claim.says, claim.by, claim.holds_if) for claim in case.file.claims] == [
        ("“Only talks will end this,”", "Mia Toth", None)
    ]


def test_every_line_cites_its_words(case: Case) -> None:
    for party_ in case.file.parties.values():
        assert party_.evidence
        assert all(option.evidence for option in party_.options.values())
    for item in case.file.evidence.values():
        assert TEXT[item.start : item.end] == item.quote


def test_more_options_than_a_person_can_weigh_are_left_out_and_named(tmp_path: Path) -> None:
    many: list[Any] = [
        event(f"m{i}", kind, ["union"], part, "planned")
        for i, (kind, part) in enumerate(
            zip(
                ["AID", "SUPPORT", "COOPERATE", "RETREAT", "SANCTION"],
                ["dockers should", "a march", "less pay", "strikebreakers", "talks will"],
                strict=True,
            )
        )
    ]
    text = draft_case(join_findings([FINDINGS.model_copy(update={"events": tuple(many)})]), tmp_path)
    assert len(labels(parse_case(text))) == 4
    assert "#   “talks will”" in text


def test_reports_of_what_is_over_draft_nothing(tmp_path: Path) -> None:
    over = FINDINGS.model_copy(update={"events": (FINDINGS.events[5],)})
    with pytest.raises(BadInput, match="nothing can be drafted"):
        draft(tmp_path, over)


def test_an_act_a_party_speaks_against_becomes_a_negated_priority(tmp_path: Path) -> None:
    march = words("plans a march")
    said = FINDINGS.statements[0].model_copy(
        update={"content_spans": (march,), "stances": (Stance(kind="opposes", of=("orr",), span=march),)}
    )
    case = draft(tmp_path, FINDINGS.model_copy(update={"statements": (said,)}))
    wishes = case.file.preferences["SALT_PARTY"].priorities or ()
    assert [wish.priority for wish in wishes] == ["not DOCKERS_UNION.protest"]
