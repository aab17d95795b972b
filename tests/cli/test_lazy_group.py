"""The group of commands: listed without loading them, loaded when used."""

from __future__ import annotations

import subprocess
import sys
from typing import get_args

import click

from detente.cli.options import FURTHER_CONCEPTS
from detente.cli.program import detente
from detente.stability.catalogue import FurtherName


def test_the_commands_are_listed_without_loading_them() -> None:
    program = (
        "import sys, click\n"
        "from detente.cli.program import detente\n"
        "print(*detente.list_commands(click.Context(detente)))\n"
        "print(*(name for name in sys.modules if name == 'detente.cli.analyse'))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "brief read positions draft ask analyse sweep export dossier serve help\n\n"


def test_a_command_is_found_by_its_name_and_an_unknown_one_is_not() -> None:
    context = click.Context(detente)
    for name in detente.list_commands(context):
        command = detente.get_command(context, name)
        assert command is not None
        assert command.name == name
    assert detente.get_command(context, "bargain") is None


def test_the_concepts_of_the_option_are_those_of_the_engine() -> None:
    assert (*get_args(FurtherName), "coalitions") == FURTHER_CONCEPTS
