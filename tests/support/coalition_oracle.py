"""The coalition concepts, word for word, with plain sets."""

from __future__ import annotations

from itertools import combinations

from tests.support.oracle import by_turns, unilateral_moves

from detente.model.model import Model


def coalition_oracle(model: Model, members: tuple[int, ...], s: int) -> dict[str, bool]:
    moves = unilateral_moves(model)
    ranks = model.ranks.tolist()
    others = [party for party in range(len(model.parties)) if party not in members]
    groups = [k for size in range(1, len(others) + 1) for k in combinations(others, size)]

    def improvements(group: tuple[int, ...], u: int) -> set[int]:
        return {t for t in by_turns(moves, group, u) if all(ranks[i][t] > ranks[i][u] for i in group)}

    def bad(t: int) -> bool:
        return any(ranks[i][t] <= ranks[i][s] for i in members)

    def replies(start: int) -> set[int]:
        seen: set[tuple[int, tuple[int, ...]]] = set()
        waiting: list[tuple[int, tuple[int, ...]]] = [(start, ())]
        while waiting:
            u, last = waiting.pop()
            for group in groups:
                if group == last:
                    continue
                for v in improvements(group, u):
                    if (v, group) not in seen:
                        seen.add((v, group))
                        waiting.append((v, group))
        return {u for u, _ in seen}

    ci = improvements(members, s)
    return {
        "nash": not ci,
        "gmr": all(any(bad(s2) for s2 in by_turns(moves, others, s1)) for s1 in ci),
        "smr": all(
            any(
                bad(s2) and all(bad(s3) for s3 in by_turns(moves, members, s2))
                for s2 in by_turns(moves, others, s1)
            )
            for s1 in ci
        ),
        "seq": all(any(bad(s2) for s2 in replies(s1)) for s1 in ci),
    }
