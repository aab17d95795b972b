"""The assistant: a language model of the user's own that may propose what rules miss.

Nothing it proposes is taken up without the words for it. Begin at ``proposing.Assistant.read``: a report is
cut (``passages``), each passage is put to the model (``requests``, ``asking``, ``replies``, ``client``), what
comes back is held against the words (``checking``), and what stands up is taken into the findings
(``merging``).
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
