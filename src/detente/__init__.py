"""detente: from reports of a political dispute to an evidence-bound, analysed conflict model.

The functions of this package are for notebooks and scripts; each is loaded when it is first used.
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = [
    "BadInput",
    "Case",
    "analyse",
    "ask",
    "brief",
    "compare",
    "draft",
    "load_case",
    "read",
    "sweep",
    "wish",
]

_ELSEWHERE = {"BadInput": "detente.errors", "Case": "detente.case"}


def __getattr__(name: str) -> object:
    # By hand and not by lazy_loader, whose own import would be most of the time that this one takes.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ELSEWHERE.get(name, "detente.notebook")), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
