# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clerk with the data key writes into the log with raw tools: verifying must notice."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.desk import history
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.log import Line, SealLine, commitment, seal_detail
from models.desk.plain import to_plain
from models.desk.tables import LogEntry
from models.people import members
from models.words import Role
from tests.models.house import CLERK, COUNSELLOR, MANAGER, House
from tests.models.making import somebody


@dataclass
class Forger:
    """Writes log entries by hand: any act, any name, any key."""

    desk: Desk
    own: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def uid(self, name: str) -> str:
        """Return the uid of a member of staff."""
        return next(slot.uid for slot in self.desk.vault.slots() if slot.name == name)

    def append(
        self,
        staff: str,
        act: Act,
        lines: list[dict[str, Any]] | None = None,
        seals: tuple[SealLine, ...] = (),
        sign: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """Add an entry at the end, rightly committed to and signed by some key."""
        key = secrets.token_bytes(32)
        with self.desk.vault.writer.begin() as connection:
            run = connection.exec_driver_sql
            held = run("SELECT key FROM logkey WHERE subject = ''").scalar()
            number, head = run("SELECT id, signature FROM logentry ORDER BY id DESC LIMIT 1").one()
            parts = [seal_detail("", held or key, lines)] if lines else []
            commits = commitment([part.commitment for part in parts], seals)
            line = Line(number + 1, self.desk.clock.now(), staff, act.value, "", commits)
            signature = (sign or self.own.sign)(line.to_sign(head))
            run(
                "INSERT INTO logentry VALUES (?, ?, ?, ?, '', ?, ?)",
                (line.id, f"{line.at:%Y-%m-%d %H:%M:%S.%f}", staff, act.value, commits, signature),
            )
            for part in parts:
                run(
                    "INSERT INTO logdetail (entry_id, subject, commitment, body) VALUES (?, '', ?, ?)",
                    (line.id, part.commitment, part.body),
                )
            for seal in seals:
                run(
                    "INSERT INTO logseal (entry_id, row_uid, version, digest) VALUES (?, ?, ?, ?)",
                    (line.id, seal.row_uid, seal.version, seal.digest),
                )
        self.desk.count, self.desk.head = line.id, signature

    def brings(self, uid: str, signer: bytes, verb: str = "add") -> list[dict[str, Any]]:
        """Return details that bring a manager's key in."""
        after = {"uid": uid, "signer": to_plain(signer), "role": to_plain(Role.MANAGER)}
        return [{verb: "staff", "uid": uid, "before": {}, "after": after}]

    @property
    def public(self) -> bytes:
        """The forger's own public key."""
        return self.own.public_key().public_bytes_raw()


def _in_a_managers_name(forger: Forger) -> None:
    forger.append(forger.uid(MANAGER), Act.SETTINGS)


def _beyond_their_keys(forger: Forger) -> None:
    forger.append(forger.desk.person.uid, Act.AWARD, sign=forger.desk.vault.sign)


def _a_seal_of_their_own(forger: Forger) -> None:
    seal = SealLine("a" * 32, 1, bytes(32))
    forger.append(forger.desk.person.uid, Act.MARK, seals=(seal,), sign=forger.desk.vault.sign)


def _made_manager(forger: Forger) -> None:
    uid = forger.desk.person.uid
    lines = forger.brings(uid, forger.public, "change")
    forger.append(uid, Act.CHANGE_STAFF, lines, sign=forger.desk.vault.sign)


def _by_a_false_sheet(forger: Forger) -> None:
    """Claim that the manager came in by the sheet with a key of the forger's, and sign in that name."""
    uid = forger.uid(MANAGER)
    forger.append(uid, Act.RECOVER, forger.brings(uid, forger.public, "change"))
    forger.append(uid, Act.SETTINGS)


def _by_a_false_sheet_and_back(forger: Forger) -> None:
    """Do the same, then put the manager's true key back, so that nothing is amiss at the end."""
    uid = forger.uid(MANAGER)
    true = next(slot.signer for slot in forger.desk.vault.slots() if slot.uid == uid)
    _by_a_false_sheet(forger)
    forger.append(uid, Act.ADD_STAFF, forger.brings(uid, true, "change"))


def _for_somebody_else_by_a_false_sheet(forger: Forger) -> None:
    nobody = "e" * 32
    both = forger.brings(nobody, forger.public) + forger.brings(forger.uid(MANAGER), forger.public)
    forger.append(nobody, Act.RECOVER, both)
    forger.append(forger.uid(MANAGER), Act.SETTINGS)


def _written_anew(forger: Forger) -> None:
    """Throw the log away and write another from its first entry, in the manager's name."""
    with forger.desk.vault.writer.begin() as connection:
        run = connection.exec_driver_sql
        triggers = run("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all()
        for name, _sql in triggers:
            run(f"DROP TRIGGER {name}")
        for table in ("logseal", "logdetail", "logentry"):
            run(f"DELETE FROM {table}")
        run("INSERT INTO logentry VALUES (0, '2026-11-22 12:00:00.000000', '', '', '', x'', x'')")
        for _name, sql in triggers:
            run(sql)
    uid = forger.uid(MANAGER)
    forger.append(uid, Act.FOUND, forger.brings(uid, forger.public))
    forger.append(uid, Act.SETTINGS)
    with forger.desk.vault.writer.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER logentry_keeps_delete")
        connection.exec_driver_sql("DELETE FROM logentry WHERE id = 0")


def _the_last_one_gone(forger: Forger) -> None:
    with forger.desk.vault.writer.begin() as connection:
        run = connection.exec_driver_sql
        run("DROP TRIGGER logentry_keeps_delete")
        run("DELETE FROM logdetail WHERE entry_id = (SELECT max(id) FROM logentry)")
        run("DELETE FROM logentry WHERE id = (SELECT max(id) FROM logentry)")


FORGERIES = [
    _in_a_managers_name,
    _beyond_their_keys,
    _a_seal_of_their_own,
    _made_manager,
    _by_a_false_sheet,
    _by_a_false_sheet_and_back,
    _for_somebody_else_by_a_false_sheet,
    _written_anew,
    _the_last_one_gone,
]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda one: one.__name__)
def test_a_forged_log_is_noticed(house: House, forgery: Callable[[Forger], None]) -> None:
    desk = house.sit(CLERK)
    somebody(desk)
    assert history.verified(desk).ok
    forgery(Forger(desk))
    assert not history.verified(desk).ok


def test_another_key_in_the_staff_table_changes_nothing(house: House) -> None:
    desk = house.sit(CLERK)
    with desk.vault.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE staff SET signer = x'00', role = 'manager'")
    assert history.verified(desk).ok
    house.desk = desk
    assert not house.sit(CLERK).may(Act.COUNSEL)


def test_entries_of_everybody_and_of_the_sheet_hold(house: House) -> None:
    for name in (CLERK, COUNSELLOR, MANAGER):
        desk = house.sit(name)
        somebody(desk, f"{name} Kumar")
    found = history.verified(house.desk)
    assert found.ok
    assert found.founder == house.desk.vault.slots()[0].signer
    with house.desk.reading() as session:
        assert session.get(LogEntry, found.entries) is not None
    assert len(members.listed(house.desk)) == 3
