"""`python -m detente.cli`: the same as the command `detente`."""

from detente.cli.program import main

main()
