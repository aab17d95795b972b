"""A case: read from disk or text, checked against the schema, changed by what-ifs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import ValidationError

from detente.case.options import require_options
from detente.case.schema import CaseFile
from detente.case.what_if import WhatIf, changed_data
from detente.case.yaml_text import YamlText, did_you_mean, parse_yaml
from detente.errors import BadInput, Fault, Place

MAX_BYTES = 50_000_000


_P = ParamSpec("_P")
_R = TypeVar("_R")

_AS_CHANGED = " as changed"


@dataclass(frozen=True, repr=False)
class Case:
    """A case: the content of its file, the lines of its values, and the changes of a what-if.

    Attributes
    ----------
    file
        The case file, checked against its schema.
    source
        The data it was made from, with the lines of its values.
    text
        The YAML it was read from, before any what-if; empty for a case made from data.
    always
        Expressions that a what-if adds to the rules: they hold in every state.
    changes
        The changes of a what-if, each as the command line writes it.

    Examples
    --------
    >>> case = Case.from_text('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... status_quo: N
    ... preferences: {UP: unknown}
    ... ''', "well.yaml")
    >>> case
    <Case 'A well': well.yaml>
    >>> other = case.what_if(settings=("status_quo=Y",), as_if=("UP: Y > N",), rules=("UP.share",))
    >>> other.file.status_quo.state, other.file.preferences["UP"].comparisons[0].comparison, other.always
    ('Y', 'Y > N', ('UP.share',))
    """

    file: CaseFile
    source: YamlText
    text: str = ""
    always: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    @classmethod
    def from_text(cls, text: str, where: str = "case") -> Case:
        """Check the YAML text of a case; ``where`` names it in messages.

        Raises
        ------
        BadInput
            If it is no YAML mapping or breaks the schema.
        """
        return parse_case(text, where)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], where: str = "case") -> Case:
        """Check the plain data of a case: mappings, lists and texts, as its YAML would say them.

        Raises
        ------
        BadInput
            If it breaks the schema.
        """
        return _checked(YamlText(where, data, {}))

    def __repr__(self) -> str:
        return f"<Case {self.file.title!r}: {self.path}>"

    @property
    def path(self) -> str:
        """The file it came from, as the user named it."""
        return self.source.where

    @contextmanager
    def placing_faults(self) -> Iterator[None]:
        """Word every `Fault` raised within as `BadInput`, with the file of this case and the line."""
        try:
            yield
        except Fault as fault:
            raise self.fault(fault.place, fault.what, fault.mend) from None

    def fault(self, place: Place, what: str, mend: str) -> BadInput:
        """The error to raise for the value at ``place``."""
        return self.source.fault(place, what, mend)

    def what_if(
        self,
        changes: WhatIf | None = None,
        *,
        settings: Iterable[str] = (),
        dropped: Iterable[str] = (),
        rules: Iterable[str] = (),
        as_if: Iterable[str] = (),
    ) -> Case:
        """Return the case with some changes; its file stays as it is.

        Parameters
        ----------
        changes
            The changes; without them, those given one by one. A single one may be a string.
        settings, dropped, rules, as_if
            See `WhatIf`.

        Raises
        ------
        BadInput
            If a change cannot be read, or leaves a case that cannot be used.
        """
        what_if = changes or WhatIf(*(_several(texts) for texts in (settings, dropped, rules, as_if)))
        what_if.require_text()
        changed = self
        if what_if.changes_data:
            # No line is named in a fault of the changed case: nobody has a text of it.
            where = self.path if self.path.endswith(_AS_CHANGED) else self.path + _AS_CHANGED
            changed = Case.from_data(changed_data(self.file, self.source.data, what_if), where)
        with changed.placing_faults():
            require_options(changed.file, what_if.dropped)
        return replace(
            changed,
            text=self.text,
            always=(*self.always, *what_if.always),
            changes=(*self.changes, *what_if.as_options()),
        )


def _several(texts: Iterable[str]) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts)


def placing_faults(
    function: Callable[Concatenate[Case, _P], _R],
) -> Callable[Concatenate[Case, _P], _R]:
    """Let a function, whose first argument is a case, raise `BadInput` where a `Fault` is raised in it."""

    @wraps(function)
    def placed(case: Case, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with case.placing_faults():
            return function(case, *args, **kwargs)

    return placed


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
    """Check the YAML text of a case; ``where`` names it in messages.

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
