from .captions import MOST_ROWS, SweepPictures, no_ways, nothing_to_ask, what_if_label
from .state_map import StateMap, lay_out
from .ways import MOST_NODES, WaysGraph, ways_graph

__all__ = [
    "MOST_NODES",
    "MOST_ROWS",
    "StateMap",
    "SweepPictures",
    "WaysGraph",
    "lay_out",
    "no_ways",
    "nothing_to_ask",
    "ways_graph",
    "what_if_label",
]
