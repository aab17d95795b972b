"""The mentions of acts in a report, clause by clause and noun by noun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from detente.reading.act_mentions import ActMention
from detente.reading.acts.act import Act
from detente.reading.acts.arranged import arranged_act
from detente.reading.acts.asked_help import asking_act
from detente.reading.acts.belittled import offer_belittled
from detente.reading.acts.conditions import ConditionalClause, conditional_clause, with_conditions
from detente.reading.acts.cues import act_cues
from detente.reading.acts.held_positions import held_position
from detente.reading.acts.history import History
from detente.reading.acts.imperatives import is_dictated
from detente.reading.acts.issuers import with_issuers
from detente.reading.acts.kept_off import kept_off
from detente.reading.acts.kept_things import kept_act
from detente.reading.acts.listed_demands import as_listed
from detente.reading.acts.listed_verbs import mend_lists
from detente.reading.acts.mentions import mentions_of
from detente.reading.acts.mistagged import mend_tags
from detente.reading.acts.names import NamedParties
from detente.reading.acts.newsreaders import without_newsreaders
from detente.reading.acts.noun_acts import noun_act
from detente.reading.acts.offers_in_figures import pay_offered
from detente.reading.acts.pay_wanted import pay_wanted
from detente.reading.acts.refused_leave import leave_refused
from detente.reading.acts.refused_papers import refused_paper
from detente.reading.acts.rejected_requests import with_rejected_requests
from detente.reading.acts.rejected_terms import rejected_terms
from detente.reading.acts.returns import with_returns
from detente.reading.acts.striking_crews import crew_on_strike
from detente.reading.acts.sums import sum_named
from detente.reading.acts.terms import with_terms
from detente.reading.acts.things_offered import things_offered
from detente.reading.acts.unacceptable import refusal_in_a_word
from detente.reading.acts.unasserted import is_against_the_facts, is_only_rumoured
from detente.reading.acts.verb_acts import verb_act
from detente.reading.acts.wanted_back import is_wanted_back, wanted_back
from detente.reading.acts.wanted_gone import is_wanted_done, is_wanted_out_of_office, wanted_done, wanted_gone
from detente.reading.events import EventTimes
from detente.reading.findings import DateExpression, Party, Statement
from detente.reading.once_a_word import forget_answers
from detente.reading.parsed import report_of
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_TOLD: Final = ("done", "in force")
_WILLED: Final = ("offered", "planned", "threatened", "refused", "accepted")


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
    mend_tags(doc)
    forget_answers(doc)
    mend_lists(doc)
    forget_answers(doc)
    names = NamedParties(doc, parties, with_issuers(doc, parties, without_newsreaders(statements, parties)))
    times = EventTimes(doc, dates)
    history = History(doc, dates, report_of(doc).published)
    barred = sorted((span.start, span.end) for span in furniture)
    starts = [start for start, _ in barred]
    mentions: list[ActMention] = []
    clauses: list[ConditionalClause] = []
    sentences = list(doc.sents)
    for k, sentence in enumerate(sentences):
        before = bisect_right(starts, sentence.start_char) - 1
        if before >= 0 and sentence.start_char < barred[before][1]:
            continue
        is_hedged = k + 1 < len(sentences) and _takes_back(sentences[k + 1])
        acts = tuple(with_terms(tuple(_acts_in(sentence, names)), sentence, names))
        acts += tuple(things_offered(sentence, acts, names))
        for act in with_rejected_requests(acts, sentence, names):
            if is_hedged and act.reading.mood in _TOLD:
                continue
            for mention in mentions_of(act, names, times, history):
                mentions.append(mention.model_copy(update={"id": f"a{len(mentions) + 1}"}))
                clauses += [
                    conditional_clause(verb, plain, mentions[-1]) for verb, _, plain in act.conditions
                ]
    forget_answers(doc)  # they hold words of the text, and the text them
    return tuple(with_returns(tuple(with_conditions(mentions, clauses))))


def _takes_back(sentence: Span) -> bool:
    """Return True for a sentence that takes back half of the one before: "Kind of.", "Not quite."."""
    words = " ".join(token.lower_ for token in sentence if not (token.is_punct or token.is_space))
    return words in act_cues().hedges


def _acts_in(sentence: Span, names: NamedParties) -> Iterator[Act]:
    for token in sentence:
        if (crew := crew_on_strike(token, names)) is not None:
            yield crew
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            act = (
                held_position(token, names)
                or kept_off(token, names)
                or kept_act(token, names)
                or refusal_in_a_word(token, names)
                or offer_belittled(token)
                or refused_paper(token, names)
                or leave_refused(token, names)
                or arranged_act(token, names)
                or (None if is_wanted_out_of_office(token, names) else verb_act(token, names))
            )
            yield from pay_wanted(token)
            yield from sum_named(token, names)
            yield from wanted_back(token, names)
            yield from wanted_gone(token, names)
            yield from wanted_done(token, names)
            rejected = tuple(rejected_terms(token, names))
            yield from rejected
            if rejected and act is not None and act.label:
                continue  # the same refusal, in fewer words
        elif token.pos_ == "NOUN" and token.dep_ not in ("compound", "amod", "nmod", "npadvmod"):
            yield from pay_offered(token, names)
            otherwise = is_wanted_back(token, names) or is_wanted_done(token)
            act = None if otherwise else noun_act(token, names)
            if act is not None and (asking := asking_act(act, names)) is not None:
                yield asking
        else:
            continue
        if act is not None and (mended := as_listed(act.reading)) is not act.reading:
            act = replace(act, reading=mended)
        if act is None or is_dictated(token) or is_against_the_facts(token):
            continue
        if not (act.reading.mood in _WILLED and is_only_rumoured(token)):
            yield act
