from .conflict import draw_conflict
from .timeline import draw_timeline
from .write import (
    draw,
    draw_svg,
    figure_svg,
    in_theme,
    picture_file,
    require_free_pictures,
    write_pictures,
)

__all__ = [
    "draw",
    "draw_conflict",
    "draw_svg",
    "draw_timeline",
    "figure_svg",
    "in_theme",
    "picture_file",
    "require_free_pictures",
    "write_pictures",
]
