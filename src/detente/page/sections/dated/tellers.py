"""The speakers of what reports tell: whose words a passage stands in."""

from __future__ import annotations

import re
from typing import Final

from detente.names import is_plural, with_article
from detente.page.sections.setting import Setting
from detente.page.words import sentence_with_place, within_a_sentence
from detente.patterns import as_pattern
from detente.reading import OnWords, Statement
from detente.short import lower_first, one_line
from detente.sources import Evidence

_PRONOUN: Final = as_pattern(r"he|she|they", re.IGNORECASE)
_THINKS: Final = as_pattern(
    r"(?P<who>(?:An?|The|One|Another) (?:[a-z][\w’'-]* ){1,4}?(?:(?:in|at|of|from|for) (?:the"
    r" )?[A-Z][\w’'-]+ )?)"
    r"(?=(?:thought|thinks|was|is|saw|sees|held|holds|took|takes|put|puts|disagree[sd]|doubt(?:s|ed)) )"
)
"""Words that open a sentence with somebody's view, to whom a later "he said" goes back."""
_SAYING: Final = as_pattern(
    r"(?:sa(?:y|ys|id|ying)|tells?|told|claim\w*|stat(?:e|es|ed)|add(?:s|ed)?|warn\w*|report\w*"
    r"|announc\w*|insist\w*"
    r"|maintain\w*|argu\w+|not(?:es?|ed)|repl\w+|wr(?:ites?|ote)|explain\w*|holds?|held|reckon\w*"
    r"|believ\w+|thinks?"
    r"|thought|according to|confirm\w*|declar\w*|estimat\w+|recall\w*)\b",
    re.IGNORECASE,
)
"""Verbs that report what somebody tells: who offers or asks something does not tell what stands beside it."""


def _says(statement: Statement) -> bool:
    cue = statement.cue_span
    return cue is None or _SAYING.search(cue.quote) is not None


class Tellers:
    """Those who are reported to say the words of a dossier."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._said: OnWords[tuple[int, Evidence, str, Evidence | None]] = OnWords(
            (part, (k, part, statement.speaker, statement.speaker_span))
            for k, statement in enumerate(setting.dossier.statements)
            if statement.speaker is not None and _says(statement)
            for part in statement.content_spans
        )

    def of(self, passage: Evidence) -> str | None:
        """Return the party that is reported to say a passage; None where the narrator does."""
        return self._teller(passage)[0]

    def _teller(self, passage: Evidence) -> tuple[str | None, Evidence | None]:
        """Return who is reported to say a passage, and the words that name them."""
        tellers = (
            (number, speaker, named)
            for number, part, speaker, named in self._said.on(passage)
            if part.start <= passage.start and passage.end <= part.end and not self._is_apart(passage, named)
        )
        first = min(tellers, default=None, key=lambda one: one[:2])
        return (None, None) if first is None else first[1:]

    def _is_apart(self, passage: Evidence, named: Evidence | None) -> bool:
        """Return True if a semicolon outside quotation marks parts words from who would say them."""
        if named is None or named.report != passage.report or named.start < passage.end:
            return False
        between = self._setting.dossier.reports[passage.report].text[passage.end : named.start]
        return ";" in between and not re.search(r"[“”\"]", between)

    def tag(self, passage: Evidence) -> str:
        """Say who is reported to say the words: "says the council"; nothing where the narrator does."""
        teller, named = self._teller(passage)
        if teller is None:
            return ""
        if named is not None and _PRONOUN.fullmatch(named.quote) and (who := self._who_thinks(named)):
            return f"says {who}"
        speaker = self._setting.parties[teller]
        name = speaker.name
        if name[:1].isupper():
            name = re.sub(r"^(?:Our|My|The)(?= )", lambda first: first[0].lower(), name)
            name = within_a_sentence(with_article(name, speaker.kind))
        return f"{'say' if is_plural(speaker.name, speaker.kind) else 'says'} {name}"

    def _who_thinks(self, pronoun: Evidence) -> str:
        """Return "a banker in Orvik" of "A banker in Orvik thought otherwise: ..., he said"; else nothing."""
        around, _ = sentence_with_place(pronoun, self._setting.dossier.reports[pronoun.report].text)
        opening = _THINKS.match(around.quote) if around.start < pronoun.start else None
        return lower_first(one_line(opening["who"]).strip()) if opening is not None else ""
