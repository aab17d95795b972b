"""Take the pictures of the workbench that its page shows: `python docs/show_workbench.py`.

A browser goes through the shipped example of six reports as a person on a first visit would: it takes the
example, drafts the case, and opens every page. It needs Chromium, as the tests of the pages do.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

PICTURES: Final = Path(__file__).parent / "images" / "workbench"
EXAMPLE: Final = "el-salvador-1989"
SIZE: Final = (1100, 800)
PAGES: Final = {
    "reports": "/reports",
    "report": "/report?id={report}&kind=statement&kind=event",
    "timeline": "/dossier/timeline",
    "standing": "/dossier/standing",
    "said": "/dossier/said",
    "contacts": "/dossier/contacts",
    "claims": "/dossier/claims",
    "contradictions": "/dossier/contradictions",
    "due": "/dossier/due",
    "changed": "/dossier/changed",
    "search": "/search?words=cease-fire",
    "review": "/review",
    "assessments": "/assessments",
    "positions": "/positions",
    "case": "/case",
    "interview": "/interview",
    "analysis": "/analysis",
    "graph": "/graph",
    "brief": "/brief",
    "along": "/along",
}
"""Every page that is opened by its address, by the name of its picture."""
DRAWN: Final = ("timeline", "contacts", "graph")


def main() -> None:
    """Write a picture of every page."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("no chromium or google-chrome on the PATH")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder) / "talks"
        place.mkdir()
        serving = subprocess.Popen(
            [sys.executable, "-m", "detente.cli", "serve", str(place), "--no-open"],
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            assert serving.stdout is not None
            link = re.search(r"http\S+", serving.stdout.readline())
            assert link is not None
            page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
            page.goto(link[0])
            through_all(page, link[0].partition("/open")[0])
        finally:
            browser.close()
            serving.terminate()
            serving.wait(30)


def through_all(page: Page, root: str) -> None:
    """Go through the workbench, from a first visit to the sweep."""
    take(page, "first-visit")
    page.click(f"button[value={EXAMPLE}]")
    page.wait_for_selector("table.reports", timeout=180_000)
    page.goto(f"{root}/case")
    page.click("button.main")
    report = page.request.get(f"{root}/api/reports").json()["reports"][0]["report"]
    for name, path in PAGES.items():
        page.goto(root + path.format(report=report))
        page.wait_for_selector("body:not(:has(#waiting))", timeout=180_000)
        if name in DRAWN:
            page.wait_for_selector("[data-drawn]")
        take(page, name)
        if name == "graph":
            page.click("tbody a >> nth=0")
            page.wait_for_selector("[data-drawn]")
            take(page, "states")
    page.goto(f"{root}/sweep")
    page.click("form.filters button")
    page.wait_for_selector("main section", timeout=180_000)
    take(page, "sweep")


def take(page: Page, name: str) -> None:
    """Write a picture of what is shown."""
    shown = Image.open(io.BytesIO(page.screenshot()))
    path = PICTURES / f"{name}.webp"
    shown.convert("RGB").save(path, quality=55, method=6)
    print(f"{path.name}: {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
