# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staff, the recovery sheet and one's own password, at the desk of whoever is signed in."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from models.messages import Refused, message
from models.words import Role

if TYPE_CHECKING:
    from models.desk.desk import Desk, StaffRow
    from models.insight.leaving import LastDays, TakenBack
    from models.insight.lost import LostGuide
    from models.vault.recovery_sheet import RecoverySheet
    from ui.screen.front import Paper, Strength
    from ui.screen.settings.service import Drawn, Gone, Step

Judge = Callable[[str, Sequence[str]], "Strength"]


class PasswordsAtDesk:
    """What the services about people share: the desk, and what passwords are worth."""

    def __init__(self, at_desk: "Callable[[], Desk]", judge: Judge) -> None:
        self._at_desk, self._judge = at_desk, judge

    def passphrase(self, role: Role) -> str:
        """Return a generated passphrase."""
        from models.vault.passwords import passphrase

        return passphrase(role)

    def strength(self, password: str, names: Sequence[str]) -> "Strength":
        """Say what a chosen password is worth, the centre's names being known as well."""
        from models.centre.centre import centre

        return self._judge(password, (*names, *centre(self._at_desk()).names.values()))


class DeskSheet(PasswordsAtDesk):
    """The recovery sheet; one that was drawn is held in memory until it is taken up."""

    def __init__(self, at_desk: "Callable[[], Desk]", judge: Judge) -> None:
        super().__init__(at_desk, judge)
        self._drawn: RecoverySheet | None = None

    def draw(self, own: str) -> "Drawn":
        """Draw a new sheet."""
        from models.centre import recovery
        from models.centre.centre import centre
        from ui.paper.recovery import render_recovery
        from ui.screen.front import Paper
        from ui.screen.settings.service import Drawn

        desk = self._at_desk()
        sheet = recovery.draw(desk, manager_password=own)
        language = desk.person.language
        name = centre(desk).name(language)
        pdf = render_recovery(sheet.groups, name, sheet.fingerprint, language, sheet.made_on)
        self._drawn = sheet
        return Drawn(sheet.groups, Paper("recovery-sheet.pdf", pdf))

    def typed_back(self, typed: str) -> None:
        """Make sure that the last group of the drawn sheet was typed."""
        from models.centre import recovery

        recovery.typed_back(self._sheet(), typed)

    def take_up(self, own: str, step: "Step") -> "Gone":
        """Let the drawn sheet be the one that counts, and seal everything anew."""
        from models.centre import recovery

        recovery.take_up(self._at_desk(), self._sheet(), manager_password=own)
        self._drawn = None
        return self._gone(step)

    def check(self, typed: str, own: str) -> None:
        """Make sure that a sheet is this register's."""
        from models.centre import recovery

        recovery.check(self._at_desk(), typed, manager_password=own)

    def save(self, paper: "Paper", path: Path) -> None:
        """Write a sheet, never beside the register it opens."""
        from models.vault import ledger
        from ui.paper.saving import write_aside

        if path.resolve().is_relative_to(self._at_desk().vault.folder.resolve()):
            raise Refused(
                message(
                    "The recovery sheet must not lie beside the register it opens. Choose another folder."
                )
            )
        write_aside(path, paper.content)
        vault = self._at_desk().vault
        ledger.note_sheet(vault.app_folder, vault.id, path)

    def lost(self) -> "LostGuide":
        """Return what to do when this computer was lost."""
        from models.insight import lost

        return lost.guide(self._at_desk())

    def still_opens(self) -> tuple[Path, ...]:
        """Return copies from before that the keys of then open."""
        from models.desk.acts import Act
        from models.vault.leftovers import leftovers

        desk = self._at_desk()
        desk.require(Act.NEW_KEYS)
        return tuple(one.path for one in leftovers(desk.vault))

    def left(self) -> int:
        """Return how many sealed entries still wait for today's keys."""
        from models.insight import resealing

        return resealing.left(self._at_desk())

    def go_on(self, step: "Step") -> int:
        """Seal what waits."""
        from models.insight import resealing

        return resealing.reseal(self._at_desk(), step)

    def _sheet(self) -> "RecoverySheet":
        if self._drawn is None:
            raise Refused(message("Draw a new recovery sheet first."))
        return self._drawn

    def _gone(self, step: "Step") -> "Gone":
        from ui.screen.settings.service import Gone

        return Gone(self.go_on(step), self.still_opens())


class DeskStaff(DeskSheet):
    """Staff and their keys."""

    def staff(self) -> "tuple[StaffRow, ...]":
        """Return who is on the list."""
        from models.centre import staff
        from models.desk.acts import Act

        desk = self._at_desk()
        desk.require(Act.CHANGE_STAFF)
        return staff.listed(desk)

    def own_uid(self) -> str:
        """Return who is signed in."""
        return self._at_desk().person.uid

    def needs_sheet(self, row: "StaffRow") -> bool:
        """Tell whether a new recovery sheet comes with taking this person's keys away."""
        from models.centre import staff

        return staff.needs_sheet(self._at_desk(), row)

    def add(self, name: str, role: Role, password: str, own: str) -> None:
        """Add somebody."""
        from models.centre import staff

        staff.add(self._at_desk(), name, role, password, manager_password=own)

    def rename(self, row: "StaffRow", name: str, own: str) -> None:
        """Give somebody another name."""
        from models.centre import staff

        staff.rename(self._at_desk(), row.name, name, manager_password=own)

    def change_role(self, row: "StaffRow", role: Role, own: str, step: "Step") -> None:
        """Give somebody another role."""
        from models.centre import staff

        desk = self._at_desk()
        staff.change_role(desk, row.name, role, manager_password=own, sheet=self._drawn)
        self._drawn = None
        self.go_on(step)

    def reset(self, row: "StaffRow", password: str, own: str) -> None:
        """Give somebody a new password."""
        from models.centre import staff

        staff.reset_password(self._at_desk(), row.name, password, manager_password=own)

    def close(self, row: "StaffRow") -> None:
        """Close somebody's sign-in."""
        from models.centre import staff

        staff.disable(self._at_desk(), row.name)

    def open(self, row: "StaffRow", own: str) -> None:
        """Open somebody's sign-in again."""
        from models.centre import staff

        staff.enable(self._at_desk(), row.name, manager_password=own)

    def remove(self, row: "StaffRow", own: str, step: "Step") -> "Gone":
        """Take somebody's keys away for good."""
        from models.centre import staff

        staff.remove(self._at_desk(), row.name, manager_password=own, sheet=self._drawn)
        self._drawn = None
        return self._gone(step)

    def last_days(self, row: "StaffRow") -> "LastDays":
        """Return what somebody did in their last days."""
        from models.insight import leaving

        return leaving.last_days(self._at_desk(), row.uid)

    def take_back(self, row: "StaffRow") -> "TakenBack":
        """Take back what they changed and nobody touched since."""
        from models.insight import leaving

        return leaving.take_back(self._at_desk(), row.uid)

    def said(self, act: str) -> str:
        """Return an act of the log in words."""
        from desktop.commands.upkeep import act_said

        return act_said(act)
