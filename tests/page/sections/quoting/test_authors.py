"""Who "we" are in a text is read from its letterhead, its first lines or its signature."""

import pytest

from detente.page.sections.quoting.authors import written_by

BODY = "\n\nWe closed the sluices on Monday. We will open them when the toll is gone. Our boats are ready."


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("To: All members\nFrom: Weir watch committee", "Weir watch committee"),
        ("From: a network of boatmen", "network of boatmen"),
        ("UNION OF SALT WORKERS: NEWS OF THE STRIKE", "Union of Salt Workers"),
        ("Statement of the Salt Guild on the toll", "Salt Guild"),
        ("Weir Front: our answer to the mayor", "Weir Front"),
        ("The River League (RL)", "The River League"),
        ("The following is the Guild’s statement, in our translation.", "the Guild"),
        ("PRESS RELEASE: THE TOLL", ""),
        ("The toll on the weir", ""),
    ],
)
def test_a_letterhead_names_who_writes(head: str, who: str) -> None:
    assert written_by(head + BODY) == who


def test_a_signature_names_who_writes() -> None:
    assert written_by(f"The toll{BODY}\n\nIn solidarity, your strike committee") == "the strike committee"
