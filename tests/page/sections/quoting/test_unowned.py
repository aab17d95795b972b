"""A sentence on what should be, and not on whose wish it is, leans on the one before it."""

import pytest

from detente.page.sections.quoting.unowned import is_unowned


@pytest.mark.parametrize(
    "text",
    [
        "Bread and salt should cost less.",
        "The old toll would not be touched.",
        "Inspectors would be put on every barge.",
    ],
)
def test_a_term_without_its_holder_is_unowned(text: str) -> None:
    assert is_unowned(text)


@pytest.mark.parametrize(
    "text",
    [
        "The guild says that salt should cost less.",
        "Under the plan, the toll would not be touched.",
        "[Ana Roy] would go to the court.",
        "The Salt Guild would accept a pause.",
        "The mayor closed the weir, which should help.",
        "The toll would have risen by a third.",
    ],
)
def test_what_somebody_says_or_would_do_himself_is_not(text: str) -> None:
    assert not is_unowned(text)
