"""A case file from disk: read, checked against the schema, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from detente.case.schema import CaseFile
from detente.errors import BadInput

MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class Case:
    """A case as written, with the place of every value in its file."""

    file: CaseFile
    yaml: YamlText
    text: str = ""

    @classmethod
    def from_text(cls, text: str, where: str = "case") -> Case:
        """Check a case given as YAML text; ``where`` names it in messages.

        Raises
        ------
        BadInput
            If it is no YAML mapping or breaks the schema.

        Examples
        --------
        >>> case = Case.from_text('''
        ... detente: 1
        ... title: A well
        ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
        ... ''')
        >>> case.file.title
        'A well'
        """
        return parse_case(text, where)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], where: str = "case") -> Case:
        """Check a case given as plain data: mappings, lists and texts, as its YAML would say them.

        Raises
        ------
        BadInput
            If it breaks the schema.
        """
        return _checked(YamlText(where, data, {}))

    @property
    def path(self) -> str:
        """The file it came from, as the user named it."""
        return self.yaml.where

    def fault(self, place: Place, what: str, mend: str) -> BadInput:
        """The error to raise for the value at ``place``."""
        return self.yaml.fault(place, what, mend)


def load_case(path: str) -> Case:
    """Read and check a case file.

    Raises
    ------
    BadInput
        If the file cannot be read, is no YAML mapping, or breaks the schema.
    """
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            raise BadInput(
                path, f"larger than {MAX_BYTES // 1_000_000} MB", "a case file is far smaller; is it data?"
            )
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(path, "not text in UTF-8", "save the file as UTF-8 text") from None
    except OSError as error:
        raise BadInput(path, f"cannot be read: {error.strerror}", "check the name and the rights") from None
    return parse_case(text, path)


def parse_case(text: str, where: str = "case") -> Case:
    """Check a case given as text; ``where`` names it in messages.

    Raises
    ------
    BadInput
        If it is no YAML mapping or breaks the schema.
    """
    yaml = parse_yaml(text, where)
    if not isinstance(yaml.data, dict):
        raise yaml.fault((), "a case file is a mapping of keys to values", "start it with `detente: 1`")
    return _checked(yaml, text)


def _checked(yaml: YamlText, text: str = "") -> Case:
    try:
        case = Case(CaseFile.model_validate(yaml.data), yaml, text)
    except ValidationError as error:
        raise _first_fault(yaml, error) from None
    ids = [claim.id for claim in case.file.claims]
    for i, name in enumerate(ids):
        if name in ids[:i]:
            raise case.fault(
                ("claims", i, "id"), f"a second claim {name}", "give each claim an id of its own"
            )
    return case


# What pydantic calls the shapes of a value, in the words of somebody who writes YAML.
_SHAPES = {
    "dict_type": "a mapping of keys to values",
    "model_type": "a mapping of keys to values",
    "tuple_type": "a list",
    "string_type": "text",
    "decimal_parsing": "a plain number",
    "finite_number": "a plain number",
    "int_parsing": "a whole number",
}
_MEND = {
    "missing": "add it",
    "extra_forbidden": "remove it, or see the case file's reference for the right key",
    "string_pattern_mismatch": "use letters, digits and _, not starting with a digit",
}


def _first_fault(yaml: YamlText, error: ValidationError) -> BadInput:
    fault = error.errors(include_url=False)[0]
    # pydantic's own steps ("[key]", union tags) are no places in the file; `fault` takes the nearest above.
    place = tuple(step for step in fault["loc"] if step != "[key]")
    # A person counts the items of a list from 1.
    name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in place) or "the case"
    kind = fault["type"]
    if kind == "missing":
        what = f"{name} is missing"
    elif kind == "extra_forbidden":
        what = f"{name}: no such key{did_you_mean(str(place[-1]), _keys_at(place))}"
    elif kind in _SHAPES:
        return yaml.fault(place, f"{name} is not {_SHAPES[kind]}", f"write {_SHAPES[kind]} there")
    elif kind == "value_error":
        what = f"{name} {fault['ctx']['error']}"
    else:
        message = fault["msg"][0].lower() + fault["msg"][1:]
        value = fault.get("input")
        shown = f", not {value!r}" if isinstance(value, str | int | float) and len(str(value)) < 40 else ""
        what = f"{name}: {message}{shown}"
    return yaml.fault(place, what, _MEND.get(kind, "see the case file's reference for what stands there"))


def _keys_at(place: tuple[str | int, ...]) -> Iterable[str]:
    return CaseFile.model_fields if len(place) == 1 else ()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """`` (did you mean X?)`` for the closest known name, else nothing."""
    import difflib  # needed only once something is wrong

    close = difflib.get_close_matches(name, list(known), n=1)
    return f" (did you mean {close[0]}?)" if close else ""


Place = tuple[str | int, ...]

MAX_VALUES = 500_000
MAX_DEPTH = 50


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

    def __init__(self, where: str) -> None:
        self.where = where
        self.lines: dict[Place, int] = {}
        self.above: list[yaml.Node] = []
        self.values = 0

    def fail(self, node: yaml.Node, what: str, mend: str) -> BadInput:
        return BadInput(self.where, what, mend, node.start_mark.line + 1)

    def value(self, node: yaml.Node, place: Place) -> Any:
        self.values += 1
        if self.values > MAX_VALUES:
            raise self.fail(
                node, f"more than {MAX_VALUES:,} values", "look for anchors that multiply each other"
            )
        if any(node is other for other in self.above):
            raise self.fail(node, "an anchor contains itself", "write the value out where it is used")
        if len(self.above) > MAX_DEPTH:
            raise self.fail(node, f"nested deeper than {MAX_DEPTH} levels", "look for anchors within anchors")
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
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
        _refuse_deep_nesting(text, where)
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
    walk = _Walk(where)
    data = walk.value(node, ())
    return YamlText(where, data, walk.lines)


def _refuse_deep_nesting(text: str, where: str) -> None:
    # Composing recurses in C, where depth is a crash and no exception; events come one at a time.
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                line = event.start_mark.line + 1 if event.start_mark else None
                raise BadInput(
                    where, f"nested deeper than {MAX_DEPTH} levels", "a case needs far fewer", line
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
