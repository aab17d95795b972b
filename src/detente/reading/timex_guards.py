"""Which stretches that look like a time expression are one, by the words around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.reading.timex_grammar import Form

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_AGE: Final = re.compile(r"[-\s](?:olds?|of\s+age)\b", re.I)
_STREET: Final = re.compile(
    r"\s+(?:[A-Z][\w.]*\s+){0,2}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Lane|Square)\b", re.ASCII
)
_YEAR_LEAD: Final = frozenset(
    "in since by until till from to of before after during between and through for late early mid around circa "
    "the a an its his her their this that".split()
)
_MONTH_LEAD: Final = frozenset(
    "in since by until till from of before after during between and through for to".split()
)
_DISTANCE: Final = re.compile(
    r"\s+(?:miles?|km|kilomet(?:er|re)s?|met(?:er|re)s?|feet|people|tons?|dollars?|percent)\b", re.I
)
_PER: Final = re.compile(r"\s+(?:a|per)\s+(?:day|week|month|year)\b", re.I)
_BARE_LEAD: Final = frozenset(
    "for in over within after recent coming these those many past of until about".split()
)
_BARE_NEXT: Final = frozenset("before after later ago earlier of that since following ahead".split())


def is_time(form: Form, span: Span) -> bool:
    """Say whether a form is used as a time in its sentence, and not as a name, number, verb, age or address.

    ``span`` is the tokens the form stands in.
    """
    doc = span.doc
    if form.start > 0 and doc.text[form.start - 1] in "$€£¥#@":
        return False
    check = _CHECKS.get(form.kind)
    return check is None or check(form, doc, span)


def _before(span: Span) -> str:
    return span.doc[span.start - 1].lower_ if span.start else ""


def _after(span: Span) -> str:
    return span.doc[span.end].lower_ if span.end < len(span.doc) else ""


def _month(form: Form, doc: Doc, span: Span) -> bool:
    if span.root.ent_type_ == "PERSON" or form.parts.keys() != {"month"}:
        return span.root.ent_type_ != "PERSON" or "year" in form.parts
    name = form.parts["month"]
    if len(name.rstrip(".")) == 3 and name not in ("May",):
        return False
    if _before(span) not in _MONTH_LEAD and span.root.ent_type_ != "DATE":
        return False
    return span.root.tag_ not in ("MD", "VB", "VBP", "VBD", "VBZ") or span.root.ent_type_ == "DATE"


def _season(form: Form, doc: Doc, span: Span) -> bool:
    return span[-1].pos_ in ("NOUN", "PROPN", "NUM")


def _year(form: Form, doc: Doc, span: Span) -> bool:
    year = int(form.parts["year"])
    token = span[-1]
    if _STREET.match(doc.text, form.end) or _DISTANCE.match(doc.text, form.end):
        return False
    lead = _before(span)
    if lead in (
        "$",
        "€",
        "£",
        "suite",
        "room",
        "no.",
        "number",
        "resolution",
        "flight",
        "page",
        "article",
        "nearly",
        "than",
    ):
        return False
    if token.ent_type_ in ("MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return False
    dated = token.ent_type_ == "DATE" or lead in _YEAR_LEAD or "early" in form.parts
    following = doc[span.end] if span.end < len(doc) else None
    counts = following is not None and following.tag_ == "NNS" and token.head == following
    if counts and lead not in ("the", "its", "his", "her", "their", "'s", "’s", "in"):
        return False
    return dated if year < 1900 else dated or token.ent_type_ != "CARDINAL"


def _duration(form: Form, doc: Doc, span: Span) -> bool:
    unit = form.parts.get("unit", "").lower()
    if _AGE.match(doc.text, form.end):
        return False
    # "a second" and "one second" are mostly an ordinal; "the first day", "a minute" mostly are time.
    if form.parts.get("count", "").lower() in ("a", "an") and _before(span) in ("such", "what"):
        return False
    if form.parts.get("unit", "")[:1].isupper() and not span[0].is_sent_start:
        return False
    return unit != "second" and not _PER.match(doc.text, form.end)


def _per(form: Form, doc: Doc, span: Span) -> bool:
    lead = doc[span.start - 1] if span.start else None
    return (
        lead is not None
        and lead.pos_ in ("NOUN", "NUM", "SYM")
        and lead.ent_type_ not in ("DATE", "PERSON", "GPE")
    )


def _bare_units(form: Form, doc: Doc, span: Span) -> bool:
    if _AGE.match(doc.text, form.end) or (form.start and doc.text[form.start - 1] == "-"):
        return False
    return _before(span) in _BARE_LEAD or _after(span) in _BARE_NEXT


def _current(form: Form, doc: Doc, span: Span) -> bool:
    return span.root.pos_ in ("ADV", "ADJ", "NOUN", "ADP", "SCONJ") and _before(span) != "from"


def _window(form: Form, doc: Doc, span: Span) -> bool:
    which, unit = form.parts["which"].lower(), form.parts["unit"].lower()
    counted = "count" in form.parts or "vague" in form.parts
    if which == "first":
        return counted
    return counted or unit.endswith("s")


_CHECKS = {
    "month": _month,
    "season": _season,
    "season_year": _season,
    "year": _year,
    "duration": _duration,
    "long": _duration,
    "shift_from": _duration,
    "per": _per,
    "bare_units": _bare_units,
    "window": _window,
    "present": _current,
}
