"""The faults that axe finds on a page: what keeps some people from using it."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def faults_on(page: Page, scheme: str) -> list[str]:
    """Each fault with its first place. Dark differs from light in its colours alone, so only these count."""
    options = {"resultTypes": ["violations"]}
    if scheme == "dark":
        options["runOnly"] = ["color-contrast"]
    faults = Axe().run(page, options=options).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in faults]
