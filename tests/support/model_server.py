"""A server that speaks the chat protocol of language models, and misbehaves as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler", dict[str, Any]], None]


class Handler(BaseHTTPRequestHandler):
    """Answers one request as the server's behaviour says."""

    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append(body)
        self.server.paths.append(self.path)
        self.server.behaviour(self, body)

    def say(self, content: str | None, status: int = 200, **more: Any) -> None:
        """Answer as a chat server does."""
        message = {"role": "assistant", "content": content, **more}
        self.send(status, {"model": "fake-1", "choices": [{"message": message, "finish_reason": "stop"}]})

    def send(self, status: int, value: Any, **headers: str) -> None:
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        for name, header in headers.items():
            self.send_header(name, header)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class ModelServer(ThreadingHTTPServer):
    """The server, with what it was asked."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour = behaviour
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[ModelServer]:
    """A server in a thread, until the end of the block."""
    server = ModelServer(behaviour)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(**by_task: Any) -> Behaviour:
    """Answer ``rows`` and ``statements`` each with its list."""

    def behave(handler: Handler, body: dict[str, Any]) -> None:
        asks_rows = "who wants what" in body["messages"][0]["content"]
        task = "rows" if asks_rows else "statements"
        handler.say(json.dumps({task: by_task.get(task, [])}))

    return behave
