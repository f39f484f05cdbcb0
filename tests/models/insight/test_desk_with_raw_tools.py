# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front desk's keys and raw tools, tried against every sealed field the tables mark.

And the other half of the promise: of two registers, one with a recurrence and one with a corrected date, no
more can be told apart than ciphertext and random names.
"""

import contextlib
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlmodel import SQLModel

from models import memory
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.undo import classes
from models.insight.standing import ROOMS
from models.messages import NotAllowed
from models.people.notes import post
from models.sobriety import periods
from models.vault import engine, keyring, sealed
from models.vault.columns import SealedRow
from models.vault.failures import SealBroken
from models.vault.opened import Vault
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import somebody

PLANTED = "Wept about the winter in Sahnewal"
PURPOSES = (
    *(
        "data",
        "notes",
        "notes/sealed",
        "notes/post",
        "escrow",
        "master",
        "anchor",
        "unlock",
        "signing",
        "pin",
    ),
    *("backup/mac", "backup/manifest", "own/drafts", "own/pin", "text", "place"),
)
_RANDOM = re.compile(r"[0-9a-f]{32}")
Raw = dict[str, Any]


def sealed_columns() -> Iterator[tuple[str, str]]:
    """Yield every column of every table that its mark calls sealed."""
    assert None not in ROOMS, "importing the rooms makes their tables known"
    for table in SQLModel.metadata.tables.values():
        yield from ((table.name, column.name) for column in table.columns if column.info.get("sealed"))


def fill(desk: Desk, member: str) -> None:
    """Seal one row of every kind, and post one from a counsellor's own desk."""
    for kind in classes().values():
        if not issubclass(kind, SealedRow):
            continue
        columns = [name for name in kind.model_fields if name not in SealedRow.model_fields]
        values: Raw = dict.fromkeys(columns, member)
        row = kind(**values)
        with desk.work(Act.COUNSEL) as work:
            work.add_sealed(row, row.about(), {"text": PLANTED})
            work.commit()
    with desk.work(Act.POST) as work:
        post(work, member, "remark", {"text": PLANTED})
        work.commit()


def held_by(vault: Vault) -> list[bytes]:
    """Return every key a person holds, and what can be derived from each for every purpose there is."""
    parts = vault._parts  # pyright: ignore[reportPrivateUsage] - what somebody with a debugger reads
    assert parts is not None
    keys, own = parts.ring._keys, parts.unlocked  # pyright: ignore[reportPrivateUsage] - as above
    first = [keys.data, keys.public, own.own, own.signing.private_bytes_raw(), parts.ring.anchor]
    first += [keys.notes] if keys.notes else []
    derived = [
        keyring.derive(key, vault.id, purpose, generation)
        for key, purpose, generation in product(first, PURPOSES, range(4))
    ]
    twice = [
        keyring.derive(key, vault.id, purpose)
        for key in derived
        for purpose in ("notes/sealed", "notes/post")
    ]
    return [memory.copy_of(key) for key in (*first, *derived, *twice)]


def rows(vault: Vault, data: bytes, table: str) -> list[Raw]:
    """Read a table's rows with SQLCipher and the data key alone."""
    with engine.Looking(vault.database, data, vault.id) as raw:
        names = [str(row[1]) for row in raw.execute(f'PRAGMA table_info("{table}")').fetchall()]
        return [
            dict(zip(names, row, strict=True)) for row in raw.execute(f'SELECT * FROM "{table}"').fetchall()
        ]


def opened(vault: Vault, table: str, row: Raw, body: bytes, keys: list[bytes]) -> bytes | None:
    """Return what any of these keys makes of a sealed value, in its right place or in none."""
    where = (vault.id, row["uid"], row.get("subject", ""), row["author"], row.get("kind", ""))
    for key in keys:
        for subject in ("", str(row.get("member", ""))):
            sealer = sealed.Sealer(key, vault.id, row.get("generation", 1))
            place = (table, row["uid"], subject, row["author"], row.get("version", 1))
            attempts: list[Callable[[], bytes]] = [
                partial(sealer.unseal, place, body),
                partial(ChaCha20Poly1305(key).decrypt, body[1:13], body[13:], None),
                partial(sealed.open_post, X25519PrivateKey.from_private_bytes(key), where, body),
            ]
            for attempt in attempts:
                with contextlib.suppress(SealBroken, InvalidTag):
                    return attempt()
    return None


def tried(vault: Vault, keys: list[bytes]) -> dict[tuple[str, str], bytes | None]:
    """Try every sealed column: what came of the first row of each."""
    found: dict[tuple[str, str], bytes | None] = {}
    for table, column in sealed_columns():
        listed = [row for row in rows(vault, keys[0], table) if row["author"]]
        assert listed, f"{table} holds nothing to try"
        found[table, column] = opened(vault, table, listed[-1], listed[-1][column], keys)
    return found


def test_with_the_desks_keys_no_sealed_field_opens(house: House) -> None:
    number = somebody(house.desk)
    desk = house.sit(COUNSELLOR)
    uid = rows(desk.vault, held_by(desk.vault)[0], "member")[0]["uid"]
    assert number
    fill(desk, uid)
    whole = tried(desk.vault, held_by(desk.vault))
    assert all(value is not None and PLANTED.encode() in value for value in whole.values()), whole
    desk = house.sit(CLERK)
    keys = held_by(desk.vault)
    assert tried(desk.vault, keys) == dict.fromkeys(whole)
    assert _plain(desk, keys[0]) == []
    with pytest.raises(NotAllowed):
        periods.records(desk)
    with pytest.raises(NotAllowed):
        desk.vault.unseal("sealednote", "", "", "", 1, 1, b"")


def _plain(desk: Desk, data: bytes) -> list[str]:
    """Return which tables, read raw, hold the planted words in clear."""
    found: list[str] = []
    for table in SQLModel.metadata.tables:
        text = repr(rows(desk.vault, data, table))
        found += [table] if PLANTED in text or PLANTED.encode().hex() in text else []
    return found


def test_a_recurrence_and_a_corrected_date_look_alike(house: House, tmp_path: Path) -> None:
    """The same register twice: once somebody's new start is kept, once their first date is put right."""
    number = somebody(house.desk)
    desk = house.sit(COUNSELLOR)
    periods.begin(desk, number, date(2026, 8, 1))
    desk.close()
    twin = House(tmp_path / "twin", tmp_path / "twin-app", house.clock, desk, house.sheet)
    shutil.copytree(house.folder, twin.folder)
    shutil.copytree(house.app_folder, twin.app_folder)
    desk = house.sit(COUNSELLOR)
    periods.new_start(
        desk, number, date(2026, 11, 1), date(2026, 11, 2), note="Told me himself, after lunch."
    )
    first = _shape(house.sit(MANAGER))
    twin.desk = desk
    desk = twin.sit(COUNSELLOR)
    periods.correct_start(desk, number, date(2026, 7, 28), note="Misread on the old paper.")
    second = _shape(twin.sit(MANAGER))
    assert first.keys() == second.keys()
    for table in first:
        assert first[table] == second[table], table


def _shape(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Return every table with bytes by their length and random names by where they first stood."""
    seen: dict[str, str] = {}

    def told(value: object) -> object:
        if isinstance(value, bytes):
            return ("bytes", len(value))
        if isinstance(value, str):
            return _RANDOM.sub(lambda one: seen.setdefault(one[0], f"name {len(seen)}"), value)
        return value

    data = held_by(desk.vault)[0]
    return {
        table: [tuple(told(value) for value in row.values()) for row in rows(desk.vault, data, table)]
        for table in sorted(SQLModel.metadata.tables)
    }
