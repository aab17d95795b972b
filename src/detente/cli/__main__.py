"""`python -m detente.cli`: the same as the command `detente`."""

from detente.cli.commands import main

main()
