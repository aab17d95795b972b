from .find import find_acts

__all__ = ["find_acts"]
