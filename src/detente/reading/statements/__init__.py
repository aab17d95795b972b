"""Statements in a text: speaker, cue, words, manner and stance.

The way through the modules: ``find`` calls ``candidates`` for all possible statements. These come from
``quotations`` (quoted words and the cue beside them) and ``clauses`` (a cue and the clause that depends on
it); ``speakers`` finds the words that name the speaker. ``find`` chooses among them by ``scoring``, which has
the features and weights of a trained model, names the speakers as parties, and reads ``stances`` from the
chosen ones. The words of ``lexicon`` serve all of these.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
