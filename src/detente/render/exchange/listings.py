"""Lists of a dossier as CSV, Parquet and Excel; no text in them is ever computed as a formula."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from detente.analysis import Listing
from detente.errors import BadInput
from detente.render.exchange.table_files import write_one_table
from detente.render.exchange.tables import Table, plain


def listing_csv(listing: Listing) -> str:
    r"""Return a list as CSV.

    Examples
    --------
    >>> listing_csv(Listing("parties", ("name", "mentions"), (("=1+1", 2),)))
    '"name","mentions"\n"\'=1+1",2\n'
    """
    import pyarrow.csv

    out = io.BytesIO()
    pyarrow.csv.write_csv(_table(listing).columns, out)
    return out.getvalue().decode()


def write_listing(listing: Listing, out: Path) -> None:
    """Write a list to a new file; its ending says the format: ``.csv``, ``.parquet`` or ``.xlsx``.

    Raises
    ------
    BadInput
        If the file is there already or cannot be written, or its ending is another one.
    """
    if out.suffix.lower() not in (".csv", ".parquet", ".xlsx"):
        raise BadInput(str(out), "its ending names no format", "let it end in .csv, .parquet or .xlsx")
    write_one_table(_table(listing), out)


def _table(listing: Listing) -> Table:
    import pyarrow

    columns: dict[str, Any] = {}
    for place, name in enumerate(listing.columns):
        values = [row[place] for row in listing.rows]
        plainly = [plain(value) if isinstance(value, str) else value for value in values]
        # A column without a value is one of texts, not of nothing.
        empty = all(value is None for value in values)
        columns[name] = pyarrow.array(plainly, pyarrow.string()) if empty else pyarrow.array(plainly)
    return Table(listing.name, pyarrow.table(columns))
