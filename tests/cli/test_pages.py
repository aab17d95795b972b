"""The file that a page goes to: it is named after its source, and nobody's work is written over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.support.commands import Ended, run
from tests.support.paths import EXAMPLE, EXAMPLE_CASE

CASE = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
preferences: {UP: unknown, LOW: unknown}
"""


def pages(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".html")


def case_in(folder: Path, title: str = "Two villages and a well") -> Path:
    folder.mkdir(exist_ok=True)
    case = folder / "well.yaml"
    case.write_text(CASE.replace("Two villages and a well", title))
    return case


def brief(folder: Path, *arguments: str) -> Ended:
    ended = run("brief", *arguments, folder=folder)
    assert ended.status == 0, ended.err
    return ended


def test_a_page_is_named_after_its_source(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "talks.2021")
    case_in(tmp_path / "wells")
    for source, name in (
        ("wells/well.yaml", "well.brief.html"),
        ("talks.2021", "talks.2021.brief.html"),
        ("talks.2021/case.yaml", "case.brief.html"),
    ):
        said = brief(tmp_path, source).err
        assert f"the page is {name}\n" in said
        assert (tmp_path / name).is_file()


def test_a_report_from_standard_input_has_no_name_to_give(tmp_path: Path) -> None:
    def piped(text: str) -> str:
        ended = run("brief", "-", folder=tmp_path, standard_input=text.encode())
        assert ended.status == 0, ended.err
        return ended.err

    text = (EXAMPLE / "report.txt").read_text(encoding="utf-8")
    assert "the page is brief.html" in piped(text)
    assert "the page is brief.html" in piped(text)
    assert "another text from standard input" in piped(f"{text}\nThe talks were put off.\n")
    assert pages(tmp_path) == ["brief-2.html", "brief.html"]


def test_the_page_of_the_same_source_is_replaced(tmp_path: Path) -> None:
    case_in(tmp_path)
    brief(tmp_path, "well.yaml")
    case_in(tmp_path, "Two villages and a river")
    brief(tmp_path, "well.yaml")
    assert pages(tmp_path) == ["well.brief.html"]
    assert "river" in (tmp_path / "well.brief.html").read_text(encoding="utf-8")


def test_a_page_edited_by_hand_is_left_alone(tmp_path: Path) -> None:
    case_in(tmp_path)
    brief(tmp_path, "well.yaml")
    page = tmp_path / "well.brief.html"
    mine = page.read_text(encoding="utf-8").replace("Two villages", "My two villages")
    page.write_text(mine, encoding="utf-8")
    said = brief(tmp_path, "well.yaml").err
    assert said == (
        "detente: well.brief.html has been changed since detente wrote it and is kept;"
        " the page is well.brief-2.html\n"
    )
    assert page.read_text(encoding="utf-8") == mine
    brief(tmp_path, "well.yaml")
    assert pages(tmp_path) == ["well.brief-2.html", "well.brief.html"]


def test_the_page_of_another_report_is_left_alone(tmp_path: Path) -> None:
    case_in(tmp_path / "north")
    case_in(tmp_path / "south", "Another well")
    brief(tmp_path, "north/well.yaml")
    first = (tmp_path / "well.brief.html").read_bytes()
    assert (
        "well.brief.html is the page of north/well.yaml and is kept" in brief(tmp_path, "south/well.yaml").err
    )
    assert (tmp_path / "well.brief.html").read_bytes() == first
    assert "Another well" in (tmp_path / "well.brief-2.html").read_text(encoding="utf-8")


def test_a_page_and_its_source_can_move_together(tmp_path: Path) -> None:
    case_in(tmp_path / "here")
    brief(tmp_path / "here", "well.yaml")
    (tmp_path / "here").rename(tmp_path / "there")
    brief(tmp_path / "there", "well.yaml")
    assert pages(tmp_path / "there") == ["well.brief.html"]


@pytest.mark.parametrize("command", ["brief", "analyse", "sweep"])
def test_a_named_file_that_is_taken_is_refused_before_anything_is_computed(
    tmp_path: Path, command: str
) -> None:
    case_in(tmp_path)
    case_in(tmp_path / "other")
    brief(tmp_path, "other/well.yaml", "--html", "others.html")
    brief(tmp_path, "well.yaml", "--html", "edited.html")
    with (tmp_path / "edited.html").open("a") as page:
        page.write("mine")
    (tmp_path / "notes.html").write_text("my own notes")
    for name, reason in (
        ("others.html", "is the page of other/well.yaml"),
        ("edited.html", "has been changed since detente wrote it"),
        ("notes.html", "is there already and is no page of detente's"),
        ("gone/page.html", "its folder is not there"),
    ):
        ended = run(command, "well.yaml", "--html", name, folder=tmp_path)
        assert (ended.status, ended.out) == (2, "")
        assert ended.err.startswith(f"detente: {name}: {reason}; ")
        assert ended.err.count("\n") == 1
    assert (tmp_path / "notes.html").read_text() == "my own notes"


def test_a_page_behind_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    case_in(tmp_path)
    brief(tmp_path, "well.yaml", "--html", "page.html")
    (tmp_path / "link.html").symlink_to("page.html")
    case_in(tmp_path, "Another well")
    brief(tmp_path, "well.yaml", "--html", "link.html")
    assert (tmp_path / "link.html").is_symlink()
    assert "Another well" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_where_only_json_is_asked_for_no_page_is_written(tmp_path: Path) -> None:
    assert run("brief", str(EXAMPLE_CASE), "--format", "json", folder=tmp_path).status == 0
    assert pages(tmp_path) == []
