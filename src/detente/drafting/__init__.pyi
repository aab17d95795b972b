from .draft import UNREVIEWED, draft_case, draft_from

__all__ = [
    "UNREVIEWED",
    "draft_case",
    "draft_from",
]
