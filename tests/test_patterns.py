"""Patterns of words are compiled when they are first used, and all of them can be."""

from __future__ import annotations

import gc
import pickle
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import detente
from detente.patterns import LazyPattern, as_pattern


def test_a_pattern_is_compiled_once_and_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    def compiling(words: str, flags: int) -> re.Pattern[str]:
        compiled.append(words)
        return actual(words, flags)

    actual = re.compile
    monkeypatch.setattr("detente.patterns.re.compile", compiling)
    strike = as_pattern(r"\bstrikes?\b", re.IGNORECASE)
    assert not compiled
    assert strike.search("Two Strikes are near") is not None
    assert strike.sub("talks", "a strike") == "a talks"
    assert strike.search("no striker") is None
    assert compiled == [r"\bstrikes?\b"]


def test_it_has_what_a_compiled_pattern_has() -> None:
    words = r"(?P<who>union|board) (?:refused|agreed)"
    lazy, actual = as_pattern(words, re.IGNORECASE), re.compile(words, re.IGNORECASE)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (actual.pattern, actual.flags, actual.groupindex)
    text = "The union refused. The Board agreed."
    assert [match["who"] for match in lazy.finditer(text)] == ["union", "Board"]
    assert lazy.split(text) == actual.split(text)
    assert repr(lazy) == repr(actual)
    assert pickle.loads(pickle.dumps(lazy)).findall(text) == ["union", "Board"]


def test_every_pattern_of_the_package_can_be_compiled() -> None:
    for module in walk_packages(detente.__path__, "detente."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    gc.unfreeze()  # a server that a test began may have set all objects aside
    patterns = [thing for thing in gc.get_objects() if type(thing) is LazyPattern]
    assert len(patterns) > 1000
    for pattern in patterns:
        assert isinstance(pattern.compiled, re.Pattern)
