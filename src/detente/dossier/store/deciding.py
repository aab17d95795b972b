"""The decisions of a person in a store: made, read back and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from detente.dossier.judgements import PartyNamed
from detente.dossier.store import kept
from detente.dossier.store.contents import Contents
from detente.dossier.store.decisions import Decision, now, that_count, undone, write_decision
from detente.dossier.store.indexing import index_articles, index_reports
from detente.dossier.store.judged import judged_pairs
from detente.errors import BadInput


class Deciding(Contents):
    """A store in which a person decides."""

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, also those that were taken back, in their order."""
        with self._reading() as connection:
            return tuple(kept.decisions_in(connection, self.where))

    def unmet(self) -> frozenset[int]:
        """Return the numbers of the decisions whose words or claim no report has as it is read now.

        A later edition may have dropped the words, or a better reader may read them otherwise.
        """
        with self._reading() as connection:
            decisions = that_count(kept.decisions_in(connection, self.where))
            about = {each.target["report"] for each in decisions if "report" in each.target}
            ids = {name for key in about for name in kept.editions_with(connection, key)}
            latest = kept.latest_editions(connection, self.where, ids)
            read = kept.decided_reports(connection, self.where, latest, decisions)
            return frozenset(decision.number for each in read for decision in each.unmet)

    def judged_pairs(self) -> list[frozenset[PartyNamed]]:
        """Return the pairs of parties that a person judged, in whatever way."""
        ids = {key: name for name, key in self.keys().items()}
        return list(judged_pairs(that_count(self.decisions()), ids))

    def decide(self, decision: Decision) -> Decision:
        """Write a decision, and return it with its number."""
        return self.decide_all([decision])[0]

    def decide_all(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Write decisions, all of them or none, and return them with their numbers."""
        all_made = []
        with self._writing() as connection:
            for decision in decisions:
                made = replace(decision, made_at=decision.made_at or now())
                made = replace(made, number=write_decision(connection, made))
                self._refresh(connection, made)
                all_made.append(made)
        return all_made

    def undo(self, number: int | None = None, *, who: str, why: str = "") -> Decision:
        """Take back a decision, the latest one that counts if none is named; return the one taken back.

        Raises
        ------
        BadInput
            If there is none, or it does not count any more.
        """
        with self._writing() as connection:
            all_made = kept.decisions_in(connection, self.where)
            taken_back = undone(all_made)
            standing = {each.number: each for each in all_made if each.number not in taken_back}
            last = max((each.number for each in that_count(all_made)), default=None)
            wanted = last if number is None else number
            if wanted is None or wanted not in standing:
                what = (
                    "no decision is left to take back" if wanted is None else f"no decision {wanted} counts"
                )
                raise BadInput(self.where, what, f"see: detente dossier decisions {self.where}")
            one = standing[wanted]
            write_decision(connection, Decision(who, "undo", why=why, undoes=wanted, made_at=now()))
            # Whoever takes a taking back back changes what the first decision is about.
            self._refresh(connection, next((each for each in all_made if each.number == one.undoes), one))
        return one

    def _refresh(self, connection: Connection, decision: Decision) -> None:
        """Make the derived rows again of the reports that a decision is about."""
        if decision.kind in ("same", "different", "unsure", "mark", "claim", "weigh"):
            return
        key, decisions = decision.target.get("report"), that_count(kept.decisions_in(connection, self.where))
        if key is None:
            index_reports(connection, self.where, kept.latest_editions(connection, self.where), decisions)
        else:
            index_articles(connection, self.where, [key], decisions)
