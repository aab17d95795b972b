"""Standing: since when, until when, by whom; the latest word wins, and a wish changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.reading.findings import Party, Standing
from detente.reading.read import read_reports
from detente.sources.report import Report

Term = tuple[str, str | None, str | None]


def parties(pipeline: Language, text: str) -> dict[str, Party]:
    report = Report("r", "r.txt", text, published=date(2021, 5, 7), language="en")
    (findings,) = read_reports([report], pipeline)
    return {party.name: party for party in findings.parties}


def standings(pipeline: Language, text: str) -> list[Standing]:
    return [standing for party in parties(pipeline, text).values() for standing in party.standing]


def terms(pipeline: Language, text: str) -> list[Term]:
    return [(s.status, s.since, s.until) for s in standings(pipeline, text)]


@pytest.mark.parametrize(
    ("text", "name", "standing"),
    [
        ("The court dissolved the Salt Party in June 2017.", "Salt Party", [("dissolved", "2017-06", None)]),
        ("Ana Reyes leads the banned Salt Party.", "Salt Party", [("banned", None, None)]),
        ("Police arrested Anna Weber on 3 May 2020.", "Anna Weber", [("detained", "2020-05-03", None)]),
        ("Anna Weber was freed in July 2020.", "Anna Weber", [("detained", None, "2020-07")]),
        ("Anna Weber’s arrest on 3 May 2020 was legal.", "Anna Weber", [("detained", "2020-05-03", None)]),
        (
            "Police arrested Anna Weber on 3 May 2020. Anna Weber was released in July 2020.",
            "Anna Weber",
            [("detained", "2020-05-03", "2020-07")],
        ),
        ("The court may ban the Salt Party.", "Salt Party", []),
        ("The Salt Party leader was arrested.", "Salt Party", []),
    ],
)  # fmt: skip
def test_a_standing_has_the_dates_the_text_gives(
    pipeline: Language, text: str, name: str, standing: list[Term]
) -> None:
    found = parties(pipeline, text)[name].standing
    assert [(s.status, s.since, s.until) for s in found] == standing


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Anna Weber remains under judicial supervision.", ("under judicial supervision", None, None)),
        (
            "Anna Weber, who has been under house arrest since 2019, spoke.",
            ("under house arrest", "2019", None),
        ),
        ("Anna Weber was placed under house arrest in March 2020.", ("under house arrest", "2020-03", None)),
        ("The jailed leader Anna Weber wrote a letter.", ("imprisoned", None, None)),
        ("Political prisoner Anna Weber wrote a letter.", ("imprisoned", None, None)),
        ("Anna Weber is being held in a prison near the capital.", ("imprisoned", None, None)),
        ("Anna Weber will remain in prison, the court said.", ("imprisoned", None, None)),
        ("Anna Weber said she was in prison.", ("imprisoned", None, None)),
        (
            "The court sentenced Anna Weber to five years in prison on Monday.",
            ("imprisoned", "2021-05-03", None),
        ),
        ("The court sentenced Anna Weber to death in 2019.", ("sentenced to death", "2019", None)),
        ("Anna Weber was sentenced in absentia to two years in prison.", ("convicted", None, None)),
        ("Anna Weber, held since March, spoke.", ("detained", "2021-03", None)),
        ("Rebels took Anna Weber hostage in May 2020.", ("held captive", "2020-05", None)),
        ("The rebels kidnapped Anna Weber in 2018.", ("held captive", "2018", None)),
        ("Anna Weber is free on bail.", ("on bail", None, None)),
        ("Anna Weber fled into exile in 2015.", ("exiled", "2015", None)),
        ("Anna Weber has lived in exile since 2015.", ("exiled", "2015", None)),
        ("Anna Weber, exiled in Norland since 2016, spoke.", ("exiled", "2016", None)),
        ("Anna Weber went on trial on Monday.", ("on trial", "2021-05-03", None)),
        ("The trial of Anna Weber began on Monday.", ("on trial", "2021-05-03", None)),
        ("Anna Weber faces charges of treason.", ("charged", None, None)),
        ("Two charges against Anna Weber are still pending.", ("charged", None, None)),
        ("The election commission barred Anna Weber from running for president.", ("barred", None, None)),
        ("Anna Weber was banned from politics for five years in 2019.", ("barred", "2019", "2024")),
        ("Anna Weber is barred from holding office until 2027.", ("barred", None, "2027")),
        (
            "The court barred Anna Weber from leaving the country in 2020.",
            ("under a travel ban", "2020", None),
        ),
        ("A travel ban was imposed on Anna Weber in 2020.", ("under a travel ban", "2020", None)),
        ("The court stripped Anna Weber of her citizenship.", ("stripped of citizenship", None, None)),
        ("Parliament lifted the immunity of Anna Weber in March.", ("stripped of immunity", "2021-03", None)),
        ("The ministry revoked the registration of the Salt Party in 2018.", ("deregistered", "2018", None)),
        (
            "Ostland designated the Salt Front a terrorist group in 2015.",
            ("designated terrorist", "2015", None),
        ),
        (
            "The ministry suspended the Salt Party for six months on 3 March 2021.",
            ("suspended", "2021-03-03", "2021-09"),
        ),
        ("Norland has been under sanctions since 2019.", ("under sanctions", "2019", None)),
        ("Ostland imposed sanctions on Norland in 2019.", ("under sanctions", "2019", None)),
        ("The army laid siege to the Salt Front in May 2020.", ("besieged", "2020-05", None)),
        ("Norland was placed under a blockade in 2019.", ("blockaded", "2019", None)),
        ("Norland has been under curfew since Monday.", ("under curfew", "2021-05-03", None)),
        ("The union expelled Norland in 2019.", ("expelled", "2019", None)),
        ("The army deposed Anna Weber in 2019.", ("removed", "2019", None)),
    ],
)
def test_a_standing_that_holds(pipeline: Language, text: str, standing: Term) -> None:
    assert terms(pipeline, text) == [standing]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (
            "The Salt Party was banned in 2017. The ban was lifted in March 2020.",
            ("banned", "2017", "2020-03"),
        ),
        ("Ostland lifted the ban on the Salt Party in March 2020.", ("banned", None, "2020-03")),
        ("Ostland unbanned the Salt Party in March.", ("banned", None, "2021-03")),
        ("Ostland legalised the Salt Party in March.", ("banned", None, "2021-03")),
        ("The formerly banned Salt Party met on Monday.", ("banned", None, "..")),
        ("The Salt Party is no longer banned.", ("banned", None, "..")),
        ("Anna Weber returned from exile on Monday.", ("exiled", None, "2021-05-03")),
        ("Anna Weber was released from house arrest in 2010.", ("under house arrest", None, "2010")),
        ("Anna Weber walked free from jail on Monday.", ("imprisoned", None, "2021-05-03")),
        ("After the release of Anna Weber in March 2021, the party met.", ("detained", None, "2021-03")),
        ("Charges against Anna Weber were dropped in April 2021.", ("charged", None, "2021-04")),
        (
            "Anna Weber was charged in 2020. The court acquitted Anna Weber in April 2021.",
            ("charged", "2020", "2021-04"),
        ),
        (
            "Anna Weber was put on trial in 2020. The trial ended in March 2021.",
            ("on trial", "2020", "2021-03"),
        ),
        (
            "Anna Weber was pardoned on Monday. The court had convicted Anna Weber in 2018.",
            ("convicted", "2018", "2021-05-03"),
        ),
        (
            "Ostland disbanded the Salt Party in 2017. In 2020 the court reinstated the Salt Party.",
            ("dissolved", "2017", "2020"),
        ),
        (
            "The army has besieged the Salt Front since May 2020. The siege was lifted on Monday.",
            ("besieged", "2020-05", "2021-05-03"),
        ),
        (
            "Ostland suspended Norland from the union in 2020. The union readmitted Norland in March 2021.",
            ("suspended", "2020", "2021-03"),
        ),
        (
            "The rebels kidnapped Jan Novak in 2018. Jan Novak was freed on Monday.",
            ("held captive", "2018", "2021-05-03"),
        ),
        (
            "Anna Weber was allowed to run in the election. Earlier the court had disqualified Anna Weber.",
            ("barred", None, ".."),
        ),
        ("Anna Weber was briefly detained on Monday.", ("detained", "2021-05-03", "..")),
        ("Anna Weber was held for three days in May 2020.", ("detained", "2020-05", "..")),
        ("Anna Weber has been arrested three times.", ("detained", None, "..")),
        ("Anna Weber was in prison from 2010 to 2015.", ("imprisoned", "2010", "2015")),
        (
            "Anna Weber, who was sentenced to five years in prison in 2015 and fled in 2016, spoke.",
            ("imprisoned", "2015", "2016"),
        ),
        (
            "Anna Weber was sentenced to five years in prison in 2015 and left on medical leave in 2016.",
            ("imprisoned", "2015", "2016"),
        ),
    ],
)
def test_a_standing_that_is_over(pipeline: Language, text: str, standing: Term) -> None:
    assert terms(pipeline, text) == [standing]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (
            "Police arrested Anna Weber on 3 May 2019. She was released in June 2019."
            " Police rearrested her in March 2021.",
            [("detained", "2019-05-03", "2019-06"), ("detained", "2021-03", None)],
        ),
        (
            "Anna Weber was freed. Police arrested her again on Monday.",
            [("detained", None, ".."), ("detained", "2021-05-03", None)],
        ),
        (
            "Anna Weber was freed in 2015. Anna Weber is in prison.",
            [("detained", None, "2015"), ("imprisoned", None, None)],
        ),
        (
            "Anna Weber was arrested on 3 May 2020. Anna Weber was released on bail in July 2020.",
            [("detained", "2020-05-03", "2020-07"), ("on bail", "2020-07", None)],
        ),
        (
            "Anna Weber was jailed in 2019. She was moved from prison to house arrest in March 2021.",
            [("imprisoned", "2019", "2021-03"), ("under house arrest", "2021-03", None)],
        ),
        (
            "Anna Weber went on trial in 2020. She was convicted in March 2021.",
            [("on trial", "2020", "2021-03"), ("convicted", "2021-03", None)],
        ),
        (
            "Anna Weber was jailed in 2019. Anna Weber died in April 2021.",
            [("imprisoned", "2019", "2021-04")],
        ),
        # Told backwards.
        (
            "Anna Weber was freed on Monday. She had been held since March.",
            [("detained", "2021-03", "2021-05-03")],
        ),
        # A recognition ends no ban.
        ("Ostland recognised the Salt Party in 2019. The banned Salt Party met.", [("banned", None, None)]),
    ],
)
def test_the_latest_word_wins_and_a_second_time_is_a_second_term(
    pipeline: Language, text: str, standing: list[Term]
) -> None:
    assert terms(pipeline, text) == standing


@pytest.mark.parametrize(
    "text",
    [
        "Anna Weber will be freed if the talks succeed.",
        "The opposition demanded the release of Anna Weber.",
        "The opposition demanded that Anna Weber be freed.",
        "The opposition urged the court to release Anna Weber.",
        "Ostland threatened to ban the Salt Party.",
        "Ostland plans to outlaw the Salt Party.",
        "Ostland considered banning the Salt Party.",
        "Ostland called for a ban on the Salt Party.",
        "Ostland proposed a ban on the Salt Party.",
        "Parliament will vote on a bill banning the Salt Party.",
        "Jan Novak denied that Anna Weber was arrested.",
        "Jan Novak denied arresting Anna Weber.",
        "Jan Novak hopes Anna Weber is released soon.",
        "The Salt Party fears that Anna Weber was arrested.",
        "There were rumours that Anna Weber had been arrested.",
        "Anna Weber allegedly was arrested.",
        "Ostland accused Norland of arresting Anna Weber.",
        "Was Anna Weber arrested?",
        "Unless the Salt Party is banned, the talks will fail.",
        "If banned, the Salt Party will fight.",
        "The talks resume once Anna Weber is released.",
        "Anna Weber was not arrested.",
        "Anna Weber has yet to be charged.",
        "Police failed to arrest Anna Weber.",
        "Anna Weber fled to avoid arrest.",
        "Anna Weber is expected to be freed.",
        "Twelve supporters of Anna Weber were arrested.",
        "Police arrested the brother of Anna Weber.",
        "Ostland refused to impose sanctions on Norland.",
        "Ostland ruled out lifting sanctions on Norland.",
        "Norland suspended aid to Ostland.",
        "Ostland recognised the Salt Party.",
        "Ostland dismissed the Salt Party as a gang.",
        "Anna Weber charged that Jan Novak lied.",
        "Anna Weber stressed her conviction that peace will come.",
        "The Salt Party released Anna Weber’s letter.",
        "A poll released on Monday pleased the Salt Party.",
        "Anna Weber’s capture of the nomination surprised the Salt Party.",
        "The victory freed Anna Weber to lead the Salt Party.",
        "Her record disqualifies Anna Weber.",
        "Anna Weber was held up as an example by the Salt Party.",
        "The opposition wants a vote on the treaty, and Anna Weber stays in office until it was held.",
        "There is no chance of Anna Weber being prosecuted.",
        "Anna Weber is going to get arrested.",
        "Neither Anna Weber nor Jan Novak was charged.",
        "Ostland offers a reward for information leading to the arrest of Anna Weber.",
        "The court gave Anna Weber custody of her son.",
        "Jan Novak sees Anna Weber as captured by the army.",
    ],
)
def test_what_is_wished_denied_feared_or_of_others_is_no_standing(pipeline: Language, text: str) -> None:
    assert standings(pipeline, text) == []


@pytest.mark.parametrize(
    "wish",
    [
        "The opposition demanded her release.",
        "She will be freed if the talks succeed.",
        "Ostland denied that she was freed.",
        "Ostland promised to release Anna Weber.",
    ],
)
def test_an_end_that_is_only_wished_for_leaves_a_standing_as_it_is(pipeline: Language, wish: str) -> None:
    text = f"Police arrested Anna Weber on 3 May 2020. {wish}"
    assert terms(pipeline, text) == [("detained", "2020-05-03", None)]


@pytest.mark.parametrize(
    ("text", "imposer"),
    [
        ("The Supreme Court dissolved the Salt Party in 2017.", "Supreme Court"),
        ("The Salt Party was banned by courts loyal to Jan Novak.", "Jan Novak"),
        ("The ministry revoked the registration of the Salt Party.", "The ministry"),
        ("The army laid siege to the Salt Front in May.", "The army"),
        ("The Salt Party was banned in 2017.", None),
    ],
)
def test_whoever_imposed_a_standing_is_named_where_the_clause_does(
    pipeline: Language, text: str, imposer: str | None
) -> None:
    read = parties(pipeline, text)
    (standing,) = (standing for party in read.values() for standing in party.standing)
    assert standing.by == (read[imposer].id if imposer is not None else None)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Anna Weber, leader of the Salt Party since 2012, resigned.", "2012", None),
        ("Anna Weber, leader of the Salt Party until 2017, spoke.", None, "2017"),
        ("Anna Weber, a former minister, spoke.", None, "../2021-05-07"),
        ("Anna Weber, the minister of justice, spoke in 2017.", None, None),
    ],
)
def test_an_office_is_bounded_where_the_text_bounds_it(
    pipeline: Language, text: str, since: str | None, until: str | None
) -> None:
    (role,) = parties(pipeline, text)["Anna Weber"].roles
    assert (role.since, role.until) == (since, until)


def test_people_of_a_state_may_be_held_and_the_state_under_sanctions(pipeline: Language) -> None:
    held = parties(pipeline, "The rebels took Americans captive in May. The United States called for talks.")
    assert not any(party.standing for party in held.values())
    state = parties(pipeline, "The council put Iran under sanctions in May 2019.")
    assert [standing.status for standing in state["Iran"].standing] == ["under sanctions"]
