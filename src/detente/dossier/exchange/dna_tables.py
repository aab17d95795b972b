"""The tables of a file of Discourse Network Analyzer 3: their columns, and what a new file begins with.

Source: the program's own tables (leifeld/dna, `Sql.java`, version 3).
"""

from __future__ import annotations

import base64
import hashlib
from typing import Final

DNA_VERSION: Final = "3.0.11"
"""The version whose tables these are."""
PASSWORD: Final = "detente"
"""With which the program opens a file that detente wrote. It asks for one, though nothing is encrypted."""

_COLOUR = "{0} INTEGER NOT NULL DEFAULT 0 CHECK ({0} BETWEEN 0 AND 255)"
_COLOURS = tuple(_COLOUR.format(name) for name in ("Red", "Green", "Blue"))
_ID = "ID INTEGER NOT NULL PRIMARY KEY"
_PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders",
    "EditCoderRelations", "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements",
    "EditOthersStatements",
)  # fmt: skip


def _flag(name: str, default: int) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} BETWEEN 0 AND 1)"


def _short(name: str, default: str = "") -> str:
    return f"{name} TEXT NOT NULL {default} CHECK (LENGTH({name}) < 191)"


def _of(column: str, table: str) -> str:
    return f"FOREIGN KEY({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _data(table: str, value: str, *more: str) -> tuple[str, tuple[str, ...]]:
    """Return a table of the values that a kind of variable has in statements."""
    return table, (
        _ID, "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", value,
        _of("StatementId", "STATEMENTS"), _of("VariableId", "VARIABLES"), *more,
        "UNIQUE (StatementId, VariableId)",
    )  # fmt: skip


_TABLES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("SETTINGS", ("Property TEXT PRIMARY KEY", "Value TEXT NOT NULL")),
    ("CODERS", (
        _ID, _short("Name"), *_COLOURS,
        "Refresh INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999)",
        "FontSize INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99)",
        _short("Password"),
        "PopupWidth INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)",
        _flag("ColorByCoder", 0), _flag("PopupDecoration", 0), _flag("PopupAutoComplete", 1),
        *(_flag(f"Permission{name}", 1) for name in _PERMISSIONS),
    )),
    ("DOCUMENTS", (
        _ID, _short("Title"), "Text TEXT NOT NULL", "Coder INTEGER", _short("Author", "DEFAULT ''"),
        _short("Source", "DEFAULT ''"), _short("Section", "DEFAULT ''"), "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type", "DEFAULT ''"), "Date INTEGER NOT NULL", _of("Coder", "CODERS"),
    )),
    ("STATEMENTTYPES", (_ID, _short("Label"), *_COLOURS)),
    ("VARIABLES", (
        _ID, _short("Variable"),
        "DataType TEXT NOT NULL DEFAULT 'short text'"
        " CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId INTEGER", _of("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    )),
    ("VARIABLELINKS", (
        _ID, "SourceVariableId INTEGER", "TargetVariableId INTEGER",
        "CHECK (TargetVariableId != SourceVariableId)", _of("SourceVariableId", "VARIABLES"),
        _of("TargetVariableId", "VARIABLES"),
    )),
    ("REGEXES", ("Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < 191)", *_COLOURS)),
    ("CODERRELATIONS", (
        _ID, "Coder INTEGER CHECK (Coder > 0)", "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        *(_flag(name, 1) for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
        "CHECK (Coder != OtherCoder)", _of("Coder", "CODERS"), _of("OtherCoder", "CODERS"),
    )),
    ("STATEMENTS", (
        _ID, "StatementTypeId INTEGER", "DocumentId INTEGER", "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop >= 0)", "Coder INTEGER", "CHECK (Start < Stop)",
        _of("StatementTypeId", "STATEMENTTYPES"), _of("Coder", "CODERS"), _of("DocumentId", "DOCUMENTS"),
    )),
    _data("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1"),
    _data("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0"),
    ("ENTITIES", (
        _ID, "VariableId INTEGER NOT NULL", _short("Value", "DEFAULT ''"),
        *(f"{name} INTEGER CHECK ({name} BETWEEN 0 AND 255)" for name in ("Red", "Green", "Blue")),
        "ChildOf INTEGER CHECK (ChildOf > 0)", "UNIQUE (VariableId, Value)",
        _of("ChildOf", "ENTITIES"), _of("VariableId", "VARIABLES"),
    )),
    _data("DATASHORTTEXT", "Entity INTEGER NOT NULL", _of("Entity", "ENTITIES")),
    _data("DATALONGTEXT", "Value TEXT DEFAULT ''"),
    ("ATTRIBUTEVARIABLES", (
        _ID, "VariableId INTEGER NOT NULL", _short("AttributeVariable"),
        "UNIQUE (VariableId, AttributeVariable)", _of("VariableId", "VARIABLES"),
    )),
    ("ATTRIBUTEVALUES", (
        _ID, "EntityId INTEGER NOT NULL", "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue", "DEFAULT ''"), "UNIQUE (EntityId, AttributeVariableId)",
        _of("EntityId", "ENTITIES"), _of("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    )),
)  # fmt: skip

CREATE: Final = "".join(f"CREATE TABLE {name}({', '.join(columns)});\n" for name, columns in _TABLES)
"""The statements that make the tables."""

STATEMENT, ANNOTATION = 1, 3
"""The ids of the statement types."""
VARIABLES: Final = {"person": 1, "organization": 2, "concept": 3, "agreement": 4, "doer": 12, "mood": 13}
"""The ids of the variables of a DNA Statement; the last two are ours, beside those that a new file has."""
TYPES: Final = (
    (STATEMENT, "DNA Statement", 239, 208, 51),
    (2, "NPF Story Element", 100, 200, 190),
    (ANNOTATION, "Annotation", 211, 211, 211),
)
TYPE_VARIABLES: Final = (
    (1, "person", "short text", 1), (2, "organization", "short text", 1), (3, "concept", "short text", 1),
    (4, "agreement", "boolean", 1), (5, "narrator", "short text", 2), (6, "victim", "short text", 2),
    (7, "villain", "short text", 2), (8, "plot", "short text", 2), (9, "hero", "short text", 2),
    (10, "policy solution", "short text", 2), (11, "note", "long text", 3),
    (12, "doer", "short text", 1), (13, "mood", "short text", 1),
)  # fmt: skip
ATTRIBUTES: Final = ("Type", "Alias", "Notes")
"""The attributes that an entity of each short text of a DNA Statement may be given."""


def password_hash(password: str, salt: bytes) -> str:
    """Return a password as the program keeps it: 100,000 rounds of SHA-256 over a salt of 16 bytes.

    Source: `StrongPasswordEncryptor` of jasypt 1.9, which the program uses.

    Examples
    --------
    >>> password_hash("detente", bytes(16))[:21]
    'AAAAAAAAAAAAAAAAAAAAA'
    """
    digest = salt + password.encode()
    for _ in range(100_000):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode()
