from .style import ACCENT, FAINT, INK, LINE, PAPER, SOFT
from .write import SHARES, STATES, UNKNOWNS, WAYS, Picture, drawn, figure_svg, write_pictures

__all__ = [
    "ACCENT",
    "FAINT",
    "INK",
    "LINE",
    "PAPER",
    "SHARES",
    "SOFT",
    "STATES",
    "UNKNOWNS",
    "WAYS",
    "Picture",
    "drawn",
    "figure_svg",
    "write_pictures",
]
