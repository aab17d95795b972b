"""Reports in which parties have the names that every dispute has."""

from __future__ import annotations

from detente.reading.findings import Findings, Party, PartyKind
from detente.sources.report import Report

_KINDS: dict[str, PartyKind] = {
    "government": "body", "army": "body", "parliament": "body", "opposition": "other", "rebels": "other",
    "union": "organization", "peru": "state", "front": "organization",
}  # fmt: skip


def report_of(name: str, text: str, *parties: str) -> Findings:
    """Return a report with the parties of some names, each at its first place in the text."""
    report = Report(id=name, source=f"{name}.txt", text=text, language="en")
    return Findings(
        report=report,
        parties=tuple(
            Party(
                id=each.lower().replace(" ", "-"),
                name=each,
                kind=_KINDS.get(each.lower().split()[-1], "person"),
                mentions=(report.passage(text.index(each), text.index(each) + len(each)),),
            )
            for each in parties
        ),
    )


PERU = report_of(
    "lima",
    "LIMA, 3 March - The government refused to pay, and the opposition said so. The Andean Miners Union"
    " struck across Peru; the army was near.",
    "The government", "the opposition", "Andean Miners Union", "the army",
)  # fmt: skip
PERU_AGAIN = report_of(
    "cusco",
    "The Peruvian government and the opposition will meet in Peru, the Peruvian army says.",
    "The Peruvian government", "the opposition",
)  # fmt: skip
KENYA = report_of(
    "nairobi",
    "NAIROBI, 4 March - The government offered the Kenyan nurses talks. In Kenya the opposition stayed away.",
    "The government", "the opposition",
)  # fmt: skip
NOWHERE = report_of(
    "nowhere", "The government will not talk, and the opposition will not wait.", "The government",
    "the opposition",
)  # fmt: skip
MINERS = report_of(
    "miners", "The government met the Andean Miners Union.", "The government", "Andean Miners Union"
)
