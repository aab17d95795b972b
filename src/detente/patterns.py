"""Patterns of words, compiled when a text is first held against them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class LazyPattern:
    """A regular expression that is compiled when one of its methods is asked for.

    To compile all patterns of the package takes half as long as to read a page, and one report needs only
    some of them.
    """

    def __init__(self, words: str, flags: int = 0) -> None:
        self._words = words
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._words, self._flags)

    def __getattr__(self, name: str) -> Any:
        # Asked for again, a method is there without a detour.
        method = self.__dict__[name] = getattr(self.compiled, name)
        return method

    def __repr__(self) -> str:
        return repr(self.compiled)

    def __reduce__(self) -> tuple[Any, ...]:
        return LazyPattern, (self._words, self._flags)


def as_pattern(words: str, flags: int = 0) -> re.Pattern[str]:
    r"""Return a pattern that is compiled when it is first used.

    It has all methods of a compiled pattern. The functions of `re` do not take it: write
    ``PATTERN.sub("", text)`` and not ``re.sub(PATTERN, "", text)``.

    Parameters
    ----------
    words
        A regular expression. A mistake in it is told when it is first used.
    flags
        The flags of `re`.

    Examples
    --------
    >>> strike = as_pattern(r"\bstrikes?\b", re.IGNORECASE)
    >>> strike.search("A Strike is near")
    <re.Match object; span=(2, 8), match='Strike'>
    """
    return cast("re.Pattern[str]", LazyPattern(words, flags))
