"""The clause that a date belongs to: of a sentence with two dates each has its own verb, or its own noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.dates.tense import DATES_OF_PLANS, SPEECH, direction_of, said_before
from detente.reading.findings import ClauseMood, DatedClause, DateExpression
from detente.reading.parsed import report_of
from detente.sources import Evidence, Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
_HELPS: Final = frozenset(("aux", "auxpass"))
_OPEN_MARKS: Final = frozenset(("if", "unless", "whether", "until", "till", "once", "before", "lest"))
_PREPOSITIONS: Final = frozenset(
    ("since", "on", "in", "by", "from", "until", "till", "at", "before", "after")
)
_WHO: Final = frozenset(("who", "which", "that"))
_A_NOUN: Final = 2
_WHOM: Final = frozenset(("whom", "which", "that"))
_ATTACKS: Final = frozenset(("attack", "raid", "clash", "demonstration", "ceremony", "bombing", "shooting"))
_WISHES: Final = frozenset((
    "hope", "want", "ask", "demand", "expect", "plan", "urge", "order", "propose", "request", "wish",
    "seek",
    "call", "insist", "recommend", "threaten", "promise", "pledge", "vow", "predict", "fear", "think",
    "guess", "intend", "agree", "offer", "suggest",
))  # fmt: skip
_LEADS: Final = re.compile(
    r"\b(on|in|at|since|until|till|by|before|after|from|within|of|for|between|to|during)"
    r"(?:\s+(?:about|around|the|a|early|late|or))*\s*$",
    re.IGNORECASE,
)
_LEFT_OUT_OF_A_NOUN: Final = frozenset(("relcl", "appos", "acl", "cc", "conj"))
_ENTRY: Final = re.compile(r"\s*(?:\(?\d{1,2}[.)]\s+|[-–—•*]\s+)?(?:(?:on|in)\s+)?", re.IGNORECASE)
_ENTRY_ENDS: Final = re.compile(r"[ \t]*(?:[.:–—]|-(?=\s)|\n)")
_FEWEST_ENTRIES: Final = 2
_LONGEST: Final = 200
_SHORT_ENTRY: Final = 120
_EDGES: Final = frozenset((",", ";", ":", "-", "–", "—", "--", ".", "!", "(", ")", "and", "but", "so", "or"))
_DASH_BEFORE: Final = re.compile(r"(?:[–—]|--| -)\s*(?:(?:on|in|at|by)\s+)?$", re.IGNORECASE)
_DASH_BEHIND: Final = re.compile(r"\s*(?:[–—]|--|- )")
_DATED: Final = ("DATE", "TIME")


def find_clauses(doc: Doc, dates: Sequence[DateExpression]) -> tuple[DatedClause, ...]:
    """Return the clause of each date of a parsed report that has one, in the order of the dates.

    A clause has its subject, also where two verbs share one: "The walkouts began on 6 January and have been
    complete since 11 March" makes two. A day that heads an entry of a chronology is that of its first
    sentence.
    """
    report = report_of(doc)
    starts = [token.idx for token in doc]
    headings = set(_headings(report.text, dates))
    clauses: list[DatedClause] = []
    for date in dates:
        if date.type not in _DATED and not (date.type == "DURATION" and _lead(report.text, date) == "within"):
            continue
        span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        if span is None:
            continue
        if date.span.start in headings:
            clause = _of_entry(doc, starts, report, date)
        else:
            clause = _of_verb(span, report, date)
        if clause is not None:
            clauses.append(clause)
    return tuple(clauses)


def _lead(text: str, date: DateExpression) -> str:
    before = _LEADS.search(text[max(0, date.span.start - 30) : date.span.start])
    return before[1].lower() if before is not None else ""


def _headings(text: str, dates: Sequence[DateExpression]) -> Iterator[int]:
    """Yield where the dates begin that open an entry of a chronology, if there are several."""
    opening = []
    for date in dates:
        start = text.rfind("\n", 0, date.span.start) + 1
        is_first = _ENTRY.fullmatch(text[start : date.span.start]) is not None
        if date.type in _DATED and is_first and _ENTRY_ENDS.match(text, date.span.end):
            opening.append(date.span.start)
    if len(opening) >= _FEWEST_ENTRIES:
        yield from opening


def _of_entry(doc: Doc, starts: Sequence[int], report: Report, date: DateExpression) -> DatedClause | None:
    """Return the first sentence behind a heading; with the second, where the first only names something."""
    closing = _ENTRY_ENDS.match(report.text, date.span.end)
    at = bisect_left(starts, closing.end() if closing is not None else date.span.end)
    first = next((token for token in doc[at:] if token.is_alpha or token.like_num), None)
    gap = "" if first is None else report.text[date.span.end : first.idx]
    if first is None or ("\n\n" in gap and not _is_line(report.text, date)):
        return None
    end = first.sent.end
    while end < len(doc) and len(doc[first.i : end].text) + len(doc[end].sent.text) <= _SHORT_ENTRY:
        if "\n" in doc[first.i : end].text.rstrip(" ") or "\n" in doc[end - 1].whitespace_:
            break
        end = doc[end].sent.end
    words = _passage(doc[first.i : end], report)
    if words is None:
        return None
    mood: ClauseMood = (
        "ahead" if direction_of(first.sent.root) == "future" and _has_modal(first.sent) else "told"
    )
    return DatedClause(date=date.span, parts=(words,), mood=mood)


def _is_line(text: str, date: DateExpression) -> bool:
    """Return True for a date that is a heading on a line of its own."""
    return text[date.span.end : date.span.end + 1] == "\n"


def _has_modal(sentence: Span) -> bool:
    return any(child.tag_ == "MD" for child in sentence.root.children)


def _of_verb(span: Span, report: Report, date: DateExpression) -> DatedClause | None:
    if _between_dashes(report.text, date):
        return None
    if _is_of_a_side_clause(span.root):
        return _with_its_object(span, report, date)
    verb = _own_verb(span.root)
    if verb is not None:
        behind = [c for c in verb.children if c.dep_ == "conj" and _is_a_clause(c) and c.i < span.start]
        verb = behind[-1] if behind and span.start > verb.i else verb
    if verb is None:
        sentence = span.root.sent
        words = _line_of(sentence, span, report)
        is_more = len(sentence.text.split()) - len(span.text.split()) >= 2
        return DatedClause(date=date.span, parts=(words,), mood="named") if words and is_more else None
    if _may_be_of_either(verb):
        return None
    if _lacks_its_subject(verb, span):
        whole = _passage(verb.sent, report)
        return (
            DatedClause(date=date.span, parts=(whole,), mood=_mood(verb, span)) if whole is not None else None
        )
    parts = list(_parts(verb, span))
    if verb.dep_ in ("advcl", "relcl") and parts and parts[0][0].tag_ == "WRB":
        parts[0] = parts[0][1:]
    if _is_told_behind(verb):
        return None
    passages = [words for part in parts if (words := _passage(part, report)) is not None]
    if not passages or not any(p.start <= date.span.start and date.span.end <= p.end for p in passages):
        return None
    return DatedClause(
        date=date.span,
        parts=tuple(passages),
        mood="open" if _is_of_a_rally(span.root, verb) else _mood(verb, span),
    )


def _between_dashes(text: str, date: DateExpression) -> bool:
    """Return True for "only once - in May 2020 - since": a parser ties such a date to any verb."""
    before, behind = (
        text[max(0, date.span.start - 12) : date.span.start],
        text[date.span.end : date.span.end + 4],
    )
    return bool(_DASH_BEFORE.search(before) and _DASH_BEHIND.match(behind))


def _line_of(sentence: Span, date: Span, report: Report) -> Evidence | None:
    """Return the line of a fragment that a date stands in: a heading may stand above it."""
    doc, first, last = sentence.doc, date.start, date.end
    while first > sentence.start and "\n" not in doc[first - 1].text:
        first -= 1
    while last < sentence.end and "\n" not in doc[last].text:
        last += 1
    return _passage(doc[first:last], report)


def _is_of_a_side_clause(token: Token) -> bool:
    """Return True for the day of "whom the guild backed in May", or "as the board ruled in May".

    It is not that of the clause around it, and alone such a clause says little.
    """
    for above in token.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        above = said_before(token, above) or above
        if not _is_finite(above):
            continue
        if _opens_a_condition(above) and above.head.pos_ in ("VERB", "AUX"):
            return False
        subject = _own_subject(above) if above.dep_ == "relcl" else None
        is_whose = (
            subject is not None
            and above.head.lemma_.lower() not in DATES_OF_PLANS | _ATTACKS
            and (subject.lower_ not in _WHO or _lead_word(token) == "since")
            and not _subject_is_relative(above)
            and not _behind_a_place(above)
        )
        return is_whose or (_is_likened(above) and above.head.pos_ in ("VERB", "AUX"))
    return False


def _with_its_object(span: Span, report: Report, date: DateExpression) -> DatedClause | None:
    """Return "the guild backed", "Ana Roy", "in May" of "Ana Roy, whom the guild backed in May, left"."""
    verb = next((above for above in span.root.ancestors if above.dep_ == "relcl"), None)
    if verb is None or verb.tag_ != "VBD" or _lead_word(span.root) in ("since", "until", "before", "after"):
        return None
    subject, doc = _own_subject(verb), verb.doc
    whom = next((child for child in verb.children if child.dep_ == "dobj" and child.lower_ in _WHOM), None)
    if subject is None or subject.pos_ == "PRON" or whom is None or not whom.i < subject.left_edge.i:
        return None
    if not subject.i < verb.i < span.start or verb.head.pos_ not in ("NOUN", "PROPN"):
        return None
    rest = doc[span.end : verb.right_edge.i + 1]
    last = next((word.i for word in rest if word.text in (",", ";") or word.dep_ == "cc"), None)
    behind = verb.i + 1 + (doc[verb.i + 1].dep_ == "prt")
    stretches = (
        doc[subject.left_edge.i : behind],
        _noun_alone(verb.head),
        doc[behind : (verb.right_edge.i + 1) if last is None else last],
    )
    parts = [words for stretch in stretches if (words := _passage(stretch, report)) is not None]
    is_any = parts[1].quote.lower().startswith(("a ", "an ")) and len(parts[1].quote.split()) == _A_NOUN
    is_whole = len(parts) == len(stretches) and not is_any and parts[-1].start <= date.span.start
    return DatedClause(date=date.span, parts=tuple(parts), mood="told") if is_whole else None


def _lead_word(token: Token) -> str:
    return token.doc[token.left_edge.i - 1].lower_ if token.left_edge.i else ""


def _own_verb(token: Token) -> Token | None:
    """Return the finite verb of a date's clause, or the participle on a noun: "a truce signed in May"."""
    for above in token.ancestors:
        if above.pos_ not in ("VERB", "AUX"):
            continue
        above = said_before(token, above) or above
        if _is_finite(above):
            if _opens_a_condition(above) and above.head.pos_ in ("VERB", "AUX"):
                continue
            if above.dep_ != "relcl" or _subject_is_relative(above) or _behind_a_place(above):
                return above
        elif _is_of_a_noun(above) or _opens_with_it(above):
            return above
    return None


def _lacks_its_subject(verb: Token, date: Span) -> bool:
    """Return True where the parser takes a date for the subject, or sees none: "The guild yesterday let"."""
    subject = _own_subject(verb)
    if subject is None:
        return verb.dep_ not in ("conj", "acl", "relcl") and not _opens_with_it(verb)
    return date.start <= subject.i < date.end and verb.lemma_ != "be"


def _is_of_a_noun(verb: Token) -> bool:
    """Return True for "a truce signed in May" and "a truce to be signed in May"."""
    if verb.dep_ != "acl" or verb.head.pos_ == "PRON":
        return False
    is_said = any(child.dep_ == "ccomp" for child in verb.children)
    return (verb.tag_ == "VBN" and not is_said) or _helps(verb, "to")


def _may_be_of_either(verb: Token) -> bool:
    """Return True for "Velland, which fears the Front, banned by a court in May": either may be banned."""
    return (
        verb.dep_ == "acl"
        and any(child.dep_ == "agent" for child in verb.children)
        and any(child.dep_ == "relcl" and child.i < verb.i for child in verb.head.children)
    )


def _opens_with_it(verb: Token) -> bool:
    """Return True for "Rescued by pilots in May, she has become": what befell the subject of its sentence."""
    is_bare = verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.i < verb.head.i
    helped = any(child.dep_ in (*_HELPS, "mark") for child in verb.children)
    return is_bare and not helped and _own_subject(verb) is None and _own_subject(verb.head) is not None


def _is_told_behind(verb: Token) -> bool:
    """Return True for "wants talks, an ally said on Friday": the day is only that of the telling."""
    said = (child for child in verb.children if child.dep_ in ("ccomp", "parataxis"))
    return verb.lemma_ in SPEECH and any(child.i < verb.i for child in said)


def _is_a_clause(conjunct: Token) -> bool:
    """Return True for the second verb of "began in May and have been all-out since", whatever its tag."""
    return conjunct.pos_ in ("VERB", "AUX") or any(child.dep_ in _HELPS for child in conjunct.children)


def _is_of_a_rally(date: Token, verb: Token) -> bool:
    """Return True for the day of "an inquiry into the conduct of guards at a rally on 3 May"."""
    above = [
        word for word in date.ancestors if word.pos_ in ("NOUN", "PROPN") and word.ent_type_ not in _DATED
    ]
    depth = 0
    for word in date.ancestors:
        if word == verb:
            break
        depth += word.pos_ == "NOUN"
    return depth > 1 and above[0].lemma_.lower() in DATES_OF_PLANS | _ATTACKS


def _is_finite(verb: Token) -> bool:
    if verb.tag_ in _FINITE or any(child.dep_ in _HELPS and child.tag_ in _FINITE for child in verb.children):
        return True
    is_shared = verb.dep_ == "conj" and not any(child.dep_ in _HELPS for child in verb.children)
    return is_shared and verb.tag_ in ("VBN", "VB") and verb.head.tag_ == verb.tag_ and _is_finite(verb.head)


def _opens_a_condition(verb: Token) -> bool:
    """Return True for "if it is begun", and for "should it be begun"."""
    if any(child.dep_ in ("mark", "advmod") and child.lower_ in _OPEN_MARKS for child in verb.children):
        return True
    subject = _own_subject(verb)
    inverted = (child for child in verb.children if child.lower_ in ("should", "had", "were"))
    is_side = verb.dep_ in ("advcl", "ccomp", "csubj")
    return is_side and subject is not None and any(child.i < subject.left_edge.i for child in inverted)


def _subject_is_relative(verb: Token) -> bool:
    subject = _own_subject(verb)
    return subject is not None and subject.lower_ in _WHO and verb.head.pos_ in ("NOUN", "PROPN")


def _is_likened(verb: Token) -> bool:
    """Return True for "as the board had ruled in July", which says little alone."""
    return any(child.dep_ == "mark" and child.lower_ in ("as", "than") for child in verb.children)


def _behind_a_place(verb: Token) -> int:
    """Return the place behind "in which" or "when", where a whole clause begins; 0 for other relatives."""
    subject = _own_subject(verb)
    if subject is None or subject.lower_ in _WHO:
        return 0
    for word in verb.subtree:
        if word.i >= subject.left_edge.i:
            break
        led = word.i and word.doc[word.i - 1].pos_ == "ADP"
        if word.lower_ in ("when", "where") or (word.lower_ == "which" and led):
            return word.i + 1 if word.i + 1 == subject.left_edge.i else 0
    return 0


def _helps(verb: Token, word: str) -> bool:
    return any(child.dep_ in _HELPS and child.lower_ == word for child in verb.children)


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _parts(verb: Token, date: Span) -> Iterator[Span]:
    """Yield the stretches of a clause: its subject, if that stands elsewhere, and the rest."""
    subject = _own_subject(verb)
    if verb.dep_ == "relcl" and (place := _behind_a_place(verb)):
        yield _region(verb, date, after=place - 1)
        return
    if verb.dep_ == "relcl" and subject is not None:
        yield _noun_alone(verb.head)
        yield _region(verb, date, after=subject.i)
        return
    if _opens_with_it(verb) and (whose := _own_subject(verb.head)) is not None:
        yield _noun_alone(whose)
        yield _region(verb, date)
        return
    if verb.dep_ == "acl" and subject is None:
        yield _noun_alone(verb.head)
        yield _region(verb, date)
        return
    if subject is None and verb.dep_ == "conj":
        first = verb.head
        while first.dep_ == "conj" and _own_subject(first) is None and first.head.pos_ in ("VERB", "AUX"):
            first = first.head
        subject = _own_subject(first)
        if subject is not None:
            if first.dep_ == "relcl" and subject.lower_ in _WHO:
                yield _noun_alone(first.head)
            else:
                yield _noun_alone(subject)
            is_bare = not _is_finite_alone(verb)
            for help_ in first.children if is_bare else ():
                if help_.dep_ in _HELPS:
                    yield verb.doc[help_.i : help_.i + 1]
    yield _region(verb, date)


def _is_finite_alone(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(c.dep_ in _HELPS and c.tag_ in _FINITE for c in verb.children)


def _noun_alone(noun: Token) -> Span:
    """Return a noun with what stands before it and what belongs to it, without clauses and asides."""
    left, right = noun.left_edge.i, noun.i
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("cc", "conj") and noun.dep_ in _SUBJECTS:
            right = max(right, _end_without_clauses(child))
        elif child.dep_ in _LEFT_OUT_OF_A_NOUN or child.is_punct:
            if child.dep_ == "appos" or child.is_punct:
                break
        else:
            right = max(right, _end_without_clauses(child))
    return _with_its_hyphens(noun.doc, left, right)


def _with_its_hyphens(doc: Doc, left: int, right: int) -> Span:
    """Return a name with the parts written in one with it, and capitals before it: "IF Metall"."""
    while (
        right + 1 < len(doc)
        and not doc[right].whitespace_
        and doc[right + 1].text in ("-", "–")
        and right + 2 < len(doc)
    ):
        right += 2
    while (
        left
        and doc[left - 1].is_upper
        and len(doc[left - 1]) > 1
        and doc[left - 1].is_alpha
        and doc[left].is_title
    ):
        left -= 1
    return doc[left : right + 1]


def _end_without_clauses(token: Token) -> int:
    """Return the place of the last word below one, up to the first clause or mark."""
    right = token.i
    for word in token.subtree:
        if word.i > token.i and (word.dep_ in ("relcl", "acl", "appos", "advcl") or word.is_punct):
            break
        right = max(right, word.i)
    return right


def _region(verb: Token, date: Span, after: int = -1) -> Span:
    """Return the words of a verb's clause in one stretch, without those of the verbs that follow it."""
    left, right = verb.i, verb.i
    for child in verb.children:
        if child.dep_ in ("mark", "cc", "punct") or child.i <= after:
            continue
        if child.dep_ == "conj" and _is_a_clause(child) and not _holds(child, date):
            continue
        if child.dep_ in ("parataxis", "ccomp") and child.i < verb.i and not _holds(child, date):
            continue
        left, right = min(left, max(child.left_edge.i, after + 1)), max(right, child.right_edge.i)
    left, right = min(left, date.start), max(right, date.end - 1)
    if left == date.start and left and verb.doc[left - 1].lower_ in _PREPOSITIONS:
        left -= 1
    verbs_behind = sorted(
        child.i
        for child in verb.children
        if child.dep_ == "conj" and _is_a_clause(child) and child.i > verb.i
    )
    if verbs_behind and date.end <= verbs_behind[0]:
        edge = min(verb.doc[verbs_behind[0]].left_edge.i, verbs_behind[0])
        if edge >= date.end:
            right = min(right, edge - 1)
    return _shorter(verb, date, left, right)


def _holds(token: Token, date: Span) -> bool:
    return token.left_edge.i <= date.start and date.end - 1 <= token.right_edge.i


def _shorter(verb: Token, date: Span, left: int, right: int) -> Span:
    """Return a long clause without the side clauses at its end."""
    doc = verb.doc
    ends = sorted(
        (word.left_edge.i for word in doc[left : right + 1] if word.dep_ in ("advcl", "relcl", "acl")),
        reverse=True,
    )
    for end in ends:
        if len(doc[left : right + 1].text) <= _LONGEST:
            break
        if end > max(verb.i, date.end - 1) + 1 and doc[end - 1].text in (",", ";", "—", "–"):
            right = end - 1
    return doc[left : right + 1]


def _mood(verb: Token, date: Span) -> ClauseMood:
    """Return how a clause tells of its day: as done, in the present, as to come, or as one of several."""
    ruler = verb
    while ruler.dep_ == "conj" and ruler.head.pos_ in ("VERB", "AUX"):
        ruler = ruler.head
    for each in (verb, ruler):
        if _opens_a_condition(each) or (
            each.dep_ == "ccomp" and each.head.lemma_ in _WISHES and _unsure(each)
        ):
            return "open"
    is_bare = verb.tag_ == "VBN" and not any(child.dep_ in _HELPS for child in verb.children)
    if is_bare and (verb.dep_ == "acl" or _opens_with_it(verb)):
        return "befell"
    if any(word.dep_ == "xcomp" and _helps(word, "to") for word in _between(date.root, verb)) and (
        verb.lemma_ in _WISHES or verb.lemma_ == "be"
    ):
        return "ahead"
    # "It may stay, and he named a deputy": a verb with its own subject and tense has its own mood.
    shared = () if verb.tag_ == "VBD" and _own_subject(verb) is not None else ruler.children
    helps = [child for child in (*verb.children, *shared) if child.dep_ in _HELPS]
    if any(child.tag_ == "MD" for child in helps) or verb.tag_ == "MD":
        return "ahead"
    if any(child.lower_ == "to" for child in helps):
        return "ahead"
    if verb.lemma_ in SPEECH and verb.tag_ != "VBN":
        return "said"
    if verb.tag_ in ("VBZ", "VBP") or any(
        child.tag_ in ("VBZ", "VBP") and child.lemma_ == "be"
        for child in verb.children
        if child.dep_ in _HELPS
    ):
        return "now"
    return "told"


def _between(date: Token, verb: Token) -> Iterator[Token]:
    """Yield the words between a date and the verb of its clause."""
    for word in date.ancestors:
        if word == verb:
            return
        yield word


def _unsure(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "whether") for child in verb.children)


def _passage(span: Span, report: Report) -> Evidence | None:
    """Return the words of a stretch without the marks and joints at its ends."""
    start = span.start
    while start and span.doc[start].ent_iob_ == "I" and span.doc[start].ent_type_ == "PERSON":
        start -= 1  # "Filipe" of a name of which the parser takes the first half for a heading
    tokens = list(span.doc[start : span.end])
    while tokens and (tokens[0].lower_ in _EDGES or tokens[0].is_space or _is_a_mark(tokens[0])):
        tokens.pop(0)
    while tokens and (tokens[-1].lower_ in _EDGES or tokens[-1].is_space):
        tokens.pop()
    if not tokens:
        return None
    return report.passage(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _is_a_mark(token: Token) -> bool:
    return token.is_punct and not token.is_quote and token.text not in "([“‘#"
