"""The speakers of what reports tell: whose words a passage stands in."""

from __future__ import annotations

from detente.names import is_plural, with_article
from detente.page.sections.setting import Setting
from detente.page.words import within_a_sentence
from detente.reading import OnWords
from detente.sources import Evidence


class Tellers:
    """Those who are reported to say the words of a dossier."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._said: OnWords[tuple[int, Evidence, str]] = OnWords(
            (part, (k, part, statement.speaker))
            for k, statement in enumerate(setting.dossier.statements)
            if statement.speaker is not None
            for part in statement.content_spans
        )

    def of(self, passage: Evidence) -> str | None:
        """Return the party that is reported to say a passage; None where the narrator does."""
        tellers = (
            (number, speaker)
            for number, part, speaker in self._said.on(passage)
            if part.start <= passage.start and passage.end <= part.end
        )
        first = min(tellers, default=None)
        return None if first is None else first[1]

    def tag(self, passage: Evidence) -> str:
        """Say who is reported to say the words: "says the council"; nothing where the narrator does."""
        teller = self.of(passage)
        if teller is None:
            return ""
        speaker = self._setting.parties[teller]
        name = speaker.name
        if name[:1].isupper():
            name = within_a_sentence(with_article(name, speaker.kind))
        return f"{'say' if is_plural(speaker.name, speaker.kind) else 'says'} {name}"
