"""The time of the workbench's pages, with 20 clients asking a running server for one page at once.

The dossiers are of reports read for real: invented sentences of a few kinds, with names, issues and days
drawn from a seed. Some sixty are read; the others are those again, each under its own name and with its days
moved, so that nothing joins that should not. The case is the shipped one.

Each page is asked for by one client after the server has begun: *first* is until anything is shown, *whole*
until the page itself is. All clients together ask for it then. At last a finding is decided about, and each
page is asked for once more while the others are being brought up to date.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import Any, Final
from urllib.parse import quote

from detente.dossier import open_store
from detente.reading import Findings
from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.sources import Report
from dossier import FIRST, LAST

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "cambodia-2021"
CLIENTS: Final = 20
REQUESTS: Final = 400
"""Of a page, by all clients together."""
READ: Final = 60
"""Reports that are read; the others are these, moved."""
BODIES: Final = (
    "the Harbour Union", "the Salt Board", "the Northern Front", "the Ostland government",
    "the Ministry of Ports", "the River Council", "the Farmers League", "the Coast Guard",
    "the Unity Party", "the Reform Movement", "Ostland", "Westmark",
)  # fmt: skip
ISSUES: Final = (
    "the ban on night fishing", "the blockade of the river", "the release of prisoners", "the peace talks",
    "the port strike", "the sanctions on grain", "a cease-fire in the delta", "the election in June",
)  # fmt: skip
SENTENCES: Final = (
    "{A} met {B} on {day} to discuss {issue}.",
    "“We will not accept {issue} without guarantees,” {A} said on {day}.",
    "{one} demanded that {other} end {issue}.",
    "{one} refused to open talks with {other} until prisoners are released.",
    "On {day} {one} suspended talks with {other}.",
    "{one} arrested four members of {other} in {month}.",
    "{A}, a spokesman of {one}, said that {other} had broken its word about {issue}.",
    "{one} offered to lift {issue} if {other} agreed to a cease-fire.",
    "Troops of {one} shelled a village held by {other} on {day}.",
    "{one} signed an accord with {other} in {year}.",
)
IS_WAITING: Final = b'id="waiting"'
PAGES: Final = (
    "/reports", "/report?id=r1", "/dossier/timeline", "/dossier/standing", "/dossier/said",
    "/dossier/contacts", "/dossier/contradictions", "/dossier/due", "/dossier/changed",
    "/search?words=cease-fire", "/search?words=cease-fire&page=5", "/positions",
    "/review", "/case", "/case?text=1", "/interview", "/analysis",
    "/graph", "/sweep", "/brief",
)  # fmt: skip


def drawn(number: int) -> Report:
    """A report of 22 sentences; some eighty findings are read in it."""
    chance = random.Random(number)
    day = date(2020, 1, 1) + timedelta(days=number * 33 % 2000)
    people = [f"{chance.choice(FIRST)} {chance.choice(LAST)}" for _ in range(4)]
    bodies = chance.sample(BODIES, 4)
    sentences = []
    for _ in range(22):
        (a, b), (one, other) = chance.sample(people, 2), chance.sample(bodies, 2)
        then = day - timedelta(days=chance.randrange(400))
        said = chance.choice(SENTENCES).format(
            A=a, B=b, one=one, other=other, issue=chance.choice(ISSUES),
            day=f"{then.day} {then:%B %Y}", month=f"{then:%B %Y}", year=then.year,
        )  # fmt: skip
        sentences.append(said[0].upper() + said[1:])
    text = " ".join(sentences)
    return Report(f"r{number}", f"r{number}.txt", text, f"Report {number}", f"Paper {number % 20}", day)


def moved(findings: Findings, number: int, days: int) -> Findings:
    """The same findings in a report of another name, with their days moved."""
    record = json.loads(findings.model_dump_json())

    def in_place(value: Any) -> None:
        if isinstance(value, list):
            for each in value:
                in_place(each)
        elif isinstance(value, dict):
            for name, each in value.items():
                if name in ("when", "since", "until") and each and re.fullmatch(r"\d{4}-\d\d-\d\d", each):
                    value[name] = (date.fromisoformat(each) + timedelta(days)).isoformat()
                else:
                    in_place(each)

    in_place(record)
    day = date.fromisoformat(record["published"]) + timedelta(days)
    return Findings.from_json(
        {**record, "id": f"r{number}", "source": f"r{number}.txt", "published": day.isoformat(),
         "title": f"Report {number}"}
    )  # fmt: skip


def many(read: list[Findings]) -> Iterator[Findings]:
    for number in count():
        yield moved(read[number % len(read)], number, 7 * (number // len(read)))


def size_of(findings: Findings) -> int:
    parts = (findings.parties, findings.statements, findings.dates, findings.events, findings.acts)
    return sum(map(len, parts))


def make(folder: Path, read: list[Findings], wanted: int) -> Path:
    """A dossier of so many findings, with the shipped case beside it."""
    place = folder / f"bench{wanted}" / "bench.dossier"
    place.parent.mkdir()
    shutil.copyfile(EXAMPLE / "case.yaml", place.with_suffix(".yaml"))
    shutil.copyfile(EXAMPLE / "report.txt", place.parent / "report.txt")
    reports, findings = 0, 0
    with open_store(str(place), create=True) as store:
        some = []
        for each in many(read):
            some.append(each)
            reports, findings = reports + 1, findings + size_of(each)
            if len(some) == 200 or findings >= wanted:
                store.add_all(some)
                some = []
            if findings >= wanted:
                break
    print(f"{findings:,} findings in {reports:,} reports", flush=True)
    return place


class Client:
    """One connection that asks for pages; lighter than a client for every use, which would time itself."""

    def __init__(self, host: str, cookie: str = "") -> None:
        self.host, self.cookie = host, cookie

    async def open(self) -> Client:
        """Connect; a browser has its connection open when a person clicks."""
        self.reader, self.writer = await asyncio.open_connection(*self.host.split(":"))
        return self

    async def get(self, path: str) -> tuple[bytes, bytes]:
        """The head and the body of an answer."""
        asked = f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nCookie: {self.cookie}\r\n\r\n"
        return await self._answer(asked)

    async def post(self, path: str, fields: str) -> tuple[bytes, bytes]:
        """The same of a form that is sent."""
        return await self._answer(
            f"POST {path} HTTP/1.1\r\nHost: {self.host}\r\nOrigin: http://{self.host}\r\n"
            f"Cookie: {self.cookie}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(fields)}\r\n\r\n{fields}"
        )

    async def _answer(self, asked: str) -> tuple[bytes, bytes]:
        self.writer.write(asked.encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        return head, await self.reader.readexactly(int(length[1]) if length else 0)

    async def ask(self, path: str, times: int) -> list[float]:
        """The seconds of each answer, the next asked for as soon as one is there."""
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            head, _ = await self.get(path)
            taken.append(time.perf_counter() - begun)
            assert b" 200 " in head.partition(b"\r\n")[0], head
        return taken


async def first_and_whole(host: str, cookie: str, path: str) -> tuple[float, float, int]:
    """Seconds until something is shown and until the page itself is, and the size of the page."""
    client = await Client(host, cookie).open()
    begun = time.perf_counter()
    _, body = await client.get(path)
    first = whole = time.perf_counter() - begun
    while IS_WAITING in body:
        await asyncio.sleep(0.2)
        _, body = await (await Client(host, cookie).open()).get(path)
        whole = time.perf_counter() - begun
    return first, whole, len(body)


async def by_all(host: str, cookie: str, path: str) -> list[float]:
    """The seconds of each answer to clients who all ask at once."""
    # The server closes a connection on which nothing is asked for a while.
    clients = [await Client(host, cookie).open() for _ in range(CLIENTS)]
    taken = await asyncio.gather(*(one.ask(path, REQUESTS // CLIENTS) for one in clients))
    return [each for some in taken for each in some]


async def decide(host: str, cookie: str) -> None:
    """Change something: say of a statement that it is right."""
    client = await Client(host, cookie).open()
    _, body = await client.get("/api/report?id=r1")
    finding = next(mark["finding"] for mark in json.loads(body)["marks"] if mark["kind"] == "statement")
    await client.post("/decide", f"finding={quote(finding)}&do=accept&report=r1")


async def visit(link: str, pages: list[str]) -> None:
    host, _, opening = link.removeprefix("http://").partition("/")
    head, _ = await (await Client(host).open()).get(f"/{opening}")
    given = re.search(rb"set-cookie: ([^;]+);", head)
    assert given is not None
    cookie = given[1].decode()
    print(f"{'page':26}{'first':>9}{'whole':>11}{'p50':>9}{'p99':>9}{'size':>10}")
    for path in pages:
        first, whole, size = await first_and_whole(host, cookie, path)
        cuts = quantiles(await by_all(host, cookie, path), n=100)
        print(
            f"{path:26}{first * 1e3:6,.0f} ms{whole * 1e3:8,.0f} ms{cuts[49] * 1e3:6,.0f} ms"
            f"{cuts[98] * 1e3:6,.0f} ms{size / 1e3:7,.0f} kB",
            flush=True,
        )
    await decide(host, cookie)
    begun, taken = time.perf_counter(), {}
    for path in pages:
        asked = time.perf_counter()
        await (await Client(host, cookie).open()).get(path)
        taken[path] = time.perf_counter() - asked
    slowest = max(taken, key=lambda path: taken[path])
    for path in pages:
        await first_and_whole(host, cookie, path)
    print(
        f"after a decision: the slowest first answer {taken[slowest] * 1e3:,.0f} ms ({slowest}), the mean"
        f" {sum(taken.values()) / len(taken) * 1e3:,.0f} ms; all pages up to date after"
        f" {time.perf_counter() - begun:,.1f} s",
        flush=True,
    )


def load(place: Path, pages: list[str]) -> None:
    serving = subprocess.Popen(
        [sys.executable, "-m", "detente.cli", "serve", str(place), "--no-open"],
        stdout=subprocess.PIPE, text=True, env=os.environ,
    )  # fmt: skip
    try:
        assert serving.stdout is not None
        link = re.search(r"http\S+", serving.stdout.readline())
        assert link is not None
        asyncio.run(visit(link[0], pages))
    finally:
        serving.terminate()
        serving.wait(30)


def main() -> None:
    """Print p50 and p99 of every page at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--pages", nargs="*", default=list(PAGES))
    parser.add_argument(
        "--keep", type=Path, help="a folder for the dossiers, used again where they are there"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = arguments.keep or Path(folder)
        kept.mkdir(exist_ok=True)
        places = {wanted: kept / f"bench{wanted}" / "bench.dossier" for wanted in arguments.findings}
        missing = [wanted for wanted, place in places.items() if not place.exists()]
        if missing:
            read = list(read_reports((drawn(number) for number in range(READ)), load_pipeline()))
            for wanted in missing:
                make(kept, read, wanted)
        for wanted, place in places.items():
            print(f"\n{wanted:,} findings, {CLIENTS} clients", flush=True)
            load(place, arguments.pages)


if __name__ == "__main__":
    main()
