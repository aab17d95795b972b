"""A timeline that is kept is the one that would be made anew, whatever was added, decided and taken back."""

from __future__ import annotations

import random
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.support.dossiers import report_of
from tests.support.stores import told

from detente import analysis, page
from detente.analysis.answer_tables import timeline_table
from detente.dossier import Filter, Store, TimelineRows, open_store, timeline, undated_deeds
from detente.dossier.store.reviewer import Reviewer
from detente.edtf import DateRange
from detente.errors import BadArgument, BadInput
from detente.page.answers.timeline import told_happenings
from detente.reading import Findings, read_loaded

TEXTS = (
    "The union met the port board on May 10 in Brine. A bomb in the fish market of Salt Ford killed ten"
    " people on May 9. The rebels said that the army had shelled the mill in 2019.",
    "Gunmen killed two guards of the mill in April. The union refused to open talks with the port board."
    " The mayor and the pilots agreed to meet on December 30.",
    "The army attacked the port of Brine on May 10 and condemned the union. The union has met the mayor.",
    'Police arrested Ana Bek, the editor of the Gazette, on May 11. The editor\'s "quiet arrest" angered the'
    " union. The board has closed the port since 2018.",
    "Ana Bek met the board of the port on May 10, the union said. The army will leave Brine in January 2022.",
    "The rebels attacked the army in the spring of 2020. Ten people were killed in Salt Ford on May 9 by the"
    " bomb in the fish market, police said. The union may strike.",
)
DATES = ("2021-05-10", "2021-05", "2020", "2019/2021", "../2020-06", "2021-05-09/2021-05-12", "2018/..")
QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"parties": ["union"]},
    {"types": ["assault", "consult"]},
    {"since": date(2021, 5, 9)},
    {"since": date(2020, 3, 1), "until": date(2021, 5, 10)},
    {"until": date(2021, 5, 9), "types": ["ASSAULT"]},
)


@pytest.fixture(scope="module")
def read() -> list[Findings]:
    return list(read_loaded([report_of("2021-05-12", words) for words in TEXTS]))


def another(findings: Findings, number: int, chance: random.Random) -> Findings:
    """The findings of a report of the same words of another paper and day, some of its dates moved."""
    day = date(2021, 5, 12) + timedelta(days=chance.randrange(30))
    record = findings.model_dump(mode="json")
    record |= {"id": f"r{number}", "published": day.isoformat(), "publisher": f"P{number % 4}"}
    record.pop("copy_of")
    for event in record["events"]:
        if chance.random() < 0.5:
            event["when"] = chance.choice((*DATES, None))
        if chance.random() < 0.2:
            # A word alone makes no line.
            event["span"]["end"] = event["span"]["start"] + 3
    made = Findings.from_json(record)
    return made.model_copy(update={"report": replace(made.report, copy_of=None)})


@contextmanager
def kept(store: Store, made: list[int] | None = None) -> Iterator[TimelineRows]:
    def lay_out(dossier: Any, before: Any) -> Any:
        return analysis.lay_out_timeline(dossier, page.TimelineWording, before)

    with store.timeline_rows(
        lay_out, "the tests", (made if made is not None else []).append, lambda why: pytest.fail(str(why))
    ) as rows:
        yield rows


def filter_or_none(make: Callable[[], Filter]) -> Filter | None:
    """Return a filter; None where no party has its name."""
    try:
        return make()
    except BadInput:
        return None


def require_as_made_anew(store: Store) -> None:
    base = analysis.evidence_base(store.dossier())
    for question in QUESTIONS:
        only = filter_or_none(lambda question=question: analysis.filter_of(base, **question))
        with kept(store) as rows:
            asked = filter_or_none(
                lambda rows=rows, question=question: analysis.filter_of_timeline(
                    rows, store.ids(), **question
                )
            )
        assert asked == only
        if only is None:
            continue
        whole, deeds = timeline(base, only, gaps=4), undated_deeds(base, only)
        with kept(store) as rows:
            dated = analysis.ask_timeline(rows, only, gaps=4)
            both = analysis.ask_timeline(rows, only, gaps=4, undated=True)
            paged = [
                line
                for start in range(0, dated.all_dated + both.all_undated + 2, 3)
                for part in [analysis.ask_timeline(rows, only, limit=3, start=start, undated=True)]
                for line in (*part.dated, *(part.undated or ()))
            ]
        assert page.kept_timeline_page(dated) == replace(page.timeline_page(base, whole), dossier=None)
        assert page.kept_timeline_page(both) == replace(page.timeline_page(base, whole, deeds), dossier=None)
        lines, wordless = told_happenings(base, whole.happenings)
        table = timeline_table(
            base,
            [(one, line.text) for one, line in lines],
            [("no date", whole.undated), ("not plainly said", whole.unsure + wordless)],
            whole.gaps,
        )
        assert dated.table == table
        months = Counter(DateRange.parse(line.row[0]).order[1].isoformat()[:7] for line in dated.dated)
        with kept(store) as rows:
            assert dict(rows.begun_in_months(only)) == months
        assert paged == [*both.dated, *(both.undated or ())]


def decide_something(store: Store, chance: random.Random) -> None:
    ana, dossier = Reviewer(store, "Ana"), store.dossier()
    event, party = chance.choice(dossier.events), chance.choice(dossier.parties)
    other = chance.choice(dossier.parties)
    steps = {
        "reject": lambda: ana.reject(event.id),
        "accept": lambda: ana.accept(event.id),
        "date": lambda: ana.correct(event.id, "when", chance.choice(DATES)),
        "name": lambda: ana.correct(party.id, "name", "Harbour Guild"),
        "merge": lambda: ana.judge(party.name, other.name, "yes") if party is not other else None,
        "apart": lambda: ana.split(party.name, [chance.choice(list(dossier.reports))]),
        "mark": lambda: ana.mark("government", publisher="P1"),
        "undo": lambda: store.undo(who="Ben"),
    }
    try:
        steps[chance.choice(list(steps))]()
    except (BadInput, BadArgument):
        # Two names that are one already, or nothing to take back.
        return


@pytest.mark.parametrize(
    ("where", "seed"), [("sqlite", 0), ("sqlite", 1), ("sqlite", 2), ("postgresql", 3)], indirect=["where"]
)
def test_it_is_the_one_that_would_be_made_anew(where: str, read: list[Findings], seed: int) -> None:
    chance, numbers = random.Random(seed), count()
    with open_store(where, create=True) as store:
        require_as_made_anew(store)
        for _ in range(6):
            if chance.random() < 0.5 or not store.ids():
                some = chance.choices(read, k=chance.randrange(1, 4))
                store.add_all([another(each, next(numbers), chance) for each in some])
            else:
                decide_something(store, chance)
            require_as_made_anew(store)


def test_it_is_made_once_for_each_state_of_the_dossier(where: str) -> None:
    made: list[int] = []
    with open_store(where, create=True) as store:
        store.add_all([told(1), told(2)])
        for _ in range(3):
            with kept(store, made):
                pass
        assert made == [2]
        store.add(told(2))
        with kept(store, made):
            pass
        # A report that was there changes nothing.
        assert made == [2]
    with open_store(where) as store:
        (decision,) = Reviewer(store, "Ana").reject("r1:e1")
        with kept(store, made) as rows:
            assert rows.page(Filter()).all_dated == 1
        store.undo(decision.number, who="Ana")
        with kept(store, made) as rows:
            assert rows.page(Filter()).all_dated == 2
        store.read_again([told(1)])
        with kept(store, made):
            pass
        assert made == [2, 2, 2, 2]


def test_one_that_another_version_made_is_made_again(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1))
        made: list[int] = []
        for by in ("one", "one", "two"):
            with store.timeline_rows(
                lambda dossier, before: analysis.lay_out_timeline(dossier, page.TimelineWording, before),
                by,
                made.append,
                pytest.fail,
            ):
                pass
        assert made == [1, 1]


def test_what_is_added_while_it_is_made_is_in_the_next_one(where: str) -> None:
    with open_store(where, create=True) as store, open_store(where) as other:
        store.add(told(1))

        def slowly(dossier: Any, before: Any) -> Any:
            other.add(told(2))
            return analysis.lay_out_timeline(dossier, page.TimelineWording, before)

        with store.timeline_rows(slowly, "the tests", lambda _: None, pytest.fail) as rows:
            assert rows.about["reports"] == 1
        with kept(store) as rows:
            assert rows.about["reports"] == 2


def test_a_file_that_cannot_be_written_is_answered_from_all_the_same(tmp_path: Path) -> None:
    where = tmp_path / "dispute.dossier"
    with open_store(str(where), create=True) as store:
        store.add(told(1))
    with open_store(str(where)) as store:
        with store._writing() as connection:
            connection.execute(text("PRAGMA query_only=ON"))
        why: list[BadInput] = []
        where.chmod(stat.S_IRUSR)
        with store.timeline_rows(
            lambda dossier, before: analysis.lay_out_timeline(dossier, page.TimelineWording, before),
            "the tests",
            lambda _: None,
            why.append,
        ) as rows:
            assert rows.about["reports"] == 1
    assert [str(each).split(": ", 1)[1] for each in why] == [
        "cannot be written: there is no right to; copy it to a folder you own"
    ]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE happening_lines SET payload = replace(payload, 'met the board', 'hit the board')",
        "UPDATE happenings SET edtf = '2026-01-09'",
        "UPDATE happenings SET first_day = '2025-01-02', earliest = '2025-01-02', latest = '2025-01-02'",
    ],
)
def test_a_line_that_is_not_as_it_was_laid_out_is_told_and_not_shown(where: str, damage: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1))
        with kept(store) as rows:
            assert rows.page(Filter()).all_dated == 1
        assert store.check() == 1
        with store._writing() as connection:
            connection.execute(text(damage))
        with pytest.raises(BadInput, match="not as it was laid out"):
            store.check()
        with pytest.raises(BadInput, match=r"not as it was laid out; ask again"), kept(store) as rows:
            rows.page(Filter())
        # It is made of what is stored, and made again.
        with kept(store) as rows:
            assert [line["text"] if "text" in line else line["shown"] for line in rows.page(Filter()).dated]
            assert len(rows.page(Filter()).dated) == 1
        assert store.check() == 1
