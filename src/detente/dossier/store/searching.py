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
_EARLIEST: Final = """
SELECT coalesce(min(rowid), 0) FROM
(SELECT rowid FROM passage_words WHERE passage_words MATCH :wanted AND rowid NOT IN
 (SELECT number FROM passages WHERE report IN :out) ORDER BY rowid DESC LIMIT :ranked)
"""
_IN_SQLITE: Final = """
SELECT r.id, p.starts, p.ends, substr(r.text, p.starts + 1, p.ends - p.starts) AS quote
FROM (SELECT rowid AS number, rank FROM passage_words WHERE passage_words MATCH :wanted AND rowid >= :earliest
      AND rowid NOT IN (SELECT number FROM passages WHERE report IN :out) ORDER BY rank LIMIT :most) AS hit
JOIN passages AS p ON p.number = hit.number JOIN reports AS r ON r.number = p.report
ORDER BY hit.rank, p.number
"""
_IN_POSTGRESQL: Final = """
SELECT r.id, p.starts, p.ends, substr(r.text, p.starts + 1, p.ends - p.starts) AS quote
FROM (SELECT * FROM passages WHERE words @@ to_tsquery('english', :wanted) AND report NOT IN :out
      ORDER BY number DESC LIMIT :ranked) AS p
JOIN reports AS r ON r.number = p.report
ORDER BY ts_rank(p.words, to_tsquery('english', :wanted)) DESC, p.number LIMIT :most
"""


def find_passages(
    connection: Connection, words: str, limit: int, out: Collection[int] = ()
) -> list[Evidence]:
    """Return the passages that have all of some words, in whatever form: "talks" finds "talk".

    Words in quotation marks must stand together; a word that ends in ``*`` stands for all that begin so.

    Parameters
    ----------
    out
        Numbers of reports that are not looked at.

    Raises
    ------
    BadArgument
        If there are no words.
    """
    parts = parts_of(words)
    if not parts:
        raise BadArgument("words", "there are no words to look for", "give some")
    sqlite = connection.dialect.name == "sqlite"
    wanted = " AND ".join(map(_in_fts5, parts)) if sqlite else " & ".join(map(_in_tsquery, parts))
    bound: dict[str, Any] = {"wanted": wanted, "most": limit, "ranked": _RANKED, "out": list(out)}
    if sqlite:
        bound["earliest"] = connection.execute(_query(_EARLIEST), bound).scalar_one()
    rows = connection.execute(_query(_IN_SQLITE if sqlite else _IN_POSTGRESQL), bound)
    return [Evidence(*row) for row in rows]


def _query(words: str) -> TextClause:
    return text(words).bindparams(bindparam("out", expanding=True))


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
