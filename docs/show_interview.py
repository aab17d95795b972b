"""Renew what the tutorial shows of an interview: `python docs/show_interview.py`.

The tutorial holds an interview about the draft of the shipped report. Between marks such as
``<!-- question 3 -->`` and ``<!-- end -->`` stands what the program prints for that question and its answer.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from click.testing import CliRunner

from detente.cli.program import detente

DAY = "2026-11-26"
"""The day on which the page says that the draft was reviewed."""
PAGE = Path(__file__).parent / "tutorial" / "finish-a-draft.md"
REPORT = Path(__file__).parents[1] / "examples" / "cambodia-2021" / "report.txt"
ANSWERS = (
    ("1, 2, 3, 4", None),
    ("no", "he rejects violence"),
    ("yes", "A party that holds every seat has seats to lose."),
    ("don't know", "It may be a means of pressure, or the end."),
    ("all right", None),
    ("none of these", None),
    ("no", "Kem Sokha and Hun Sen have met only once, in May 2020"),
    (
        "yes if the signatories hold Phnom Penh to the promise",
        "Foreign support would hand the opposition a bargaining power that it has never had",
    ),
    ("none of these", None),
    ("yes", "They signed the promise, and are asked to keep it."),
)
"""The answer to each question, and the reason; None where none is asked for."""


def interview(folder: Path) -> tuple[str, str]:
    """Draft the report and answer the questions; return what is printed, and the analysis of the case."""
    shutil.copy(REPORT, folder / "report.txt")
    case = str(folder / "case.yaml")
    typed = "".join(f"{answer}\n" + ("" if why is None else f"{why}\n") for answer, why in ANSWERS)
    said = []
    for arguments, lines in (
        (["draft", str(folder / "report.txt"), "--out", case], ""),
        (["ask", case, "--no-brief", "--by", "an analyst"], typed),
        (["analyse", case], ""),
    ):
        ended = CliRunner().invoke(detente, arguments, input=lines, env={"COLUMNS": "100"})
        if ended.exit_code:
            raise SystemExit(ended.output)
        said.append(ended.stdout)
    return said[1], said[2]


def renewed(page: str) -> str:
    """Return the page with what the program prints today."""
    with tempfile.TemporaryDirectory() as folder:
        said, analysed = interview(Path(folder))
        written = (Path(folder) / "case.yaml").read_text(encoding="utf-8")
    questions = re.split(r"\n(?=Question \d+ of)", said.strip())
    blocks = {f"question {number}": question for number, question in enumerate(questions, start=1)}
    head = "\n".join(written.splitlines()[:2])
    # The page stays as it is on another day.
    blocks["head"] = re.sub(r"\bon \d{4}-\d{2}-\d{2}", f"on {DAY}", head)
    blocks["comparisons"] = _section(written, "preferences")
    blocks["analysis"] = analysed.split("\n\n")[1].strip()
    for name, block in blocks.items():
        lines = "\n".join(line.rstrip() for line in block.strip().splitlines())
        page = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- end -->)",
            lambda marks, lines=lines: f"{marks[1]}\n```text\n{lines}\n```\n\n{marks[2]}",
            page,
            flags=re.DOTALL,
        )
    return page


def _section(text: str, key: str) -> str:
    """The part of the section of preferences that is about the ruling party."""
    section = re.search(rf"^{key}:\n(.*?)^\S", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    party = re.search(r"^  CPP:\n(?:    .*\n)+", section[1], re.MULTILINE)
    assert party is not None
    return party[0]


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
