"""The wants of a new draft compared with those of a case."""

from __future__ import annotations

from collections.abc import Iterator

from detente.interview.redrafts.comparing import Comparison, Step
from detente.interview.redrafts.contents import Item
from detente.interview.redrafts.renaming import opposite, options_named

_ORDER = "order"


def wants(of: Comparison) -> Iterator[Step]:
    """Yield the wants that are new, those that are turned round, and those that the new draft lacks."""
    known = set()
    for key in of.new.parties:
        party = of.names.new.parties[key]
        if party in of.mine.parties or party in of.added:
            known.add(party)
            yield from _wants_of(of, key, party)
    for party in of.mine.parties:
        if party not in known:
            yield from _gone_with_their_options(of, party)


def _wants_of(of: Comparison, key: str, party: str) -> Iterator[Step]:
    new = {of.names.new.expression(text): item for text, item in (of.new.wants(key) or {}).items()}
    old = of.names.before_parties.get(key)
    before = {} if of.base is None or old is None else of.base.wants(old) or {}
    base = {of.names.base.expression(text): item for text, item in before.items()}
    mine = of.mine.wants(party)
    for text, item in new.items():
        if text in base or (mine is not None and text in mine):
            continue
        if of.base is None and party in of.mine.parties and not of.is_fresh(item):
            continue
        yield _new_want(of, party, text, item, mine, base)
    yield from _open(of, key, party)
    yield from _gone_with_their_options(of, party)
    for text in base:
        is_gone = text not in new and opposite(text) not in new
        if is_gone and mine and text in mine and all(map(of.has, options_named(text))):
            yield of.step("want", "gone", party, _in_words(of, party, text))


def _gone_with_their_options(of: Comparison, party: str) -> Iterator[Step]:
    """Yield the wants that go because an option that they name is taken out."""
    for text in of.mine.wants(party) or ():
        if of.out.intersection(options_named(text)):
            yield of.step(
                "want",
                "taken_out",
                party,
                _in_words(of, party, text),
                why="it names an option that is taken out",
            )


def _new_want(
    of: Comparison, party: str, text: str, item: Item, mine: dict[str, Item] | None, base: dict[str, Item]
) -> Step:
    says = _in_words(of, party, text)
    lacking = [option for option in options_named(text) if not of.has(option)]
    if lacking:
        return of.step(
            "want", "left_out", party, says, item, f"the case does not have {of.with_owner(lacking[0])}"
        )
    turned = opposite(text)
    if mine and turned in mine:
        if turned in base and _is_as_drafted(of, mine[turned], base[turned]):
            return of.step(
                "want", "changed", party, says, item, f"before: {_in_words(of, party, turned)}",
                write=lambda writer: writer.replace_want(party, turned, text, item),
            )  # fmt: skip
        return of.step("want", "yours", party, says, item, f"your case says: {_in_words(of, party, turned)}")
    why = _why_not_added(of, party, mine)
    if why:
        return of.step("want", "yours", party, says, item, why)
    return of.step("want", "new", party, says, item, write=lambda writer: writer.add_want(party, text, item))


def _why_not_added(of: Comparison, party: str, mine: dict[str, Item] | None) -> str:
    if party in of.added:
        return ""
    if mine is None:
        return "you wrote what it prefers in another form"
    if mine and _ORDER not in of.mine.unknown(party):
        return "you put its wants in order, and nobody says where this one belongs"
    return ""


def _is_as_drafted(of: Comparison, mine: Item, base: Item) -> bool:
    assert of.base is not None
    same_words = of.mine.words(mine.cited) == of.base.words(base.cited)
    return same_words and mine.assumed == of.names.base.expression(base.assumed)


def _open(of: Comparison, key: str, party: str) -> Iterator[Step]:
    """Yield what is open now of a party's wants: an offer on a condition that is no option."""
    old = of.names.before_parties.get(key)
    known = {of.names.base.expression(text) for text in of.base.unknown(old)} if of.base and old else set()
    mine = of.mine.unknown(party)
    if party not in of.added and (of.base is None or not mine):
        return
    for text in of.new.unknown(key):
        option = of.names.new.expression(text)
        if text == _ORDER or option in known or option in mine or not of.has(option):
            continue
        says = f"what {of.party(party)} wants of {of.with_owner(option, party)} is open"
        stated = [
            want
            for want in of.mine.wants(party) or ()
            if option in options_named(want) and all(map(of.has, options_named(want)))
        ]
        if stated:
            why = f"your case says: {_in_words(of, party, stated[0])}"
            yield of.step("want", "yours", party, says, why=why)
            continue
        yield of.step(
            "want", "new", party, says,
            write=lambda writer, option=option: writer.set_unknown(party, [option]),  # type: ignore[misc]
        )  # fmt: skip


def _in_words(of: Comparison, party: str, text: str) -> str:
    """Return a priority in words; one with a condition as the case writes it."""
    plain = text.removeprefix("not ")
    if options_named(plain) != [plain]:
        return f"{of.party(party)}: {text}"
    return f"{of.party(party)} {'does not want' if plain != text else 'wants'} {of.with_owner(plain, party)}"
