"""Small pieces of the XML of Word files, where python-docx has no name for them."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

_AFTER_BIDI: Final = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")


def child(parent: Any, tag: str, /, **attributes: str) -> Any:
    """Add an element to another, with attributes in the namespace of Word."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def set_right_to_left(paragraph: Any) -> None:
    """Mark a paragraph as written from right to left, at its place among the paragraph's properties."""
    from docx.oxml.parser import OxmlElement

    paragraph.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


def is_right_to_left(text: str) -> bool:
    """Return True if the first letter that has a direction is written from right to left.

    Examples
    --------
    >>> is_right_to_left("(1) سلام"), is_right_to_left("Salam سلام")
    (True, False)
    """
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
