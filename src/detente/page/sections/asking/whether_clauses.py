"""Clauses behind "whether" turned into questions, and words cut where a further clause begins."""

from __future__ import annotations

import re

from detente.page.sections.asking.asking_cues import AUX, ENDS, ITS, LEANS, POINTS, PRONOUN


def as_question(clause: str, subject: str, *, future: bool) -> str:
    """Return the clause behind "whether" as a question; nothing where its parts are not sure.

    Parameters
    ----------
    subject
        Whom a pronoun that begins the clause stands for; "" for nobody.
    future
        True to ask if something will be done, and not if it is so.

    Examples
    --------
    >>> as_question("it accepts the bar", "Brine", future=True)
    'Will Brine accept the bar?'
    >>> as_question("its men will return", "Brine", future=True)
    'Will Brine’s men return?'
    >>> as_question("the order binds Roy", "", future=False)
    'Does the order bind Roy?'
    """
    words = cut(clause)
    if subject and re.match(rf"{PRONOUN}\b", words):
        words = re.sub(
            rf"^{PRONOUN}\b(?:[’']ll)?", f"{subject}" + (" will" if "’ll " in words[:9] else ""), words
        )
    elif subject and ITS.match(words):
        words = ITS.sub(f"{subject}{'’' if subject.endswith('s') else '’s'} ", words, count=1)
    if LEANS.search(words):
        return ""
    known = re.escape(subject)
    long = rf"{known}(?:[’']s? \w+)?|(?:the|an?|all|any)(?: [\w’'-]+){{1,6}}?"
    head = rf"(?:{long}|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}})"
    if with_aux := re.fullmatch(rf"(?P<who>{head}) (?P<aux>{AUX}) (?P<rest>.+)", words):
        if POINTS.search(words) or re.match(rf"{AUX}\b", with_aux["rest"]):
            return ""
        return f"{with_aux['aux'].capitalize()} {with_aux['who']} {with_aux['rest']}?"
    near = rf"(?:{known}(?:[’']s? \w+)?|(?:the|an?) [\w’'-]+|[A-Z][\w’'-]*)"
    finite = re.fullmatch(rf"(?P<who>{near}) (?P<verb>[a-z]+s) (?P<rest>.+)", words)
    is_noun = finite is not None and (
        re.match(rf"{AUX}\b", finite["rest"]) is not None or finite["who"].endswith(("’s", "'s", "s’"))
    )
    if finite is not None and not is_noun and not POINTS.search(words):
        bare = _bare(finite["verb"])
        return f"{'Will' if future else 'Does'} {finite['who']} {bare} {finite['rest']}?"
    return ""


def cut(words: str) -> str:
    """Return words up to the end of their clause.

    Examples
    --------
    >>> cut("sign the text, which the guild wrote.")
    'sign the text'
    """
    end = ENDS.search(words)
    return (words[: end.start()] if end is not None else words).rstrip(" ,.;")


def _bare(verb: str) -> str:
    """Return the infinitive of a verb in the third person."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|z|o)es$", verb):
        return verb[:-2]
    return verb[:-1]
