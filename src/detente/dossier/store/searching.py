"""Words looked up in the index of a store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection, CursorResult, bindparam, text

from detente.dossier.store.terms import Part, plain_words, telling, term_of, terms_of
from detente.errors import BadArgument
from detente.patterns import as_pattern
from detente.sources import Evidence

_PART: Final = as_pattern(r'"([^"]+)"|(\S+)')
_RANKED: Final = 1_000
"""Passages that are compared at most, the latest added: more have only words that say little."""
_IN_THESE: Final = " AND report IN (SELECT number FROM reports WHERE id IN :only)"
_IN_SQLITE: Final = """
(SELECT rowid AS number FROM passage_words WHERE passage_words MATCH :wanted
 AND rowid NOT IN (SELECT number FROM passages WHERE report IN :out){only}
 ORDER BY rowid DESC LIMIT :ranked) AS hit
JOIN passages AS p ON p.number = hit.number
"""
_IN_POSTGRESQL: Final = """
(SELECT * FROM passages WHERE words @@ CAST(:wanted AS tsquery) AND report NOT IN :out{only}
 ORDER BY number DESC LIMIT :ranked) AS p
"""
# `substr` counts characters from 1, in both kinds of database.
_PASSAGES: Final = """
SELECT r.id, r.published, p.starts, p.ends, substr(r.text, p.starts + 1, p.ends - p.starts) AS quote
FROM {hits} JOIN reports AS r ON r.number = p.report
"""


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

    Words in quotation marks must stand together; a word that ends in ``*`` stands for all that begin so. Of
    passages that tell as much the latest comes first.

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
    parts = _required(words)
    rows = _rows(connection, _PASSAGES, parts, out, only).all()
    # To cut the endings of all words of a thousand passages takes most of a first search.
    firsts = "".join({word[0] for words, _ in parts for word in words})
    weights = {(row.id, row.starts): telling(terms_of(row.quote, firsts), parts) for row in rows}
    rows = sorted(rows, key=lambda row: (row.id, row.starts))
    rows.sort(key=lambda row: row.published or "", reverse=True)
    rows.sort(key=lambda row: -weights[row.id, row.starts])
    some = rows[start : start + limit]
    return [Evidence(row.id, row.starts, row.ends, row.quote) for row in some]


def count_passages(
    connection: Connection, words: str, out: Collection[int] = (), only: Collection[str] | None = None
) -> int:
    """Return how many passages `find_passages` has without a limit; more than 1,000 are not counted."""
    rows = _rows(connection, "SELECT count(*) FROM {hits}", _required(words), out, only)
    return int(rows.scalar_one())


def _rows(
    connection: Connection,
    query: str,
    parts: Sequence[Part],
    out: Collection[int],
    only: Collection[str] | None,
) -> CursorResult[Any]:
    """Return the rows of a query about the passages that have what is looked for, the latest added."""
    is_file = connection.dialect.name == "sqlite"
    wanted = " AND ".join(map(_in_fts5, parts)) if is_file else " & ".join(map(_in_tsquery, parts))
    narrowed = "" if only is None else _IN_THESE
    if is_file and narrowed:
        # With the sign each row that has the words is looked up, not each row of these reports for the words.
        narrowed = f" AND +rowid IN (SELECT number FROM passages WHERE true{narrowed})"
    hits = (_IN_SQLITE if is_file else _IN_POSTGRESQL).format(only=narrowed)
    bound: dict[str, Any] = {"wanted": wanted, "ranked": _RANKED, "out": list(out)}
    lists = ["out"]
    if only is not None:
        bound["only"] = list(only)
        lists.append("only")
    asked = text(query.format(hits=hits)).bindparams(*(bindparam(each, expanding=True) for each in lists))
    return connection.execute(asked, bound)


def _required(words: str) -> list[Part]:
    parts = parts_of(words)
    if not parts:
        raise BadArgument("words", "there are no words to look for", "give some")
    return parts


def parts_of(words: str) -> list[Part]:
    """Return the parts of what is looked for.

    Examples
    --------
    >>> parts_of('bann* "peace talks"')
    [(['bann'], True), (['peac', 'talk'], False)]
    """
    parts = []
    for match in _PART.finditer(words.replace("“", '"').replace("”", '"')):
        part = match[1] or match[2]
        plain, begins = plain_words(part), part.endswith("*")
        if plain:
            terms = [term_of(word) for word in plain]
            parts.append(([*terms[:-1], plain[-1] if begins else terms[-1]], begins))
    return parts


def _in_fts5(part: Part) -> str:
    words, begins = part
    return f'"{" ".join(words)}"{"*" if begins else ""}'


def _in_tsquery(part: Part) -> str:
    words, begins = part
    return " <-> ".join(f"'{word}'" for word in words) + (":*" if begins else "")
