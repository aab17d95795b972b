"""The workbench that a request is made to, as a parameter of the routes."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from detente.web.bench import Bench


async def bench_of(request: Request) -> Bench:
    """Return the workbench of the application that answers."""
    bench: Bench = request.app.state.bench
    return bench


Working = Annotated[Bench, Depends(bench_of)]
