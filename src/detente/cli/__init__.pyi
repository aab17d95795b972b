from .program import detente, main

__all__ = ["detente", "main"]
