from .catalogue import CatalogueEntry, entry_against, entry_of, names_the_ending
from .catalogue_labels import entry_label
from .find import find_acts

__all__ = ["CatalogueEntry", "entry_against", "entry_label", "entry_of", "find_acts", "names_the_ending"]
