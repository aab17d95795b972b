"""Words looked up in the index of a store."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Connection, TextClause, bindparam, text

from detente.errors import BadArgument
from detente.reading import without_accents
from detente.sources import Evidence

_PART: Final = re.compile(r'"([^"]+)"|(\S+)')
# `substr` counts characters from 1, in both kinds of database.
_RANKED: Final = 4_000
"""Passages that are ranked at most, the latest added: more have only words that say little."""
_IN_THESE: Final = " AND report IN (SELECT number FROM reports WHERE id IN :only)"
_ROWS: Final = """
passage_words MATCH :wanted AND rowid NOT IN (SELECT number FROM passages WHERE report IN :out){only}
"""
_EARLIEST: Final = f"""
SELECT coalesce(min(rowid), 0) FROM
(SELECT rowid FROM passage_words WHERE {_ROWS} ORDER BY rowid DESC LIMIT :ranked)
"""
_IN_SQLITE: Final = f"""
SELECT r.id, p.starts, p.ends, substr(r.text, p.starts + 1, p.ends - p.starts) AS quote
FROM (SELECT rowid AS number, rank FROM passage_words WHERE {_ROWS} AND rowid >= :earliest
      ORDER BY rank, rowid LIMIT :most OFFSET :start) AS hit
JOIN passages AS p ON p.number = hit.number JOIN reports AS r ON r.number = p.report
ORDER BY hit.rank, p.number
"""
_COUNT_IN_SQLITE: Final = f"""
SELECT count(*) FROM (SELECT rowid FROM passage_words WHERE {_ROWS} LIMIT :ranked) AS hit
"""
_LATEST: Final = """
(SELECT * FROM passages WHERE words @@ to_tsquery('english', :wanted) AND report NOT IN :out{only}
 ORDER BY number DESC LIMIT :ranked) AS p
"""
_IN_POSTGRESQL: Final = f"""
SELECT r.id, p.starts, p.ends, substr(r.text, p.starts + 1, p.ends - p.starts) AS quote
FROM {_LATEST} JOIN reports AS r ON r.number = p.report
ORDER BY ts_rank(p.words, to_tsquery('english', :wanted)) DESC, p.number LIMIT :most OFFSET :start
"""
_COUNT_IN_POSTGRESQL: Final = f"SELECT count(*) FROM {_LATEST}"


def find_passages(
    connection: Connection,
    words: str,
    limit: int,
    out: Collection[int] = (),
    *,
    start: int = 0,
    only: Collection[str] | None = None,
) -> list[Evidence]:
    """Return the passages that have all of some words, in whatever form: "talks" finds "talk".

    Words in quotation marks must stand together; a word that ends in ``*`` stands for all that begin so.

    Parameters
    ----------
    out
        Numbers of reports that are not looked at.
    start
        Passages before these, which are more telling.
    only
        Ids of the reports that are looked at; None for all.

    Raises
    ------
    BadArgument
        If there are no words.
    """
    sqlite, bound = _bound(connection, words, out, only)
    bound |= {"most": limit, "start": start}
    if sqlite:
        bound["earliest"] = connection.execute(_query(_EARLIEST, only), bound).scalar_one()
    rows = connection.execute(_query(_IN_SQLITE if sqlite else _IN_POSTGRESQL, only), bound)
    return [Evidence(*row) for row in rows]


def count_passages(
    connection: Connection, words: str, out: Collection[int] = (), only: Collection[str] | None = None
) -> int:
    """Return how many passages `find_passages` has without a limit; more than 4,000 are not counted."""
    sqlite, bound = _bound(connection, words, out, only)
    query = _query(_COUNT_IN_SQLITE if sqlite else _COUNT_IN_POSTGRESQL, only)
    return int(connection.execute(query, bound).scalar_one())


def _bound(
    connection: Connection, words: str, out: Collection[int], only: Collection[str] | None
) -> tuple[bool, dict[str, Any]]:
    """Return whether it is a file that is searched, and what stands in the queries."""
    parts = parts_of(words)
    if not parts:
        raise BadArgument("words", "there are no words to look for", "give some")
    sqlite = connection.dialect.name == "sqlite"
    wanted = " AND ".join(map(_in_fts5, parts)) if sqlite else " & ".join(map(_in_tsquery, parts))
    bound: dict[str, Any] = {"wanted": wanted, "ranked": _RANKED, "out": list(out)}
    return sqlite, bound if only is None else {**bound, "only": list(only)}


def _query(words: str, only: Collection[str] | None) -> TextClause:
    in_these = _IN_THESE
    if "passage_words" in words:
        # With the sign each row that has the words is looked up, not each row of these reports for the words.
        in_these = f" AND +rowid IN (SELECT number FROM passages WHERE true{in_these})"
    narrowed = "" if only is None else in_these
    lists = ("out",) if only is None else ("out", "only")
    return text(words.format(only=narrowed)).bindparams(*(bindparam(each, expanding=True) for each in lists))


def parts_of(words: str) -> list[tuple[list[str], bool]]:
    """Return the parts of what is looked for: the words of each, and if the last only begins so.

    Examples
    --------
    >>> parts_of('ban* "peace talks"')
    [(['ban'], True), (['peace', 'talks'], False)]
    """
    parts = []
    for match in _PART.finditer(words.replace("“", '"').replace("”", '"')):
        part = match[1] or match[2]
        plain = re.findall(r"\w+", without_accents(part).casefold())
        if plain:
            parts.append((plain, part.endswith("*")))
    return parts


def _in_fts5(part: tuple[list[str], bool]) -> str:
    words, begins = part
    return f'"{" ".join(words)}"{"*" if begins else ""}'


def _in_tsquery(part: tuple[list[str], bool]) -> str:
    words, begins = part
    return " <-> ".join(f"'{word}'" for word in words) + (":*" if begins else "")
