from .commands import detente, main

__all__ = ["detente", "main"]
