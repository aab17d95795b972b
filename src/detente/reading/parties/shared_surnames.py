"""A surname that several people of a text have: whom it stands for where it stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.lexicon import FEMALE, MALE, PERSON_TITLES, ROLE_NOUNS
from detente.reading.parties.names import Name
from detente.reading.statements import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARAGRAPHS_BACK: Final = 4


@dataclass(frozen=True, slots=True)
class _Mention:
    place: int
    bearer: PartyDraft
    in_full: bool
    leads: bool
    """True if its sentence is about whom it names: the subject, and no "brother of Fidel Castro"."""


def share_out(doc: Doc, bearers: Sequence[PartyDraft], name: Name) -> list[tuple[int, int]]:
    """Give each place of a shared surname to its bearer; return the places that may be of several.

    A place is of whoever was named last nearby. Of two who were, it is of the one whom the sentence before is
    about, and of the one whom the text names in full only once: the other keeps his given name, to be told
    from him.
    """
    mentions = sorted(_in_full(doc, bearers), key=lambda mention: mention.place)
    left = []
    for place in sorted(name.places):
        bearer = _bearer_at(doc, bearers, name, place[0], mentions)
        if bearer is None:
            left.append(place)
            continue
        bearer.places.append(place)
        if name.text not in bearer.aliases:
            bearer.aliases.append(name.text)
        mentions.append(_Mention(place[0], bearer, False, _leads(doc[place[1] - 1])))
        mentions.sort(key=lambda mention: mention.place)
    return left


def _bearer_at(
    doc: Doc, bearers: Sequence[PartyDraft], name: Name, place: int, mentions: Sequence[_Mention]
) -> PartyDraft | None:
    fitting = [bearer for bearer in bearers if _fits(doc, bearer, place)]
    if len(fitting) == 1 and title_gender(doc, place):
        return fitting[0]
    office = _office_before(doc, place)
    holders = [bearer for bearer in fitting if office and _has_office(doc, bearer, office)]
    if len(holders) == 1:
        return holders[0]
    before = [m for m in mentions if m.place < place and any(m.bearer is bearer for bearer in fitting)]
    if not before:
        # A headline has the surname of the one whom the report goes on to name first.
        return mentions[0].bearer if mentions and not goes_by_another_name(mentions[0].bearer, name) else None
    near = [mention for mention in before if mention.place >= paragraph_before(doc, place)]
    if near:
        return _of_those_near(near, before)
    going_by_it = [mention for mention in before if not goes_by_another_name(mention.bearer, name)] or before
    if len(_each(going_by_it)) == 1:
        return going_by_it[-1].bearer
    by_surname = _by_surname_alone(going_by_it)
    if by_surname is not None:
        return by_surname
    leading = [mention for mention in going_by_it if mention.leads] or going_by_it
    return leading[-1].bearer if leading[-1].place >= _paragraphs_before(doc, place) else None


def _of_those_near(near: Sequence[_Mention], before: Sequence[_Mention]) -> PartyDraft | None:
    if near[-1].leads or (len(_each(near)) == 1 and not _is_about_another(near, before)):
        return near[-1].bearer
    return _by_surname_alone(before) or (near[-1].bearer if len(_each(near)) == 1 else None)


def _by_surname_alone(before: Sequence[_Mention]) -> PartyDraft | None:
    """Return the one whom alone the text has called so, else whom alone it names in full only once."""
    alone = _each([mention for mention in before if not mention.in_full])
    if len(alone) == 1:
        return alone[0]
    once = [bearer for bearer in _each(before) if _times_in_full(bearer) == 1]
    if alone or len(once) != 1:
        return None
    return once[0] if any(mention.leads for mention in before if mention.bearer is once[0]) else None


def _is_about_another(near: Sequence[_Mention], before: Sequence[_Mention]) -> bool:
    """Return True if the text was about another bearer before it came to speak of the one who is near."""
    leading = [mention for mention in before if mention.leads]
    return bool(leading) and leading[-1].bearer is not near[-1].bearer


def goes_by_another_name(bearer: PartyDraft, surname: Name) -> bool:
    """Return True if most mentions of a person have a name that does not end with the surname: "Elian"."""
    with_surname = sum(
        bearer.counts.get(words, 0) for words in bearer.words if words[-1:] == surname.words[-1:]
    )
    return with_surname * 2 < sum(bearer.counts.values())


def _in_full(doc: Doc, bearers: Sequence[PartyDraft]) -> Iterator[_Mention]:
    """Yield the full names of the bearers, without those that only say who another bearer is."""
    heads = {end - 1: bearer for bearer in bearers for start, end in bearer.places if end - start > 1}
    for i, bearer in heads.items():
        says_who = any(heads.get(ruler.i, bearer) is not bearer for ruler in doc[i].ancestors)
        if not says_who or doc[i].dep_ == "conj":
            yield _Mention(i, bearer, True, _leads(doc[i]))


def _leads(head: Token) -> bool:
    while head.dep_ in ("compound", "appos") and head.head.i != head.i:
        head = head.head
    return head.dep_ in SUBJECTS


def _each(mentions: Sequence[_Mention]) -> list[PartyDraft]:
    return list({id(mention.bearer): mention.bearer for mention in mentions}.values())


def _times_in_full(bearer: PartyDraft) -> int:
    return sum(times for words, times in bearer.counts.items() if len(words) > 1)


def _fits(doc: Doc, bearer: PartyDraft, place: int) -> bool:
    gender = title_gender(doc, place)
    return not gender or gender_of(doc, bearer) in ("", gender)


def _office_before(doc: Doc, start: int) -> str:
    word = doc[start - 1] if start else None
    if word is None or not word.text[:1].isupper() or word.lower_.rstrip(".") in FEMALE | MALE:
        return ""
    return word.lower_ if word.lower_.rstrip(".") in ROLE_NOUNS | PERSON_TITLES else ""


def _has_office(doc: Doc, bearer: PartyDraft, office: str) -> bool:
    return any(start and doc[start - 1].lower_ == office for start, _ in bearer.places)


def title_gender(doc: Doc, start: int) -> str:
    """Return "f" or "m" for the title before a name, "" where none says."""
    title = doc[start - 1].lower_.rstrip(".") if start else ""
    return "f" if title in FEMALE else "m" if title in MALE else ""


def gender_of(doc: Doc, bearer: PartyDraft) -> str:
    """Return the gender that a title at one of the places says."""
    return next((g for g in (title_gender(doc, start) for start, _ in bearer.places) if g), "")


def _paragraphs_before(doc: Doc, i: int) -> int:
    for _ in range(_PARAGRAPHS_BACK):
        i = max(0, paragraph_before(doc, i))
    return i


def paragraph_before(doc: Doc, i: int) -> int:
    """Return where the paragraph before that of a word begins."""
    breaks = 0
    while i > 0:
        i -= 1
        if doc[i].is_space and "\n" in doc[i].text:
            breaks += 1
            if breaks == 2:
                return i
    return 0
