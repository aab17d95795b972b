"""The reach of a date: which events of a sentence have it, and which have not."""

from __future__ import annotations

from datetime import date

import pytest

from detente.reading.dates.find import find_dates
from detente.reading.events.find import find_events
from detente.reading.findings import Party
from detente.sources.report import Evidence

PUBLISHED = date(2021, 5, 12)  # a Wednesday
NAMES = ("Guild", "League", "president", "editor", "police", "government", "army", "students", "farmers")


@pytest.fixture
def dates_by_words(pipeline):
    """The date of each event of a sentence, by the words of the event."""

    def _read(text: str) -> dict[str, str | None]:
        doc = pipeline(text)
        parties = [
            Party(
                id=name, name=name, kind="organization", mentions=(Evidence("r", at, at + len(name), name),)
            )
            for name in NAMES
            if (at := text.lower().find(name.lower())) >= 0
        ]
        events = find_events(doc, parties, find_dates(doc, PUBLISHED, ()), (), ())
        return {text[event.span.start : event.span.end]: event.when for event in events}

    return _read


def when(found: dict[str, str | None], word: str) -> str | None:
    (date,) = {date for words, date in found.items() if word in words}
    return date


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # A date at the head of a sentence is of all verbs that go on in it.
        ("On Monday police arrested the editor and seized the press of the Guild.", "seized", "2021-05-10"),
        (
            "On Monday the police arrested the editor and the army attacked the League.",
            "attacked",
            "2021-05-10",
        ),
        # What is done along with it, or at its time.
        ("The League wrote to the president on Monday, demanding a vote.", "demanding", "2021-05-10"),
        ("The Guild sent a letter on Monday urging the president to resign.", "urging", "2021-05-10"),
        (
            "The festival opened on Monday as farmers protested against the president.",
            "protested",
            "2021-05-10",
        ),
        (
            "Police used gas on Monday when students protested against the president.",
            "protested",
            "2021-05-10",
        ),
        # What is begun or forced.
        ("The government began on Monday to release members of the League.", "release", "2021-05-10"),
        ("The government was forced on Monday to release the editor.", "release", "2021-05-10"),
        # A day that is pointed out.
        ("It was on Monday that police arrested the editor.", "arrested", "2021-05-10"),
        # What somebody says that he wants now he wants when he says so.
        ("The League supports the government, its leader said on Monday.", "supports", "2021-05-10"),
    ],
)
def test_a_date_reaches_what_is_joined_to_its_verb(dates_by_words, text, word, expected):
    assert when(dates_by_words(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The League has been on strike since Sunday.", "strike", "2021-05-09/.."),
        ("The League is on strike since March.", "strike", "2021-03/.."),
        ("Monday saw clashes between the police and the League.", "clashes", "2021-05-10"),
        ("A meeting between the president and the League ended on Monday.", "meeting", "2021-05-10"),
        ("The Guild condemned the raid, carried out on Monday by the police.", "the raid, ", "2021-05-10"),
        ("Friday's protests against the president were quiet.", "protests", "2021-05-07"),
        # With a day of its own it is told, whatever is said of it.
        (
            "The League condemned the handling of Friday's meeting between the president and the Guild.",
            "president and the Guild",
            "2021-05-07",
        ),
        (
            "A note of the League, read on Monday at a rally attended by the president, called for calm.",
            "rally",
            "2021-05-10",
        ),
        (
            "The League refused, and the army took him by force in a raid on the Guild on Monday.",
            "raid",
            "2021-05-10",
        ),
        ("Police arrested the editor six weeks ago.", "arrested", "2021-03-29/2021-04-04"),
        ("The League held a rally six weeks ago.", "rally", "2021-03-29/2021-04-04"),
    ],
)
def test_a_date_reaches_an_event_that_is_a_noun(dates_by_words, text, word, expected):
    assert when(dates_by_words(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Police arrested the editor on Monday and later released him.", "released", None),
        ("Police arrested the editor on Monday and released him on Tuesday.", "released", "2021-05-11"),
        ("Police arrested the editor on Monday, and the army attacked the League.", "attacked", None),
        ("After police arrested the editor, the Guild protested on Monday.", "arrested", None),
        ("The president said on Monday that police had arrested the editor.", "arrested", None),
        ("The president said on Monday that the army attacked the League.", "attacked", None),
        ("The president condemned Sunday's attack on the League.", "condemned", None),
        (
            "Unlike Saturday, when police arrested the editor, the Guild was calm on Monday.",
            "arrested",
            "2021-05-08",
        ),
        ("The League has invited the president to a rally on March 12 to honour the Guild.", "invited", None),
    ],
)
def test_a_date_does_not_reach_what_happened_at_another_time(dates_by_words, text, word, expected):
    assert when(dates_by_words(text), word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The army shelled the League from 3 May to 9 May 2019.", "shelled", "2019-05-03/2019-05-09"),
        ("The government banned the League between 1991 and 1995.", "banned", "1991/1995"),
        ("The government banned the League in 2018-19.", "banned", "2018/2019"),
        ("The president met the League on May 1, 3 and 5.", "met", "{2021-05-01,2021-05-03,2021-05-05}"),
        ("The president met the League on 1, 3, and 5 May.", "met", "{2021-05-01,2021-05-03,2021-05-05}"),
        (
            "The two sides have held two rounds, the first in Karsk in April and the second in Brine in May.",
            "held",
            "{2021-04,2021-05}",
        ),
        ("The government must release the editor by the end of the year.", "release", "../2021-12~"),
        ("The police have arrested farmers since January.", "arrested", "2021-01/.."),
        # One day, and a number that is no date.
        ("The president met the League on May 1, and 3 farmers.", "met", "2021-05-01"),
    ],
)
def test_an_event_lasts_as_long_as_its_dates_say(dates_by_words, text, word, expected):
    assert when(dates_by_words(text), word) == expected


@pytest.mark.parametrize(
    "text", ["The League has been on strike since Sunday.", "The League went on strike on 5 May."]
)
def test_who_is_on_strike_does_so(pipeline, text):
    at = text.index("League")
    league = Party(
        id="l", name="League", kind="organization", mentions=(Evidence("r", at, at + 6, "League"),)
    )
    doc = pipeline(text)
    (event,) = find_events(doc, [league], find_dates(doc, PUBLISHED, ()), (), ())
    assert (event.actors, event.when is not None) == (("l",), True)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("In a letter dated 3 May, the League demanded a vote.", "demanded", "2021-05-03"),
        ("The League condemned the arrests in a statement issued on Monday.", "condemned", "2021-05-10"),
        ("Speaking on Monday, the president accused the army of murder.", "accused", "2021-05-10"),
        ("The army said on Monday it had attacked the students on Sunday.", "attacked", "2021-05-09"),
        ("The editor's arrest last week angered the League.", "arrest", "2021-05-03/2021-05-09"),
        ("The farmers, on strike since 1 March, rejected the offer.", "strike", "2021-03-01/.."),
        ("In a report of 12 May: Police raided the League on May 20.", "raided", "2020-05-20"),
        ("When the army attacked the farmers on 4 May, the League withdrew.", "withdrew", "2021-05-04"),
        ("The police declined to comment Saturday on the League.", "declined", "2021-05-08"),
        ("On 3 March the army responded by attacking the League.", "attacking", "2021-03-03"),
        ("The League planned a large demonstration in Lima on Saturday.", "demonstration", "2021-05-15"),
        ("The police refused to leave by Monday.", "refused", None),
        # The date is another's.
        ("The president rejected the accord of 1998.", "rejected", None),
        ("The president rejected last year's agreement with the League.", "rejected", None),
        ("The president withdrew from the 2015 deal with the League.", "withdrew", None),
        ("The League praised a book published in 2015 and rejected the offer.", "rejected", None),
        ("The army raided the League, and on 4 May, he said, shops were shut.", "raided", None),
        ("The army raided the League on 3 May, and the next day shops were shut.", "raided", "2021-05-03"),
        # Near by: of a period the whole is told, and a letter without a day has none.
        ("The president rejected the offer at the end of March.", "rejected", "2021-03"),
        ("In a letter, the League demanded a vote.", "demanded", None),
    ],
)
def test_a_date_goes_to_what_was_said_or_done_on_it(dates_by_words, text, word, expected):
    found = dates_by_words(text)
    assert expected in {date for words, date in found.items() if word in words}
