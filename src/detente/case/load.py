"""A case: read from disk or text, checked against the schema, changed by what-ifs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from detente.arguments import as_given, as_text, as_texts
from detente.bounded import read_bounded_text
from detente.case.gmcr import parse_gmcr
from detente.case.gmcr_file import MOST_BYTES as MOST_BYTES_OF_GMCR
from detente.case.moves_file import with_moves_read
from detente.case.options import require_options
from detente.case.schema import CaseFile, known_keys
from detente.case.what_if import AS_IF, DROP, RULE, WhatIf, changed_data, settings_of
from detente.case.yaml_text import YamlText, did_you_mean, parse_yaml
from detente.errors import BadArgument, BadInput, Fault, Place

MAX_BYTES = 50_000_000
GMCR = ".gmcr"


_P = ParamSpec("_P")
_R = TypeVar("_R")

_AS_CHANGED = " as changed"
_CASE_IN_FOLDER = "case.yaml"
_FOR_THE_PACKAGE = ("source", "fault", "placing_faults")


@dataclass(frozen=True, repr=False)
class Case:
    """A case: the content of its file, the lines of its values, and the changes of a what-if.

    Attributes
    ----------
    file
        The case file, checked against its schema.
    source
        The data it was made from, with the lines of its values; a CSV file of moves stands there by its name.
    text
        The YAML it was read from, before any what-if; empty for a case made from data, or from a file of
        gmcr-py.
    always
        Expressions that a what-if adds to the rules: they hold in every state.
    changes
        The changes of a what-if, each as the command line writes it.
    reports
        Reports, and folders of them, that whoever loaded the case named: it may cite them wherever they lie.

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
    >>> other = case.what_if(set={"status_quo": "Y"}, as_if="UP: Y > N", add_rule="UP.share")
    >>> other.file.status_quo.state, other.file.preferences["UP"].comparisons[0].comparison, other.always
    ('Y', 'Y > N', ('UP.share',))
    """

    file: CaseFile
    source: YamlText
    text: str = ""
    always: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    __hash__ = None  # type: ignore[assignment]

    @classmethod
    def from_text(cls, text: str, where: str = "case") -> Case:
        """Check the YAML text of a case; ``where`` names it in messages.

        Raises
        ------
        BadInput
            If it is no YAML mapping or breaks the schema.
        """
        return parse_case(as_text(text, "text", "the YAML text of a case"), where)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], where: str = "case") -> Case:
        """Check the plain data of a case: mappings, lists and texts, as its YAML would say them.

        Raises
        ------
        BadInput
            If it breaks the schema.
        """
        if not isinstance(data, Mapping):
            raise BadArgument("data", f"{as_given(data)} is not a mapping", "give the data of a case file")
        return _checked(YamlText(where, data, {}))

    def __dir__(self) -> list[str]:
        # The lines of values and the wording of faults are for the other rooms of the package.
        return sorted(name for name in super().__dir__() if name not in _FOR_THE_PACKAGE)

    def __repr__(self) -> str:
        return f"<Case {self.file.title!r}: {self.path}>"

    @property
    def path(self) -> str:
        """The file it came from, as the user named it."""
        return self.source.where

    @property
    def title(self) -> str:
        """The title of the case."""
        return self.file.title

    @property
    def parties(self) -> dict[str, str]:
        """Party id to its full name."""
        return {name: party.name for name, party in self.file.parties.items()}

    @property
    def options(self) -> dict[str, str]:
        """``PARTY.option`` to the act in words, in the order of the Y/N string of a state."""
        return {
            f"{name}.{key}": option.label
            for name, party in self.file.parties.items()
            for key, option in party.options.items()
        }

    @property
    def states(self) -> tuple[str, ...]:
        """The names that the case gives to states; `Analysis.states` are all feasible ones."""
        return tuple(self.file.states or ())

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
        set: str | Iterable[str] | Mapping[str, Any] = (),  # noqa: A002 - the name of the command's option
        drop_option: str | Iterable[str] = (),
        add_rule: str | Iterable[str] = (),
        as_if: str | Iterable[str] = (),
    ) -> Case:
        """Return the case with some changes; its file stays as it is.

        The last four arguments are the options of the command line. Each takes one text, or several.

        Parameters
        ----------
        changes
            All changes in one `WhatIf`, in place of the others.
        set
            New values in the case, as a dict or as texts: ``{"status_quo": "pressed"}`` or
            ``"status_quo=pressed"``. The place is keys from the top joined by dots,
            ``"preferences.CPP"``; the value None, or no text after ``=``, removes what stands there.
        drop_option
            Options that nobody takes: ``"CPP.talk"``.
        add_rule
            Expressions that are true in every state: ``"not CPP.talk or CPP.readmit"``.
        as_if
            What is open taken as known: ``"CPP: talks > deadlock"``. Or a whole preference:
            ``"CPP: {priorities: [CPP.talk]}"``, ``"CPP: unknown"``.

        Raises
        ------
        BadInput
            If a change cannot be read, or leaves a case that cannot be used.
        """
        if changes is not None and not isinstance(changes, WhatIf):
            raise BadArgument(
                "what_if", f"{as_given(changes)} does not say which kind of change it is",
                "name it: set=, drop_option=, add_rule= or as_if=",
            )  # fmt: skip
        what_if = changes or WhatIf(
            settings_of(set),
            as_texts(drop_option, DROP, "an option, as PARTY.option"),
            as_texts(add_rule, RULE, "an expression over options"),
            as_texts(as_if, AS_IF, "a text such as 'CPP: talks > deadlock'"),
        )
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
            reports=self.reports,
        )


def placing_faults(
    function: Callable[Concatenate[Case, _P], _R],
) -> Callable[Concatenate[Case, _P], _R]:
    """Let a function, whose first argument is a case, raise `BadInput` where a `Fault` is raised in it."""

    @wraps(function)
    def placed(case: Case, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with case.placing_faults():
            return function(case, *args, **kwargs)

    return placed


def load_case(path: str, reports: Iterable[str] = ()) -> Case:
    """Read and check a case file.

    Parameters
    ----------
    path
        The file, or a folder with a ``case.yaml``. A name that ends in ``.gmcr`` is a file of gmcr-py.
    reports
        Reports, and folders of them, that it may cite besides those in its own folder.

    Raises
    ------
    BadInput
        If the file cannot be read, is no YAML mapping, or breaks the schema.
    """
    if os.path.isdir(path):  # noqa: PTH112 - `Path.is_dir` raises on a name too long for the file system
        folder, path = path, os.path.join(path, _CASE_IN_FOLDER)  # noqa: PTH118 - keeps the path as written
        if not os.path.isfile(path):  # noqa: PTH113
            raise BadInput(folder, f"a folder without a {_CASE_IN_FOLDER}", "name the case file in it")
    if is_gmcr(path):
        return _from_gmcr(path, reports)
    text = read_bounded_text(path, MAX_BYTES, "a case file is far smaller; is it data?")
    return parse_case(text, path, reports)


def is_gmcr(path: str) -> bool:
    """Return True for the name of a file of the program gmcr-py.

    Examples
    --------
    >>> is_gmcr("talks/Elmira.gmcr"), is_gmcr("case.yaml")
    (True, False)
    """
    return os.path.splitext(path)[1].lower() == GMCR  # noqa: PTH122 - as above


def _from_gmcr(path: str, reports: Iterable[str]) -> Case:
    import logging  # a case file has nothing to warn of

    read = parse_gmcr(read_bounded_text(path, MOST_BYTES_OF_GMCR, "is it a file of gmcr-py?"), path)
    if read.left_out:
        logging.getLogger("detente.case").warning("%s: %s", path, "; ".join(read.left_out))
    case = _checked(YamlText(path, read.data, {}))
    return replace(case, reports=tuple(reports))


def parse_case(text: str, where: str = "case", reports: Iterable[str] = ()) -> Case:
    """Check the YAML text of a case; ``where`` names it in messages, ``reports`` as for `load_case`.

    Raises
    ------
    BadInput
        If it is no YAML mapping or breaks the schema.
    """
    yaml = parse_yaml(text, where)
    if not isinstance(yaml.data, dict):
        raise yaml.fault((), "a case file is a mapping of keys to values", "start it with `detente: 1`")
    return replace(_checked(yaml, text), reports=tuple(reports))


def _checked(yaml: YamlText, text: str = "") -> Case:
    try:
        case = Case(CaseFile.model_validate(with_moves_read(yaml.data, yaml.where)), yaml, text)
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
    fault = _telling(error.errors(include_url=False))
    # pydantic's own steps ("[key]", union tags) are no places in the file; `fault` takes the nearest above.
    place = tuple(step for step in fault["loc"] if step != "[key]")
    # A person counts the items of a list from 1.
    name = ".".join(str(step + 1 if isinstance(step, int) else step) for step in place) or "the case"
    kind = fault["type"]
    if kind == "missing":
        what = f"{name} is missing"
    elif kind == "extra_forbidden":
        what = f"{name}: no such key{did_you_mean(str(place[-1]), known_keys(place[:-1]))}"
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


def _telling(faults: Sequence[ErrorDetails]) -> ErrorDetails:
    """The fault to report: the first, or the misspelt key because of which a key is missing."""
    first = faults[0]
    if first["type"] == "missing":
        for fault in faults:
            misspelt = fault["type"] == "extra_forbidden" and fault["loc"][:-1] == first["loc"][:-1]
            if misspelt and did_you_mean(str(fault["loc"][-1]), [str(first["loc"][-1])]):
                return fault
    return first
