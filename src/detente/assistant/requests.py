"""The prompts: files of the package, each with a version, and the requests that they make."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, Literal

from detente.assistant.schema import RowsReply, StatementsReply, json_schema
from detente.reading import Party
from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from jinja2 import Template

Task = Literal["rows", "statements"]
"""A question that the assistant puts to a model."""
TASKS: Final[tuple[Task, ...]] = ("rows", "statements")
PROMPTS: Final[dict[Task, str]] = {"rows": "rows-1", "statements": "statements-1"}
"""The prompt of each task, with its version."""
REPLIES: Final[dict[Task, type[RowsReply] | type[StatementsReply]]] = {
    "rows": RowsReply,
    "statements": StatementsReply,
}
_MOST_PARTIES: Final = 40
_MOST_ALIASES: Final = 6
_MOST_TOKENS: Final = 3000
_SEED: Final = 7


@dataclass(frozen=True)
class Request:
    """A request to a model: the messages, the form of the reply, and settings that repeat its answer.

    Attributes
    ----------
    repeats
        The name of the request that this one makes once more; None for a first one.
    """

    model: str
    prompt: str
    messages: tuple[tuple[str, str], ...]
    schema: dict[str, Any]
    repeats: str | None = None

    @property
    def body(self) -> dict[str, Any]:
        """The body of the request, as the chat protocol has it."""
        return {
            "model": self.model,
            "messages": [{"role": role, "content": content} for role, content in self.messages],
            "temperature": 0,
            "seed": _SEED,
            "max_tokens": _MOST_TOKENS,
            "stream": False,
            "response_format": self.forms[0],
        }

    @property
    def forms(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The form of the reply in the two ways that servers know; asked for again, the other one first."""
        name = self.prompt.partition("-")[0]
        strict = {
            "type": "json_schema",
            "json_schema": {"name": name, "strict": True, "schema": self.schema},
        }
        loose = {"type": "json_object", "schema": self.schema}
        return (loose, strict) if self.repeats is not None else (strict, loose)

    @property
    def form(self) -> type[RowsReply] | type[StatementsReply]:
        """The form of a reply that can be used."""
        return next(REPLIES[task] for task, prompt in PROMPTS.items() if prompt == self.prompt)

    @property
    def name(self) -> str:
        """The same name for the same question, whatever the model: a file of recorded replies has it."""
        content = json.dumps([self.prompt, self.messages, self.schema], ensure_ascii=False, sort_keys=True)
        return f"{self.prompt}-{hashlib.sha256(content.encode()).hexdigest()[:20]}"

    def again(self, reply: str, fault: str) -> Request:
        """Return the request that asks once more, after a reply that could not be read."""
        # Some servers refuse a message without words.
        said = (("assistant", reply),) if reply.strip() else ()
        messages = (
            *self.messages,
            *said,
            (
                "user",
                f"That was not the JSON asked for: {fault}. Answer again, with the JSON and nothing else.",
            ),
        )
        return Request(self.model, self.prompt, messages, self.schema, repeats=self.name)


def request_for(
    task: Task, passage: Evidence, report: Report, parties: Sequence[Party], model: str
) -> Request:
    """Return the request that puts a task to a model, on one passage of a report."""
    prompt = PROMPTS[task]
    template = _template(prompt).module
    most_named = sorted(parties, key=lambda party: -len(party.mentions))[:_MOST_PARTIES]
    listed = [{"name": party.name, "aliases": party.aliases[:_MOST_ALIASES]} for party in most_named]
    published = report.published.isoformat() if report.published else None
    messages = (
        ("system", str(template.system())),  # type: ignore[attr-defined]
        ("user", str(template.user(report.title, published, listed, passage.quote))),  # type: ignore[attr-defined]
    )
    return Request(model, prompt, messages, json_schema(REPLIES[task]))


@cache
def _template(prompt: str) -> Template:
    from jinja2 import Environment, StrictUndefined

    text = (
        resources.files("detente.assistant").joinpath(f"prompts/{prompt}.jinja").read_text(encoding="utf-8")
    )
    # The text of a report goes into a message, and no page: nothing is to be escaped.
    return Environment(undefined=StrictUndefined, autoescape=False).from_string(text)
