"""The model of a person's own that may propose what rules miss, where the file of settings names one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from detente.assistant import from_config, open_assistant, shown_address
from detente.errors import BadInput

if TYPE_CHECKING:
    from detente.assistant import Assistant


@dataclass(frozen=True)
class Offered:
    """The model that may be asked.

    Attributes
    ----------
    leaves
        True if the texts of reports would leave this machine.
    fault
        What is wrong with the file of settings; empty where it can be used.
    """

    model: str = ""
    address: str = ""
    leaves: bool = False
    fault: str = ""


def offered_assistant() -> Offered | None:
    """Return the model that the file of settings names; None where it names none."""
    try:
        settings = from_config()
    except BadInput as error:
        return Offered(fault=str(error))
    if settings.url is None:
        return None
    return Offered(settings.model or "", shown_address(settings.url), settings.departure is not None)


def configured_assistant(*, remote: bool) -> Assistant | None:
    """Open the model that the file of settings names; None where it names none.

    Parameters
    ----------
    remote
        True if the texts may leave this machine.

    Raises
    ------
    BadInput
        If it cannot be used, or stands elsewhere and the texts may not leave.
    """
    settings = replace(from_config(), remote=remote)
    return open_assistant(settings, pipeline=None, trust=False) if settings.is_on else None
