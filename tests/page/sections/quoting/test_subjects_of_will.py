"""Whose will a sentence tells: the subject of a predicate of demand, refusal, offer, decision."""

from __future__ import annotations

import pytest

from detente.page.sections.quoting.subjects_of_will import subjects_of


def wills(sentence: str) -> list[tuple[str, str]]:
    """The subjects with a predicate of will."""
    return [(sentence[s.start : s.end], s.will) for s in subjects_of(sentence) if s.will is not None]


@pytest.mark.parametrize(
    ("sentence", "subject", "will"),
    [
        ("The Salt Guild demanded more pay.", "The Salt Guild", "demands"),
        ("On Monday the Salt Guild, its oldest union, refused to sign.", "Salt Guild", "refuses"),
        ("Norvia’s demand for a review was not met.", "Norvia", "demands"),
        ("Norvia had no comment, but would rather wait.", "Norvia", "demands"),
        ("Norvia does not accept the court.", "Norvia", "refuses"),
        ("Norvia has until May to answer.", "Norvia", "is bound"),
        ("Norvia read the paper and declined to go on.", "Norvia", "refuses"),
        ("Political commentator Ana Roy urged Norvia to wait.", "Ana Roy", "demands"),
        ("In May the union asked for a date.", "the union", "demands"),
        ("3F will not carry the cars.", "3F", "refuses"),
        ("Norvia was no party to the talks, and demands a vote.", "Norvia", "demands"),
        ("The groups around the Salt Guild want a new warden.", "The groups", "demands"),
        ("The Guild, and above all its youth wing, wanted a vote.", "The Guild", "demands"),
    ],
)
def test_a_subject_is_known_by_its_place_before_the_predicate(sentence: str, subject: str, will: str) -> None:
    (first, *_) = wills(sentence)
    assert first == (subject, will)


@pytest.mark.parametrize(
    "sentence",
    [
        "The letter to Norvia was long.",
        "Norvia was asked by nobody.",
        "The plan of Norvia failed.",
        "They came on foot.",
    ],
)
def test_who_is_no_subject_of_a_will_has_none(sentence: str) -> None:
    assert not [will for _, will in wills(sentence) if will in ("demands", "refuses", "offers", "threatens")]


def test_words_belong_to_whoever_says_them() -> None:
    says = "Talks with Norvia were over, said the Salt Guild."
    spoken = [says[s.start : s.end] for s in subjects_of(says) if s.spoken]
    assert spoken == ["the Salt Guild"]


def test_it_of_it_is_said_that_is_nobody() -> None:
    assert wills("It is said that he will go further than the council.") == [("he", "plans")]


def test_a_refusal_that_is_only_supposed_is_none() -> None:
    assert ("Assembly", "demands") not in wills("The Assembly’s refusal, if it comes, takes away his cover.")


def test_who_puts_it_in_some_terms_or_replies_says_so() -> None:
    assert wills("The ministry put it in the same terms: Norvia must pay.")[0] == ("The ministry", "says")
    assert wills("Mr Holt replies that the plan stands.")[0][1] == "says"
