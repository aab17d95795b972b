"""Pseudonyms: the same for the same name within one dossier, and not to be undone without its secret."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable
from typing import Final

from detente.dossier.spelling import normal_name
from detente.patterns import as_pattern

_KINDS: Final = {
    "person": "Person",
    "organization": "Organisation",
    "state": "State",
    "body": "Body",
    "publisher": "Publisher",
    "reviewer": "Reviewer",
}
_LETTERS: Final = 8
"""Letters of a pseudonym, five bits each: too many for two names of one dossier to share it."""
_SHORTEST: Final = 3
_WORD: Final = as_pattern(r"[^\W\d_][\w-]*")
HIDDEN: Final = "[name]"


class Pseudonyms:
    """The pseudonyms of one dossier.

    Parameters
    ----------
    secret
        The dossier's own. Without it nobody can find out by trying whether a name is behind a pseudonym.

    Examples
    --------
    >>> of = Pseudonyms(b"secret")
    >>> of.name("Odalys Brandt", "person") == of.name("the odalys  Brandt", "person")
    True
    >>> Pseudonyms(b"other").name("Odalys Brandt", "person") == of.name("Odalys Brandt", "person")
    False
    """

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def _letters(self, use: str, text: str) -> str:
        digest = hmac.new(self._secret, f"{use}\n{text}".encode(), hashlib.sha256).digest()
        return base64.b32encode(digest).decode()[:_LETTERS]

    def name(self, name: str, kind: str) -> str:
        """Return the pseudonym of somebody, which says of what kind it is."""
        return f"{_KINDS.get(kind, 'Party')} {self._letters('name', normal_name(name))}"

    def report(self, key: str) -> str:
        """Return the pseudonym of a report, by its id."""
        return f"report-{self._letters('report', key).lower()}"

    def quote(self, words: str) -> str:
        """Return what stands for words of a report."""
        return f"[quote {self._letters('quote', ' '.join(words.split()))}]"


class Names:
    """The names to hide, found in labels.

    Parameters
    ----------
    hidden
        Name to pseudonym.
    shown
        Names that may be shown.
    """

    def __init__(self, hidden: dict[str, str], shown: Iterable[str]) -> None:
        plain = {name.casefold(): to for name, to in hidden.items() if len(name) >= _SHORTEST}
        self._to = plain
        longest = sorted(plain, key=len, reverse=True)
        every = "|".join(map(re.escape, longest)) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:the )?({every})(?!\w)", re.IGNORECASE)
        self._shown = {word.casefold() for name in shown for word in _WORD.findall(name)}
        self._shown |= {word.casefold() for to in plain.values() for word in _WORD.findall(to)}

    def replaced(self, text: str) -> str:
        """Return a text with the known names replaced."""
        return self._pattern.sub(lambda match: self._to[match[1].casefold()], text)

    def masked(self, text: str) -> str:
        """Return a label with every name replaced, also those that nobody knows for one.

        Whatever is written with a capital inside a label is taken for a name.
        """
        replaced = self.replaced(text)
        out, last = [], 0
        for match in _WORD.finditer(replaced):
            word = match[0]
            is_first = not replaced[: match.start()].strip()
            if word[0].isupper() and not is_first and word.casefold() not in self._shown:
                out.append(replaced[last : match.start()] + HIDDEN)
                last = match.end()
        return re.sub(r"(?:\[name\][ ,]*)+(?=\[name\])", "", "".join(out) + replaced[last:])
