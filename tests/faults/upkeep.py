# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 while the register is looked after: backups, restoring, other keys, a newer version."""

import shutil
from datetime import datetime
from pathlib import Path
from random import Random

from models.centre import restoring as centre_restoring
from models.centre import staff
from models.clock import FixedClock
from models.desk.desk import Desk
from models.insight import resealing
from models.insight.arrival import arrive
from models.people import members
from models.vault import backup, restoring
from models.vault.proving import ByPassword
from models.vault.store import open_vault
from models.words import Mark, Role
from tests.faults import centre
from tests.faults.centre import MARKS, NOON, Site
from tests.faults.kills import Ack, Work, marks_hold, one_mark
from tests.models.house import MANAGER, PASSWORD

OLD = Path(__file__).parents[1] / "data" / "vaults" / "version_1"
OLD_PASSWORD, OLD_PEOPLE = "four quiet river stones", 10
LATER = datetime.fromisoformat("2026-12-01T09:00")
PROOF = ByPassword(MANAGER, PASSWORD)


def _place(site: Site) -> Path:
    return site.folder.parent / "stick"


# Backing up between marks


def _back_up(site: Site, chance: Random, ack: Ack) -> None:
    desk = site.open()
    _place(site).mkdir(exist_ok=True)
    session, numbers = centre.session_of(desk), centre.numbers_of(desk)
    while True:
        one_mark(desk, session, chance.choice(numbers), chance.choice(MARKS), ack)
        made = backup.make(backup.source_of(desk.vault), [_place(site)])
        ack(f"copy {made[0].path.name if made[0].path else '-'} 0")


def _copies_hold(desk: Desk, acknowledged: list[str]) -> str:
    """Hold the marks, and every copy that bears a whole name: each must open, also one nobody confirmed."""
    place = desk.vault.folder.parent / "stick"
    acts = [line for line in acknowledged if not line.startswith("copy")]
    named = {line.split()[1] for line in acknowledged if line.startswith("copy")}
    copies = sorted(place.glob("*.backup")) if place.exists() else []
    newest = [path for path in copies if path.name in named][-2:]
    for path in {*newest, *copies[-1:]}:
        restoring.rehearse(desk.vault.folder, path, PROOF, FixedClock(NOON), desk.vault.app_folder)
    missing = named - {path.name for path in copies}
    kept = {path.name for path in copies}
    if missing and not kept:
        return f"copies {sorted(missing)}"
    return marks_hold(desk, acts)


# Restoring over the register


def _with_backup(site: Site) -> Site:
    """Make a backup, then mark everybody: the register is ahead of its copy."""
    _place(site).mkdir(exist_ok=True)
    with site.desk() as desk:
        backup.make(backup.source_of(desk.vault), [_place(site)])
        session = centre.session_of(desk)
        for number in centre.numbers_of(desk):
            one_mark(desk, session, number, Mark.LATE, lambda _: None)
    return site


def _restore(site: Site, _chance: Random, ack: Ack) -> None:
    file = next(_place(site).glob("*.backup"))
    while True:
        ack("begin 0 0")
        desk, _found = centre_restoring.restore(site.folder, file, PROOF, FixedClock(NOON), site.app)
        desk.close()
        ack("restored 0 0")


def _one_of_the_two(desk: Desk, acknowledged: list[str]) -> str:
    """Hold that the register is wholly the one before or wholly the copy, and that the other still exists."""
    now = centre.marks_of(desk)
    before = dict.fromkeys(centre.numbers_of(desk), Mark.LATE)
    restored = any(line.startswith("restored") for line in acknowledged)
    if now not in ({}, before) or (restored and now == before):
        return "neither the register before nor the copy"
    return "" if len(centre.told(desk)) == centre.PEOPLE + 1 else "somebody is missing"


# Changing everybody's keys


def _change_keys(site: Site, _chance: Random, ack: Ack) -> None:
    desk = site.open(MANAGER)
    turn = 0
    while True:
        name = f"Clerk {turn:03}"
        staff.add(desk, name, Role.DESK, PASSWORD, manager_password=PASSWORD)
        ack(f"added {turn} 0")
        staff.remove(desk, name, manager_password=PASSWORD)
        ack(f"removed {turn} 0")
        resealing.reseal(desk)
        ack(f"resealed {turn} 0")
        turn += 1


def _keys_hold(desk: Desk, acknowledged: list[str]) -> str:
    names = {row.name for row in staff.listed(desk)}
    gone = {f"Clerk {int(line.split()[1]):03}" for line in acknowledged if line.startswith("removed")}
    if gone & names:
        return f"{sorted(gone & names)} came back"
    resealing.reseal(desk)
    return "" if len(centre.told(desk)) == centre.PEOPLE + 1 else "a sealed row does not open"


# Moving an old register to today's version


def _old_site(site: Site) -> Site:
    shutil.rmtree(site.folder)
    shutil.rmtree(site.app)
    shutil.copytree(OLD, site.folder)
    site.app.mkdir()
    return site


def _open_old(site: Site) -> Desk:
    vault = open_vault(
        site.folder,
        person="Meera Joshi",
        password=OLD_PASSWORD,
        clock=FixedClock(LATER),
        app_folder=site.app,
    )
    return arrive(vault)


def _migrate(site: Site, _chance: Random, ack: Ack) -> None:
    ack("begin 0 0")
    desk = _open_old(site)
    ack("opened 0 0")
    members.edit(desk, 1, village="Nayagaon")
    ack("worked 0 0")


def _old_hold(desk: Desk, acknowledged: list[str]) -> str:
    if len(members.listed(desk)) != OLD_PEOPLE:
        return "somebody is missing"
    worked = any(line.startswith("worked") for line in acknowledged)
    return "the village" if worked and members.by_number(desk, 1).village != "Nayagaon" else ""


UPKEEP = (
    Work("backing up", _back_up, _copies_hold, 8),
    Work(
        "restoring",
        _restore,
        _one_of_the_two,
        4,
        prepare=_with_backup,
        opens=lambda site: site.open(MANAGER, older=True),
    ),
    Work("changing keys", _change_keys, _keys_hold, 5, opens=lambda site: site.open(MANAGER)),
    Work("migrating", _migrate, _old_hold, 2, prepare=_old_site, opens=_open_old),
)
