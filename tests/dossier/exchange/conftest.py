"""A real browser, for what others show there."""

from __future__ import annotations

from tests.render.conftest import browser

__all__ = ["browser"]
