"""The definitions of the graph model, word for word, with plain sets; slow, and made to be obvious."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from detente.model.model import Model
from detente.model.moves import GraphMoves, OptionMoves

Ranks = Sequence[Sequence[int]]
STABLE = ("nash", "gmr", "smr", "seq", "sseq")


def states(model: Model) -> list[int]:
    return [cell for cell, feasible in enumerate(model.feasible.tolist()) if feasible]


_last: list[tuple[Model, list[dict[int, set[int]]]]] = []


def unilateral_moves(model: Model) -> list[dict[int, set[int]]]:
    """R_i(s) for each party i and state s."""
    if _last and _last[0][0] is model:
        return _last[0][1]
    cells = states(model)
    patterns = {s: model.pattern(s) or "" for s in cells}
    if isinstance(model.moves, GraphMoves):
        moves = [
            {s: {t for t in cells if can_move(model, i, s, t)} for s in cells}
            for i in range(len(model.parties))
        ]
    else:
        moves = [{s: set() for s in cells} for _ in model.parties]
        for s, t in product(cells, cells):
            mover = _mover(model.moves, patterns[s], patterns[t])
            if mover is not None:
                moves[mover][s].add(t)
    _last[:] = [(model, moves)]
    return moves


def can_move(model: Model, party: int, origin: int, target: int) -> bool:
    if origin == target:
        return False
    moves = model.moves
    if isinstance(moves, GraphMoves):
        low, high = moves.starts[party][origin], moves.starts[party][origin + 1]
        return target in moves.targets[party][low:high].tolist()
    before, after = model.pattern(origin), model.pattern(target)
    assert before is not None
    assert after is not None
    return _mover(moves, before, after) == party


def _mover(moves: OptionMoves, before: str, after: str) -> int | None:
    """Return the party that alone may change its options so; None if there is none."""
    mover = None
    for option, (was, becomes) in enumerate(zip(before, after, strict=True)):
        if was == becomes:
            continue
        if mover not in (None, moves.owner[option]):
            return None
        if moves.one_way[option] == (1 if was == "Y" else -1):
            return None
        mover = moves.owner[option]
    return mover


def improving(moves: list[dict[int, set[int]]], ranks: Ranks) -> list[dict[int, set[int]]]:
    """R+_i(s) for each party i and state s."""
    return [
        {s: {t for t in reached if ranks[i][t] > ranks[i][s]} for s, reached in of_party.items()}
        for i, of_party in enumerate(moves)
    ]


def by_turns(moves: list[dict[int, set[int]]], group: Sequence[int], start: int) -> set[int]:
    """R_H(s): ends of all legal sequences of one or more moves, nobody twice in a row."""
    seen: set[tuple[int, int]] = set()
    waiting = [(start, -1)]
    while waiting:
        state, last = waiting.pop()
        for mover in group:
            if mover == last:
                continue
            for target in moves[mover][state]:
                if (target, mover) not in seen:
                    seen.add((target, mover))
                    waiting.append((target, mover))
    return {state for state, _ in seen}


def stable(model: Model, ranks: Ranks) -> dict[str, list[set[int]]]:
    """The stable states of each party under each concept."""
    moves = unilateral_moves(model)
    up = improving(moves, ranks)
    parties = range(len(model.parties))
    answer: dict[str, list[set[int]]] = {concept: [set() for _ in parties] for concept in STABLE}
    for i in parties:
        others = [j for j in parties if j != i]
        reached = {s: by_turns(moves, others, s) for s in states(model)}
        reached_up = {s: by_turns(up, others, s) for s in states(model)}
        for s in states(model):

            def better(t: int, i: int = i, s: int = s) -> bool:
                return ranks[i][t] > ranks[i][s]

            if not up[i][s]:
                answer["nash"][i].add(s)
            if all(any(not better(s2) for s2 in reached[s1]) for s1 in up[i][s]):
                answer["gmr"][i].add(s)
            if all(
                any(not better(s2) and all(not better(s3) for s3 in moves[i][s2]) for s2 in reached[s1])
                for s1 in up[i][s]
            ):
                answer["smr"][i].add(s)
            if all(any(not better(s2) for s2 in reached_up[s1]) for s1 in up[i][s]):
                answer["seq"][i].add(s)
            if all(
                any(not better(s2) and all(not better(s3) for s3 in moves[i][s2]) for s2 in reached_up[s1])
                for s1 in up[i][s]
            ):
                answer["sseq"][i].add(s)
    return answer


def weak_orders(items: Sequence[int]) -> Iterator[list[set[int]]]:
    """Every weak order of the items, as tied groups from worst to best."""
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for order in weak_orders(rest):
        for place in range(len(order)):
            yield [*order[:place], order[place] | {first}, *order[place + 1 :]]
        for place in range(len(order) + 1):
            yield [*order[:place], {first}, *order[place:]]


def completions(model: Model, party: int) -> Iterator[list[int]]:
    """Every ranking that refines the party's open ties; the ranking itself if it has none."""
    ranks = [int(rank) for rank in model.ranks[party]]
    if not model.open_ties[party]:
        yield ranks
        return
    groups = [[s for s in states(model) if ranks[s] == rank] for rank in sorted(set(ranks) - {-1})]
    for refined in product(*(list(weak_orders(group)) for group in groups)):
        complete = [-1] * model.cells
        for height, group in enumerate(part for order in refined for part in order):
            for state in group:
                complete[state] = height
        yield complete


def stable_in_completions(model: Model) -> tuple[dict[str, list[set[int]]], dict[str, list[set[int]]]]:
    """The states stable in every completion of the open ties, and those stable in some."""
    parties = range(len(model.parties))
    always = {concept: [set(states(model)) for _ in parties] for concept in STABLE}
    ever: dict[str, list[set[int]]] = {concept: [set() for _ in parties] for concept in STABLE}
    for ranks in product(*(list(completions(model, party)) for party in parties)):
        for concept, of_party in stable(model, ranks).items():
            for party, found in enumerate(of_party):
                always[concept][party] &= found
                ever[concept][party] |= found
    return always, ever
