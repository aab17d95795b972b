"""A workbench on a dossier of one report, its client, and a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute, APIRouter
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient
from tests.render.conftest import CHROMIUM, QUIET
from tests.support.paths import ROOT
from tests.web.visits import Server, Visit, served, served_here, visit

from detente.analysis.keeping import keep_reports
from detente.dossier.store.store import open_store
from detente.web import application as rooms
from detente.web.bench import Bench
from detente.web.gate import Gate, Key
from detente.web.server import remembering
from detente.web.workspace import workspace_of

HOST = "127.0.0.1:8601"
REPORT = ROOT / "examples" / "port-lorne-2025" / "report.txt"


def client_of(bench: Bench, key: Key | None = None) -> TestClient:
    """A client that stands where the person's browser does: it has opened the link."""
    key = key or Key()
    gate = Gate(remembering(bench), key, frozenset({HOST}))
    client = TestClient(gate, base_url=f"http://{HOST}", raise_server_exceptions=False)
    client.headers["origin"] = f"http://{HOST}"
    assert client.get(f"/open?token={key.token}", follow_redirects=False).status_code == 303
    return client


def routers_of() -> list[APIRouter]:
    """All rooms of a workbench, with their routes."""
    of_rooms = [getattr(each, "routes", None) for each in vars(rooms).values()]
    return [each for each in of_rooms if isinstance(each, APIRouter)]


def routes_of() -> list[APIRoute]:
    """All routes of a workbench but the first page and what belongs to every page."""
    return [each for router in routers_of() for each in router.routes if isinstance(each, APIRoute)]


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of one report, read once."""
    path = tmp_path_factory.mktemp("stored") / "port.dossier"
    with open_store(str(path), create=True) as store:
        assert list(keep_reports(store, [str(REPORT)], unreadable=[], on_there=lambda _: None))
    return path


@pytest.fixture
def bench(stored: Path, tmp_path: Path) -> Bench:
    """A workbench on a dossier of one report, without a case."""
    path = tmp_path / "port.dossier"
    shutil.copyfile(stored, path)
    return Bench(workspace_of(str(path)))


@pytest.fixture
def client(bench: Bench) -> TestClient:
    """A client of that workbench."""
    return client_of(bench)


@pytest.fixture
def with_case(client: TestClient) -> TestClient:
    """A client of a workbench with a drafted case."""
    assert client.post("/case/draft").status_code == 200
    return client


@pytest.fixture
def empty(tmp_path: Path) -> Bench:
    """A workbench on an empty folder."""
    return Bench(workspace_of(str(tmp_path)))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window; the test is skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("no chromium or google-chrome on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of a process of its own, on an empty folder."""
    server = served(tmp_path)
    yield server
    server.process.terminate()
    server.process.wait(30)


@pytest.fixture(scope="module")
def stocked(stored: Path, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Visit]:
    """A visit to a workbench with a report and a drafted case."""
    folder = tmp_path_factory.mktemp("stocked")
    shutil.copyfile(stored, folder / "port.dossier")
    with served_here(folder / "port.dossier") as link:
        this = visit(browser, link)
        this.go("/case").click("button.main")
        yield this


@pytest.fixture(scope="module")
def of_six_reports(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Visit]:
    """A visit to a workbench on the shipped dossier of six reports, with its case."""
    folder = tmp_path_factory.mktemp("six")
    example = ROOT / "examples" / "el-salvador-1989"
    shutil.copytree(example / "reports", folder / "reports")
    shutil.copyfile(example / "case.yaml", folder / "six.yaml")
    with open_store(str(folder / "six.dossier"), create=True) as store:
        assert list(keep_reports(store, [str(folder / "reports")], unreadable=[], on_there=lambda _: None))
    with served_here(folder / "six.dossier") as link:
        yield visit(browser, link)
