from .captions import SweepPictures
from .state_graph import states_to_draw

__all__ = ["SweepPictures", "states_to_draw"]
