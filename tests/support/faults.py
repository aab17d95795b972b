"""The faults of a page that keep some people from using it, by axe and by its sizes."""

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


SMALL = """() => [...document.querySelectorAll('nav.rooms a, button, input, select, .tabs a')]
    .filter(e => e.offsetParent && e.getBoundingClientRect().height < 24)
    .map(e => `less than 24 px: ${e.outerHTML.slice(0, 80)}`)"""


def faults_of(page: Page) -> list[str]:
    """Each fault of a page in light and dark, on a phone and at 200 %; the page is left as it was."""
    faults = [*faults_on(page, "light"), *page.evaluate(SMALL)]
    page.emulate_media(color_scheme="dark")
    faults += faults_on(page, "dark")
    page.emulate_media(color_scheme="light")
    for width in (390, 640):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        faults += [f"{wide} px wide on {width}"] if wide > width else []
    page.set_viewport_size({"width": 1280, "height": 900})
    return faults
