from .judged import judged_by_outsiders
from .outside_views import OutsideView, views_of_outsiders
from .rivals import rivals_section, views_section, words_of_assessments

__all__ = [
    "OutsideView",
    "judged_by_outsiders",
    "rivals_section",
    "views_of_outsiders",
    "views_section",
    "words_of_assessments",
]
