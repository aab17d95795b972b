from .done_by import body_that_acts
from .offices import doer_by_office
from .opponents import only_opponent
from .same_as_before import asked_before
from .wanted import is_plain_demand, wanted_in

__all__ = [
    "asked_before",
    "body_that_acts",
    "doer_by_office",
    "is_plain_demand",
    "only_opponent",
    "wanted_in",
]
