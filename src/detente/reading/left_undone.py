"""Acts that the words say will not be done: "promised not to close the mill"."""

from __future__ import annotations

from detente.reading.act_mentions import ActMention
from detente.reading.acts import entry_of, names_the_ending


def is_left_undone(act: ActMention) -> bool:
    """Return True if what is willed is not to do what the label says.

    The sign alone does not say so: an act that ends another ("lift the ban") has the sign of its ending, and
    a label that says it whole.

    Examples
    --------
    >>> from detente.reading import read_loaded
    >>> from detente.sources import Report
    >>> text = "Osric Mills promised not to dismiss the strikers."
    >>> (promised,) = next(iter(read_loaded([Report("r1", "r1.txt", text)]))).acts
    >>> promised.label, is_left_undone(promised)
    ('Dismiss the strikers', True)
    """
    if act.sign:
        return False
    entry = entry_of(act.catalogue)
    return entry is None or not names_the_ending(entry, act.label, act.predicate, act.words)
