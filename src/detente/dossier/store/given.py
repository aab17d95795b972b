"""Values that a person gives for a field, as decisions keep them; what no field can have is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from detente.dossier.by_hand import type_of_event
from detente.dossier.general_names import without_home
from detente.dossier.store.applying import ONE_PARTY, SEVERAL_PARTIES
from detente.dossier.store.described import DAY, DESCRIBABLE
from detente.edtf import DateRange
from detente.errors import BadArgument
from detente.sources import is_of_our_era


def value_of_report(name: str, value: str) -> str | None:
    """Return what is said of a report, as a decision keeps it."""
    if name not in DESCRIBABLE:
        raise BadArgument("field", f"a report has no {name}", f"name one of {', '.join(DESCRIBABLE)}")
    if name == DAY and value:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise BadArgument("value", f"{value} is no day", "write it like 2026-05-07") from None
        if not is_of_our_era(day):
            raise BadArgument("value", f"no report is of the year {day.year}", "write it like 2026-05-07")
        return day.isoformat()
    if not value and name != DAY:
        raise BadArgument("value", f"the {name} is empty", "write one")
    return value or None


def value_of_field(name: str, value: Any, kind: str) -> Any:
    """Return the value of a field as a decision keeps it."""
    if (kind, name) == ("event", "type"):
        return type_of_event(str(value))
    if name in SEVERAL_PARTIES:
        names = value.split(",") if isinstance(value, str) else list(value)
        return [without_home(each.strip()) for each in names if each.strip()]
    if name in ONE_PARTY and value:
        # Within a report it is what the report calls it.
        return without_home(str(value))
    if value in ("", "none", "None"):
        return None
    if name == "sign":
        return str(value).casefold() in ("true", "yes", "1")
    if name in ("when", "edtf") and value is not None and not DateRange.parse(value).valid:
        raise BadArgument(
            "value", f"{value} is no date", "write EDTF: 2026-05-07, 2026-05, 2026~, ../2026-05"
        )
    return value
