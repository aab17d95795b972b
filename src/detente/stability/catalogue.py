"""The solution concepts beyond the classic four, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model import Model
from detente.stability.attitudes import relational_stability
from detente.stability.classic import sseq
from detente.stability.foresight import limited_move, nonmyopic, stackelberg
from detente.stability.result import CONCEPT_NAMES, NotDefined, Stability
from detente.stability.simultaneous import simultaneous
from detente.stability.strength import Sanctioned, hybrid_stability, strong_stability
from detente.stability.uncertain import EVENS, Limits, fuzzy_stability, probabilistic_stability
from detente.stability.unknown_preference import EXTENSIONS, unknown_stability

FurtherName = Literal[
    "sseq",
    "sim",
    "limited",
    "nonmyopic",
    "stackelberg",
    "unknown",
    "strength",
    "hybrid",
    "attitudes",
    "probabilistic",
    "fuzzy",
]


@dataclass(frozen=True, eq=False, repr=False)
class Further(ByContent):
    """One further concept on one model.

    Attributes
    ----------
    concept
        Its name, with its parameter: ``limited_3``, ``gmr_a``.
    title
        Its name for a reader.
    stable
        Shape ``(parties, cells)``; None where the concept judges states as a whole or is not
        defined for the model.
    equilibria
        Cells, ascending; None where it is not defined.
    why_not
        The reason why it is not defined for the model; empty where it is.
    perhaps
        Cells that are equilibria under some order of what is unknown; None where the concept does not
        distinguish them.
    """

    concept: str
    title: str
    stable: NDArray[np.bool_] | None
    equilibria: NDArray[np.int64] | None
    why_not: str = ""
    perhaps: NDArray[np.int64] | None = None


@dataclass(frozen=True)
class Settings:
    """The things that some concepts need to know besides the model.

    Attributes
    ----------
    horizon
        For ``limited``: the number of moves looked ahead.
    limits
        For ``probabilistic``: the chances that decide what a party does.
    """

    horizon: int = 3
    limits: Limits = EVENS


def further(
    model: Model, names: Iterable[FurtherName], settings: Settings | None = None
) -> Iterator[Further]:
    """Judge every state under the concepts asked for.

    Yields
    ------
    Further
        One or more a name. Where preferences are unknown, ``sseq``, ``strength`` and ``attitudes``
        answer with what is stable for certain.
    """
    for name in names:
        try:
            yield from _CONCEPTS[name](model, settings or Settings())
        except NotDefined as error:
            yield Further(name, _TITLES[name], None, None, str(error))


def _judged(concept: str, title: str, stable: NDArray[np.bool_]) -> Further:
    return Further(concept, title, stable, np.flatnonzero(stable.all(axis=0)))


def _sseq(model: Model, _: Settings) -> Iterator[Further]:
    stability = sseq(model)
    yield _with_perhaps(_judged("sseq", _TITLES["sseq"], stability.certain), stability)


def _sim(model: Model, _: Settings) -> Iterator[Further]:
    yield _judged("sim", _TITLES["sim"], simultaneous(model))


def _limited(model: Model, settings: Settings) -> Iterator[Further]:
    horizon = settings.horizon
    yield _judged(f"limited_{horizon}", f"L{horizon}", limited_move(model, horizon))


def _nonmyopic(model: Model, _: Settings) -> Iterator[Further]:
    yield _judged("nonmyopic", _TITLES["nonmyopic"], nonmyopic(model))


def _stackelberg(model: Model, _: Settings) -> Iterator[Further]:
    for leader, party in enumerate(model.parties):
        equilibria = np.flatnonzero(stackelberg(model, leader))
        yield Further(f"stackelberg_{party}", f"Stackelberg, {party} leading", None, equilibria)


def _unknown(model: Model, _: Settings) -> Iterator[Further]:
    if not any(model.open_ties):
        raise NotDefined("no preference is unknown: the extensions are the plain concepts")
    for extension in EXTENSIONS:
        for concept, stable in unknown_stability(model, extension).items():
            title = f"{'Nash' if concept == 'nash' else concept.upper()}, extension {extension}"
            yield _judged(f"{concept}_{extension}", title, stable)


def _degrees(model: Model) -> range:
    """The degrees of preference that the case states, from the second on."""
    if not any(strength is not None for strength in model.strengths):
        raise NotDefined("the case states no party's strength of preference; add `strong` to one")
    return range(2, 1 + max(strength.highest for strength in model.strengths if strength is not None))


def _strength(model: Model, _: Settings) -> Iterator[Further]:
    for degree in _degrees(model):
        for concept, stable in strong_stability(model, degree).items():
            yield _judged(*_strong_name(concept, degree), stable)


def _hybrid(model: Model, _: Settings) -> Iterator[Further]:
    degrees = _degrees(model)
    if not any(model.open_ties):
        raise NotDefined("no preference is unknown: `--concept strength` answers it")
    for degree in degrees:
        for extension in EXTENSIONS:
            for concept, stable in hybrid_stability(model, extension, degree).items():
                name, title = _strong_name(concept, degree)
                yield _judged(f"{name}_{extension}", f"{title}, extension {extension}", stable)


def _strong_name(concept: Sanctioned, degree: int) -> tuple[str, str]:
    if degree == 2:
        return f"strong_{concept}", f"strong {concept.upper()}"
    return f"strong_{concept}_{degree}", f"strong {concept.upper()}, degree {degree}"


def _attitudes(model: Model, _: Settings) -> Iterator[Further]:
    if not model.attitudes:
        raise NotDefined("the case states no party's attitude towards another; add `attitudes`")
    for concept, stability in relational_stability(model).items():
        judged = _judged(f"r{concept}", f"R{CONCEPT_NAMES[concept]}", stability.certain)
        yield _with_perhaps(judged, stability)


def _probabilistic(model: Model, settings: Settings) -> Iterator[Further]:
    if not model.chances:
        raise NotDefined("no party has rival pictures of a known order; give `one_of` to one")
    for concept, stable in probabilistic_stability(model, settings.limits).items():
        yield _judged(f"probabilistic_{concept}", f"probabilistic {CONCEPT_NAMES[concept]}", stable)


def _fuzzy(model: Model, _: Settings) -> Iterator[Further]:
    if not model.fuzzy:
        raise NotDefined("no preference is fuzzy; add `certainty` and `satisficing` to one")
    for concept, stable in fuzzy_stability(model).items():
        yield _judged(f"fuzzy_{concept}", f"fuzzy {CONCEPT_NAMES[concept]}", stable)


def _with_perhaps(answer: Further, stability: Stability) -> Further:
    perhaps = np.flatnonzero(stability.possible.all(axis=0) & ~stability.certain.all(axis=0))
    return replace(answer, perhaps=perhaps)


_TITLES: dict[FurtherName, str] = {
    "sseq": "SSEQ",
    "sim": "SIM",
    "limited": "L",
    "nonmyopic": "non-myopic",
    "stackelberg": "Stackelberg",
    "unknown": "unknown preference",
    "strength": "strength of preference",
    "hybrid": "strength and unknown preference",
    "attitudes": "attitudes",
    "probabilistic": "probabilistic preference",
    "fuzzy": "fuzzy preference",
}
_CONCEPTS: dict[FurtherName, Callable[[Model, Settings], Iterator[Further]]] = {
    "sseq": _sseq,
    "sim": _sim,
    "limited": _limited,
    "nonmyopic": _nonmyopic,
    "stackelberg": _stackelberg,
    "unknown": _unknown,
    "strength": _strength,
    "hybrid": _hybrid,
    "attitudes": _attitudes,
    "probabilistic": _probabilistic,
    "fuzzy": _fuzzy,
}
