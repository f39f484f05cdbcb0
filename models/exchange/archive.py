# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Office files are zip archives: what is inside, counted while it is unpacked, before any parser sees it."""

import io
import struct
import zipfile
import zlib

from models.exchange.grid import NotRead, TooBig
from models.messages import message

MOST_UNPACKED = 200 * 1024 * 1024
_MOST_ENTRIES = 5_000
_PIECE = 1024 * 1024
_OVERLAP = 16
DAMAGE = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    OSError,
    EOFError,
    MemoryError,
    SyntaxError,  # every XML parser derives its complaints from this
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
)
"""What parsers are known to raise on files that were cut off, patched or made up."""
_ENTITIES = tuple("<!ENTITY".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def damaged() -> NotRead:
    """Say that a file cannot be read to its end."""
    return NotRead(
        message(
            "This file is damaged and cannot be read. Nothing was imported. "
            "Open it in a spreadsheet program, save it under another name and import that."
        )
    )


def locked() -> NotRead:
    """Say that a file wants a password of its own."""
    return NotRead(
        message(
            "This file is locked with a password of its own. Nothing was imported. "
            "Open it in a spreadsheet program, save it without the password and import that."
        )
    )


def _too_big() -> TooBig:
    return TooBig(
        message(
            "This file unpacks to more than {megabytes} MB. Nothing was imported. "
            "Divide it into smaller files.",
            megabytes=MOST_UNPACKED // (1024 * 1024),
        )
    )


def entry_names(data: bytes) -> frozenset[str]:
    """Unpack everything once, counting, and return the names inside. Raises ``NotRead`` or ``TooBig``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise _too_big()
            _unpack_all(archive, entries)
            return frozenset(entry.filename for entry in entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise damaged() from error
    except NotImplementedError as error:  # zipfile's word for a way of packing it does not know
        raise damaged() from error
    except RuntimeError as error:  # zipfile's word for an archive that is itself encrypted
        raise locked() from error


def _unpack_all(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Trust no size that an archive claims: count what really comes out."""
    total = 0
    for entry in entries:
        with archive.open(entry) as stream:
            before = b""
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise _too_big()
                if any(mark in before + piece for mark in _ENTITIES) and _is_xml(entry.filename):
                    raise damaged()
                before = piece[-_OVERLAP:]


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml"))


def read_entry(data: bytes, name: str) -> bytes:
    """Return one entry of an archive that ``entry_names`` has counted; nothing if it is not there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name)
    except KeyError:
        return b""
