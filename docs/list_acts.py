"""Write the reference page of the catalogue of acts: `python docs/list_acts.py`."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

from detente.reading.acts.catalogue import CatalogueEntry, catalogue

PAGE = Path(__file__).parent / "reference" / "acts.md"

HEAD = """\
# The catalogue of acts

The moves that recur in disputes. detente looks in a report for the words of these acts, and gives what it
finds their labels. An act and its ending are one entry: *ban* and *lift the ban*. What fits no entry is
labelled from its own words.

For each entry, this page says:

- the label of the act, then that of its ending. Words in *italics* are filled from the report, or left out;
- the choice that stands open in a case: to **do it**, for as long as it is kept up; to **end it**, where it
  is a measure in force against somebody; or to do it **once**;
- who can end it, if it needs both sides, and if it cannot be taken back, which makes the option
  [one-way](case-file.md#one_way);
- its words, as a dictionary has them. Of the words after + or a preposition one must stand there; six at
  most are shown;
- an example.

There are {count} entries. They are data: `src/detente/reading/lexica/acts.yaml`. This page is made from that
file, with `python docs/list_acts.py`.
"""

MOST_WORDS = 6
CHOICES = {"doing": "to do it", "ending": "to end it", "once": "to do it once"}
ENDED_BY = {
    "imposer": "ended by whoever imposed it",
    "controller": "ended by whoever controls it",
    "doer": "ended by whoever does it",
    "nobody": "cannot be taken back",
}


def acts_page() -> str:
    """Return the page in Markdown."""
    parts = [HEAD.format(count=len(catalogue()))]
    for topic, entries in groupby(catalogue().values(), key=lambda entry: entry.topic):
        parts.append(f"## {topic}\n")
        parts += [_section(entry) for entry in entries]
    return "\n".join(parts)


def _section(entry: CatalogueEntry) -> str:
    once = entry.option == "once" and entry.reversible
    facts = [f"Choice: {CHOICES[entry.option]}", "can be taken back" if once else ENDED_BY[entry.undone_by]]
    if entry.both_sides:
        facts.append("needs both sides")
    if entry.harm:
        facts.append("to announce it is a threat")
    if entry.standing:
        facts.append(f"in force while a party is {' or '.join(entry.standing)}")
    examples = dict(reversed(entry.examples))
    ending = _words(entry.ends, entry.end_nouns) or "any verb that ends what a noun names"
    lines = [
        f"- {'; '.join(facts)}.",
        f"- Words: {_words(entry.verbs, entry.nouns)}.",
        f"- Words of its ending: {ending}.",
        f'- "{examples["+"]}"' + (f' Its ending: "{examples["-"]}"' if "-" in examples else ""),
    ]
    title = f"### {entry.id.replace('_', ' ')}"
    labels = f"**{_label(entry.label)}** / **{_label(entry.ending_label)}** ({_kinds(entry)})"
    return "\n".join([title, "", labels, "", *lines, ""])


def _kinds(entry: CatalogueEntry) -> str:
    return ", ".join(dict.fromkeys((entry.kind, entry.ending_kind)))


def _label(pattern: str) -> str:
    return re.sub(
        r"\{(\w+)(?:\|([^}]*))?\}", lambda slot: f"*{slot[2] or _SLOT_WORDS.get(slot[1], 'whom')}*", pattern
    )


_SLOT_WORDS = {"on": "something", "for": "something", "in": "a place", "at": "a place", "as": "an office"}


def _words(*blocks: str) -> str:
    lines = (_line(line) for block in blocks for line in block.strip().splitlines() if line.strip())
    return "; ".join(dict.fromkeys(lines))


def _line(line: str) -> str:
    """Put a line of patterns into words, without what it excludes: "lift, ease + ban"."""
    first, *rest = (part.strip() for part in line.split("|"))
    said = first
    for part in rest:
        lead, colon, words = part.partition(":")
        if colon and lead.strip() != "not":
            said += f" *{lead.strip()}* {_some(words.strip()) or '…'}"
        elif part and not colon:
            said += f" + {'…' if part == '*' else _some(part)}"
    return said


def _some(words: str) -> str:
    listed = [word.strip() for word in words.split(",")]
    return ", ".join(listed[:MOST_WORDS]) + (" …" if len(listed) > MOST_WORDS else "")


if __name__ == "__main__":
    PAGE.write_text(acts_page(), encoding="utf-8")
