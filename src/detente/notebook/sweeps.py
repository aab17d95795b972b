"""The sweep of a case: what holds in how many completions of its open preferences."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, Literal

from detente import analysis, page, render
from detente.analysis import SweepRequest, SweepResult
from detente.arguments import as_count, as_path, as_text
from detente.case import Case, WhatIf
from detente.errors import BadArgument
from detente.model import Model, State
from detente.notebook.arguments import Source, as_case, as_concept, one_of
from detente.notebook.result import Result, Row, write_page_file
from detente.page import Picture
from detente.short import count_of, shortened
from detente.stability import CONCEPTS
from detente.sweeps import by_share

_MOST_COMPLETIONS = 1_000_000_000
"""Completions to judge at most, as `detente sweep` has it."""
_MOST_STATES_IN_JSON = 50
"""States a list of the JSON holds at most, as `detente sweep` has it by default."""


@dataclass(frozen=True, slots=True)
class Share:
    """The shares of the completions in which a state is an equilibrium, from 0 to 1.

    Attributes
    ----------
    reached
        The share in which improvements lead to it from the status quo; None without one.
    turns_on_unknown
        The ids of the parties of whom nothing is known and on whose preferences it turns, under some
        concept, whether the state lasts. Its shares are then arithmetic on nothing: pages show none.
    """

    state: State
    nash: float
    gmr: float
    smr: float
    seq: float
    reached: float | None
    turns_on_unknown: tuple[str, ...] = ()

    def __repr__(self) -> str:
        shares = ", ".join(f"{concept} {getattr(self, concept):.3f}" for concept in CONCEPTS)
        whose = f"; turns on {', '.join(self.turns_on_unknown)}" if self.turns_on_unknown else ""
        return f"<Share {self.state.name}: {shares}{whose}>"


@dataclass(frozen=True, slots=True)
class Question:
    """A single unknown, and how much its answer would settle.

    Attributes
    ----------
    party
        The id of the party whose preference is asked for.
    settles
        The share of all uncertainty that its answer would settle, from 0 to 1.
    yes
        The share of the completions in which the answer is yes.
    rank
        Its place by what it settles, from 1.
    """

    text: str
    party: str
    settles: float
    yes: float
    rank: int

    def __repr__(self) -> str:
        return f"<Question {self.rank}: {shortened(self.text)!r}>"


@dataclass(frozen=True, slots=True)
class ClaimShare:
    """A rival assessment over all completions: its verdict, and the share in which it holds.

    Attributes
    ----------
    turns_on_unknown
        The ids of the parties of whom nothing is known and that it turns on; its share is then arithmetic
        on nothing.
    circular
        Whether the unknown that decides it is the claim itself.
    """

    id: str
    says: str
    by: str | None
    verdict: str
    share: float | None
    turns_on_unknown: tuple[str, ...] = ()
    circular: bool = False

    def __repr__(self) -> str:
        whose = f", turns on {', '.join(self.turns_on_unknown)}" if self.turns_on_unknown else ""
        return f"<Claim {self.id}: {self.verdict}{', circular' if self.circular else whose}>"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a sweep: it shows itself in a notebook, and `save` writes it as SVG or PNG."""

    name: str
    svg: str
    picture: Picture = field(compare=False)

    def __repr__(self) -> str:
        return f"<Drawing {self.name!r}: {len(self.svg):,} characters of SVG>"

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> None:
        """Write the picture to a file that ends in ``.svg`` or ``.png``, in the format of its ending.

        Parameters
        ----------
        path
            The file; an earlier picture of detente's that is there, and that nobody changed, is replaced.
        overwrite
            Whether to replace any other file too.

        Raises
        ------
        BadInput
            If it has another ending, cannot be written, or is there already and is no picture of detente's.
        """
        ending = Path(as_path(path, "path")).suffix.lower()
        if ending not in (".svg", ".png"):
            raise BadArgument("path", f"{path} ends neither in .svg nor in .png", "give it one of these")
        write_page_file(path, lambda: render.picture_file(self.picture, ending), overwrite=overwrite)


@dataclass(frozen=True, eq=False, repr=False)
class Sweep(Result):
    """The sweep of a case.

    It has:

    - ``case``, ``model``: the case, and the model made of it;
    - ``shares``: the share of completions in which each state is an equilibrium;
    - ``questions``: the unknowns whose answers would settle most;
    - ``claims``: the rival assessments over all completions;
    - ``draw``: pictures;
    - ``table``, ``tables``, ``json``, ``save``: the answer as a table, as JSON, and as a page.

    Attributes
    ----------
    result
        The arrays behind it.
    request
        The settings it was made with.
    """

    _tables: ClassVar[Mapping[str, str]] = {
        "shares": "_shares",
        "questions": "_questions",
        "claims": "_claims",
    }

    result: SweepResult
    request: SweepRequest = field(default_factory=SweepRequest)

    def __repr__(self) -> str:
        method = self.result.sweep.method
        return (
            f"<Sweep: {shortened(self.model.title)}; {count_of(method.completions, 'completion')}"
            f" ({method.kind}); {count_of(self.questions, 'question')}, {count_of(self.claims, 'claim')}>"
        )

    @property
    def case(self) -> Case:
        """The case that was swept."""
        return self.result.case

    @property
    def model(self) -> Model:
        """The model of the case."""
        return self.result.sweep.model

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The shares of every state, the states that last in most completions first."""
        swept = self.result.sweep
        return tuple(
            Share(
                self.model.state(cell),
                **{concept: float(swept.equilibrium[concept][cell]) for concept in CONCEPTS},
                reached=None if swept.reached is None else float(swept.reached[cell]),
                turns_on_unknown=self._whose(
                    party
                    for k in range(len(CONCEPTS))
                    for party in swept.grounds.of("equilibrium", k, cell).parties
                ),
            )
            for cell in by_share(swept).tolist()
        )

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions whose answers would settle most, the most decisive first."""
        words = page.SweepWords(self.case.file, self.result.sweep)
        return tuple(
            Question(
                words.question(decisive.question),
                self.model.parties[decisive.question.party],
                decisive.of_all,
                decisive.yes,
                decisive.rank,
            )
            for decisive in self.result.sweep.questions[: render.MOST_QUESTIONS]
        )

    @cached_property
    def claims(self) -> tuple[ClaimShare, ...]:
        """The rival assessments of the case over all completions."""
        return tuple(
            ClaimShare(
                judged.id,
                judged.claim.says,
                judged.claim.by,
                judged.verdict,
                judged.share,
                self._whose(judged.ground.parties),
                judged.circular,
            )
            for judged in self.result.sweep.claims
        )

    def _whose(self, parties: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.model.parties[party] for party in sorted(set(parties)))

    def draw(self, name: str) -> Drawing:
        """Draw a picture: ``shares``, ``unknowns``, ``states`` or ``ways``.

        Raises
        ------
        BadInput
            If there is no such picture.
        """
        pictures: dict[str, Picture] = {picture.name: picture for picture in page.sweep_pictures(self.result)}
        picture = pictures[one_of(name, pictures, "name", "picture")]
        return Drawing(picture.name, render.draw_svg(picture), picture)

    def json(self, *, limit: int = _MOST_STATES_IN_JSON, full: bool = False) -> dict[str, Any]:
        """Return the answer of ``detente sweep --format json``.

        Parameters
        ----------
        limit
            States a list holds at most; counts are whole.
        full
            Whether to give the shares of every party.
        """
        most = as_count(limit, "limit", 0)
        return dict(
            render.sweep_items(analysis.with_every_share(self.result, self.request), limit=most, full=full)
        )

    def page(self) -> page.Page:
        """Compose the page of the sweep, with its pictures."""
        return page.sweep_page(self.result)

    def _shares(self) -> Iterator[Row]:
        for share in self.shares:
            row: Row = {"state": share.state.name, "pattern": share.state.pattern}
            yield row | {concept: getattr(share, concept) for concept in (*CONCEPTS, "reached")}

    def _questions(self) -> Iterator[Row]:
        for one in self.questions:
            row: Row = {"question": one.text, "party": one.party, "rank": one.rank}
            yield row | {"settles": one.settles, "yes": one.yes}

    def _claims(self) -> Iterator[Row]:
        for claim in self.claims:
            yield {
                "id": claim.id,
                "verdict": claim.verdict,
                "share": claim.share,
                "by": claim.by,
                "says": claim.says,
            }


def sweep(
    case: Case | Source,
    *,
    samples: int = 20_000,
    exact_up_to: int = 250_000,
    seed: int = 0,
    cluster: str | None = None,
    robust: bool = False,
    concept: Literal["nash", "gmr", "smr", "seq"] = "seq",
) -> Sweep:
    """Sweep a case: find what holds in how many completions of its open preferences.

    Parameters
    ----------
    case
        A case of `load_case`, `draft`, `Case.from_text` or `Case.what_if`; or the path of a case file.
    samples
        Completions to draw where there are too many to judge all.
    exact_up_to
        Completions up to which every one is judged; 0 always draws.
    seed
        The seed of the random draw.
    cluster
        Address of a Dask scheduler; None to sweep in this process.
    robust
        Whether to find how many swaps of ranks the equilibria of all completions survive under ``concept``.

    Raises
    ------
    BadInput
        If the case or the cluster cannot be used.
    """
    request = SweepRequest(
        as_count(samples, "samples", 1, _MOST_COMPLETIONS),
        as_count(exact_up_to, "exact_up_to", 0, _MOST_COMPLETIONS),
        as_count(seed, "seed", 0),
        None if cluster is None else as_text(cluster, "cluster", "the address of a Dask scheduler"),
        robust=bool(robust),
        concept=as_concept(concept),
    )
    return Sweep(analysis.sweep_what_if(as_case(case), WhatIf(), request), request)
