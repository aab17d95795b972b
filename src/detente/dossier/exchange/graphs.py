"""Who met or talked with whom, as a graph in GraphML."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from detente.dossier.questions import Contact, EvidenceBase


def contact_graph(base: EvidenceBase, rows: Iterable[Contact]) -> bytes:
    """Return a graph with a node a side and an edge for each two that met: how often, and when last."""
    from networkx import Graph, write_graphml

    graph = Graph()
    for row in rows:
        for side in row.sides:
            graph.add_node(side, name=base.name(side), kind=base.kind(side))
        graph.add_edge(
            *row.sides,
            times=row.times,
            last=row.last.when or "",
            reports=row.coverage.reports,
            publishers=row.coverage.publishers,
            words=row.last.evidence[0].quote,
        )
    out = BytesIO()
    write_graphml(graph, out)
    return out.getvalue()
