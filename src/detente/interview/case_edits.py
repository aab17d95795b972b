"""Changes of a case, one at a time: each is an order with a few words, and leaves a case that can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final

from detente.case import Case, ExpressionError, evaluate, options_in, parse_case, parse_expression
from detente.drafting import party_ids
from detente.errors import BadArgument
from detente.interview import edits
from detente.interview.reasons import words_of_a_report
from detente.names import bare_name, with_article
from detente.patterns import as_pattern
from detente.reading import Party

Fields = Mapping[str, str]
"""The words of an order: the party or option that it is about, and the new value."""
_NUMBERED: Final = as_pattern(r"[1-9][0-9]{0,5}")


def with_edit(case: Case, name: str, fields: Fields) -> Case:
    """Return a case with one change; the case itself stays as it is, and so does every other line of it.

    Parameters
    ----------
    name
        One of `CASE_EDITS`.
    fields
        The words of the order: ``party``, ``option``, ``value``, ``number``, ``why``, as it needs them. A
        wish or a rule can be chosen instead of written: by ``option``, ``wanted``, ``other`` and ``holds``.
        An assessment takes ``value``, ``by`` and, as its test, ``holds``. Where ``words`` are those of a
        report of the case they are the ground as evidence, and ``why`` is not written.

    Raises
    ------
    BadArgument
        If there is no such order, or it names something that the case does not have.
    BadInput
        If the change leaves no case that can be used.
    """
    if name not in CASE_EDITS:
        raise BadArgument("do", f"{name} is no change of a case", f"write one of {', '.join(CASE_EDITS)}")
    change = CASE_EDITS[name]
    words = words_of_a_report(case, fields.get("words", ""))

    def changed(data: Any) -> None:
        if words is None:
            change(data, fields)
            return
        cited = edits.cite(data, words.report, words.quote, words.start, words.end)
        change(data, {**fields, "cited": cited})

    text = edits.changed_text(case.text, changed, case.path)
    return parse_case(text, case.path, case.reports)


def _rename_case(data: Any, fields: Fields) -> None:
    data["title"] = _value(fields)


def _rename_party(data: Any, fields: Fields) -> None:
    party = data["parties"][_party(data, fields)]
    if not hasattr(party, "items"):
        raise BadArgument("party", "has no name of its own here", "change it in the text")
    before, name = str(party["name"]), _value(fields)
    for old in dict.fromkeys((with_article(before), before)):
        edits.rename_in_states(data, old, with_article(name), leading=True)
    party["name"] = name


def _add_party(data: Any, fields: Fields) -> None:
    """Add a party of which nothing is known, and which has no option yet."""
    name = _value(fields)
    for of in data["parties"].values():
        known = str(of["name"] if hasattr(of, "items") else of)
        if bare_name(known).casefold() == bare_name(name).casefold():
            raise BadArgument("value", f"there is a party {known} already", "give another name")
    key = party_ids([Party(id="new", name=name, kind="other")])["new"]
    while key in data["parties"]:
        key += "_2"
    edits.add_party(data, key, name, _reason(fields))


def _drop_party(data: Any, fields: Fields) -> None:
    edits.drop_party(data, _party(data, fields))


def _rename_option(data: Any, fields: Fields) -> None:
    edits.set_label(data, _option(data, fields), _value(fields))


def _drop_option(data: Any, fields: Fields) -> None:
    edits.drop_option(data, _option(data, fields))


def _join_options(data: Any, fields: Fields) -> None:
    into = _option(data, {"option": _value(fields)})
    joined = _option(data, fields)
    if joined == into:
        raise BadArgument("option", "both are the same option", "name two")
    edits.join_options(data, joined, into)


def _set_in_force(data: Any, fields: Fields) -> None:
    """Say that an option is taken in the status quo, or not."""
    value = _value(fields)
    if value not in ("yes", "no"):
        raise BadArgument("value", f"{value} is neither yes nor no", "write one of them")
    option = _option(data, fields)
    stated = data.get("status_quo")
    now = str(stated.get("state") if hasattr(stated, "items") else stated or "")
    patterns = _patterns(data)
    letters = str(patterns.get(now, now))
    options = edits.option_names(data)
    if len(letters) != len(options) or set(letters) - set("YN"):
        raise BadArgument("value", "the status quo does not say what is taken", "write it in the text")
    edits.move_status_quo(
        data, option, taken=value == "yes", why=fields.get("why", "").strip() or "said by hand"
    )


def _patterns(data: Any) -> Any:
    """Return the names of states with their Y/N strings, as they stand in the data."""
    states = data.get("states")
    return states if hasattr(states, "items") else {}


def _bind(data: Any, fields: Fields) -> None:
    """Say that an option cannot be undone."""
    edits.add_to_section(data, "one_way", {"option": _option(data, fields), **_reason(fields)})


def _free(data: Any, fields: Fields) -> None:
    option = _option(data, fields)
    if not data.get("one_way"):
        raise BadArgument("option", f"{option} can be undone already", "leave it")
    edits.free_option(data, option)


def _add_rule(data: Any, fields: Fields) -> None:
    """Add a rule as it is written, or that two options cannot both be taken."""
    rule = fields.get("value", "").strip()
    if not rule and fields.get("option"):
        one, other = _option(data, fields), _option(data, {"option": fields.get("other", "")})
        if one == other:
            raise BadArgument("other", "both are the same option", "choose two")
        rule = f"not ({one} and {other})"
    rule = rule or _value(fields)
    forget_states_without(data, rule)
    edits.add_to_section(data, "rules", {"rule": rule, **_reason(fields)})


def forget_states_without(data: Any, rule: str) -> None:
    """Take the names of states out in which a rule does not hold: they cannot be any more.

    A state that is named elsewhere keeps its name; what is wrong then is said of the whole case.
    """
    options, patterns = edits.option_names(data), _patterns(data)
    try:
        expression = parse_expression(rule)
    except ExpressionError:
        return  # said of the whole case
    if not set(options_in(expression)) <= set(options):
        return
    stated = data.get("status_quo")
    now = str(stated.get("state") if hasattr(stated, "items") else stated or "")
    for name, pattern in [(now, patterns.get(now, now)), *patterns.items()]:
        letters = str(pattern)
        if len(letters) != len(options) or set(letters) - set("YN"):
            continue
        if evaluate(expression, dict(zip(options, (letter == "Y" for letter in letters), strict=True))):
            continue
        if name == now or letters == patterns.get(now, now):
            raise BadArgument(
                "value",
                "the dispute stands where this does not hold",
                "change what is taken now, or the rule",
            )
        if name not in str(data.get("preferences") or ""):
            del patterns[name]


def _change_rule(data: Any, fields: Fields) -> None:
    rules = data.get("rules") or []
    place = _number(fields, len(rules), "rule")
    forget_states_without(data, _value(fields))
    _rewrite(rules, place, "rule", fields)


def _change_priority(data: Any, fields: Fields) -> None:
    _, items = _priorities(data, fields)
    _rewrite(items, _number(fields, len(items), "priority"), "priority", fields)


def _rewrite(items: Any, place: int, key: str, fields: Fields) -> None:
    """Write another expression in the place of an item; the words that it cites stay with it."""
    line = {key: _value(fields), **_reason(fields)}
    if hasattr(items[place], "items"):
        cited = [*(items[place].get("evidence") or ()), *line.get("evidence", ())]
        items[place].update({**line, **({"evidence": list(dict.fromkeys(cited))} if cited else {})})
    else:
        items[place] = line


def _drop_rule(data: Any, fields: Fields) -> None:
    rules = data.get("rules") or []
    del rules[_number(fields, len(rules), "rule")]
    if not rules:
        del data["rules"]


def _add_priority(data: Any, fields: Fields) -> None:
    """Add a wish as it is written, or as it was chosen: an option, if it is wanted, and on what condition."""
    wish = fields.get("value", "").strip()
    if not wish and fields.get("option"):
        wish = _signed(data, fields["option"], fields.get("wanted", "yes"))
        if fields.get("other"):
            wish += f" if {_signed(data, fields['other'], fields.get('holds', 'yes'))}"
    edits.add_priority(data, _party(data, fields), wish or _value(fields), _reason(fields))


def _signed(data: Any, option: str, sign: str) -> str:
    named = _option(data, {"option": option})
    return f"not {named}" if sign == "no" else named


def _drop_priority(data: Any, fields: Fields) -> None:
    party, items = _priorities(data, fields)
    item = items[_number(fields, len(items), "priority")]
    edits.drop_priority(data, party, str(item if isinstance(item, str) else item["priority"]))


def _drop_comparison(data: Any, fields: Fields) -> None:
    """Take out what is known of two states, as an answer of the interview wrote it."""
    party = _party(data, fields)
    preference: Any = (data.get("preferences") or {}).get(party)
    items = preference.get("comparisons") if hasattr(preference, "items") else None
    if isinstance(items, str):
        items = preference["comparisons"] = [items]
    if not items:
        raise BadArgument("party", f"{party} has no comparisons", "leave it")
    del items[_number(fields, len(items), "comparison")]
    if not items:
        edits.forget_comparisons(data, party)


def _move_priority(data: Any, fields: Fields) -> None:
    """Put a priority at another place; the first is the most important one."""
    _, items = _priorities(data, fields)
    place = _number(fields, len(items), "priority")
    to = _number({"number": _value(fields)}, len(items), "place")
    items.insert(to, items.pop(place))


def _order_priorities(data: Any, fields: Fields) -> None:
    """Say that the priorities stand in their order, or that their order is open."""
    party, _ = _priorities(data, fields)
    preference = data["preferences"][party]
    if _value(fields) == "known":
        preference.pop("unknown", None)
    else:
        preference["unknown"] = ["order"]


def _add_claim(data: Any, fields: Fields) -> None:
    """Add an assessment, with who makes it, and a test where one is written."""
    known = [str(claim["id"]) for claim in data.get("claims") or ()]
    number = next(n for n in count(1) if f"claim_{n}" not in known)
    claim = {"id": f"claim_{number}", "says": _value(fields), **_reason(fields)}
    for key, field in (("by", "by"), ("holds_if", "holds")):
        if words := fields.get(field, "").strip():
            claim[key] = words
    edits.add_to_section(data, "claims", claim)


def _drop_claim(data: Any, fields: Fields) -> None:
    claims = data.get("claims") or []
    place = next((k for k, claim in enumerate(claims) if str(claim["id"]) == fields.get("value", "")), None)
    if place is None:
        raise BadArgument("value", "there is no such assessment", "look at the case again")
    del claims[place]
    if not claims:
        del data["claims"]


def _forget_preference(data: Any, fields: Fields) -> None:
    party = _party(data, fields)
    if data.get("preferences"):
        data["preferences"][party] = "unknown"


CASE_EDITS: Final[Mapping[str, Callable[[Any, Fields], None]]] = {
    "rename case": _rename_case,
    "rename party": _rename_party,
    "add party": _add_party,
    "drop party": _drop_party,
    "rename option": _rename_option,
    "drop option": _drop_option,
    "join options": _join_options,
    "set in force": _set_in_force,
    "bind option": _bind,
    "free option": _free,
    "add rule": _add_rule,
    "change rule": _change_rule,
    "drop rule": _drop_rule,
    "add priority": _add_priority,
    "change priority": _change_priority,
    "drop priority": _drop_priority,
    "drop comparison": _drop_comparison,
    "move priority": _move_priority,
    "order priorities": _order_priorities,
    "forget preference": _forget_preference,
    "add claim": _add_claim,
    "drop claim": _drop_claim,
}
"""The orders: each changes the data of a case in place."""


def _value(fields: Fields) -> str:
    value = fields.get("value", "").strip()
    if not value:
        raise BadArgument("value", "nothing was given", "write the words that are to stand there")
    return value


def _party(data: Any, fields: Fields) -> str:
    party = fields.get("party", "")
    if party not in data["parties"]:
        known = ", ".join(data["parties"])
        raise BadArgument("party", f"there is no party {party}", f"name one of {known}")
    return party


def _option(data: Any, fields: Fields) -> str:
    option = fields.get("option", "")
    party, _, key = option.partition(".")
    of: Any = data["parties"].get(party)
    options = {} if of is None else of.get("options") or {}
    if key not in options:
        raise BadArgument("option", f"there is no option {option}", "choose one of the case")
    return option


def _priorities(data: Any, fields: Fields) -> tuple[str, Any]:
    party = _party(data, fields)
    preference = (data.get("preferences") or {}).get(party)
    items = preference.get("priorities") if preference is not None and hasattr(preference, "items") else None
    if not items:
        raise BadArgument("party", f"{party} has no priorities", "add one first")
    return party, items


def _number(fields: Fields, most: int, what: str) -> int:
    """Return the place of an item that is counted from 1."""
    given = fields.get("number", "")
    if not most:
        raise BadArgument("number", f"there is no {what}", "look at the case again")
    if not _NUMBERED.fullmatch(given) or int(given) > most:
        raise BadArgument("number", f"there is no {what} {given}", f"write a number from 1 to {most}")
    return int(given) - 1


def _reason(fields: Fields) -> dict[str, Any]:
    if cited := fields.get("cited"):
        return {"evidence": [cited]}
    why = fields.get("why", "").strip()
    return {"assumed": why} if why else {}
