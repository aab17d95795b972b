"""The words of offices, organs and callings: what they are of, and who only weighs what others do."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from detente.patterns import as_pattern
from detente.reading import Party, Role, word_table, words_of

# The same few names are looked at from many sides.
_NAMES = 1 << 14


@cache
def camp_words(name: str) -> frozenset[str]:
    """Return a list of offices, organs or callings by its heading."""
    return frozenset(words_of(word_table("camp_words.yaml")[name]))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Return a pattern of any of the words of a list."""
    words = sorted(camp_words(name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def ends_with(name: str) -> re.Pattern[str]:
    """Return a pattern of words that end with one of a list."""
    return re.compile(rf"(?:.*\s)?{any_of(name).pattern}", re.IGNORECASE | re.DOTALL)


def is_assessor(party: Party) -> bool:
    """Return True if a party weighs what others do, as an analyst or a witness, and decides nothing."""
    titles = [held.title for held in party.roles]
    # "PRESENTER:" stands before what is said on the air, and is no name of an organisation.
    named = [] if party.kind == "organization" and not party.name.isupper() else [party.name]
    return any(ends_with("assessors").fullmatch(head_words(words)) for words in (*titles, *named))


@lru_cache(maxsize=_NAMES)
def is_government(name: str) -> bool:
    """Return True for the name of a government: "the Drevnian government", "the authorities"."""
    return ends_with("governments").fullmatch(head_words(name)) is not None


@lru_cache(maxsize=_NAMES)
def is_force(name: str) -> bool:
    """Return True for the name of troops and the like: "North Vietnamese troops"."""
    return ends_with("forces").fullmatch(head_words(name)) is not None


def has_split_off(name: str) -> bool:
    """Return True for those who have left a group, and need not do what it does: "a splinter group"."""
    return any_of("split_off").search(name) is not None


def persuasion_of(name: str) -> str | None:
    """Return the persuasion of a group that is named by it: "Senate Republicans", "Democratic lawmakers"."""
    words = name.split()
    if name == "GOP":
        return "republican"
    for before, word in zip(("", *words), words, strict=False):
        stem = re.sub(r"(?:s|ic|ics)$", "", word).casefold()
        if word[:1].isupper() and stem in camp_words("persuasions"):
            people = word is words[-1] and word.endswith("s")
            if people or any_of("legislators").fullmatch(words[-1]):
                # Social, Christian and Liberal Democrats are parties of their own.
                return f"{before} {stem}" if before in ("Social", "Christian", "Liberal", "Free") else stem
    return None


@lru_cache(maxsize=_NAMES)
def plain_name(name: str) -> str:
    """Return a name without article, possessive and capitals."""
    bare = re.sub(r"['’]s?$", "", " ".join(name.split()))
    return re.sub(r"^the ", "", bare, flags=re.IGNORECASE).casefold()


def offices_of_a_head(party: Party) -> set[str]:
    """Return the offices that a state has one of, as a person holds them without a named state."""
    return {
        match[0].casefold()
        for role in party.roles
        if not role.of and not _is_of_an_organisation(role.title)
        for match in any_of("heads_of_state").finditer(_OWNER.sub("", role.title))
    }


_OWNER = as_pattern(r"^.*['’]s?\s")
"""Of "the president's adviser" nobody is president."""


def _is_of_an_organisation(title: str) -> bool:
    """Return True for "the union's president", who heads no state."""
    owner = re.match(r"(?:.*\s)?(\w+)['’]s?\s", title)
    return owner is not None and owner[1].casefold() in camp_words("organisations")


def runs_for_office(party: Party) -> bool:
    """Return True for who only runs for an office: "the Democratic candidate" for attorney general."""
    return any(_RUNS.search(role.title) for role in party.roles)


_RUNS = as_pattern(r"\b(?:candidate|nominee|hopeful|challenger|contender)\b", re.IGNORECASE)


@lru_cache(maxsize=_NAMES)
def split_at_of(title: str) -> tuple[str, bool, str]:
    """Split a title at its "of" or the like: what it is, and of whom."""
    before, of, behind = re.fullmatch(
        r"(.*?)(?:\s(of|for|with|in|at|to|from)\s(.*))?", title, re.DOTALL
    ).groups()  # type: ignore[union-attr]
    return before, bool(of), behind or ""


@lru_cache(maxsize=_NAMES)
def head_words(name: str) -> str:
    """Return the words of a name before "of" and the like."""
    return re.split(r"\s(?:of|for|in|with|on|from)\s", " ".join(name.split()))[0]


@lru_cache(maxsize=_NAMES)
def plain_title(title: str) -> str:
    """Return a title without the ranks and honorifics that end it: "Defense Minister General"."""
    return re.sub(rf"(?<=\w)(?:\s(?:{_RANKS}))+$", "", title)


_RANKS = (
    r"General|Major|Colonel|Captain|Brigadier|Lieutenant|Admiral|Marshal|Prince|Princess|Sir|Sheikh|Dr\.?"
    r"|Gen\.?|Col\.?|Brig\.?"
)


def may_speak_for(office: str, owner: Party) -> bool:
    """Return False for an office of a church in a place: the Bishop of a town does not speak for the town."""
    if owner.kind == "state" or is_government(owner.name):
        return not any_of("of_a_church").search(office) and not _OF_A_FIRM.search(office)
    return owner.kind == "organization" or not any_of("of_a_church").search(office)


_OF_A_FIRM = as_pattern(
    r"\b(?:chief (?:executive|operating|financial) officer|(?:group |company )?chief executive"
    r"|managing director)$",
    re.IGNORECASE,
)
"""Offices that a firm or an agency has, and no government: "it", whose chief executive speaks, is a firm."""


_OF_AN_ORGANISATION = as_pattern(
    r"(?:(?:the|its|our|your|their) )?(?:national|group|club|branch|union|party|company|bank|federation"
    r"|honorary|senior|executive) (?:vice[- ])?president$",
    re.IGNORECASE,
)
"""Presidents whom a union, a club or a firm has, and no state."""


def is_state_office(title: str) -> bool:
    """Return True for an office of a state; "guerrilla leader" and "union official" are none."""
    before, _, behind = split_at_of(plain_title(title))
    if _OF_AN_ORGANISATION.match(before):
        return False
    if re.match(r"(?:the |an? )?(?:\w+ )?(?:movement|party|union|front|league|group|opposition)\b", behind):
        return False
    return bool(
        ends_with("state_offices").fullmatch(before)
        and not any_of("apart").search(before)
        and not any_of("rebels").search(before)
    )


_LONGEST_ACRONYM = 3


def is_unowned_office(role: Role) -> bool:
    """Return True for an office of a state without the name of one; not for "MINISTER:" in a transcript."""
    before, of, behind = split_at_of(role.title)
    if before.split()[-1:] and before.split()[-1].casefold() in camp_words("of_anybody"):
        return False
    weak = any_of("weak_offices").fullmatch(role.title) is not None
    bare = not weak and not any_of("over").search(role.title)
    return (
        role.of is None
        and not (role.title.isupper() and len(role.title) > _LONGEST_ACRONYM)
        and is_state_office(role.title)
        and bare
        and (not of or not re.search("[A-Z]", behind))
    )


def is_full_name(party: Party) -> bool:
    """Return True for a person who is named, not described."""
    return party.kind == "person" and party.name[:1].isupper() and not party.name.startswith(("The ", "A "))


def is_of_both(party: Party) -> bool:
    """Return True for a group of two sides: "government and rebel negotiators" speak for neither alone."""
    joined = re.fullmatch(r"(?:the |neither |both )?(.*) (?:and|nor|or) (.*)", party.name, re.IGNORECASE)
    if joined is None or party.kind not in ("other", "body"):
        return False
    sides = [bool(any_of(words).search(joined[k])) for k in (1, 2) for words in ("governments", "rebels")]
    return (sides[0] and sides[3]) or (sides[1] and sides[2])


_BACKED = as_pattern(
    r"\b([A-Z][\w.]+)-(?:backed|led|supported|allied|installed|appointed|imposed|sponsored|controlled"
    r"|dominated"
    r"|recogni[sz]ed) "
)


@lru_cache(maxsize=_NAMES)
def without_backers(name: str) -> str:
    """Return a name without whose friend or creature somebody is said to be: "the Velland-backed regime"."""
    return _BACKED.sub("", name)


@lru_cache(maxsize=_NAMES)
def backer_in(name: str) -> str | None:
    """Return the word for whoever backs somebody, as a name has it: "Vellish" of "Vellish-backed rebels"."""
    backed = _BACKED.search(name)
    return backed[1] if backed else None


_OF_A_HOUSE = as_pattern(
    r"\b(?:hospital|clinic|university|college|school|company|corporate|airline|club|team|museum|election"
    r"|electoral|hotel|newspaper|television)\s\w+$",
    re.IGNORECASE,
)
"""Officials of a house or a vote, who are none of the government: "hospital officials"."""
_OF_A_PLACE = as_pattern(
    r"(?:local|indigenous|tribal|traditional|religious|village|municipal)\s(?:authorities|officials|police"
    r"|leaders|leadership|administration)",
    re.IGNORECASE,
)
"""Authorities of a place or a people, who are no state's."""
_OF_SEVERAL = as_pattern(
    r"\s(?:of|from) (?:the |all |both )?(?:\w+ )?(?:countries|states|nations|governments|sides)\b"
)


@lru_cache(maxsize=_NAMES)
def is_organ(name: str) -> bool:
    """Return True for the name of an organ that acts for its state."""
    head = head_words(name)
    if _OF_A_HOUSE.search(head) or _OF_A_PLACE.fullmatch(head) or _OF_SEVERAL.search(name):
        return False
    own = re.search(r"\b(?:military|ruling) (?:council|junta|committee)\b", head, re.IGNORECASE)
    organ = ends_with("state_organs").fullmatch(head)
    not_state = any(any_of(words).search(name) for words in ("rebel_names", "rebels"))
    return bool(own or (organ and not not_state and not any_of("apart").search(head)))


_WITH_A_CAPITAL = as_pattern(
    r"\s*(?:the )?(?:[a-z-]+ )*(?:Government|Cabinet|Army|Military|Police|Navy|Administration|Authorities"
    r"|Regime|Junta)"
)
"""As British papers write: "the Government"."""


_OF_WHO_SPEAKS = as_pattern(r"(?:our|my|your) ", re.IGNORECASE)
"""Before whoever is on the side of the one who speaks: of no state that others named."""


def is_bare_organ(party: Party) -> bool:
    """Return True for an organ without the name of an owner: "the new government", "troops"."""
    if party.kind not in ("body", "other", "person") or is_full_name(party):
        return False
    if _OF_WHO_SPEAKS.match(party.name):
        return False
    name = re.sub(r"^(?:The|A|An|Some|Its|His|Her|Their)\b", "", without_backers(party.name))
    if _WITH_A_CAPITAL.fullmatch(name):
        name = name.lower()
    if match := re.fullmatch(r"\s*(?:\w+ )?\w+ (?:of|for|from) (the \w+)", name):
        head = ends_with("speaks_for").fullmatch(head_words(name))
        name = match[1] if head else name
    return is_organ(name) and not any(sign.isupper() for sign in name[1:])
