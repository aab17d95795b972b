"""The reference page of the catalogue of acts is the one that its entries make."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location

from tests.support.docs import DOCS, page

from detente.reading.acts.catalogue import catalogue


def test_the_page_is_up_to_date() -> None:
    spec = spec_from_file_location("list_acts", DOCS / "list_acts.py")
    assert spec is not None
    assert spec.loader is not None
    program = module_from_spec(spec)
    spec.loader.exec_module(program)
    assert page("reference/acts.md") == program.acts_page(), "run: python docs/list_acts.py"


def test_the_page_has_every_entry_under_a_topic() -> None:
    text = page("reference/acts.md")
    for entry in catalogue().values():
        assert entry.topic
        assert f"### {entry.id.replace('_', ' ')}\n" in text
