"""From a dossier's mentions of acts to the table of positions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.dossier import Dossier, by_their_homes, is_added
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.positions.asked_of import asked_before, body_that_acts, doer_by_office, only_opponent, wanted_in
from detente.positions.being_done import (
    does_as_the_state_wills,
    ended_since,
    imposed_acts,
    in_force,
    is_only_told,
    of_who_controls,
    on_whose_word,
    surnames_of,
)
from detente.positions.bound_rows import told_beside
from detente.positions.camps import ITS_PEOPLE, Camps, camps, may_mean
from detente.positions.involved import who_is_involved
from detente.positions.labelling import (
    begun,
    is_done_to_itself,
    is_positive,
    kept_up,
    label_of,
    label_with_counterpart,
    resumed,
    senses_of,
    short_labels,
    without_itself,
)
from detente.positions.makers import (
    chosen,
    decide_nothing,
    is_nobody_named,
    maker_chances,
    taking_part,
    who_is_no_side,
    who_stands_outside,
)
from detente.positions.mentions import (
    OwnedAct,
    of_both_sides,
    only_some,
    owned_acts,
    with_what_is_answered,
    without_the_struck,
)
from detente.positions.same_acts import OneAct, one_act_each, with_one_text
from detente.positions.sides import sides_of
from detente.positions.sureness import Sureness
from detente.positions.table import Position, Positions, Unused
from detente.positions.voices import (
    conditions_of,
    demands_of_conditions,
    given_up_since,
    proposed_by,
    taken_back,
    voices_of,
)
from detente.positions.weights import DRAFT_WEIGHT, LEAST_WEIGHT, OVER, PROPOSED_WEIGHT, Weighing, why_no_row
from detente.reading import CatalogueEntry, entry_of, is_whole_label

_BROKEN_OFF = ("cease_fire", "admit_member")
_GOING_ON = frozenset({"done", "in force"})
_DEADLINE = as_pattern(r"\b(until|by|before|deadline|ultimatum)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """A row with the features that it is weighed by, its mentions, and its weight but for silent reports.

    ``left`` are the mentions of stances that their party has given up since; ``to_end`` is True of an act
    that is to end a measure.
    """

    row: Position
    features: Mapping[str, float]
    acts: tuple[OwnedAct, ...]
    full_weight: float
    left: tuple[OwnedAct, ...] = ()
    to_end: bool = False

    @property
    def still_said(self) -> tuple[OwnedAct, ...]:
        """The mentions of stances that their party has not given up."""
        left = {id(act) for act in self.left}
        return tuple(act for act in self.acts if id(act) not in left)


def joined_parties(dossier: Dossier) -> Camps:
    """Join the parties of a dossier to those they speak for, without the table of what they want.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> joined_parties(join_findings([]))
    <Camps: 0 of 0 parties>
    """
    # What a model proposes changes nothing of how much rules make of what they read.
    return camps(dossier.read_by_rules)


def positions_of(dossier: Dossier, joined: Camps | None = None) -> Positions:
    """Return the table of positions: who would do what, who wants or refuses it, what is in force.

    Mentions of one act by one maker are one row. The latest word says what is in force. Whatever was read
    and left out stands in ``unused`` with the reason.

    Parameters
    ----------
    joined
        Its parties as `joined_parties` joins them, where that is done already.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> positions_of(join_findings([]))
    <Positions: 0 rows of 0 parties>
    """
    homes, dossier = dossier.homes, dossier.as_reports_name_it
    joined = joined_parties(dossier) if joined is None else joined
    chances = maker_chances(dossier.read_by_rules, joined)
    weighed, unused = weighed_rows(dossier, joined, chances)
    sureness = Sureness(dossier, joined)
    rows = [
        sureness.rated(item.row, item.still_said, to_end=item.to_end)
        for item in weighed
        if item.full_weight >= LEAST_WEIGHT
    ]
    dropped = [item for item in weighed if item.full_weight < LEAST_WEIGHT]
    unused += [_unused(act, _why_dropped(item)) for item in dropped for act in item.acts]
    unused += [Unused(item.span, item.why, item.proposed_by) for item in dossier.left_out]
    known = {row.id for row in rows}
    rows = [_without_dropped(row, known) for row in rows]
    involved = who_is_involved(joined, rows, unused)
    silent = taking_part(dossier, joined, chances, {party.id for party in involved})
    outside = who_stands_outside(dossier, joined, rows) - given_an_act(dossier)
    no_sides = who_is_no_side(dossier, joined) | outside
    return Positions(
        rows=tuple(rows),
        parties=by_their_homes((*involved, *silent), homes),
        silent=tuple(party.id for party in silent),
        unused=_each_once(unused, rows),
        deciders=by_their_homes(
            map(joined.party, chosen({c: p for c, p in chances.items() if c not in no_sides})), homes
        ),
        speaks_for=joined.of,
        names={party.id: party.name for party in by_their_homes(joined.parties, homes)},
        sides=by_their_homes(map(joined.party, sides_of(rows, dossier, joined, chances, outside)), homes),
        outside=outside,
    )


def weighed_rows(
    dossier: Dossier, joined: Camps, chances: Mapping[str, float] | None = None
) -> tuple[list[WeighedRow], list[Unused]]:
    """Return every row with its weight, the heaviest first, and the mentions that made none.

    Parameters
    ----------
    chances
        Party to its chance to be a decision maker, where it is known already.
    """
    outside = decide_nothing(dossier, joined)
    # Whoever a person gives an act decides something.
    outside -= {joined.of.get(each, each) for each in given_an_act(dossier)}
    nobody = {party.id for party in joined.parties if is_nobody_named(party)}
    speaks_for = {id_: camp for id_, camp in joined.of.items() if camp not in outside}
    peoples = {party for party, why in joined.roles.items() if why == ITS_PEOPLE}
    owned, unused = owned_acts(dossier, speaks_for, peoples)
    earlier = given_up_since(owned, dossier.reports)
    unused += [_unused(act, "the party has said otherwise since") for act in earlier]
    over = ended_since(owned, dossier.reports, surnames_of(dossier.parties))
    unused += [_unused(act, "it has ended since") for act in over]
    given_up = {act.mention.id for act in (*earlier, *over)}
    owned = [
        act for act in owned if act.mention.id not in given_up and act.mention.condition_of not in given_up
    ]
    owned = with_one_text(without_the_struck(owned, dossier, speaks_for), dossier)
    imposed, of_nobody = imposed_acts(dossier, speaks_for)
    courts = {party.id for party in joined.parties if does_as_the_state_wills(party)}
    owned = of_who_controls(owned, imposed, courts) + imposed
    unused += of_nobody
    owned = with_what_is_answered(demands_of_conditions(owned), dossier.reports)
    chances = maker_chances(dossier.read_by_rules, joined) if chances is None else chances
    owned = list(of_both_sides(owned, joined, chances, dossier.reports))
    opponent = only_opponent(dossier, joined, chances, speaks_for, owned)
    before, meant = asked_before(owned), may_mean(dossier, joined)
    acts, rest = one_act_each(
        owned,
        _words_of_names(joined),
        doer_by_office(joined.parties, chances, owned, meant),
        lambda act: before(act) or opponent(act),
        meant,
    )
    for one in acts:
        some = only_some(one.mentions)
        unused += [_unused(act, "only some of them") for act in some]
        one.mentions = [act for act in one.mentions if act not in some]
    known = {party.id: party for party in dossier.parties}
    unused += [replace(_unused(act, "no doer named"), wanted=wanted_in(act, known)) for act in rest]
    plain = []
    for one in acts:
        why = why_no_row(one, dossier, nobody)
        if why is None:
            plain.append(one)
        else:
            unused += [_unused(act, why) for act in one.mentions]
    called = {party.id: (party.name, *party.aliases) for party in joined.parties}
    drafts = [_draft(k, one, called.get(one.maker, ())) for k, one in enumerate(plain)]
    names: dict[str, list[tuple[str, bool, bool]]] = {}
    for draft in drafts:
        for act in draft.acts:
            if act.mention.condition_of:
                named = (draft.id, act.does, act.mention.mood == "demanded")
                names.setdefault(act.mention.condition_of, []).append(named)
    copies = {id_: whole for id_ in dossier.reports if (whole := dossier.origin(id_)) != id_}
    weighing = Weighing(dossier, joined, _read(owned), chances, [_read(draft.acts) for draft in drafts])
    beside = told_beside(drafts)
    rows = [_weighed(draft, dossier, names, copies, weighing, beside.get(draft.id, ())) for draft in drafts]
    shorten = short_labels(dossier.parties, dossier.reports)
    rows = [
        _labelled(
            item,
            label_with_counterpart(item.row, item.acts, joined, dossier.reports, shorten, known),
            shorten(item.row.measure),
        )
        for item in rows
    ]
    unused += [_unused(act, "it does not say what") for item in rows if not item.row.act for act in item.acts]
    unused += [_unused(act, "the party has said otherwise since") for item in rows for act in item.left]
    rows = [item for item in rows if item.row.act]
    rows.sort(key=lambda item: -item.row.weight)
    return rows, unused


def given_an_act(dossier: Dossier) -> set[str]:
    """Return the parties that a person says would do an act, or want it."""
    added = [act for act in dossier.acts if is_added(act.id)]
    return {party for act in added for party in (act.doer, act.voice) if party is not None}


def _read(acts: Sequence[OwnedAct]) -> Sequence[OwnedAct]:
    """Return the mentions that rules read, without those that a model proposed."""
    return [act for act in acts if act.mention.proposed_by is None]


def _unused(act: OwnedAct, why: str) -> Unused:
    return Unused(act.mention.span, why, act.mention.proposed_by)


def _labelled(item: WeighedRow, label: str, measure: str) -> WeighedRow:
    return replace(item, row=replace(item.row, act=label, measure=measure))


def _words_of_names(joined: Camps) -> frozenset[str]:
    return frozenset(
        word
        for party in joined.parties
        for name in (party.name, *party.aliases)
        for word in name.casefold().replace("'s", "").split()
    )


@dataclass(frozen=True, slots=True)
class _Draft:
    id: str
    maker: str
    names: tuple[str, ...]
    acts: tuple[OwnedAct, ...]
    entry: CatalogueEntry | None
    positive: bool


def _draft(number: int, one: OneAct, names: tuple[str, ...]) -> _Draft:
    acts = tuple(one.mentions)
    entries = Counter(act.mention.catalogue for act in acts if act.mention.catalogue)
    entry = entry_of(entries.most_common(1)[0][0]) if entries else None
    positive = is_positive([act for act in acts if entry is None or act.mention.catalogue == entry.id], entry)
    return _Draft(
        f"p{number + 1}", one.maker, names, senses_of(acts, entry, positive=positive), entry, positive
    )


def _weighed(
    draft: _Draft,
    dossier: Dossier,
    names: Mapping[str, Sequence[tuple[str, bool, bool]]],
    copies: Mapping[str, str],
    weighing: Weighing,
    beside: Sequence[tuple[OwnedAct, bool]],
) -> WeighedRow:
    acts, entry, positive = draft.acts, draft.entry, draft.positive
    to_end = entry is not None and not positive
    left = taken_back(acts, draft.maker, dossier.reports, to_end=to_end)
    gone = {id(act) for act in left}
    still_said = [act for act in acts if id(act) not in gone]
    voices = voices_of(still_said, draft.maker, copies, to_end=to_end)
    # A model may add to what rules read, and never say otherwise.
    read = _read(acts) or acts
    latest, disputed = in_force(read, dossier.reports, beside, dossier.latest)
    named = [act for act in read if entry is None or act.mention.catalogue == entry.id] or acts
    now = [act for act in named if act.does and act.mention.mood in _GOING_ON] if latest and positive else []
    label = without_itself(label_of(now or named, entry, positive=positive), draft.names)
    # A plan to boycott may be one to go on: only who does not do it yet would begin.
    goes_on = latest or any(act.does and act.mention.mood in _GOING_ON for act in read)
    label = kept_up(label) if latest else label if goes_on else begun(label)
    may_resume = entry is not None and (entry.both_sides or entry.id in _BROKEN_OFF)
    if latest is False and may_resume and any(map(_is_broken_off, read)):
        label = resumed(label)
    added = [act for act in acts if is_added(act.mention.id) and act.mention.mood not in OVER]
    label = label if is_whole_label(label) else added[-1].mention.label if added else ""
    label = "" if is_done_to_itself(label, draft.names) else label
    only_told = to_end and is_only_told(still_said, entry, in_force=latest)
    measure = label_of(named, entry, positive=True) if only_told else ""
    weight, full, features = weighing.of(read, entry, draft.maker, to_end=to_end)
    if any(act.mention.proposed_by and not act.mention.disputed for act in acts):
        weight, full = max(weight, PROPOSED_WEIGHT), max(full, PROPOSED_WEIGHT)
    if added:
        weight, full = max(weight, DRAFT_WEIGHT), max(full, DRAFT_WEIGHT)
    row = Position(
        id=draft.id,
        maker=draft.maker,
        act=label,
        kind=_kind(acts, entry, positive=positive),
        catalogue=entry.id if entry else None,
        in_force=latest,
        voices=voices,
        about=tuple(sorted({party for act in acts for party in act.about})),
        words=tuple(dict.fromkeys(word for act in acts for word in act.mention.words)),
        conditions=conditions_of(still_said, names),
        deadline=_deadline(acts, dossier),
        disputed=disputed,
        claimed_by=on_whose_word(read, draft.maker, to_end=to_end),
        weight=round(weight, 4),
        proposed_by=proposed_by(acts),
        from_a_person=bool(added),
        measure=measure if is_whole_label(measure) else "",
        by=body_that_acts(still_said, draft.names, dossier),
        maker_assumed=all(act.supposed for act in acts),
    )
    return WeighedRow(row, features, acts, round(full, 4), left, to_end)


def _is_broken_off(act: OwnedAct) -> bool:
    """Return True for talks that are told to have been suspended, and so have been held."""
    decided = act.mention.mood == "planned" and act.mention.cue in ("decide", "decision")
    return not act.mention.sign and (decided or act.mention.mood in ("done", "in force", "ended"))


def _kind(acts: Sequence[OwnedAct], entry: CatalogueEntry | None, *, positive: bool) -> str:
    if entry is not None:
        return entry.kind if positive else entry.ending_kind
    return Counter(act.mention.kind for act in acts).most_common(1)[0][0]


def _deadline(acts: Sequence[OwnedAct], dossier: Dossier) -> str | None:
    """Return the latest deadline that somebody set: a day still to come, for an act that is asked for."""
    for act in reversed(acts):
        mention = act.mention
        words = f"{mention.span.quote} {mention.condition.quote if mention.condition else ''}"
        sets_a_day = mention.mood in ("demanded", "threatened") and (
            mention.cue == "give" or _DEADLINE.search(words)
        )
        when = DateRange.parse(mention.when)
        if (
            sets_a_day
            and when.known_days
            and (dossier.latest is None or when.known_days[1] >= dossier.latest)
        ):
            return mention.when
    return None


def _why_dropped(item: WeighedRow) -> str:
    over = all(act.mention.mood in OVER for act in item.acts)
    return "over and cannot be undone" if over and not item.row.in_force else "too little speaks for it"


def _without_dropped(row: Position, known: set[str]) -> Position:
    """Return a row whose conditions name only positions of the table."""
    if all(condition.position in known for condition in row.conditions if condition.position):
        return row
    return replace(
        row,
        conditions=tuple(
            condition if condition.position in known else replace(condition, position=None, sign=True)
            for condition in row.conditions
        ),
    )


def _each_once(unused: Sequence[Unused], rows: Sequence[Position]) -> tuple[Unused, ...]:
    """Return what was left out in the order of the words, without words that a row cites.

    Of what a model proposed every reason stands, whatever else the same words say.
    """
    cited = {words for row in rows for words in row.evidence}
    first: dict[object, Unused] = {}
    for item in unused:
        if item.proposed_by is not None:
            first.setdefault((item.words, item.why), item)
        elif item.words not in cited:
            first.setdefault(item.words, item)
    return tuple(sorted(first.values(), key=lambda item: (item.words.report, item.words.start)))
