"""Loading the language pipeline loads nothing that reading does not need, and hides nothing of spaCy."""

from __future__ import annotations

import subprocess
import sys

LOADS = "import sys\nfrom detente.reading.pipeline import load_pipeline\nload_pipeline()\n"


def printed_by(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_command_line_of_spacy_is_not_loaded() -> None:
    names = "{'spacy.cli', 'spacy.cli.info', 'typer', 'httpx', 'weasel', 'py3langid'}"
    assert printed_by(f"{LOADS}print(sorted({names} & set(sys.modules)))") == "[]\n"


def test_whoever_wants_it_still_gets_it() -> None:
    asks = (
        "import spacy, spacy.cli\nprint(bool(spacy.cli.__file__), 'spacy_version' in spacy.info(silent=True))"
    )
    assert printed_by(LOADS + asks).splitlines()[-1] == "True True"


def test_a_spacy_that_is_loaded_already_is_left_as_it_is() -> None:
    assert printed_by(f"import spacy\ninfo = spacy.info\n{LOADS}print(spacy.info is info)") == "True\n"


def test_a_page_in_english_is_known_without_a_model_of_languages() -> None:
    program = (
        "import sys\n"
        "from detente.reading.text import language_of\n"
        "from detente.sources import Report\n"
        "text = 'The council of the town said that it would talk to the dockers, who have asked for it.'\n"
        "print(language_of(Report('a', 'a', text)), 'py3langid' in sys.modules)\n"
        "text = 'De raad van de stad wil met de havenarbeiders praten over hun eisen.'\n"
        "print(language_of(Report('b', 'b', text)), 'py3langid' in sys.modules)\n"
    )
    assert printed_by(program) == "en False\nnl True\n"
