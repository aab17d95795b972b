"""The changes of a dossier as a table: a row for each."""

from __future__ import annotations

from collections.abc import Iterator

from detente.analysis.answer_tables import AnswerTable, Rows
from detente.analysis.changed_answers import ChangedAnswer
from detente.analysis.changes import Changes


def changes_table(changes: Changes, answer: ChangedAnswer | str | None = None) -> AnswerTable:
    """Lay out what changed, one row a change.

    Parameters
    ----------
    answer
        What changed in the answer of a case; left out for one that nobody has reviewed.
    """
    base = changes.base
    rows = Rows(base, "changed", ("change", "when", "party", "says", "act", "maker", "before"))
    for new in changes.stances:
        before = ", ".join(new.before) or None
        rows.add(
            ("stance", None, base.name(new.party), new.stance, new.row.act, base.name(new.row.maker), before),
            new.evidence,
        )
    for one in changes.in_force:
        says = "in force" if one.row.in_force else "over"
        rows.add(("in force", None, None, says, one.row.act, base.name(one.row.maker), None), one.evidence)
    for question in changes.settled:
        maker = base.name(question.row.maker)
        rows.add(("settled", None, maker, question.answer, question.row.act, maker, None), question.evidence)
    for question in changes.opened:
        maker = base.name(question.row.maker)
        rows.add(("new question", None, maker, None, question.row.act, maker, None), question.evidence)
    for kind, options in (("new option", changes.options), ("no option now", changes.options_gone)):
        for row in options:
            rows.add((kind, None, None, None, row.act, base.name(row.maker), None), row.evidence)
    for party in changes.makers:
        mentions = base.dossier.party(party).mentions if party in base.dossier.names else ()
        rows.add(("new decision maker", None, base.name(party), None, None, None, None), mentions[:1])
    for contradiction in changes.contradictions:
        says = "; ".join(version.says for version in contradiction.versions)
        named = rows.names(contradiction.parties)
        rows.add(
            ("contradiction", contradiction.when, named, says, contradiction.about or None, None, None),
            contradiction.evidence,
        )
    for kind, items in (("happened", changes.happened), ("announced", changes.due)):
        for item in items:
            doers = rows.names(item.doers or item.parties[:1])
            what = item.act or item.says or None
            rows.add((kind, item.when, doers, item.mood, what, None, None), item.evidence)
    for happening in changes.happenings:
        rows.add(
            ("event", happening.when, rows.names(happening.parties), happening.type, None, None, None),
            happening.evidence,
        )
    if isinstance(answer, ChangedAnswer) and answer.reviewed:
        for state, was, now, concepts in _lasting_rows(answer):
            rows.add(("answer", None, concepts, now, state, None, was), ())
    return rows.table()


def _lasting_rows(answer: ChangedAnswer) -> Iterator[tuple[str, str, str, str]]:
    """Yield each state that lasts otherwise, before and after, with the concepts: yes, may, or no."""
    model = answer.before.model
    if model.status_quo is not None:
        for concept, (was, now) in answer.status_quo.items():
            yield model.label(model.status_quo), was, now, concept
    for each in answer.lasting:
        yield model.label(each.cell), each.before, each.after, ", ".join(each.concepts)
