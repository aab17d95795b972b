from .linear import EXACT, LinearExtensions, extensions_of_levels, extensions_of_order

__all__ = [
    "EXACT",
    "LinearExtensions",
    "extensions_of_levels",
    "extensions_of_order",
]
