from .reality import Reality, is_of_another_day

__all__ = [
    "Reality",
    "is_of_another_day",
]
