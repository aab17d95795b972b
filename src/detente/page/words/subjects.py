"""Clauses of a report that lack their subject, or have another's: sentences made of them, with the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from detente.edtf import WEEKDAYS
from detente.names import possessive as owned_by
from detente.page.words.clauses import hangs
from detente.patterns import as_pattern
from detente.short import one_line

VERB: Final = (
    r"\b(?:was|were|has|have|had|will|would|is|are|may|might|could|met|held|began|took|won|sent|cut|put|set|left"
    r"|broke|led|shot|gave|went|said|struck|fought|sought|hit|made|withdrew|rose|fell|lost|fled|came|sat|ran"
    r"|spoke|paid|sold|told|drove|drew|tore|laid|kept|built|bought|brought|caught|chose|won|\w{2,}ed)\b"
)
_AUXILIARY: Final = as_pattern(r"(?:was|were|has|have|had|will|would|is|are|may|might|could)\b")
_ONLY_PAST: Final = as_pattern(
    r"(?:began|took|gave|went|said|withdrew|rose|fell|fled|came|ran|spoke|drove|drew|chose|met"
    r"|(?:explod|occurr|arriv|walk|march|rall[iy]|vot|agre|resign|di|protest|return|stepp|appear|testif[iy]|refus"
    r"|vow|offer|pledg|promis|escap|collaps|fail|start|end|happen|collid|demonstrat|gather|picket)ed)\b"
)
"""Verbs in the past that are no participle behind a noun: "the talks began", not "a deal reached in May"."""
_DAY: Final = (
    rf"(?:(?:on |in |last |late |early |this )?(?:{WEEKDAYS}"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?"
    r"|week|month|year|spring|summer|autumn|fall|winter|\d{4})(?: (?:morning|afternoon|evening|night))?)"
)
_NO_OBJECT: Final = as_pattern(
    r"\s*(?!at least|at most|about \d|over \d)(?:$|[,;:.)]|(?:of|in|at|to|for|with|by|from|on|into|over|under"
    r"|against|between|about|during|after|before|since|until|as|and|or|but|last|this|near|outside|than"
    rf"|{_DAY})\b)"
)
_NO_SUBJECT: Final = as_pattern(
    r"(?:he|she|it|they|we|I|you|who|which|that|this|these|those|there|whose|what|to|of|in|at|on|for|with|by|from"
    r"|and|or|but|after|before|as|when|where|while|because|if|not|also|its|his|her|their|our|my|such|\w+ing)\b",
    re.I,
)
_RELATIVE: Final = as_pattern(r"\b(?:that|who|which|whose|where|when|whom)\b")
_OBJECT_PRONOUN: Final = as_pattern(r"\b(?:him|them|her(?! \w+s?\b))\b")
_FIRST_PERSON: Final = as_pattern(r"\b(?:I|we|my|our|us|me)\b")
_ASIDES: Final = as_pattern(
    rf"\s(?:--|—|–)\s[^—–]+?\s(?:--|—|–)(?=\s)|\s\([A-Z][\w.-]*\)|,? meanwhile,"
    rf"|, (?:off|in|near|outside|north|south|east|west) [^,]+,(?= {VERB})"
)
_FAR: Final = 1000
"""Characters before a clause in which its subject may stand."""
_PREPOSITION_BEFORE: Final = as_pattern(r"(?:^|[\s“\"])(?:In|At|On|From|After|During|Near|Outside)\s+$")
_GOES_BEFORE: Final = as_pattern(r"(?:\b(?:and|but|who|then)|,)\s*$")
_ANTECEDENT: Final = as_pattern(
    r"((?:[Tt]he )?(?:[A-Z][\w.'’-]* )*[A-Z][\w.’'-]+|(?:(?:[Nn]early|[Aa]bout|[Aa]lmost|[Mm]ore than) )?"
    r"(?:[Tt]he|[Aa]n?|[Ss]ome|[Mm]any|[Ss]everal|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|\d[\d,]*) "
    r"(?:[\w’'-]+ ){0,3}?[\w’'-]+)(,?) (?:who|which|whose) ?$"
)
"""The noun that "who" or "which" stands for."""
_SUBJECT_BEFORE: Final = as_pattern(r"(?:^|[a-z][.,!?”\"] )((?:The |the )?(?:[A-Z][\w-]+ ){1,5})$")
"""A name that begins a clause, directly before its verb."""
_IS_ONE: Final = as_pattern(r"[Aa]n? |[A-Z]|[Tt]he (?:[\w’'-]+ )*[\w’'-]*[^s]$")
_JOINED: Final = as_pattern(
    r"(?:[,;:]|\b(?:and|but|or|that|who|which|while|when|as|after|before|because|if|since|until|was|were|is|are|be|been"
    r"|has|have|had|will|would|may|might|could|\w+ly|not|he|she|it|they))$"
)
_PRONOUNS: Final = as_pattern(r"(he|she|it|they)\s+(.*)", re.I | re.S)
_POSSESSIVES: Final = as_pattern(r"(?:his|her|its|their)\s+(.*)", re.I | re.S)
_THAT_DID: Final = as_pattern(rf"([^,;:]{{4,80}}?) that (?=({VERB}))")
_DETERMINER: Final = r"(?:(?:the|an?|this|that|last|two|several|these|those)\s+)?"
_NOUNS: Final = (
    (r"kill(?:ing)s?", "killed"), (r"murders?|slayings?", "killed"), (r"(?:sniper )?shootings?", "shot"),
    (r"assassinations?", "assassinated"), (r"bombings?", "bombed"), (r"arrests?", "arrested"),
    (r"attacks?|assaults?|raids?", "attacked"), (r"kidnappings?|abductions?", "kidnapped"),
    (r"expulsions?", "expelled"), (r"release", "released"), (r"dissolution", "dissolved"),
    (r"invasion", "invaded"), (r"signing", "signed"), (r"closure", "closed"),
)  # fmt: skip
_OBJECT_ENDS: Final = as_pattern(
    rf"(?<!Ala)(?<!Calif),\s(?!Ala|Fla|Ga|N\.Y|Calif)|\s(?:that|who|which|and because|{_DAY})\b|;|:|$"
)


class Named(NamedTuple):
    """Who does something, as a sentence names it."""

    name: str
    is_plural: bool
    is_person: bool


def clauses_with_subject(
    words: str, at: int, text: str, doer: Named | None, other: Named | None
) -> Iterator[str]:
    """Yield sentences that the words of an event make with their subject, the surest first.

    Parameters
    ----------
    words, at
        The clause of the report, and where it begins.
    text
        The whole report.
    doer, other
        The one who does it, and the one to whom it is done.

    Examples
    --------
    >>> union = Named("the union", False, False)
    >>> text = "The union met on Monday and walked off the job."
    >>> next(clauses_with_subject("walked off the job", 28, text, union, None))
    'the union walked off the job'
    """
    before = text[max(0, at - _FAR) : at]
    plain = _ASIDES.sub("", words)
    if _PREPOSITION_BEFORE.search(before):
        # "At his Mass in Orvik, the bishop spoke": what stands before the comma says where.
        plain = plain.partition(", ")[2]
    if _FIRST_PERSON.search(plain):
        return
    for clause in (*_named_first(plain, before, doer, other), *_as_it_stands(plain)):
        verb = re.search(VERB, clause)
        if verb is None or not _OBJECT_PRONOUN.search(clause[verb.end() :].partition(",")[0]):
            yield clause


def _as_it_stands(words: str) -> Iterator[str]:
    """Yield words that begin with a noun and its verb; "a march that drew thousands" without its "that"."""
    if _NO_SUBJECT.match(words) or re.match(VERB, words):
        return
    if (that := _THAT_DID.match(words)) and not re.search(VERB, that[1]) and not hangs(that[1]):
        yield f"{that[1]} {words[that.end() :]}"
        return
    for verb in re.finditer(rf"(?<= ){VERB}", words):
        subject, behind = words[: verb.start()].rstrip(), words[verb.end() :]
        if _RELATIVE.search(subject) or "," in subject or hangs(subject):
            return
        if is_finite(verb.group(), behind):
            yield words
        # Behind "a deal reached in May" the next verb is of another day.
        return


def is_finite(verb: str, behind: str) -> bool:
    """Return True for a verb that no noun before it can have as a participle."""
    if _AUXILIARY.match(verb) or _ONLY_PAST.match(verb):
        return True
    return _NO_OBJECT.match(behind) is None


def _named_first(words: str, before: str, doer: Named | None, other: Named | None) -> Iterator[str]:
    """Yield words that lack a subject, or have a pronoun for it, with the name of who does it."""
    lead = re.match(r"(?:whose|who|which)\s+", words) or re.search(r"\b(?:whose|who|which)\s+$", before)
    rest = words[lead.end() :] if lead and lead.string is words else words
    said = f"{before.rstrip()} {lead.group()}" if lead and rest != words else before
    named = _ANTECEDENT.search(one_line(said.rpartition("\n\n")[2])) if lead else None
    if lead and lead.group().startswith("whose"):
        if named and re.search(rf" {VERB}", rest):
            yield f"{owned_by(named[1])} {rest}"
        return
    if pronoun := _PRONOUNS.match(rest):
        if doer is not None and _agrees(pronoun[1].lower(), pronoun[2], doer):
            yield f"{doer.name} {pronoun[2]}"
        return
    if possessive := _POSSESSIVES.match(rest):
        if doer is not None and re.search(rf" {VERB}", rest):
            yield f"{owned_by(doer.name)} {possessive[1]}"
        return
    verb = re.match(rf"(?:(?:in |on )?{_DAY} )?(?P<verb>{VERB})", rest)
    if verb is None:
        return
    if subject_before := _SUBJECT_BEFORE.search(one_line(before.rpartition("\n\n")[2]) + " "):
        yield f"{subject_before[1]}{rest}"
        return
    if not (lead or _GOES_BEFORE.search(before)):
        return
    is_passive = re.match(r"(?:was|were|is|are|has been|have been|had been|will be)\b", verb["verb"])
    subject = other if is_passive else doer
    if subject is not None and _number_fits(verb["verb"], subject):
        yield f"{subject.name} {rest[verb.start('verb') :]}"
    elif lead and named and _number_fits(verb["verb"], Named(named[1], not _IS_ONE.match(named[1]), False)):
        yield f"{named[1]} {_without_main_verb(rest[verb.start('verb') :])}"


def _without_main_verb(words: str) -> str:
    """Return a relative clause without the verb of the sentence, where that follows without a comma."""
    for verb in list(re.finditer(VERB, words))[1:]:
        before = words[: verb.start()].rstrip()
        if _JOINED.search(before) is None and is_finite(verb.group(), words[verb.end() :]):
            return before
    return words


def _agrees(pronoun: str, behind: str, doer: Named) -> bool:
    if not re.match(VERB, behind):
        return False
    if doer.is_person:
        return pronoun in ("he", "she")
    return pronoun == ("they" if doer.is_plural else "it")


def _number_fits(verb: str, subject: Named) -> bool:
    if subject.is_plural:
        return verb not in ("was", "is", "has")
    return verb not in ("were", "are", "have")


def by_noun(words: str) -> Iterator[str]:
    """Yield a sentence for words that name a deed by its noun: "the arrest of Roth".

    Examples
    --------
    >>> list(by_noun("the 4 May arrest of Lena Roth, who leads the union"))
    ['Lena Roth was arrested']
    >>> list(by_noun("bombings of two mills in Orvik")), list(by_noun("the arrest"))
    (['two mills in Orvik were bombed'], [])
    """
    for noun, done in _NOUNS:
        deed = re.match(rf"{_DETERMINER}(?:[\w.]+,? ){{0,4}}?(?:{noun}) (?:of|at|on) (?=\S)", words, re.I)
        if deed is None or re.search(rf"\b{VERB}", deed.group()):
            continue
        end = _OBJECT_ENDS.search(words, deed.end())
        of = words[deed.end() : end.start() if end else len(words)].strip()
        head = re.split(r" (?:in|at|of|on|near|outside|for) ", of)[0]
        last = head.split()[-1:]
        is_plural = any(re.fullmatch(r"[a-z’'-]*[a-rt-z]s", word) for word in last) and not of.startswith(
            ("a ", "an ")
        )
        # "A Birmingham, Ala., clinic" is cut short.
        is_date = re.fullmatch(rf"\d{{1,4}}|{_DAY}", of) is not None
        if of and not is_date and not re.match(VERB, of) and not of.endswith("."):
            yield f"{of} {'were' if is_plural else 'was'} {done}"
        return
