from .catalogue import CatalogueEntry, entry_against, entry_of, names_the_ending
from .catalogue_labels import entry_label
from .find import find_acts
from .whole import is_whole_label

__all__ = [
    "CatalogueEntry",
    "entry_against",
    "entry_label",
    "entry_of",
    "find_acts",
    "is_whole_label",
    "names_the_ending",
]
