from .write import draw, figure_svg, in_theme, write_pictures

__all__ = ["draw", "figure_svg", "in_theme", "write_pictures"]
