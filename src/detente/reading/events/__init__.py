"""Events in a text: PLOVER type, actors, recipients, date, place and modality.

The way through the modules: ``find`` takes each sentence's predicates from ``coding`` (words that describe
an event, and their type), then ``participants`` (who, to whom, where), ``when`` and ``modality`` of each;
``mentions`` merges mentions of one event. The words come from ``lexicon``.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
