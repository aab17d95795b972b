"""`detente serve --public`: never without a password, which is never on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente import web
from detente.cli.serve import serve
from detente.errors import BadInput

WORDS = "correct horse battery"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[web.Password]:
    """The passwords under which a server would have begun."""
    passwords: list[web.Password] = []
    monkeypatch.setattr(web, "serve_public", lambda *given: passwords.append(given[3]))
    monkeypatch.delenv("DETENTE_PASSWORD", raising=False)
    return passwords


def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(serve, ["--public", "192.0.2.7", *arguments], env=env)


def test_without_a_password_it_refuses_in_one_line(served: list[web.Password]) -> None:
    result = run()
    assert isinstance(result.exception, BadInput)
    assert "needs a password" in str(result.exception)
    assert "\n" not in str(result.exception)
    assert served == []


def test_the_password_comes_from_a_file(served: list[web.Password], tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(f"{WORDS}\nanother line\n")
    result = run("--password-file", str(file))
    assert result.exit_code == 0
    assert [password.is_it(WORDS) for password in served] == [True]
    assert "not encrypted" in result.stderr
    assert WORDS not in result.output


def test_the_password_comes_from_the_environment(served: list[web.Password]) -> None:
    assert run(env={"DETENTE_PASSWORD": WORDS}).exit_code == 0
    assert [password.is_it(WORDS) for password in served] == [True]


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff\xfe\xff" * 9])
def test_a_file_with_none_is_refused(served: list[web.Password], tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "password"
    file.write_bytes(content)
    assert isinstance(run("--password-file", str(file)).exception, BadInput)
    assert isinstance(run("--password-file", str(tmp_path / "none")).exception, BadInput)
    assert served == []


def test_no_option_takes_the_password_itself() -> None:
    assert not [param for param in serve.params if param.name in ("password", "token")]


def test_its_options_are_for_others_alone() -> None:
    result = CliRunner().invoke(serve, ["--host-name", "desk.example.org"])
    assert isinstance(result.exception, BadInput)
    assert "add --public ADDRESS" in str(result.exception)
