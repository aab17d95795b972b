"""One YAML document as plain data, with the line of every value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from detente.errors import BadInput, Place
from detente.patterns import as_pattern
from detente.safe import safe_text

_ALIKE = 0.65
"""Least share of letters in common; less would offer "nash" for "nosuch"."""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`` (did you mean X?)`` for the closest known name, else nothing."""
    import difflib  # needed only once something is wrong

    close = difflib.get_close_matches(name, list(known), n=1, cutoff=_ALIKE)
    return f" (did you mean {close[0]}?)" if close else ""


MAX_VALUES = 500_000
MAX_CHARACTERS = 50_000_000
"""Characters of all values together, an anchor counted wherever it is used."""


MAX_DEPTH = 50
_TOO_MANY = "keep long lists out of the case file: moves may stand in a CSV file beside it, `moves: FILE.csv`"


@dataclass(frozen=True)
class YamlText:
    """Plain data of mappings, lists and strings (None for an empty value), with lines.

    Attributes
    ----------
    lines
        The place of a value, as keys and indices from the root, to its 1-based line.
    """

    where: str
    data: Any
    lines: Mapping[Place, int]

    def fault(self, place: Place, what: str, mend: str) -> BadInput:
        """The error to raise for the value at ``place``, or at the nearest place above it."""
        while place not in self.lines and place:
            place = place[:-1]
        return BadInput(self.where, what, mend, self.lines.get(place))


class _Walk:
    """Turns composed nodes into plain data; keeps what one walk must remember."""

    def __init__(self, where: str, *, aliased: bool) -> None:
        self.where = where
        self.aliased = aliased
        self.lines: dict[Place, int] = {}
        self.above: list[yaml.Node] = []
        self.values = 0
        self.characters = 0

    def fail(self, node: yaml.Node, what: str, mend: str) -> BadInput:
        return BadInput(self.where, what, mend, node.start_mark.line + 1)

    def value(self, node: yaml.Node, place: Place) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            mend = "look for anchors that multiply each other" if self.aliased else _TOO_MANY
            raise self.fail(node, f"more than {MAX_VALUES:,} values", mend)
        if any(node is other for other in self.above):
            raise self.fail(node, "an anchor contains itself", "write the value out where it is used")
        if len(self.above) > MAX_DEPTH:
            raise self.fail(node, f"nested deeper than {MAX_DEPTH} levels", "look for anchors within anchors")
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            self.characters += len(node.value)
            if self.characters > MAX_CHARACTERS:
                mend = "look for long texts behind anchors" if self.aliased else "shorten its texts"
                raise self.fail(node, f"more than {MAX_CHARACTERS:,} characters", mend)
            # The C reader gives an unquoted scalar the style "", the Python one None.
            return None if not node.style and node.value in ("", "~", "null") else node.value
        self.above.append(node)
        plain: Any
        if isinstance(node, yaml.MappingNode):
            plain = self.mapping(node, place)
        else:
            plain = [self.value(child, (*place, i)) for i, child in enumerate(node.value)]
        self.above.pop()
        return plain

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, child in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fail(key, "a key that is a list or a mapping", "use a plain word as the key")
            if key.value in plain:
                raise self.fail(key, f"the key {key.value!r} stands twice", "keep one of them")
            self.lines[(*place, key.value)] = key.start_mark.line + 1
            plain[key.value] = self.value(child, (*place, key.value))
        return plain


def parse_yaml(text: str, where: str) -> YamlText:
    """Read one YAML document.

    Parameters
    ----------
    text
        The document.
    where
        The file it came from, for error messages.

    Raises
    ------
    BadInput
        If it is not one well-formed document, if a key repeats or an anchor contains itself.

    Examples
    --------
    >>> parse_yaml("no: 0012", "case.yaml").data
    {'no': '0012'}
    """
    try:
        aliased = _refuse_monsters(text, where)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or "not well-formed YAML"
        raise BadInput(
            where,
            f"not YAML: {what}",
            "check the indentation, quotes and brackets there",
            mark.line + 1 if mark else None,
        ) from None
    except yaml.YAMLError as error:
        raise BadInput(where, f"not YAML: {error}", "save the file as plain UTF-8 text") from None
    if node is None:
        raise BadInput(where, "the file is empty", "start from `detente draft` or the shipped example")
    walk = _Walk(where, aliased=aliased)
    data = walk.value(node, ())
    return YamlText(where, data, walk.lines)


class _TextDumper(yaml.SafeDumper):
    """Writes texts without quotes that only other readers of YAML would take for numbers or truths."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - asked of every value
        """Write a list out wherever it stands."""
        return True


_TextDumper.yaml_implicit_resolvers = {
    first: [("tag:yaml.org,2002:null", as_pattern("(?:~|null|)$"))] for first in ("", "~", "n")
}


def yaml_of(data: Mapping[str, Any]) -> str:
    """Return the YAML of plain data, mappings, lists and texts, as `parse_yaml` reads it.

    Examples
    --------
    >>> text = yaml_of({"detente": "1", "states": {"dry": "NN", "null": ""}, "feasible": ["no", "- a"]})
    >>> print(text, end="")
    detente: 1
    states:
      dry: NN
      'null': ''
    feasible:
    - no
    - '- a'
    >>> parse_yaml(text, "case.yaml").data
    {'detente': '1', 'states': {'dry': 'NN', 'null': ''}, 'feasible': ['no', '- a']}
    """
    text = _dumped(data, allow_unicode=True)
    # Marks that reorder a line are no control characters to a writer of YAML.
    return text if safe_text(text) == text else _dumped(data, allow_unicode=False)


def _dumped(data: Mapping[str, Any], *, allow_unicode: bool) -> str:
    return yaml.dump(data, Dumper=_TextDumper, sort_keys=False, allow_unicode=allow_unicode, width=110)


def _refuse_monsters(text: str, where: str) -> bool:
    """Return whether anchors are used; BadInput for a document too large or too deep to compose."""
    # Composing recurses in C, where depth is a crash and no exception, and it makes an object of each value;
    # events come one at a time.
    depth = values = 0
    aliased = False
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        values += isinstance(event, yaml.NodeEvent)
        aliased |= isinstance(event, yaml.AliasEvent)
        if values > 2 * MAX_VALUES:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise BadInput(where, f"more than {MAX_VALUES:,} values", _TOO_MANY, line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                line = event.start_mark.line + 1 if event.start_mark else None
                raise BadInput(
                    where, f"nested deeper than {MAX_DEPTH} levels", "a case needs far fewer", line
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return aliased
