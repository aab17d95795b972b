from .outside_views import OutsideView, views_of_outsiders
from .rivals import rivals_section, views_section, words_of_assessments

__all__ = [
    "OutsideView",
    "rivals_section",
    "views_of_outsiders",
    "views_section",
    "words_of_assessments",
]
