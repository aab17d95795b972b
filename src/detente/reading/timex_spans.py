"""Time expressions that are lengths or repetitions of time: DURATION and SET."""

from __future__ import annotations

from detente.reading.timex_anchor import Timex
from detente.reading.timex_grammar import Form
from detente.reading.timex_words import DAY_PARTS, FREQUENCIES, WEEKDAYS, number_of, period_of, unit_of


def resolve_duration(form: Form) -> Timex | None:
    """Resolve a length of time: "more than three years" is ``P3Y``, "several weeks" ``PXW``."""
    return Timex("DURATION", period_of(number_of(form.parts.get("count", "")), unit_of(form.parts["unit"])))


def resolve_long(form: Form) -> Timex | None:
    """Resolve "day-long" (``P1D``) and "decades-long" (``PXY``)."""
    word = form.parts["unit"].lower()
    return Timex(
        "DURATION", period_of(None if word == "centuries" or word.endswith("s") else 1, unit_of(word))
    )


def resolve_set(form: Form) -> Timex | None:
    """Resolve a repetition: "every two weeks" is ``P2W``, "every Friday" ``XXXX-WXX-5``."""
    if "weekday" in form.parts:
        return Timex("SET", f"XXXX-WXX-{WEEKDAYS[form.parts['weekday'].lower().rstrip('.')]}")
    if "part" in form.parts:
        return Timex("SET", f"XXXX-XX-XXT{DAY_PARTS[form.parts['part'].lower()]}")
    if "frequency" in form.parts:
        return Timex("SET", FREQUENCIES[form.parts["frequency"].lower()])
    words = form.parts.get("count", "one").lower()
    count = {"other": 2.0, "few": None}.get(words, number_of(words))
    return Timex("SET", period_of(count, unit_of(form.parts["unit"])))
