"""Texts in pieces: a table comes out, and each of its words stands in the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.support.camps import joined
from tests.support.tables import table_and_dossier
from tests.support.thoroughness import drawn

from detente.positions import positions_of

_SHARDS = st.sampled_from(
    [
        "The government",
        "of",
        "Norway",
        "Ana Roy",
        "the union",
        "its",
        "they",
        "’s",
        "’",
        "“",
        "”",
        "(",
        ")",
        ",",
        ".",
        "--",
        "said",
        "that",
        "would",
        "refused to",
        "lift",
        "the ban",
        "strike",
        "talks",
        "unless",
        "until",
        "only if",
        "not",
        "no",
        "demanded",
        "called for",
        "$",
        "200m",
        "leader",
        "spokesman",
        "against",
        "on 5 May",
    ]
)


@settings(max_examples=drawn(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_SHARDS, min_size=1, max_size=30).map(" ".join))
def test_broken_texts_give_a_table_with_true_quotes(pipeline: Language, text: str) -> None:
    dossier, _ = joined(pipeline, text)
    for row in positions_of(dossier).rows:
        for quote in row.evidence:
            assert text[quote.start : quote.end] == quote.quote


def test_a_hyphened_verb_is_no_act_of_its_first_letters(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline, "The United States said it was ready to “re-engage in meaningful diplomacy” with Ostland."
    )
    assert not [row.act for row in table.rows if len(row.act) < 4]
