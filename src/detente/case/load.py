"""A case file from disk: read, checked against the schema, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from detente.case.schema import CaseFile
from detente.case.yaml_text import Place, YamlText, parse_yaml
from detente.errors import BadInput

MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class LoadedCase:
    """A case as written, with the place of every value in its file."""

    file: CaseFile
    yaml: YamlText
    text: str

    @property
    def path(self) -> str:
        """The file it came from, as the user named it."""
        return self.yaml.where

    def fault(self, place: Place, what: str, mend: str) -> BadInput:
        """The error to raise for the value at ``place``."""
        return self.yaml.fault(place, what, mend)


def load_case(path: str) -> LoadedCase:
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


def parse_case(text: str, where: str = "case") -> LoadedCase:
    """Check a case given as text; ``where`` names it in messages.

    Raises
    ------
    BadInput
        If it is no YAML mapping or breaks the schema.
    """
    yaml = parse_yaml(text, where)
    if not isinstance(yaml.data, dict):
        raise yaml.fault((), "a case file is a mapping of keys to values", "start it with `detente: 1`")
    try:
        case = LoadedCase(CaseFile.model_validate(yaml.data), yaml, text)
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
