"""The settings: a server on this machine, unless the user allows another each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.assistant.settings import AssistantSettings, from_config, is_this_machine
from detente.errors import BadInput


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:11434",
        "http://127.9.9.9/v1",
        "https://[::1]:8080",
        "http://localhost:1234",
        "http://LOCALHOST",
    ],
)
def test_these_are_on_this_machine(url: str) -> None:
    assert is_this_machine(url)
    assert AssistantSettings(url=url, model="m").checked().departure is None


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.7:11434", "http://127.0.0.1.example.org", "http://localhost.example.org", "http://127.0.0.1@example.org",
     "http://example.org/127.0.0.1", "http://0.0.0.0:11434", "http://[::ffff:10.0.0.7]", "http://2130706433.example.org"],
)  # fmt: skip
def test_all_else_is_refused_unless_it_is_allowed_and_then_a_line_says_what_leaves(url: str) -> None:
    with pytest.raises(BadInput, match="--assistant-remote"):
        AssistantSettings(url=url, model="m").checked()
    departure = AssistantSettings(url=url, model="m", remote=True).checked().departure
    assert departure is not None
    assert "text of every report" in departure
    assert url.split("@")[-1].removeprefix("http://").split("/")[0] in departure


@pytest.mark.parametrize(
    "url", ["ftp://127.0.0.1", "127.0.0.1:11434", "http://", "http://127.0.0.1:99999", "file:///etc"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadInput, match="no address"):
        AssistantSettings(url=url, model="m", remote=True).checked()


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1\n:1", "http://127.0.0.1/\tv1", "http://127.0.0.1/\x01", "http://127.0.0.1 ", "http://127.0.0.1/\udcff"],
)  # fmt: skip
def test_an_address_with_signs_that_nobody_sees_is_none(url: str) -> None:
    with pytest.raises(BadInput, match="no address"):
        AssistantSettings(url=url, model="m", remote=True).checked()


def test_a_name_that_looks_like_this_machine_is_another() -> None:
    assert not is_this_machine("http://localho\u017ft:11434")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/v1?key=s3cret", "http://127.0.0.1:1/#s3cret", "http://127.0.0.1?"]
)
def test_an_address_has_nothing_behind_its_place(url: str) -> None:
    with pytest.raises(BadInput, match="leave out") as fault:
        AssistantSettings(url=url, model="m").checked()
    assert "s3cret" not in str(fault.value)


@pytest.mark.parametrize(
    ("url", "model"),
    [
        ("http://me:s3cret@127.0.0.1:1", None), ("http://me:s3cret@192.0.2.1", "m"),
        ("me:s3cret@127.0.0.1", "m"),
        ("http://me:s3c/s3cret@127.0.0.1", "m"), ("http://me:s3c@s3cret@127.0.0.1:99999", "m"),
        ("ftp://me:s3cret@127.0.0.1", "m"),
        ("http://me:s3cret@127.0.0.1?x", "m"), ("http://me:s3?cret@127.0.0.1", "m"),
    ],
)  # fmt: skip
def test_a_password_is_not_in_the_message(url: str, model: str | None) -> None:
    with pytest.raises(BadInput) as fault:
        AssistantSettings(url=url, model=model).checked()
    assert "s3c" not in str(fault.value)
    assert "me:" not in str(fault.value)


def test_the_name_of_a_model_has_no_signs_that_nobody_sees() -> None:
    assert AssistantSettings(model="small\x1b\n\udcff\u202e").model == "small"
    assert AssistantSettings(model="\x1b").model is None


def test_a_model_must_be_named() -> None:
    with pytest.raises(BadInput, match="--assistant-model"):
        AssistantSettings(url="http://127.0.0.1:1").checked()


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("DETENTE_CONFIG", str(path))
    return path


def test_the_file_of_settings_is_read(config: Path) -> None:
    config.write_text(
        '[assistant]\nurl = "http://127.0.0.1:8080"\nmodel = "small"\ntimeout = 30\npassage = 4000\n'
    )
    assert from_config() == AssistantSettings("http://127.0.0.1:8080", "small", timeout=30, passage=4000)


def test_a_file_with_other_things_leaves_the_assistant_off(config: Path) -> None:
    config.write_text("[colours]\nink = 1\n")
    assert not from_config().is_on


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[assistant]\nremote = true\n", "--assistant-remote"),
        ("[assistant]\nurll = 'x'\n", "no setting 'urll'"),
        ("[assistant]\ntimeout = 'soon'\n", "timeout is 'soon'"),
        ("[assistant]\ntimeout = 0\n", "timeout is 0"),
        ("[assistant]\ntimeout = 0.5\n", "give 1 to 3600 seconds"),
        ("[assistant]\ntimeout = nan\n", "give 1 to 3600 seconds"),
        ("[assistant]\nurl = ['x']\n", "url is no text"),
        ("[assistant]\npassage = true\n", "passage is True"),
        ("[assistant]\npassage = 3\n", "passage is 3"),
        ("[assistant\n", "no TOML"),
        ("assistant = 3\n", "no table"),
    ],
)
def test_a_fault_in_it_is_named(config: Path, text: str, why: str) -> None:
    config.write_text(text)
    with pytest.raises(BadInput, match=why):
        from_config()


def test_a_file_that_is_named_and_not_there_is_a_fault(config: Path) -> None:
    with pytest.raises(BadInput, match="is not there"):
        from_config()


@pytest.mark.parametrize("home", ["/dev/null", "HERE"])
def test_a_home_that_is_no_folder_has_no_file_of_settings(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".config").write_text("a file")
    for name in ("DETENTE_CONFIG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", home.replace("HERE", str(tmp_path)))
    assert from_config() == AssistantSettings()
