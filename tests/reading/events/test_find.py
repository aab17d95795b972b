"""Events in sentences: type, actors, recipients, date, modality and span."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.support.paths import SHARED

from detente.reading.dates.find import find_dates
from detente.reading.events.find import find_events
from detente.reading.findings import Event, Party, Statement
from detente.sources.report import Evidence

PUBLISHED = date(2023, 3, 15)
GOLD = SHARED / "gold" / "plover" / "records.jsonl"


def party(text: str, name: str, kind: str = "organization") -> Party:
    """A party with its name as id and every occurrence of it in the text as a mention."""
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    return Party(
        id=name, name=name, kind=kind, mentions=tuple(Evidence("r", i, i + len(name), name) for i in starts)
    )


@pytest.fixture
def read(pipeline):
    def _read(text: str, *names: str, persons: tuple[str, ...] = (), statements: tuple[Statement, ...] = ()):
        doc = pipeline(text)
        parties = [party(text, name) for name in names] + [party(text, name, "person") for name in persons]
        return find_events(doc, parties, find_dates(doc, PUBLISHED, ()), statements, ())

    return _read


def told(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return event.type, event.actors, event.recipients


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France signed a treaty with Germany.", ("SUPPORT", ("France",), ("Germany",))),
        ("France held talks with Germany.", ("CONSULT", ("France",), ("Germany",))),
        ("France accused Germany of spying.", ("ACCUSE", ("France",), ("Germany",))),
        ("France imposed sanctions on Germany.", ("SANCTION", ("France",), ("Germany",))),
        ("France broke off relations with Germany.", ("SANCTION", ("France",), ("Germany",))),
        ("France attacked Germany.", ("ASSAULT", ("France",), ("Germany",))),
        ("France rejected a proposal from Germany.", ("REJECT", ("France",), ("Germany",))),
        ("France urged Germany to leave.", ("REQUEST", ("France",), ("Germany",))),
        ("France threatened to bomb Germany.", ("THREATEN", ("France",), ("Germany",))),
        ("France sent food to Germany.", ("AID", ("France",), ("Germany",))),
        ("France shared intelligence with Germany.", ("COOPERATE", ("France",), ("Germany",))),
        ("France lifted the embargo on Germany.", ("CONCEDE", ("France",), ("Germany",))),
        ("France deployed troops in Germany.", ("MOBILIZE", ("France",), ("Germany",))),
        ("France promised to help Germany.", ("AGREE", ("France",), ("Germany",))),
    ],
)
def test_who_did_what_to_whom_is_read_from_subject_and_objects(read, text, expected):
    assert [told(event) for event in read(text, "France", "Germany")] == [expected]


def test_the_agent_of_a_passive_is_the_actor(read):
    (event,) = read("Germany was attacked by France in 1914.", "France", "Germany")
    assert (told(event), event.when) == (("ASSAULT", ("France",), ("Germany",)), "1914")


def test_a_passive_without_an_agent_has_no_actor(read):
    (event,) = read("The Liberal Front was dissolved in June 2019.", "Liberal Front")
    assert (told(event), event.when) == (("COERCE", (), ("Liberal Front",)), "2019-06")


def test_an_event_noun_is_an_event_where_a_party_takes_part(read):
    (event,) = read("The arrest of Ana Ruiz shocked the capital.", persons=("Ana Ruiz",))
    assert told(event) == ("COERCE", (), ("Ana Ruiz",))


def test_two_acts_of_one_subject_are_two_events_with_one_date(read):
    text = "France dissolved the Liberal Front in June 2019 and jailed Ana Ruiz."
    events = read(text, "France", "Liberal Front", persons=("Ana Ruiz",))
    assert [told(event) for event in events] == [
        ("COERCE", ("France",), ("Liberal Front",)),
        ("COERCE", ("France",), ("Ana Ruiz",)),
    ]
    assert [event.when for event in events] == ["2019-06", "2019-06"]


def test_a_pronoun_stands_for_the_one_who_is_said_to_act(read):
    (event,) = read("France said it had expelled Germany.", "France", "Germany")
    assert told(event) == ("SANCTION", ("France",), ("Germany",))


def test_we_in_quoted_words_is_the_speaker(read):
    text = "“We condemn Germany,” the envoy said."
    quoted = Statement(
        id="s1",
        speaker="France",
        speaker_span=None,
        cue_span=None,
        content_spans=(Evidence("r", 0, 21, text[:21]),),
        manner="direct",
    )
    assert [told(e) for e in read(text, "Germany", statements=(quoted,))] == [
        ("ACCUSE", ("France",), ("Germany",))
    ]


def test_an_event_told_by_its_distance_from_a_dated_one_gets_its_date(read):
    text = "The court dissolved the Liberal Front in June 2019, three months after the arrest of Ana Ruiz."
    events = read(text, "Liberal Front", persons=("Ana Ruiz",))
    assert [(event.type, event.when) for event in events] == [("COERCE", "2019-06"), ("COERCE", "2019-03")]


@pytest.mark.parametrize(
    "text",
    [
        "In May 2021 the court in Arun closed the Tribune. The ruling came two months after Ada’s arrest.",
        "In May 2021 the court in Arun closed the Tribune. That was two months after Ada was arrested.",
    ],
)
def test_the_ruling_came_after_is_counted_from_the_sentence_before(read, text):
    arrest = next(event for event in read(text, persons=("Ada",)) if event.recipients == ("Ada",))
    assert (arrest.type, arrest.when) == ("COERCE", "2021-03")


def test_a_distance_from_something_else_is_not_counted_from_the_sentence_before(read):
    text = "In May 2021 the court in Arun closed the Tribune. Strikes came two months after Ada was arrested."
    arrest = next(event for event in read(text, persons=("Ada",)) if event.recipients == ("Ada",))
    assert arrest.when is None


def test_a_clause_with_when_has_the_date_that_it_describes_and_all_its_doers(read):
    text = "The Union was formed in 2012, when the Moor Guild and Ada Roy’s Miners League joined forces."
    events = read(text, "Union", "Moor Guild", "Miners League", persons=("Ada Roy",))
    joined = next(event for event in events if event.type == "COOPERATE")
    assert (set(joined.actors), joined.when) == ({"Moor Guild", "Miners League"}, "2012")


def test_then_tells_of_another_time(read):
    events = read("Ada was arrested in 2019, and judges then banned the Union.", "Union", persons=("Ada",))
    assert [(event.recipients, event.when) for event in events] == [(("Ada",), "2019"), (("Union",), None)]


def test_with_its_rivals_gone_tells_how_things_stood(read):
    text = "With its rivals gone and the Tribune under attack, the Union won the vote of 2018."
    election = next(event for event in read(text, "Tribune", "Union") if event.type == "ELECTION")
    assert (election.actors, election.recipients) == (("Union",), ())


def test_blaming_the_weather_accuses_nobody(read):
    events = read("In March 2020 the Union blamed the weather. The Union blamed the Guild.", "Union", "Guild")
    assert [told(event) for event in events] == [("ACCUSE", ("Union",), ("Guild",))]


def test_a_hedged_distance_gives_no_date(read):
    text = "It dissolved the Liberal Front in June 2019, more than three months after the arrest of Ana Ruiz."
    arrest = read(text, "Liberal Front", persons=("Ana Ruiz",))[-1]
    assert arrest.when is None


def test_an_event_whose_clause_gives_no_date_has_none(read):
    (event,) = read("France attacked Germany, the ministry said on Monday.", "France", "Germany")
    assert event.when is None


def test_a_duty_of_another_party_is_a_request_to_it(read):
    (event,) = read("France said that Germany must open its archives.", "France", "Germany")
    assert (told(event), event.modality) == (("REQUEST", ("France",), ("Germany",)), "demanded")


def test_pressure_announced_is_a_threat_and_help_announced_an_agreement(read):
    events = read("France will bomb Germany. France will visit Germany.", "France", "Germany")
    assert [(event.type, event.modality) for event in events] == [
        ("THREATEN", "planned"),
        ("AGREE", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("The trial of Ana Ruiz began in June 2019.", "TRIAL", "happened"),
        ("The hearings were suspended in June 2019.", "HEARING", "denied"),
        ("The trial of Ana Ruiz may not end until 2026.", "TRIAL", "possible"),
        ("Ana Ruiz arrived in Norway on 4 March.", "TRAVEL", "happened"),
        ("Ana Ruiz will fly to Norway on 4 May.", "TRAVEL", "planned"),
        ("Ana Ruiz, the judge, ruled on Monday that the school must open.", "RULING", "happened"),
    ],
)
def test_a_happening_outside_plover_has_a_type_of_its_own(read, text, kind, modality):
    (event,) = read(text, persons=("Ana Ruiz",))
    assert (event.type, event.modality) == (kind, modality)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz returned to work on Monday.",
        "Ana Ruiz arrived at a conclusion.",
        "The time for Ana Ruiz to sing arrived on Monday.",
        "Ana Ruiz has ruled for ten years.",
    ],
)
def test_who_goes_to_no_place_makes_no_journey_and_who_reigns_no_ruling(read, text):
    assert read(text, persons=("Ana Ruiz",)) == ()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("France attacked Germany after the 27 May elections.", None),
        ("France is holding talks with the 19 April Movement.", None),
        ("France met Germany at the May 2019 summit.", "2019-05"),
        ("France attacked Germany on 27 May 2019.", "2019-05-27"),
    ],
)
def test_a_date_within_a_name_dates_what_it_names_alone(read, text, when):
    dates = {event.when for event in read(text, "France", "Germany") if "France" in event.actors}
    assert dates == {when}


def test_to_recall_a_day_is_no_event_and_to_recall_an_envoy_is(read):
    remembered = read("France recalled the first days of the war with Germany.", "France", "Germany")
    assert not [event for event in remembered if event.type == "SANCTION"]
    (recalled,) = read("France recalled its ambassador from Germany.", "France", "Germany")
    assert recalled.type == "SANCTION"


def test_an_event_with_neither_party_nor_date_is_left_out(read):
    assert read("Someone attacked somebody.") == ()


def test_no_event_is_read_from_furniture(pipeline):
    text = "France attacked Germany."
    assert (
        find_events(pipeline(text), [party(text, "France")], (), (), (Evidence("r", 0, len(text), text),))
        == ()
    )


def test_the_span_covers_the_clause_and_not_the_paragraph(read):
    text = "After weeks of rain, France attacked Germany near the river, although nobody had asked for it."
    (event,) = [event for event in read(text, "France", "Germany") if event.type == "ASSAULT"]
    assert text[event.span.start : event.span.end] == "France attacked Germany"


def test_the_labelled_sentences_are_coded(pipeline):
    if not GOLD.exists():
        pytest.skip("the labelled texts are not beside the repository")
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    right = found_count = labelled = 0
    for row, doc in zip(rows, pipeline.pipe(row["text"] for row in rows), strict=True):
        parties = [
            Party(
                id=f"p{i}",
                name=e.text,
                kind="other",
                mentions=(Evidence("r", e.start_char, e.end_char, e.text),),
            )
            for i, e in enumerate(doc.ents)
        ]
        types = [event.type for event in find_events(doc, parties, find_dates(doc, PUBLISHED, ()), (), ())]
        found_count += len(types)
        labelled += len(row["events"])
        for label in row["events"]:
            if label["type"] in types:
                types.remove(label["type"])
                right += 1
    assert 2 * right / (found_count + labelled) > 0.7
