"""Joining findings: one entry a party, one an event, every line with its words."""

from __future__ import annotations

from detente.dossier.join import join_findings
from detente.reading.findings import Event, Findings, Modality, Party, Role, Span, Stance, Statement


def words(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start=start, end=start + len(part))


def reading(name: str, text: str, when: str | None = "2020-05", modality: Modality = "happened") -> Findings:
    return Findings(
        id=name,
        source=f"{name}.txt",
        title=None,
        publisher=None,
        published="2021-01-02",
        language="en",
        text=text,
        parties=(
            Party(
                id="bek", name="Ana Bek", kind="person", aliases=("Bek",),
                roles=(Role(title="mayor", of="town", span=words(text, "mayor")),),
                mentions=(words(text, "Bek"),),
            ),
            Party(id="town", name="Salt Town", kind="body", mentions=(words(text, "Salt Town"),) * 2),
        ),
        statements=(
            Statement(id="s1", speaker="bek", speaker_span=words(text, "Bek"), cue_span=words(text, "said"),
                      content_spans=(words(text, "it was over"),), manner="indirect"),
        ),
        events=(
            Event(id="e1", type="AGREE", actors=("bek",), recipients=("town",), when=when, modality=modality,
                  span=words(text, "signed")),
        ),
    )  # fmt: skip


FIRST = "In May, Bek, the mayor of Salt Town, signed. Bek said it was over."
SECOND = "Salt Town: mayor Ana Bek said it was over when she signed."


def test_every_line_quotes_its_own_report() -> None:
    dossier = join_findings([reading("a", FIRST), reading("b", SECOND)])
    lines = [e for p in dossier.parties for e in (*p.mentions, *(s.evidence for s in p.standing))]
    lines += [e for s in dossier.statements for e in (*s.content, s.cue, s.speaker_evidence) if e is not None]
    lines += [e for event in dossier.events for e in event.evidence]
    assert len(lines) > 10
    for line in lines:
        assert dossier.reports[line.report].text[line.start : line.end] == line.quote


def test_the_same_event_told_twice_is_one_event_with_two_evidences() -> None:
    (event,) = join_findings([reading("a", FIRST), reading("b", SECOND)]).events
    assert [e.report for e in event.evidence] == ["a", "b"]


def test_an_undated_event_is_not_taken_for_another() -> None:
    assert len(join_findings([reading("a", FIRST, None), reading("b", SECOND, None)]).events) == 2


def test_what_happened_and_what_is_planned_are_two_events() -> None:
    assert len(join_findings([reading("a", FIRST), reading("b", SECOND, modality="planned")]).events) == 2


def test_parties_are_joined_and_the_most_mentioned_comes_first() -> None:
    dossier = join_findings([reading("a", FIRST), reading("b", SECOND)])
    assert [(p.name, p.aliases, len(p.mentions)) for p in dossier.parties] == [
        ("Salt Town", (), 4), ("Ana Bek", ("Bek",), 2),
    ]  # fmt: skip
    (standing,) = dossier.party("bek").standing
    assert (standing.title, standing.of) == ("mayor", "town")


def test_an_event_told_twice_in_one_report_keeps_both_places() -> None:
    findings = reading("a", FIRST)
    again = words(FIRST, "it was over")
    told = findings.events[0].model_copy(update={"also": (again,)})
    (event,) = join_findings([findings.model_copy(update={"events": (told,)})]).events
    assert [evidence.quote for evidence in event.evidence] == ["signed", "it was over"]


def test_a_stance_keeps_its_words_and_whom_it_names() -> None:
    findings = reading("a", FIRST)
    stance = Stance(kind="opposes", of=("town",), span=words(FIRST, "it was over"))
    said = findings.statements[0].model_copy(update={"stances": (stance,)})
    dossier = join_findings([findings.model_copy(update={"statements": (said,)})])
    (joined,) = dossier.statements[0].stances
    named = {party.id: party.name for party in dossier.parties}
    assert (joined.kind, joined.evidence.quote, [named[party] for party in joined.of]) == (
        "opposes", "it was over", ["Salt Town"],
    )  # fmt: skip
