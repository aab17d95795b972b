"""Camps: each party joined to the one that it acts or speaks for.

The way through the modules: ``joining`` makes a camp of all that are tied. ``ties`` tries the kinds of words
that tie two parties, the clearest first; they are read by ``holders`` and ``only_ones`` (whose an office is),
``members`` and ``organisations`` (who is of a union or a firm), ``speakers`` (whose minister replies), and
``states``, ``governments``, ``rebels`` and ``unowned`` ("the army", "the guerrillas"). ``offices`` has the
words, ``discourse`` the sentences, ``acting`` says where a party acts.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
