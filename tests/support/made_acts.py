"""Hand-made mentions of acts in small texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from detente.dossier.dossier import Dossier
from detente.dossier.join import join_findings
from detente.reading.act_mentions import ActMention
from detente.reading.findings import Event, Findings, Party, Role
from detente.sources.report import Evidence, Report


@dataclass
class ToldActs:
    """A report whose mentions of acts are made by hand; each names its words in the text."""

    text: str
    name: str = "r1"
    published: date = date(2021, 5, 12)
    parties: tuple[str, ...] = ("union", "board", "guild")
    mentions: list[ActMention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        return Report(id=self.name, source=f"{self.name}.txt", text=self.text, published=self.published)

    def words(self, part: str) -> Evidence:
        start = self.text.index(part)
        return self.report.passage(start, start + len(part))

    def act(self, quote: str, mood: str, act: str, **more: Any) -> ToldActs:
        """Add a mention. ``act`` is its label; its words are the lemmas, the first of them the predicate."""
        phrasal = act.casefold().startswith("call off")
        lemmas = tuple(
            word for word in act.casefold().split() if word not in ("the", "on", "to", "of", "with")
        )
        if isinstance(more.get("condition"), str):
            more["condition"] = self.words(more["condition"])
        settings: dict[str, Any] = {
            "id": f"a{len(self.mentions) + 1}", "doer": None, "doer_span": None, "voice": None,
            "voice_span": None, "predicate": "call off" if phrasal else lemmas[0], "words": lemmas,
            "label": act, "kind": "COOPERATE", "mood": mood, "span": self.words(quote), **more,
        }  # fmt: skip
        self.mentions.append(ActMention(**settings))
        return self

    def _party(self, name: str) -> Party:
        words = self.report.passage(0, 1)
        roles = (Role(title=self.titles[name], of=None, span=words),) if name in self.titles else ()
        return Party(id=name, name=name.title(), kind="organization", roles=roles, mentions=(words,))

    def findings(self) -> Findings:
        return Findings(
            report=self.report,
            parties=tuple(self._party(name) for name in self.parties),
            acts=tuple(self.mentions),
            events=tuple(self.events),
        )


def dossier_of(*reports: ToldActs) -> Dossier:
    return join_findings([report.findings() for report in reports])
