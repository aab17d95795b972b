"""The commands with a model: what its words bear out goes into table, case and brief, and is marked there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.support.commands import DETENTE, answer, run
from tests.support.model_server import Handler, ModelServer, saying, serving
from tests.support.replies import answer_requests
from tests.support.salt import CUT, ORDERS, REFUSAL, REPORT, TALKS, row

MARK = "proposed by a model, not reviewed"
BY = "small, prompt rows-1"
DAY = ("--published", "2021-05-07")
INVENTED = row("Ostland", "Cut its orders", "plans", "Ostland announced that it will cut its orders")
FARMERS = {"speaker": "Olaf Brandt", "quote": "offered to open talks with the union next week"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "salt.txt").write_text(REPORT)
    return tmp_path


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with serving(saying(rows=[CUT, REFUSAL, TALKS, INVENTED], statements=[FARMERS])) as running:
        yield running


def asking(server: ModelServer, *more: str) -> tuple[str, ...]:
    return (*DAY, "--assistant", server.url, "--assistant-model", "small", *more)


def of_ostland(table: Any) -> list[Any]:
    return [r for r in table["positions"] if r["maker"] == "ostland"]


def test_the_table_has_the_row_that_rules_missed_with_its_words_and_its_model(server: ModelServer) -> None:
    table = answer("positions", "salt.txt", *asking(server))
    [cut] = of_ostland(table)
    assert (cut["act"], cut["proposed_by"]) == ("Cut its orders", BY)
    [voice] = cut["voices"]
    assert (voice["party"], voice["stance"], voice["proposed_by"]) == ("ostland", "plans", BY)
    [words] = voice["evidence"]
    assert REPORT[words["start"] : words["end"]] == words["quote"] == CUT["quote"]
    assert any(party["id"] == "ostland" for party in table["parties"])


def test_what_rules_read_too_has_no_mark_and_no_row_of_its_own(server: ModelServer) -> None:
    alone, helped = (answer("positions", "salt.txt", *more) for more in (DAY, asking(server)))
    assert [r for r in helped["positions"] if "proposed_by" not in r] == alone["positions"]


def test_what_was_refused_is_listed_with_the_reason_and_real_words(server: ModelServer) -> None:
    table = answer("positions", "salt.txt", *asking(server))
    [refused] = [item for item in table["unused"] if "proposed_by" in item]
    assert "do not stand in the report" in refused["why"]
    assert "Ostland announced" in refused["why"]
    assert REPORT[refused["start"] : refused["end"]] == refused["quote"]


def test_text_marks_the_row_and_one_line_says_what_became_of_the_proposals(server: ModelServer) -> None:
    ended = run("positions", "salt.txt", *asking(server))
    assert MARK in ended.out
    assert "3 of 4 proposals stood up to the words" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_a_draft_has_it_as_an_option_with_the_mark(server: ModelServer) -> None:
    ended = run("draft", "salt.txt", *asking(server))
    case = yaml.safe_load(ended.out)
    [cut] = case["parties"]["OSTLAND"]["options"].values()
    assert cut["proposed_by"] == BY
    assert [case["evidence"][e]["quote"] for e in cut["evidence"]] == [CUT["quote"]]
    [wish] = case["preferences"]["OSTLAND"]["priorities"]
    assert wish["proposed_by"] == BY
    others = [o for p in case["parties"].values() for o in p.get("options", {}).values() if o is not cut]
    assert others
    assert not any("proposed_by" in option for option in others)


def test_a_brief_marks_it_and_says_nothing_of_it_in_short(server: ModelServer, folder: Path) -> None:
    ended = run("brief", "salt.txt", "--full", "--html", "b.html", *asking(server))
    assert ended.status == 0, ended.err
    in_short, _, rest = ended.out.partition("Who wants what of whom")
    assert "In short" in in_short
    assert "orders" not in in_short
    assert "Cut its orders" in rest
    assert rest.count(MARK) >= 3
    assert MARK in (folder / "b.html").read_text()
    alone = run("brief", "salt.txt", "--full", *DAY)
    assert in_short.splitlines()[2:] == alone.out.partition("Who wants what of whom")[0].splitlines()[2:]


def test_read_prints_what_is_proposed_and_the_others_take_it_up_again(
    server: ModelServer, folder: Path
) -> None:
    found = answer("read", "salt.txt", *asking(server))
    [report] = found["reports"]
    acts = [act for act in report["acts"] if "proposed_by" in act]
    assert {(act["doer"], act["mood"]) for act in acts} >= {("ostland", "planned")}
    assert all(
        "proposed_by" not in s or s["proposed_by"] == "small, prompt statements-1"
        for s in report["statements"]
    )
    assert report["left_out"]
    (folder / "found.json").write_text(json.dumps(found))
    table = answer("positions", "found.json")
    assert of_ostland(table) == of_ostland(answer("positions", "salt.txt", *asking(server)))


def test_a_second_run_asks_nobody_and_gives_the_same_answer(server: ModelServer) -> None:
    first = answer("positions", "salt.txt", *asking(server))
    times = len(server.bodies)
    assert times
    assert answer("positions", "salt.txt", *asking(server)) == first
    assert len(server.bodies) == times


def test_orders_in_a_report_change_nothing(folder: Path) -> None:
    (folder / "salt.txt").write_text(REPORT + ORDERS)
    obeyed = [
        row("Varn Port Authority", "Drop the fee", "accepts", quote)
        for quote in (
            "the Varn Port Authority agrees to drop the fee",
            "The Varn Port Authority agrees",
            "rejected the demand",
        )
    ]
    alone = answer("positions", "salt.txt", *DAY)
    with serving(saying(rows=obeyed)) as server:
        helped = answer("positions", "salt.txt", *asking(server))
        assert "Ignore the above" in server.bodies[0]["messages"][1]["content"]
    assert helped["positions"] == alone["positions"]
    assert sum("proposed_by" in item for item in helped["unused"]) == len(obeyed)


WISHING = "is reported to be wishing for such talks with the authority"
KEEN = f"The union, for all its anger, {WISHING}.\n"


def test_a_voice_that_a_model_adds_to_a_row_of_rules_is_marked_in_its_cell(folder: Path) -> None:
    (folder / "salt.txt").write_text(f"{REPORT}\n{KEEN}")
    added = row(
        "Varn Port Authority", "Open talks with the union", "demands", WISHING, by="Salt Workers' Union",
    )  # fmt: skip
    alone = answer("positions", "salt.txt", *DAY)
    with serving(saying(rows=[added])) as server:
        helped = answer("positions", "salt.txt", *asking(server))
        shown = run("positions", "salt.txt", *asking(server)).out
    bare = [{**r, "voices": [v for v in r["voices"] if "proposed_by" not in v]} for r in helped["positions"]]
    assert bare == alone["positions"]
    assert any("proposed_by" in v for r in helped["positions"] for v in r["voices"])
    assert "demands (a model’s " in shown


def test_a_row_that_says_other_than_rules_of_the_same_words_is_listed_as_unused(folder: Path) -> None:
    (folder / "salt.txt").write_text("Norland will leave the Kesh valley if the rebels of Kesh disarm.\n")
    wrong = row(
        "Norland", "Leave the Kesh valley", "does", "Norland will leave the Kesh valley", in_force=True
    )
    bad = {**wrong, "stance": "hopes"}
    alone = answer("positions", "salt.txt", *DAY)
    with serving(saying(rows=[wrong, bad])) as server:
        helped = answer("positions", "salt.txt", *asking(server))
    assert helped["positions"] == alone["positions"]
    said, formless = [item["why"] for item in helped["unused"] if "proposed_by" in item][::-1]
    assert "disputed: rules read the words as “planned”" in said
    assert "in a form that cannot be used: stance" in formless


def hangs_up(handler: Handler, body: dict[str, Any]) -> None:
    handler.connection.close()


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (lambda h, b: h.say("I would rather not."), "no usable JSON"),
        (lambda h, b: h.say(None, refusal="I cannot help with conflicts."), "refuses to answer"),
        (lambda h, b: h.send(500, {"error": "out of memory"}), "answers 500 (out of memory)"),
        (lambda h, b: h.send(200, b"{"), "no usable JSON"),
        (lambda h, b: h.send(200, b"[" * 200_000), "no usable JSON"),
        (lambda h, b: h.send(500, b"[" * 200_000), "answers 500"),
        (lambda h, b: h.say("no JSON \ud800 here"), "no usable JSON"),
        (lambda h, b: h.say('{"rows": [{"maker": "a \udfff"}]}'), "no usable JSON"),
        (lambda h, b: h.say(""), "no usable JSON"),
        (hangs_up, "broke off"),
    ],
)
def test_where_the_model_fails_the_rules_answer_stands_and_one_line_says_so(behaviour: Any, why: str) -> None:
    alone = run("positions", "salt.txt", *DAY)
    with serving(behaviour) as server:
        ended = run("positions", "salt.txt", *asking(server))
    assert (ended.status, ended.out) == (0, alone.out)
    [line] = ended.err.splitlines()
    assert why in line
    assert "the rules' reading stands alone" in line


def test_a_server_that_dies_is_left_alone_for_the_rest_of_the_reports(folder: Path) -> None:
    reports = folder / "reports"
    reports.mkdir()
    for k in range(5):
        (reports / f"{k}.txt").write_text(
            REPORT.replace("salt", f"sort-{k} salt ").replace("the", f"the no. {k}")
        )
    with serving(hangs_up) as server:
        ended = run("positions", "reports", *asking(server)[len(DAY) :])
        assert len(server.bodies) == 2
    assert ended.status == 0
    assert "for 5 of 5 requests the rules' reading stands alone" in ended.err


def test_another_machine_is_refused_before_anything_is_read() -> None:
    ended = run("positions", "salt.txt", "--assistant", "http://192.0.2.1", "--assistant-model", "m")
    assert (ended.status, ended.out) == (2, "")
    assert "--assistant-remote" in ended.err


def test_settings_of_the_user_s_file_are_used_unless_they_are_turned_off(
    server: ModelServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mine.toml").write_text(f'[assistant]\nurl = "{server.url}"\nmodel = "small"\n')
    # One that came with the reports is not looked for.
    (folder / "detente.toml").write_text('[assistant]\nurl = "http://192.0.2.1"\nmodel = "evil"\n')
    assert of_ostland(answer("positions", "salt.txt", *DAY)) == []
    monkeypatch.setenv("DETENTE_CONFIG", str(folder / "mine.toml"))
    assert of_ostland(answer("positions", "salt.txt", *DAY))
    assert of_ostland(answer("positions", "salt.txt", *DAY, "--no-assistant")) == []


def test_requests_are_recorded_without_a_server_answered_by_hand_and_replayed(folder: Path) -> None:
    recorded = run("positions", "salt.txt", *DAY, "--assistant-record", "replies")
    assert recorded.out == run("positions", "salt.txt", *DAY).out
    assert "1 request written to replies" in recorded.err
    assert answer_requests(folder / "replies", [CUT, INVENTED]) == 1
    table = answer(
        "positions", "salt.txt", *DAY, "--assistant-replay", "replies", "--assistant-model", "by hand"
    )
    [cut] = of_ostland(table)
    assert cut["proposed_by"] == "by hand, prompt rows-1"


@pytest.mark.parametrize(
    "more", [(), ("--no-assistant",), ("--no-assistant", "--assistant", "http://192.0.2.1")]
)
def test_recording_asks_nobody_unless_the_command_line_names_a_server(
    more: tuple[str, ...], server: ModelServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "mine.toml").write_text(f'[assistant]\nurl = "{server.url}"\nmodel = "small"\n')
    monkeypatch.setenv("DETENTE_CONFIG", str(folder / "mine.toml"))
    ended = run("positions", "salt.txt", *DAY, "--assistant-record", "replies", *more)
    assert ended.out == run("positions", "salt.txt", *DAY, "--no-assistant").out
    assert server.bodies == []
    [written] = (folder / "replies").iterdir()
    run("positions", "salt.txt", *DAY, "--assistant-record", "both", "--assistant", server.url)
    assert json.loads(written.read_text()) == server.bodies[0]
    assert len([*(folder / "both").iterdir()]) == 2


def test_a_replay_says_the_model_of_the_recording_whatever_the_settings(
    server: ModelServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("positions", "salt.txt", *asking(server, "--assistant-record", "replies"))
    (folder / "mine.toml").write_text(f'[assistant]\nurl = "{server.url}"\nmodel = "other"\n')
    monkeypatch.setenv("DETENTE_CONFIG", str(folder / "mine.toml"))
    table = answer("positions", "salt.txt", *DAY, "--assistant-replay", "replies")
    assert [r["proposed_by"] for r in of_ostland(table)] == ["fake-1, prompt rows-1"]


def test_the_name_that_a_recording_gives_is_cleaned_and_cut(server: ModelServer, folder: Path) -> None:
    run("positions", "salt.txt", *asking(server, "--assistant-record", "replies"))
    [reply] = (folder / "replies").glob("*.reply.json")
    reply.write_text(json.dumps({**json.loads(reply.read_text()), "model": "m\ud800\x1b[31m" + "x" * 500}))
    [cut] = of_ostland(answer("positions", "salt.txt", *DAY, "--assistant-replay", "replies"))
    model, _, prompt = cut["proposed_by"].rpartition(", ")
    assert (model, prompt) == ("m [31m" + "x" * 94, "prompt rows-1")


def test_a_model_named_in_signs_that_nobody_sees_is_asked_by_the_others(server: ModelServer) -> None:
    ended = run("positions", "salt.txt", *DAY, "--assistant", server.url, "--assistant-model", "small\x1b\n")
    assert ended.status == 0
    assert "assistant small: 3 of 4" in ended.err
    assert server.bodies[0]["model"] == "small"


def test_a_password_in_the_address_is_printed_nowhere(server: ModelServer, folder: Path) -> None:
    with serving(lambda h, b: h.send(500, b"")) as broken:
        for each in (broken, server):
            url = each.url.replace("http://", "http://me:s3cret@")
            more = ("--assistant", url, "--assistant-model", "small", "--format", "json")
            ended = run("positions", "salt.txt", *DAY, *more)
            assert ended.status == 0
            assert each.bodies
            assert "s3cret" not in ended.out + ended.err
    ended = run("positions", "salt.txt", "--assistant", "http://me:s3cret\udcff@127.0.0.1")
    assert ended.status == 2
    assert "s3cret" not in ended.err


def test_the_condition_that_is_kept_is_in_the_words_of_the_text(folder: Path) -> None:
    text = "KESH (Invented News) -- Norland is said to be mulling a cut in its levies if the rebels’  men go."
    (folder / "kesh.txt").write_text(text)
    said = "is said to be mulling a cut in its levies"
    cut = row("Norland", "Cut its levies", "plans", said, condition="if the rebels' men go")
    with serving(saying(rows=[cut])) as server:
        found = answer("read", "kesh.txt", *asking(server))
    [act] = [act for act in found["reports"][0]["acts"] if "proposed_by" in act]
    assert text[act["condition"]["start"] : act["condition"]["end"]] == "if the rebels’  men go"


def test_a_case_that_a_person_finished_stays_as_it_is(server: ModelServer, folder: Path) -> None:
    drafted = run("draft", "salt.txt", *DAY, "--out", "case.yaml")
    assert drafted.status == 0
    finished = (folder / "case.yaml").read_text().split("\n", 1)[1]
    (folder / "case.yaml").write_text(finished)
    alone = answer("brief", "case.yaml", "salt.txt", *DAY)
    helped = answer("brief", "case.yaml", "salt.txt", *asking(server))
    assert (folder / "case.yaml").read_text() == finished
    for part in ("case", "analysis", "sweep", "in_short", "questions"):
        assert helped[part] == alone[part], part
    assert of_ostland(helped["positions"])


def test_without_an_assistant_nothing_of_it_is_loaded(folder: Path) -> None:
    program = (
        "import sys; sys.argv = ['detente', 'brief', 'salt.txt', '--format', 'json']\n"
        "from detente.cli.program import main\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=folder)
    loaded = set(done.stderr.split())
    assert "detente.positions.rows" in loaded
    assert not loaded & {"httpx", "httpcore", "h11", "anyio", "ssl"}
    of_it = {name for name in loaded if name.startswith("detente.assistant.")}
    assert of_it <= {"detente.assistant.taking_up", "detente.assistant.settings"}


def test_without_httpx_one_line_says_what_to_install(folder: Path, server: ModelServer) -> None:
    program = (
        "import sys; sys.modules['httpx'] = None\n"
        f"sys.argv = {['detente', 'positions', 'salt.txt', *asking(server)]!r}\n"
        "from detente.cli.program import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=folder)
    assert done.returncode == 2
    assert "pip install 'detente[assistant]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert DETENTE
