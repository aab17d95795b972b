"""The page of a brief as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente import names
from detente.analysis import Brief
from detente.page import brief_page

REPORT = (
    "On 3 May 2021 the Salt Workers' Union demanded that the Port Authority raise the night pay. The Port "
    "Authority refused to raise the night pay. The Salt Workers' Union went on strike on 5 May 2021."
)


def test_the_names_of_the_parties_are_looked_up_in_the_reports_once(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    positions, dossier = table_and_dossier(pipeline, REPORT)
    looked_up: Counter[str] = Counter()
    written = names._written_with_the

    def counting(name: str, texts: Sequence[str]) -> bool | None:
        looked_up[name] += bool(texts)
        return written(name, texts)

    monkeypatch.setattr(names, "_written_with_the", counting)
    page = brief_page(Brief("t", dossier, None, None, {}, drafted=True, case_path=None, positions=positions))
    assert [section.id for section in page.sections][:2] == ["in-short", "positions"]
    # Once for the table, and once for the timeline, which names more parties than the table has.
    assert max(looked_up.values()) <= 2, looked_up
