"""A program of its own that adds invented reports to a store, and says each that is safe.

Called as ``python adding.py STORE FIRST LAST``.
"""

from __future__ import annotations

import sys

from tests.support.stores import told

from detente.dossier.store.store import open_store
from detente.errors import BadInput


def main(where: str, first: str, last: str) -> None:
    try:
        with open_store(where, create=True, on_wait=lambda: print("waiting", flush=True)) as store:
            for number in range(int(first), int(last) + 1):
                print("added", store.add(told(number)).id, flush=True)
    except BadInput as error:
        print(error, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main(*sys.argv[1:])
