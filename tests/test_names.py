"""Names of parties as sentences print them."""

from __future__ import annotations

import pytest

from detente.names import is_plural, most_used_acronym, with_article


@pytest.mark.parametrize(
    ("name", "kind", "printed"),
    [
        ("Supreme Court", "body", "the Supreme Court"),
        ("Government", "body", "the government"),
        ("The government of Dunmar", "body", "the government of Dunmar"),
        ("United States", "state", "the United States"),
        ("Telsk", "state", "Telsk"),
        ("Ana Roy", "person", "Ana Roy"),
        ("Some 40,000 teachers", "other", "some 40,000 teachers"),
        ("Elian's Miami relatives", "other", "Elian's Miami relatives"),
        ("boy's relatives in Lumo", "other", "the boy's relatives in Lumo"),
        ("miner's father", "person", "the miner's father"),
        ("everyone's party", "organization", "everyone's party"),
        ("union", "organization", "the union"),
        ("rebels", "other", "rebels"),
        ("Radio Lumo", "organization", "Radio Lumo"),
    ],
)
def test_the_article_of_a_name(name: str, kind: str, printed: str) -> None:
    assert with_article(name, kind) == printed


def test_reports_decide_on_the_article_of_an_acronym() -> None:
    texts = ["The NLF asked for talks; later the NLF waited. NATO flew, and NATO left."]
    assert with_article("NLF", "organization", texts) == "the NLF"
    assert with_article("NATO", "organization", texts) == "NATO"


def test_where_no_report_decides_an_acronym_that_is_spelled_out_has_an_article() -> None:
    assert [with_article(name) for name in ("UN", "OAS", "FMLN", "NATO", "ARENA")] == [
        "the UN", "the OAS", "the FMLN", "NATO", "ARENA",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind", "plural"),
    [
        ("the dockers", "other", True),
        ("police", "body", True),
        ("Fishermen", None, True),
        ("Yemen", None, False),
        ("other countries", "other", True),
        ("the signatories of the accord", "other", True),
        ("Philippines", "state", False),
        ("United Nations", "organization", False),
        ("Bernie Sanders", "person", False),
        ("Teamsters", "organization", True),
        ("Congress", "other", False),
        ("the press", "other", False),
        ("the SWU", "organization", False),
    ],
)
def test_the_number_of_a_name(name: str, kind: str | None, plural: bool) -> None:
    assert is_plural(name, kind) == plural


def test_a_misspelt_acronym_is_no_name() -> None:
    assert most_used_acronym(["FLT", "FTL"], ["the FTL", "FTL", "FLT"]) == "FTL"
    assert most_used_acronym(["Front"], []) is None
