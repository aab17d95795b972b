"""A change to the data of a YAML text; every line that the change does not touch stays as it was."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from detente.case import parse_case
from detente.patterns import as_pattern

if TYPE_CHECKING:
    from ruamel.yaml import YAML

_WIDTH = 1 << 16
"""Columns of a line. The library folds a long key too, and what it then writes is no YAML."""
_PLAIN_NOTHING = ("", "~", "null")
_NESTED_KEY = as_pattern(r"^parties:[^\n]*\n(?:[ ]*(?:#[^\n]*)?\n)*( +)[^\s#-]", re.MULTILINE)
_LIST_ITEM = as_pattern(r"^( *)[^\s#-][^\n]*:[ ]*\n( *)- ", re.MULTILINE)

Change = Callable[[Any], object]
"""Changes the data of a case in place."""


def changed_text(text: str, change: Change, where: str = "case") -> str:
    r"""Return a case file with a change to its data.

    The whole document is written anew by ruamel.yaml, which keeps comments and order but lays lines out in
    its own way. So only the lines that the change made different are taken over from there.

    Parameters
    ----------
    where
        The case file: it may name a file of moves beside it.

    Raises
    ------
    BadInput
        If the change leaves no case file.

    Examples
    --------
    >>> text = "detente: 1\ntitle:   A  well   # two villages\nparties: {UP: {name: Upper village}}\n"
    >>> def retitled(data):
    ...     data["parties"]["UP"]["name"] = "Upper"
    >>> print(changed_text(text, retitled), end="")
    detente: 1
    title:   A  well   # two villages
    parties: {UP: {name: Upper}}
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    begins = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    yaml = _yaml(plain)
    data = yaml.load(plain)
    before = _written(yaml, data)
    change(data)
    after = _written(yaml, data)
    merged = "\n".join(_merged(before.split("\n"), plain.split("\n"), after.split("\n")))
    if not _says_the_same(merged, after, where):
        merged = after
    return begins + merged.replace("\n", line_end)


def _says_the_same(merged: str, after: str, where: str) -> bool:
    wanted = parse_case(after, where)
    try:
        return bool(parse_case(merged, where).source.data == wanted.source.data)
    except Exception:
        # Whatever is wrong with the merged text, the whole one is at hand and is taken instead.
        return False


def _yaml(text: str) -> YAML:
    from ruamel.yaml import YAML
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.resolver import VersionedResolver
    from ruamel.yaml.tag import Tag

    class TextResolver(VersionedResolver):
        """Reads and writes every value as the text that stands there, as the case file has it."""

        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            if kind is ScalarNode and not (implicit[0] and value in _PLAIN_NOTHING):
                return Tag(suffix="tag:yaml.org,2002:str")
            return super().resolve(kind, value, implicit)

    yaml = YAML()
    yaml.Resolver = TextResolver
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    yaml.width = _WIDTH
    nested, item = _NESTED_KEY.search(text), _LIST_ITEM.search(text)
    offset = len(item[2]) - len(item[1]) if item and len(item[2]) >= len(item[1]) else 2
    yaml.indent(mapping=len(nested[1]) if nested else 2, sequence=offset + 2, offset=offset)
    return yaml


def _written(yaml: YAML, data: Any) -> str:
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _merged(base: Sequence[str], mine: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """Merge the lines that ``other`` has changed in ``base`` into ``mine``, another layout of ``base``.

    Lines that both have otherwise than ``base`` are taken from ``other``.
    """
    b = m = o = 0
    for base_at, mine_at, other_at, size in _common(base, mine, other):
        yield from _between(base[b:base_at], mine[m:mine_at], other[o:other_at])
        yield from mine[mine_at : mine_at + size]
        b, m, o = base_at + size, mine_at + size, other_at + size


def _between(base: Sequence[str], mine: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """Merge lines that are laid out differently in ``base`` and ``mine``."""
    added = len(other) - len(base)
    if added >= 0 and other[: len(base)] == base:
        yield from [*mine, *other[len(base) :]]
    elif added >= 0 and other[added:] == base:
        yield from [*other[:added], *mine]
    elif len(mine) == len(base):
        for same, i, j, k, n in SequenceMatcher(None, base, other, autojunk=False).get_opcodes():
            yield from mine[i:j] if same == "equal" else other[k:n]
    else:
        yield from other


def _common(
    base: Sequence[str], mine: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of lines that all three have: where they begin in each, and their length."""
    in_mine = _places(base, mine)
    in_other = _places(base, other)
    line = 0
    while line < len(base):
        size = 0
        while (
            line + size < len(base)
            and in_mine[line + size] is not None
            and in_other[line + size] is not None
            and (size == 0 or in_mine[line + size] == (in_mine[line] or 0) + size)
            and (size == 0 or in_other[line + size] == (in_other[line] or 0) + size)
        ):
            size += 1
        mine_at, other_at = in_mine[line], in_other[line]
        if size and mine_at is not None and other_at is not None:
            yield line, mine_at, other_at, size
        line += max(size, 1)
    yield len(base), len(mine), len(other), 0


def _places(base: Sequence[str], lines: Sequence[str]) -> list[int | None]:
    """The line of ``lines`` that each line of ``base`` is matched with."""
    places: list[int | None] = [None] * len(base)
    for block in SequenceMatcher(None, base, lines, autojunk=False).get_matching_blocks():
        for k in range(block.size):
            places[block.a + k] = block.b + k
    return places
