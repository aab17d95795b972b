"""Mails as Outlook saves them, written byte by byte: the compound file that they are, and its streams."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Node = dict[str, "bytes | Node"]
_BODY, _HTML, _SUBJECT, _SENDER, _ADDRESS, _HEADERS, _FILE = (
    0x1000, 0x1013, 0x0037, 0x0C1A, 0x0C1F, 0x007D, 0x3707,
)  # fmt: skip
_SENT = 0x0039


def outlook_mail(
    *,
    body: str | None = None,
    html: str | None = None,
    subject: str = "",
    sender: str = "",
    headers: str = "",
    sent: datetime | None = None,
    attached: tuple[str, ...] = (),
) -> bytes:
    """The bytes of a mail with some properties."""
    texts = {
        _BODY: body, _SUBJECT: subject or None, _SENDER: sender or None,
        _ADDRESS: "a@example.org" if sender else None, _HEADERS: headers or None,
    }  # fmt: skip
    root = _object({pid: text for pid, text in texts.items() if text is not None}, head=32, sent=sent)
    if html is not None:
        root["__properties_version1.0"] += struct.pack("<HHIII", 0x0102, _HTML, 6, len(html), 0)  # type: ignore[operator]
        root["__properties_version1.0"] += struct.pack("<HHIII", 0x0003, 0x3FDE, 6, 65001, 0)  # type: ignore[operator]
        root[f"__substg1.0_{_HTML:04X}0102"] = html.encode()
    for number, name in enumerate(attached):
        root[f"__attach_version1.0_#{number:08X}"] = _object({_FILE: name}, head=8)
    return compound_file(root)


def _object(texts: dict[int, str], *, head: int, sent: datetime | None = None) -> Node:
    properties = bytes(head)
    node: Node = {}
    for pid, text in texts.items():
        written = text.encode("utf-16-le")
        properties += struct.pack("<HHIII", 0x001F, pid, 6, len(written) + 2, 0)
        node[f"__substg1.0_{pid:04X}001F"] = written
    if sent is not None:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        properties += struct.pack("<HHIQ", 0x0040, _SENT, 6, ticks)
    node["__properties_version1.0"] = properties
    return node


def compound_file(root: Node) -> bytes:
    """The bytes of a compound file with these storages and streams."""
    # Name, kind, first child, next beside it, content.
    entries: list[list[object]] = [["Root Entry", _ROOT, _FREE, _FREE, b""]]

    def add(node: Node, parent: int) -> None:
        before = None
        for name in sorted(node, key=lambda name: (len(name), name.upper())):
            here, content = len(entries), node[name]
            kind = _STREAM if isinstance(content, bytes) else _STORAGE
            entries.append([name, kind, _FREE, _FREE, content if isinstance(content, bytes) else b""])
            if before is None:
                entries[parent][2] = here
            else:
                entries[before][3] = here
            before = here
            if not isinstance(content, bytes):
                add(content, here)

    add(root, 0)
    small, small_table, sectors, table = b"", [], [], []

    def chain(content: bytes) -> int:
        pieces = [content[k : k + _SECTOR].ljust(_SECTOR, b"\0") for k in range(0, len(content), _SECTOR)]
        first = len(sectors)
        sectors.extend(pieces)
        table.extend([first + k + 1 for k in range(len(pieces) - 1)] + [_END])
        return first

    starts = []
    for _, kind, _, _, content in entries:
        assert isinstance(content, bytes)
        if kind != _STREAM or not content:
            starts.append(_END)
        elif len(content) < _CUTOFF:
            first, pieces = len(small_table), -(-len(content) // _SMALL)
            small += content.ljust(pieces * _SMALL, b"\0")
            small_table += [first + k + 1 for k in range(pieces - 1)] + [_END]
            starts.append(first)
        else:
            starts.append(chain(content))
    starts[0] = chain(small) if small else _END
    entries[0][4] = small
    written = b"".join(
        _entry(*entry[:4], start, len(entry[4]))  # type: ignore[arg-type]
        for entry, start in zip(entries, starts, strict=True)
    )
    directory = chain(written)
    small_fat = chain(struct.pack(f"<{len(small_table)}I", *small_table)) if small_table else _END
    fats = 1
    while fats * 128 < len(sectors) + fats:
        fats += 1
    table += [_FAT] * fats
    table += [_FREE] * (fats * 128 - len(table))
    places = list(range(len(sectors), len(sectors) + fats))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fats,
        directory, 0, _CUTOFF, small_fat, -(-len(small_table) // 128), _END, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *places, *[_FREE] * (109 - fats))
    return head + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def _entry(name: str, kind: int, child: int, following: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", written, len(written), kind, 1, _FREE, following, child, 0, start, size
    )
