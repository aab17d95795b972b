from .group import dossier

__all__ = [
    "dossier",
]
