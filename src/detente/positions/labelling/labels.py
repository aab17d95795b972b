"""The label of a row: the act in plain words, with the sign that stands open as an option."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.names import with_article
from detente.patterns import as_pattern
from detente.positions.labelling.deadlines import without_a_deadline_of_others
from detente.positions.mentions import OwnedAct, speaks_of_ending
from detente.positions.same_acts import ON_A_TEXT, STRUGGLES, are_one_measure, is_a_vote_on_a_text
from detente.reading import CatalogueEntry, Party, entry_label, entry_of, is_whole_label

_SLOT = as_pattern(r"\{(\w+)(?:\|[^}]*)?\}")
_SET_UP = frozenset({"done", "in force", "ended"})
_ONLY_POSSIBLE = frozenset({"possible", "forecast", "advised"})
"""Moods of what nobody wills yet: where others tell of the act, the label is theirs."""
_BEST_WORDS = 7
_MOST_WORDS = 9
_VAGUE = frozenset(
    {
        "it",
        "them",
        "both",
        "him",
        "her",
        "this",
        "that",
        "these",
        "those",
        "so",
        "something",
        "one",
        "us",
        "me",
    }
)
_PARTICLES = frozenset({"up", "down", "back", "over", "out", "off", "away", "in"})
_GIVING = frozenset(
    {"Hand", "Turn", "Give", "Grant", "Transfer", "Surrender", "Lend", "Pay", "Send", "Talk", "Speak"}
)
_HELP = as_pattern(r"Grant (help|support|aid|assistance|protection|asylum)")
_IN_TALKS_OF_OTHERS = as_pattern(r"(?:Take part|Participate|Join|Attend|Sit in)\b")
_MEETS_SOMEBODY = as_pattern(r"(?:Meet|See|Receive|Visit) (?!(?:again|soon|for|in|on|at|over)\b)\w")
_SIGNS_A_KNOWN_TEXT = as_pattern(r"(?:Sign|Initial|Ratify) (?:the|this|that|its|their|it)\b")
_SPEAKS_TO = as_pattern(r"(?:Talk|Speak) to ")
_AT_A_TABLE = as_pattern(r"\b(?:table|sit down|round)\b", re.IGNORECASE)
_OUTCOME = as_pattern(
    r"(?:End|Break|Resolve|Overcome|Solve|Defuse) (?:the |an? |its |their )?(?:[\w-]+ )?"
    r"(?:deadlock|impasse|stalemate|stand-?off|crisis)(?: (?:in|over|with|between) .*)?"
)
"""Labels of what parties hope for, and that no act of one of them is."""
_SOME_KIND = as_pattern(r"\bsome (?:kind|sort|form|type)s? of\b", re.IGNORECASE)
_LIFTS = as_pattern(
    r"(?:Lift|End|Call off|Suspend|Stop|Give up|Drop|Abandon|Break off|Ease|Pull out|Put off|Postpone|Delay)"
    r" (?:the|its|their|all)\b"
)
_MEMBERSHIPS = frozenset({"coalition", "share_power"})
"""Things that a party is in with others, and can leave."""
_ARTICLES = frozenset({"the", "a", "an", "any"})
_WHATEVER = frozenset({"anything", "something", "nothing", "everything", "anyone", "anybody"})
_GENERAL = frozenset({"body", "matter", "thing", "step", "measure"})
"""Words that stand for what was named before: "join this body"."""
_UNNAMED = frozenset({"it", "this", "that"})
_OWNED = as_pattern(r"[’']s? ")
_TITLES = (
    r"(?:(?:vice|deputy|acting|former|prime|foreign|defen[cs]e|interior|finance)[ -])*(?:president|minister"
    r"|premier|chancellor|secretary|general|king|queen|prince|sheikh|mr|mrs|ms|dr)(?:[ -]elect)?\.?"
)
_OF_TROOPS = ("Withdraw ", "Deploy ", "Pull ", "Send ", "Recall ", "Keep ", "Disarm ")
_PRONOUN_AND_NOUN = 2
_OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def is_positive(acts: Sequence[OwnedAct], entry: CatalogueEntry | None) -> bool:
    """Return the sign of the mentions that speak of doing the act that stands open.

    A measure in force against somebody stands open to be ended; one that is only threatened, to be taken.
    Support that is kept up (aid), and what was done once (a law, a dismissal), stands open to be ended or
    undone where nobody speaks of anything else; to reject a thing is only not to take it.
    """
    if entry is not None and entry.id in _MEMBERSHIPS:
        return not all(
            speaks_of_ending(act.mention, entry) and act.mention.mood not in _SET_UP for act in acts
        )
    if entry is None or entry.both_sides:
        return True
    open_acts = [act for act in acts if act.mention.mood not in _SET_UP]
    endings = [speaks_of_ending(act.mention, entry) for act in open_acts]
    if entry.option == "once":
        return entry.ending_kind == "REJECT" or not endings or not all(endings)
    if entry.option == "doing":
        # Who only offers to give a war up has not said that he would wage it.
        given_up = all(
            (act.mention.mood == "offered" and STRUGGLES & set(act.mention.words))
            or _ends_what_is(act, entry)
            for act in acts
        )
        return (entry.harm and not given_up) or not endings or not all(endings)
    if len(open_acts) < len(acts):
        return False
    announced = any(act.mention.sign and act.mention.mood in ("threatened", "planned") for act in open_acts)
    return announced or not any(endings)


def _ends_what_is(act: OwnedAct, entry: CatalogueEntry) -> bool:
    """Return True for "will lift the blockade", of one that there is: to lift it is the act."""
    mention = act.mention
    own_will = mention.mood in ("offered", "planned", "accepted") and mention.condition is None
    own_will = own_will and act.voice in (act.maker, None)
    return own_will and speaks_of_ending(mention, entry) and _LIFTS.match(mention.label) is not None


def senses_of(
    acts: Sequence[OwnedAct], entry: CatalogueEntry | None, *, positive: bool
) -> tuple[OwnedAct, ...]:
    """Return the mentions, each with whether it speaks of doing the act as the row has it.

    A mention of the row's entry says so by its sign. Another's sign is about its own words: it goes the way
    of a mention with the same predicate, or else of the row.

    Parameters
    ----------
    positive
        The sign of the mentions of the entry that speak of doing the act.
    """
    if entry is None:
        return tuple(replace(act, does=act.mention.sign) for act in acts)
    of_entry = [act for act in acts if act.mention.catalogue == entry.id]
    ways = {act.mention.predicate: speaks_of_ending(act.mention, entry) != positive for act in of_entry}
    return tuple(
        replace(act, does=act.mention.sign == positive)
        if act.mention.catalogue == entry.id
        or are_one_measure(act.mention.catalogue, entry.id)
        or (entry.id in ON_A_TEXT and is_a_vote_on_a_text(act.mention))
        else replace(act, does=_does_its_label(act) == ways.get(act.mention.predicate, True))
        for act in acts
    )


def _does_its_label(act: OwnedAct) -> bool:
    entry = entry_of(act.mention.catalogue)
    return act.mention.sign if entry is None else act.mention.sign != speaks_of_ending(act.mention, entry)


def label_of(acts: Sequence[OwnedAct], entry: CatalogueEntry | None, *, positive: bool) -> str:
    """Return the label of the mention that says most, as its own words or the catalogue's have it."""
    of_entry = [act for act in acts if entry is not None and act.mention.catalogue == entry.id]
    sure = [act for act in acts if act.mention.mood not in _ONLY_POSSIBLE]
    acts = sure or acts
    fitting = (
        [act for act in of_entry if speaks_of_ending(act.mention, entry) != positive]
        if entry is not None
        else list(acts)
    )
    if entry is not None and entry.option == "doing" and entry.harm:
        # What goes on is called as the words that tell of it have it, and not what else is planned.
        fitting = [act for act in fitting if act.mention.mood in _SET_UP] or fitting
    # The words that a person gave stand, also beside others of which the party has said otherwise since.
    fitting = [act for act in fitting if act.mention.decided_by is not None] or fitting
    if fitting or entry is None:
        many = len({act.place[0] for act in fitting}) > 1
        if many:
            fitting = [act for act in fitting if act.mention.mood not in _SET_UP] or fitting
        times = Counter(act.mention.label for act in fitting)
        reports = Counter(label for label, _ in {(act.mention.label, act.place[0]) for act in fitting})
        # What one report adds to the act, another need not mean: of many the label that most give.
        best = max(
            times,
            key=lambda label: (reports[label] if many else 0, _worth(label), times[label], -len(label)),
        )
        best = without_a_deadline_of_others(best, fitting)
        # "Open talks", say most; with whom, those say that name them.
        named = [label for label in times if many and label.startswith(f"{best} with ")]
        best = max(named, key=lambda label: (reports[label], -len(label)), default=best)
        if many:
            return best
        # "Lift the ban", says who wants it; which ban, the words that tell of it.
        fit = {id(act) for act in fitting}
        turned_labels = [
            label
            for act in of_entry
            if id(act) not in fit
            and (label := act.mention.turned)
            # Of "him" in other words nobody knows that he is the same.
            and (label.startswith(f"{best} ") or label.rpartition(" ")[2] in act.mention.span.quote)
        ]
        fuller = [label for label in turned_labels if _says_more_than(label, best)]
        return max(fuller, key=_worth, default=best)
    turned_round = [act.mention.turned for act in of_entry if act.mention.turned]
    if turned_round:
        return max(turned_round, key=_worth)
    best = max((act.mention.label for act in of_entry), key=_worth)
    return turned(best, entry, to=positive)


def _says_more_than(label: str, other: str) -> bool:
    """Return True for "Reinstate 20 nurses" beside "Reinstate them", "Call a vote" beside "Call it"."""
    first, *words = other.split() or [""]
    vague = bool(words) and all(word.casefold() in _VAGUE for word in words)
    return label.startswith(f"{other} ") or (vague and label.split()[:1] == [first] and not is_vague(label))


def without_itself(label: str, names: Iterable[str]) -> str:
    """Return a label without its maker among the others: nobody opens talks with itself.

    Examples
    --------
    >>> without_itself("Open talks with the union and the port", ["the port"])
    'Open talks with the union'
    >>> without_itself("Accept the offer from the port", ["the port"])
    'Accept the offer'
    >>> without_itself("Meet the port", ["the port"])
    'Hold a meeting'
    >>> without_itself("", ["the port"])
    ''
    >>> without_itself("Hand over the boy to Ida Holm", ["Ida Holm", "Holm"])
    'Hand over the boy'
    >>> without_itself("Meet President-elect Ida Holm", ["Ida Holm"])
    'Hold a meeting'
    >>> without_itself("Withdraw Ostland's troops", ["Ostland"])
    'Withdraw its troops'
    """
    for name in names if label.startswith("Meet ") else ():
        bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE).casefold()
        if re.fullmatch(rf"meet (?:(?:the|{_TITLES}) )*{re.escape(bare)}", label, re.IGNORECASE):
            return "Hold a meeting"
    links = "with|between|to" if label.partition(" ")[0] in _GIVING else "with|between"
    for name in sorted({re.sub(r"^the ", "", name, flags=re.IGNORECASE) for name in names}, key=len)[::-1]:
        if name.casefold() not in label.casefold():
            continue
        itself = rf"(?:the )?{re.escape(name)}"
        label = re.sub(rf" and {itself}$", "", label, flags=re.IGNORECASE)
        label = re.sub(rf" ({links}) {itself} and ", r" \1 ", label, flags=re.IGNORECASE)
        label = re.sub(rf" (?:{links}|from|by) {itself}$", "", label, flags=re.IGNORECASE)
        # "Withdraw Ostland's troops", which Ostland would do: they are its own.
        if label.startswith(_OF_TROOPS):
            label = re.sub(rf"^(\w+) {itself}[’']s? (?=\w)", r"\1 its ", label, flags=re.IGNORECASE)
    return label


def is_done_to_itself(label: str, names: Iterable[str]) -> bool:
    """Return True for a label whose object is the maker: "will not be bullied" is nothing that it would do.

    Examples
    --------
    >>> is_done_to_itself("Bully Ostland into signing", ["Ostland"])
    True
    >>> is_done_to_itself("Free Ostland's envoys", ["Ostland"]), is_done_to_itself("Go to Vell", ["Vell"])
    (False, False)
    """
    if label.startswith(_OF_TROOPS):
        return False  # its army is another thing
    bare = [re.sub(r"^the ", "", name, flags=re.IGNORECASE) for name in names]
    called = "|".join(re.escape(name) for name in bare if name[:1].isupper() and not _OWNED.search(name))
    links = r"$| (?:into|to|from|of|in|with|for|by|at|on|out|as)\b"
    return bool(called) and bool(re.match(rf"[\w-]+ (?:the )?(?:{called})(?={links})", label, re.IGNORECASE))


def is_vague(label: str) -> bool:
    """Return True for a label that does not say what would be done: "Pursue them".

    Examples
    --------
    >>> is_vague("Pursue them"), is_vague("Keep them in prison"), is_vague("Strike")
    (True, False, False)
    >>> is_vague("Give it back"), is_vague("Clear it by force")
    (True, True)
    >>> is_vague("End a deadlock"), is_vague("End the blockade")
    (True, False)
    >>> is_vague("Make some kind of ruling"), is_vague("Make a ruling")
    (True, False)
    """
    if _OUTCOME.fullmatch(label) or _SOME_KIND.search(label):
        return True
    first, *rest = label.casefold().split() or [""]
    what = [word for word in rest if word not in _PARTICLES]
    return not first or (bool(what) and (_points_back(what) or all(word in _VAGUE for word in what)))


def _points_back(what: Sequence[str]) -> bool:
    """Return True for "it by force"; not for "that the envoys are safe", a clause of its own."""
    return what[0] in _UNNAMED and not (what[0] == "that" and len(what) > _PRONOUN_AND_NOUN)


def turned(label: str, entry: CatalogueEntry, *, to: bool) -> str:
    """Return the label of a catalogue entry's act as that of its ending, or the other way round."""
    of, other = (entry.ending_label, entry.label) if to else (entry.label, entry.ending_label)
    slots = _slots(label, of)
    if not slots:
        return entry_label(entry, to, {})
    filling = next(iter(slots.values()))
    names = _SLOT.findall(other)
    return entry_label(
        entry, to, {name: slots.get(name, filling if k == 0 else "") for k, name in enumerate(names)}
    )


def _slots(label: str, pattern: str) -> dict[str, str]:
    parts = _SLOT.split(pattern)
    regex = "".join(re.escape(part) if k % 2 == 0 else f"(?P<{part}>.+?)" for k, part in enumerate(parts))
    match = re.fullmatch(regex, label, re.IGNORECASE)
    return match.groupdict() if match else {}


def _worth(label: str) -> float:
    """Return how much a label says: names and further words count, pronouns and repeated words against it."""
    words = [word.casefold() for word in label.split()]
    named = sum(word[:1].isupper() for word in label.split()[1:])
    vague = sum(word in _VAGUE or word in _OWNERS or word in _WHATEVER for word in words[1:])
    general = sum(word in _GENERAL for word in words[1:])
    saying = len([word for word in words if word not in _ARTICLES])
    broken = 0 if is_whole_label(label) else _BEST_WORDS
    return (
        min(saying, _BEST_WORDS)
        + named
        - 4 * vague
        - 2 * general
        - 2 * (len(words) - len(set(words)))
        - broken
    )


def with_counterpart(
    label: str, entry: CatalogueEntry | None, asked_by: Sequence[Party], texts: Sequence[str] = ()
) -> str:
    """Return the label of talks, or of help, with the one party that asks for it.

    Of the board, "The union demanded talks with the board" asks: "Open talks with the union". A name has the
    article that the ``texts`` write it with.
    """
    help_ = _HELP.fullmatch(label)
    if help_ is None and (entry is None or not entry.both_sides):
        return label
    if entry is not None and entry.id == "talks" and _AT_A_TABLE.search(label):
        # "Return to the table" and "sit down with us" are talks.
        label = entry_label(entry, True, {})
    if len(asked_by) != 1 or " with " in label or _SPEAKS_TO.match(label) or _IN_TALKS_OF_OTHERS.match(label):
        return label
    if help_ is None and (_MEETS_SOMEBODY.match(label) or _SIGNS_A_KNOWN_TEXT.match(label)):
        return (
            label  # "meet the boy": whom to meet is said; "sign the pact": with whom is known, and not said
        )
    words, link = (f"Give {help_[1]}", "to") if help_ is not None else (label, "with")
    party = asked_by[0]
    for name in (*(alias for alias in party.aliases if alias.isupper()), party.name):
        article = party.kind in ("organization", "body") and name.split()[0].casefold() != "the"
        by_texts = party.kind == "organization" and any(re.search(rf"\b{re.escape(name)}", t) for t in texts)
        named = (
            with_article(name, party.kind, texts if by_texts else ())
            if name.isupper() or party.kind == "state" or by_texts
            else f"{'the ' if article else ''}{name}"
        )
        named = f"the {named[4:]}" if named.startswith("The ") else named
        whole = f"{words} {link} {named}"
        if len(whole.split()) <= _MOST_WORDS:
            return whole
    return label
