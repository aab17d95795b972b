"""The mentions of acts in a report, clause by clause and noun by noun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from detente.reading.acts.catalogue import Match, entry_label, match_act
from detente.reading.acts.cues import act_cues, cue_of, predicate_of
from detente.reading.acts.labels import as_label, content_lemmas, label_of, objects_of, phrase_words
from detente.reading.acts.moods import MoodReading, conditions_of, is_condition, mood_of, owner_of
from detente.reading.acts.names import NamedParties
from detente.reading.acts.nouns import nominals, noun_mood, patients_of
from detente.reading.events import EventTimes, is_negated, plover_kind_of
from detente.reading.findings import ActMention, DateExpression, Mood, Party, Statement
from detente.reading.parsed import passage
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST_SPAN: Final = 24  # words of evidence
_MOST_CHARACTERS: Final = 230
_TOLD: Final = frozenset(("done", "in force", "failed"))
_WANTS_ITS_CONDITION: Final = ("planned", "offered", "accepted")
_WANTS_NO_CONDITION: Final = ("threatened", "refused", "in force")
_CAN_BE_A_CONDITION: Final = ("in force", "done", "failed", "possible", "planned", "refused", "forecast")


@dataclass(frozen=True, slots=True)
class _Act:
    """An act before its parties are known."""

    head: Token
    reading: MoodReading
    predicate: str
    words: tuple[str, ...]
    label: str
    kind: str
    match: Match | None
    conditions: tuple[tuple[Token, str, bool], ...] = ()
    about: tuple[str, ...] = ()
    parts: tuple[Token, ...] = field(default=())


def find_acts(
    doc: Doc,
    parties: Sequence[Party],
    dates: Sequence[DateExpression],
    statements: Sequence[Statement],
    furniture: Sequence[Evidence],
) -> tuple[ActMention, ...]:
    """Return the mentions of acts in a parsed report, in the order of the text.

    Each is one act that somebody demands, offers, plans, refuses, threatens, does … as one clause or noun
    phrase tells it, with the party that would do it where the clause names one.
    """
    names = NamedParties(doc, parties, statements)
    times = EventTimes(doc, dates)
    barred = sorted((span.start, span.end) for span in furniture)
    starts = [start for start, _ in barred]
    mentions: list[ActMention] = []
    clauses: list[_Clause] = []
    for sentence in doc.sents:
        before = bisect_right(starts, sentence.start_char) - 1
        if before >= 0 and sentence.start_char < barred[before][1]:
            continue
        for act in _acts_in(sentence, names):
            for mention in _mentions(act, names, times):
                mentions.append(mention.model_copy(update={"id": f"a{len(mentions) + 1}"}))
                clauses += [_clause(verb, plain, mentions[-1]) for verb, _, plain in act.conditions]
    return tuple(_with_conditions(mentions, clauses))


def _acts_in(sentence: Span, names: NamedParties) -> Iterator[_Act]:
    for token in sentence:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            act = _standing_act(token, names) or _verb_act(token, names)
        elif token.pos_ == "NOUN" and token.dep_ not in ("compound", "amod", "nmod", "npadvmod"):
            act = _noun_act(token, names)
            if act is not None and (asking := _asking_act(act, names)) is not None:
                yield asking
        else:
            continue
        if act is not None:
            yield act


def _verb_act(verb: Token, names: NamedParties) -> _Act | None:
    lemma = verb.lemma_.lower()
    if lemma in act_cues().no_acts and predicate_of(verb) == lemma:
        return _bare_answer(verb)
    cue = cue_of(verb)
    reading = mood_of(verb)
    if reading is None:
        return None
    if cue is not None and cue[0] not in ("stage", "permit") and _governs_an_act(verb):
        # "He will not ask for more": the asking is the act; else what is asked is.
        if cue[0] != "demand" or reading.mood in _TOLD or cue[1] in ("insist", "tell", "require", "force"):
            return None
    if reading.mood == "demanded" and reading.cue == "have" and _past(reading.cue_word):
        return None
    match = _match_verb(verb)
    under_way = reading.mood == "in force" and (verb.tag_ == "VBG" or reading.cue_word is not None)
    if reading.mood in _TOLD and match is None and not under_way and not is_condition(verb):
        return None
    if verb.dep_ in ("relcl", "acl") and match is None and reading.cue_word is None:
        return None
    if reading.mood == "in force" and match is None and not names.of(reading.doer):
        return None
    return _Act(
        head=verb,
        reading=reading,
        predicate=predicate_of(verb),
        words=tuple(dict.fromkeys(content_lemmas(verb))),
        label=_label(verb, match, names),
        kind=match.entry.kind if match is not None else plover_kind_of(verb) or "COOPERATE",
        match=match,
        conditions=conditions_of(verb),
        parts=tuple(objects_of(verb)),
    )


def _past(verb: Token | None) -> bool:
    return verb is not None and verb.tag_ == "VBD"


def _governs_an_act(verb: Token) -> bool:
    """Return True if a cue's own act is said by the clause or noun that depends on it."""
    return any(
        child.dep_ in ("xcomp", "ccomp") or (child.dep_ in ("dobj",) and child.pos_ == "NOUN")
        for child in verb.children
    ) or any(
        inner.dep_ in ("pobj", "pcomp")
        for child in verb.children
        if child.dep_ == "prep"
        for inner in child.children
    )


def _bare_answer(verb: Token) -> _Act | None:
    """A refusal or consent that says no more: "La Cruz refused." It answers the demand before it."""
    if verb.lemma_.lower() not in ("refuse", "decline", "agree") or any(
        child.dep_ in ("xcomp", "ccomp", "dobj", "prep") for child in verb.children
    ):
        return None
    reading = mood_of(verb)
    if reading is None or reading.mood not in ("done", "failed", "planned", "refused"):
        return None
    mood: Mood = "refused" if verb.lemma_.lower() in ("refuse", "decline") else "accepted"
    if is_negated(verb):
        mood = "refused" if mood == "accepted" else "accepted"
    doer = reading.doer
    return _Act(
        verb, MoodReading(mood, doer, doer, own=True, cue=verb.lemma_.lower()), "", (), "", "REJECT", None
    )


def _standing_act(verb: Token, names: NamedParties) -> _Act | None:
    """Something is to stay or be kept: its ending is refused, by whoever says so or keeps it."""
    cues = act_cues()
    lemma = verb.lemma_.lower()
    stays = lemma in cues.stays and lemma != "continue"
    keeps = predicate_of(verb) in cues.keeps or lemma in cues.keeps
    if not stays and not keeps:
        return None
    thing = (
        next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if stays
        else next((c for c in verb.children if c.dep_ == "dobj"), None)
    )
    if thing is None or (stays and any(c.dep_ in ("dobj", "xcomp", "ccomp") for c in verb.children)):
        return None
    reading = mood_of(verb)
    if reading is None or reading.mood not in (
        "planned",
        "in force",
        "offered",
        "forecast",
        "demanded",
        "refused",
    ):
        return None
    words = list(phrase_words(thing, names, 6))
    noun = thing.lemma_.lower()
    held = {
        w.lemma_.lower() for c in verb.children if c.dep_ == "prep" for w in c.children if w.dep_ == "pobj"
    }
    if held & cues.prisons:
        ending = "release"
    elif noun in cues.armed:
        ending = "withdraw"
    elif noun in cues.measures:
        ending = "lift"
    elif lemma in ("keep", "retain") and names.of(thing) and _plain_keep(verb):
        ending = "give up"
    else:
        return None
    if not words:
        return None
    mood: Mood = "demanded" if reading.mood == "demanded" else "refused"
    sign = reading.mood not in ("demanded",)
    if reading.mood == "refused":
        mood = "planned"
    return _Act(
        head=verb,
        reading=replace(
            reading, mood=mood, sign=sign, doer=None if stays else reading.doer, own=True, cue=lemma
        ),
        predicate=ending,
        words=(ending, *dict.fromkeys(content_lemmas(thing))),
        label=as_label([ending, *words]),
        kind="CONCEDE",
        match=match_act(ending, [*_lemmas_around(thing)]),
        conditions=conditions_of(verb),
        parts=(thing,),
    )


def _plain_keep(verb: Token) -> bool:
    """Return True where something is kept and not kept in some state: "keep the boy", not "keep it open"."""
    return not any(child.dep_ in ("acomp", "oprd", "xcomp", "ccomp", "prt") for child in verb.children)


def _noun_act(noun: Token, names: NamedParties) -> _Act | None:
    lemma = noun.lemma_.lower()
    done_to = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i), None)
    if done_to is not None and (wanted := noun_mood(noun)) is not None and wanted.cue in ("want", "demand", "need"):
        return _Act(
            head=done_to,
            reading=replace(wanted, doer=None),
            predicate=predicate_of(done_to),
            words=tuple(dict.fromkeys((*predicate_of(done_to).split(), *content_lemmas(noun)))),
            label=label_of(done_to, names),
            kind=plover_kind_of(done_to) or "CONCEDE",
            match=match_act(predicate_of(done_to), list(_lemmas_around(noun))),
            parts=(noun,),
        )
    if cue_of(noun) is not None and any(
        c.dep_ == "acl" or (c.dep_ == "prep" and c.lower_ in ("for", "of", "to", "on")) for c in noun.children
    ) and noun.dep_ != "dobj":
        return None
    match = match_act(lemma, _modifiers(noun), _obliques(noun), noun=True)
    reading = noun_mood(noun)
    if reading is None:
        if match is None or match.entry.option != "doing":
            return None
        owner = owner_of(noun, plain=True)
        if owner is None or not names.of(owner) or match.entry.both_sides or _is_object_of_an_act(noun):
            return None
        reading = MoodReading("in force", owner)
    if lemma not in nominals() and match is None and reading.mood not in ("demanded",):
        return None
    if not _speaks_of_an_act(noun, match, names):
        return None
    if _asked_of_another(reading):
        return None
    verb = nominals().get(lemma)
    if reading.cue == "seek" and reading.mood == "refused":
        verb = "seek"
    patients = patients_of(noun)
    if verb == "seek":
        label = as_label(["seek", *phrase_words(noun, names, 8)])
    elif match is not None:
        label = _catalogue_label(match, names, patients, noun)
    elif verb is not None:
        words = verb.split()
        for patient in patients[:1]:
            words += phrase_words(patient, names, 7)
        if not patients:
            words += [w for c in noun.children if c.dep_ == "compound" for w in [c.text]]
        label = as_label(words)
    else:
        label = as_label(["grant", *phrase_words(noun, names, 8)])
    both = match is not None and match.entry.both_sides
    if reading.mood == "demanded" and reading.doer is None and both:
        other = next((p for p in patients if names.of(p)), None)
        reading = replace(reading, doer=other)
    return _Act(
        head=noun,
        reading=reading,
        predicate=verb or lemma,
        words=tuple(dict.fromkeys([*([verb.split()[0]] if verb else []), *content_lemmas(noun)])),
        label=label,
        kind=match.entry.kind if match is not None else plover_kind_of(noun) or "CONCEDE",
        match=match,
        conditions=conditions_of(reading.cue_word) if reading.cue_word is not None else (),
        parts=tuple(patients),
    )


def _asked_of_another(reading: MoodReading) -> bool:
    """Return True if the asking is itself only asked for, refused or possible: "will not ask for more"."""
    word = reading.cue_word
    if word is None or word.pos_ != "VERB" or reading.mood != "demanded":
        return False
    outer = mood_of(word)
    return outer is not None and outer.mood in ("demanded", "refused", "possible", "opposed", "forecast")


def _is_object_of_an_act(noun: Token) -> bool:
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.pos_ == "VERB" and _match_verb(noun.head) is not None


def _asking_act(act: _Act, names: NamedParties) -> _Act | None:
    """Return the asking itself as an act of whoever asks: "asked other countries for help"."""
    reading, cue = act.reading, act.reading.cue_word
    if (
        reading.mood != "demanded"
        or cue is None
        or cue.pos_ != "VERB"
        or act.head.lemma_.lower() not in act_cues().sought
        or reading.voice is None
    ):
        return None
    whom = list(phrase_words(reading.doer, names, 5)) if reading.doer is not None else []
    label = ["ask", *whom, "for", act.head.text] if whom else ["seek", *phrase_words(act.head, names, 7)]
    return _Act(
        head=act.head,
        reading=replace(reading, mood="in force", doer=reading.voice, own=True, cue="ask"),
        predicate="ask",
        words=("ask", *act.words),
        label=as_label(label),
        kind="REQUEST",
        match=match_act("ask", [], [("for", act.head.lemma_.lower())]),
        parts=(reading.doer,) if reading.doer is not None else (),
    )


def _speaks_of_an_act(noun: Token, match: Match | None, names: NamedParties) -> bool:
    """Return True unless a noun is a person, a day or a pronoun: "asked the minister", "called on Monday"."""
    if match is not None:
        return True
    return (
        noun.ent_type_ not in ("DATE", "TIME", "PERSON", "MONEY", "CARDINAL", "ORDINAL")
        and not noun.is_stop
        and not names.of_head(noun)
    )


def _match_verb(verb: Token) -> Match | None:
    objects = [lemma for head in objects_of(verb) for lemma in _lemmas_around(head)]
    return match_act(predicate_of(verb), objects, _obliques(verb))


def _lemmas_around(head: Token) -> Iterator[str]:
    yield head.lemma_.lower()
    for child in head.children:
        if child.dep_ in ("compound", "amod", "nmod"):
            yield child.lemma_.lower()
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (leaf.lemma_.lower() for leaf in child.children if leaf.dep_ == "pobj")
        elif child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            yield child.lemma_.lower()


def _modifiers(noun: Token) -> list[str]:
    return [child.lemma_.lower() for child in noun.children if child.dep_ in ("compound", "amod", "nmod")] + [
        leaf.lemma_.lower()
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ in ("of", "to")
        for leaf in child.children
        if leaf.dep_ == "pobj"
    ]


def _obliques(word: Token) -> list[tuple[str, str]]:
    return [
        (child.lower_, leaf.lemma_.lower())
        for child in word.children
        if child.dep_ in ("prep", "dative")
        for leaf in child.children
        if leaf.dep_ == "pobj"
    ]


def _label(verb: Token, match: Match | None, names: NamedParties) -> str:
    own = label_of(verb, names)
    if match is None or len(own.split()) >= 3:
        return own
    return _catalogue_label(match, names, objects_of(verb), verb)


def _catalogue_label(match: Match, names: NamedParties, objects: Sequence[Token], head: Token) -> str:
    slots: dict[str, str] = {}
    for child in head.children:
        if child.dep_ in ("prep", "dative"):
            inner = next((leaf for leaf in child.children if leaf.dep_ == "pobj"), None)
            if inner is not None and inner.ent_type_ not in ("DATE", "TIME"):
                slots[child.lower_] = " ".join(phrase_words(inner, names, 5))
    if objects:
        slots.setdefault("object", " ".join(phrase_words(objects[0], names, 6)))
    return entry_label(match.entry, match.sign, slots)


def _mentions(act: _Act, names: NamedParties, times: EventTimes) -> Iterator[ActMention]:
    """Yield a mention for each party that would do the act, or one without a doer."""
    reading = act.reading
    statement = names.statement_at(act.head)
    speaker = statement.speaker if statement is not None else None
    voice = names.one(reading.voice) if reading.voice is not None else speaker
    voice_word = reading.voice
    doers: tuple[str, ...] = names.of(reading.doer)[:2]
    if reading.doer is None and reading.own and reading.cue in ("no", *act_cues().stays):
        doers = (speaker,) if speaker is not None else ()
        voice = speaker
    mood = reading.mood
    if statement is not None and speaker is not None and reading.voice is None and reading.own:
        # "The minister said the army would leave": a plan of its own, or a forecast about another.
        mood = mood if not doers or speaker in doers else "forecast" if mood == "planned" else mood
    if mood == "planned" and act.conditions and _is_harm(act):
        mood = "threatened"
    about = tuple(
        dict.fromkeys(party for part in act.parts for party in names.of(part) if party not in doers)
    )
    condition = _clause_passage(act.conditions[0][0]) if act.conditions else None
    itself = reading.own and reading.doer is not None and reading.doer is reading.voice
    for doer in doers or (None,):
        yield ActMention(
            id="",
            doer=doer,
            doer_span=_phrase(reading.doer) if doer is not None and reading.doer is not None else None,
            voice=doer if itself else voice,
            voice_span=_phrase(voice_word) if voice_word is not None and voice is not None else None,
            addressee=names.one(reading.addressee)
            or (statement.addressee if statement is not None else None),
            predicate=act.predicate,
            words=act.words,
            about=about,
            label=act.label,
            kind=act.kind,
            catalogue=act.match.entry.id if act.match is not None else None,
            sign=reading.sign == (act.match.sign if act.match is not None else True),
            mood=mood,
            cue=reading.cue,
            condition=condition,
            when=times.when(act.head, act.head if act.head.pos_ == "VERB" else None),
            quoted=statement is not None and statement.manner != "indirect",
            span=_span(act),
        )


def _is_harm(act: _Act) -> bool:
    if act.match is not None:
        return act.match.entry.harm and act.match.sign
    return act.kind in ("SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "THREATEN")


def _phrase(head: Token) -> Evidence:
    words = [t for t in head.subtree if abs(t.i - head.i) <= 6 and t.dep_ not in ("relcl", "acl", "punct")]
    inside = [t for t in words if all(a.dep_ not in ("relcl", "acl", "appos") for a in _between(t, head))]
    first = min((t.i for t in inside if t.i <= head.i), default=head.i)
    return passage(head.doc, head.doc[first].idx, head.idx + len(head))


def _between(token: Token, head: Token) -> Iterator[Token]:
    while token.i != head.i and token.head.i != token.i:
        yield token
        token = token.head


def _span(act: _Act) -> Evidence:
    """Return the words of an act: from its cue to the end of its objects."""
    head = act.head
    doc = head.doc
    cue = act.reading.cue_word
    first, last = head.i, head.i
    members = [
        token
        for token in head.subtree
        if not token.is_space
        and all(
            link.dep_ not in ("advcl", "relcl", "parataxis")
            and not (link.dep_ in ("conj", "cc") and link.head.i == head.i)
            for link in _between(token, head)
        )
    ]
    for token in members:
        if token.dep_ == "punct" and (token.i < head.i or token.i == members[-1].i):
            continue
        if head.i - 8 <= token.i <= head.i + _LONGEST_SPAN:
            first, last = min(first, token.i), max(last, token.i)
    if cue is not None and first - cue.i <= 10:
        first = min(first, cue.i)
    while last > first and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in ("%",):
        last -= 1
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while doc[last].idx + len(doc[last]) - doc[first].idx > _MOST_CHARACTERS and last > head.i:
        last -= 1
    return passage(doc, doc[first].idx, doc[last].idx + len(doc[last]))


def _clause_passage(verb: Token) -> Evidence:
    tokens = [t for t in verb.subtree if not t.is_space]
    doc = verb.doc
    first, last = tokens[0].i, min(tokens[-1].i, tokens[0].i + _LONGEST_SPAN)
    while last > first and doc[last].is_punct:
        last -= 1
    return passage(doc, doc[first].idx, doc[last].idx + len(doc[last]))


@dataclass(frozen=True, slots=True)
class _Clause:
    """A conditional clause: its place, True for a plain condition, the mention that it is the condition of."""

    start: int
    end: int
    plain: bool
    main: ActMention


def _clause(verb: Token, plain: bool, main: ActMention) -> _Clause:
    last = verb.doc[verb.right_edge.i]
    return _Clause(verb.left_edge.idx, last.idx + len(last), plain, main)


def _with_conditions(mentions: Sequence[ActMention], clauses: Sequence[_Clause]) -> Iterator[ActMention]:
    """Yield the mentions; the act of a conditional clause names the mention that it is the condition of.

    Whoever offers something on a condition demands the condition; of a threat or refusal its opposite.
    """
    for mention in mentions:
        clause = next(
            (
                c
                for c in clauses
                if c.start <= mention.span.start and mention.span.end <= c.end and c.main.id != mention.id
            ),
            None,
        )
        if clause is None or mention.mood not in _CAN_BE_A_CONDITION:
            yield mention
            continue
        main, done = clause.main, mention.mood not in ("failed", "refused")
        mood: Mood = "possible"
        sign = mention.sign
        if main.mood in _WANTS_ITS_CONDITION or main.mood in _WANTS_NO_CONDITION:
            wants_clause = clause.plain if main.mood in _WANTS_ITS_CONDITION else not clause.plain
            mood, sign = "demanded", mention.sign if wants_clause == done else not mention.sign
        yield mention.model_copy(
            update={"mood": mood, "sign": sign, "voice": main.voice or main.doer, "condition_of": main.id}
        )
