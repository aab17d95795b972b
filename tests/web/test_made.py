"""Results are made once, and whoever waits is told how long it takes."""

from __future__ import annotations

from detente.web.made import Made, Progress


def under_way(made: Made, name: str) -> Progress:
    """The words while something of a name is made."""
    return made.once(name, object(), made.progress)


def test_work_that_was_not_done_before_is_expected_to_take_as_long_as_the_number_of_reports_says() -> None:
    made = Made()
    assert under_way(made, "dossier") == Progress("Joining the reports")
    made = Made()
    made.reports = 10_000
    said = under_way(made, "dossier")
    assert (said.took, said.expected) == ("", "29 seconds")
    assert 0 < said.part < 0.1


def test_the_first_work_that_is_done_shows_how_fast_the_machine_is() -> None:
    made = Made()
    made.reports = 10_000
    made._took = {"dossier": 29 * 3.0}
    assert under_way(made, "material").expected == "132 seconds"
    made._took["material"] = 20.0
    assert under_way(made, "material").took == "20 seconds"
    assert under_way(made, "material").expected == ""


def test_work_that_is_kept_elsewhere_is_told_of_and_timed_too() -> None:
    made = Made()
    assert made.is_idle
    with made.under_way("timeline"):
        assert made.progress().says == "Laying out the timeline"
        assert not made.is_idle
    assert made.is_idle
    assert "timeline" in made._took
