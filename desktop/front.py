# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real service behind the first window: the vault and the Desk, imported only when they are needed."""

import shutil
import threading
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.bringing import bring
from desktop.places import Places
from desktop.returning import Returning
from models import memory
from models.messages import Message, Refused, locked, message
from models.vault.roll_call import DATABASE, staff_named, tries, vault_of
from models.words import FollowUpReason, Language, Outcome, Role
from ui.screen.people import Slot

if TYPE_CHECKING:
    from models.clock import Clock
    from models.desk.desk import Desk
    from models.insight.finding import Found
    from models.insight.safety import BackupState
    from models.insight.today import DueRow, Today
    from models.vault.store import RecoverySheet, Vault
    from ui.screen.background import Job
    from ui.screen.front import Copies, NewCentre, Paper, Person, Prepared, Recovery, Strength
    from ui.screen.rescue.service import Rescue

SampleMaker = Callable[[Path, Path, Language, "Job"], "Desk"]
"""Makes the sample centre: its folder, the anchors' folder, the language, and whom to tell how far it is."""


class DeskFront:
    """One register's folder, and the Desk while somebody is signed in."""

    def __init__(
        self, folder: Path, places: Places, clock: "Clock | None" = None, sample: SampleMaker | None = None
    ) -> None:
        self._folder, self._places = folder, places
        self._real = places.centre if folder == places.sample else folder
        self._given_clock = clock
        self._make_sample = sample
        self._desk: Desk | None = None
        self._sheet_file: Paper | None = None
        self._returning = Returning()
        self._guard = threading.Lock()
        self.accept_older = self._accept_clock = False

    # Before the password

    def exists(self) -> bool:
        """Tell whether there is a centre to sign in to."""
        return any((self._folder / name).exists() for name in ("centre.db", "centre.keys"))

    def is_sample(self) -> bool:
        """Tell whether the folder is the sample centre's."""
        return self._folder == self._places.sample

    def today_date(self) -> date:
        """Return the centre's calendar date."""
        return self._clock.today()

    def warm(self, job: "Job") -> None:
        """Import what opening will need; it stops between two modules when the window closes."""
        bring(job.check)

    def slots(self) -> Sequence[Slot]:
        """Return who may sign in."""
        return [Slot(*named) for named in staff_named(self._folder, self._places.anchors)]

    def wait(self, uid: str) -> float:
        """Return the seconds before this person may try a password again."""
        vault = vault_of(self._folder / DATABASE)
        if not tries(self._places.anchors, vault).exists():
            return 0.0
        from models.vault.attempts import Attempts
        from models.vault.failures import TryLater

        try:
            Attempts(self._places.anchors, vault, time.monotonic).refuse_early(uid)
        except TryLater as later:
            return float(later.seconds)
        return 0.0

    # Signing in and out

    def open(self, uid: str, password: str) -> "Person":
        """Open the register with a password."""
        bring()
        from models.insight.arrival import arrive
        from models.vault.opening import open_vault

        memory.forget_the_rest()
        if self._returning.waits(uid, self.today_date()) and (person := self._come_back(uid, password)):
            return person
        vault = open_vault(
            self._folder,
            person=uid,
            password=password,
            clock=self._clock,
            app_folder=self._places.anchors,
            accept_older=self.accept_older,
            accept_clock=self._accept_clock,
        )
        self.accept_older = self._accept_clock = False
        person = self._sit_down(_at(vault, arrive))
        self.hold_return()
        return person

    def _come_back(self, uid: str, typed: str) -> "Person | None":
        """Open the register by the PIN of who left it; None where what was typed is no PIN."""
        from models.insight.arrival import arrive
        from models.vault.opening import reopen_vault

        held = self._returning.by_pin(uid, typed, self.today_date())
        if held is None:
            return None
        vault = reopen_vault(
            self._folder, held=held, typed=typed, clock=self._clock, app_folder=self._places.anchors
        )
        return self._sit_down(_at(vault, arrive))

    def recover(self, sheet: str, name: str, password: str, language: Language) -> "Person":
        """Open the register by its recovery sheet and make ``name`` a manager with a new password."""
        bring()
        from models.centre.recovery import recovered
        from models.vault.opening import recover_vault
        from models.vault.passwords import refuse_weak

        refuse_weak(password, names=(name,))
        memory.forget_the_rest()
        vault = recover_vault(
            self._folder,
            sheet=sheet,
            manager=name,
            password=password,
            language=language,
            clock=self._clock,
            app_folder=self._places.anchors,
        )
        self._returning.drop()
        return self._sit_down(_at(vault, recovered))

    def may_return(self, uid: str) -> bool:
        """Tell whether this person may come back by PIN."""
        return self._returning.waits(uid, self.today_date())

    def hold_return(self) -> None:
        """Hold, in memory alone, what lets who is signed in come back by PIN; nothing without one."""
        self._returning.hold(self.at_desk())

    def drop_return(self) -> None:
        """Let go of it: the password is asked again."""
        self._returning.drop()

    def close(self) -> None:
        """Forget the person, the Desk and the keys."""
        with self._guard:
            desk, self._desk, self._sheet_file = self._desk, None, None
        if desk is not None:
            desk.close()
            memory.forget_answers()

    # The first start

    def passphrase(self) -> str:
        """Return a generated passphrase for a manager."""
        from models.vault.passwords import passphrase

        return passphrase(Role.MANAGER)

    def strength(self, password: str, names: Sequence[str]) -> "Strength":
        """Say what a chosen password is worth."""
        from models.vault.failures import WeakPassword
        from models.vault.passwords import refuse_weak
        from ui.screen.front import Strength

        try:
            refuse_weak(password, names=names)
        except WeakPassword as weak:
            return Strength(1 if len(password) < 8 else 2, weak.message)
        if len(password) >= 18:
            return Strength(4, message("A very good password."))
        return Strength(3, message("A good password."))

    def create(self, centre: "NewCentre") -> "Recovery":
        """Make the vault, found the centre in it, and return the recovery sheet."""
        bring()
        from models.centre.centre import found
        from models.vault.creating import create_vault
        from models.vault.passwords import refuse_weak
        from ui.screen.front import Recovery

        refuse_weak(centre.password, names=(centre.manager, centre.centre))
        vault, sheet = create_vault(
            self._folder,
            manager=centre.manager,
            password=centre.password,
            language=centre.language,
            clock=self._clock,
            app_folder=self._places.anchors,
        )
        self._sit_down(_at(vault, lambda opened: found(opened, centre.centre)))
        self._sheet_file = _recovery_paper(sheet, centre)
        return Recovery(sheet.groups, self._sheet_file)

    def begin(self, copies: "Copies") -> "Person":
        """Start work in the centre just made, its second place of backups settled."""
        from desktop.services.backups import DeskBackups

        kept = DeskBackups(self)
        kept.choose_second(copies.second)
        if copies.keeper:
            kept.choose_keeper(copies.keeper)
        self._sheet_file = None
        return _person(self.at_desk())

    def offers_sample(self) -> bool:
        """Tell whether a sample centre can be made here."""
        return self._make_sample is not None

    def open_sample(self, job: "Job", language: Language) -> "Person":
        """Make the sample centre, beside the place of the real one, and sign in to it."""
        bring()
        if self._make_sample is None:
            raise Refused(message("A sample centre cannot be made here."))
        shutil.rmtree(self._places.sample, ignore_errors=True)
        desk = self._make_sample(self._places.sample, self._places.anchors, language, job)
        self._folder = self._places.sample
        return self._sit_down(desk)

    def leave_sample(self) -> None:
        """Throw the sample centre away and turn to the real place again."""
        self.close()
        shutil.rmtree(self._places.sample, ignore_errors=True)
        self._folder = self._real

    # Work

    def today(self) -> "Today":
        """Return what needs people today."""
        from models.insight.today import today

        return today(self.at_desk())

    def sheet(self, session: int) -> "Paper":
        """Return a session's attendance sheet."""
        from models.gatherings import sheets
        from ui.paper.sheet import printable, render
        from ui.screen.front import Paper

        desk = self.at_desk()
        paper, _numbers_for_names = printable(sheets.paper(desk, session, language=desk.person.language))
        return Paper(
            f"sheet-{paper.on.isoformat()}-{paper.sheet_code}.pdf", render(paper, desk.person.language)
        )

    def certificates(self, due: Sequence["DueRow"]) -> "Prepared":
        """Award what is due and return the certificates, each in its member's language."""
        from models.centre.logos import logo
        from models.sobriety import milestones
        from ui.paper.certificate import render
        from ui.screen.front import Paper, Prepared

        desk = self.at_desk()
        on_paper = [row for row in due if row.certificate]
        batch = milestones.award(desk, on_paper, milestones.Style())
        left_out = tuple(
            message("{name}: no consent for a certificate is recorded yet.", name=row.name)
            for row in batch.without_consent
        )
        if not batch.faces:
            return Prepared(None, 0, left_out)
        pdf = render([face for _, face in batch.faces], logo(desk))
        name = f"certificates-{desk.today.isoformat()}.pdf"
        return Prepared(Paper(name, pdf), len(batch.faces), left_out)

    def find(self, text: str) -> "Sequence[Found]":
        """Return what a few letters find, from memory."""
        from models.insight.finding import find, is_ready

        desk = self.at_desk()
        if not is_ready(desk):
            raise Refused(message("The names are being read. One moment …"))
        return find(desk, text)

    def prepare_find(self, job: "Job") -> None:  # noqa: ARG002 - one read, which cannot stop half-way
        """Read into memory what opening a session needs, then the names; slow once."""
        from models.gatherings import leading
        from models.insight.finding import prepare

        leading.prepare(self.at_desk())
        prepare(self.at_desk())

    def show_numbers(self, *, only: bool) -> None:
        """Show members by number alone, or by name again."""
        self.at_desk().show_numbers(only=only)

    def keep_choices(self, language: Language, size: int) -> None:
        """Keep the signed-in person's language and text size with the register."""
        from models.centre import habits

        habits.keep(self.at_desk(), language, size)

    def backup_state(self) -> "BackupState":
        """Return whether the register is safe from the loss of this computer."""
        from models.insight.safety import backups

        return backups(self.at_desk())

    def note_call(self, member: int, reason: FollowUpReason, outcome: Outcome) -> None:
        """Keep what came of calling somebody, by their number."""
        from models.insight import followups

        followups.note(self.at_desk(), member, reason, outcome)

    def take_back(self) -> Message:
        """Take back the person's own last act and say which."""
        from models.insight.stepping import take_back

        return take_back(self.at_desk())

    def do_again(self) -> Message:
        """Do again what the person last took back and say which."""
        from models.insight.stepping import do_again

        return do_again(self.at_desk())

    def save(self, paper: "Paper", path: Path) -> None:
        """Write a paper whole or not at all; the recovery sheet never beside the register it opens."""
        from ui.paper.saving import write_aside

        if paper is self._sheet_file and path.resolve().is_relative_to(self._folder.resolve()):
            raise Refused(
                message(
                    "The recovery sheet must not lie beside the register it opens. Choose another folder."
                )
            )
        write_aside(path, paper.content)
        if paper is self._sheet_file:
            from models.vault import ledger

            ledger.note_sheet(self._places.anchors, self.at_desk().vault.id, path)

    # Rescue

    def rescue(self) -> "Rescue":
        """Return the help for a register that does not open."""
        from desktop.services.rescue import DeskRescue

        return DeskRescue(self)

    @property
    def folder(self) -> Path:
        """Where the register lives."""
        return self._folder

    @property
    def anchors(self) -> Path:
        """Where this computer keeps what it remembers of registers."""
        return self._places.anchors

    @property
    def clock(self) -> "Clock":
        """The clock that is gone by."""
        return self._clock

    def go_by(self, clock: "Clock") -> None:
        """Go by another clock, whose date a person confirmed."""
        self._given_clock, self._accept_clock = clock, self._desk is None
        if self._desk is not None:
            self._desk.go_by(clock)

    def look_at_clock(self) -> None:
        """Raise ClockBehind or ClockAhead where the clock jumped while somebody is signed in."""
        if self._desk is not None:
            self._desk.look_at_clock()

    def take_seat(self, desk: "Desk") -> "Person":
        """Sit down at a desk that was opened elsewhere."""
        return self._sit_down(desk)

    # Inside

    @property
    def _clock(self) -> "Clock":
        from models.clock import SystemClock

        if self._given_clock is None:
            self._given_clock = SystemClock()
        return self._given_clock

    def _sit_down(self, desk: "Desk") -> "Person":
        with self._guard:
            before, self._desk = self._desk, desk
        if before is not None:
            before.close()
        return _person(desk)

    def at_desk(self) -> "Desk":
        """Return the Desk of whoever is signed in; refuses while the register is locked."""
        if self._desk is None:
            raise locked()
        return self._desk


def _at(vault: "Vault", sit: "Callable[[Vault], Desk]") -> "Desk":
    """Sit down at a vault, or close it again: one that nobody sits at would stay in use."""
    try:
        return sit(vault)
    except BaseException:
        vault.close()
        raise


def _recovery_paper(sheet: "RecoverySheet", centre: "NewCentre") -> "Paper":
    from ui.paper.recovery import render_recovery
    from ui.screen.front import Paper

    pdf = render_recovery(sheet.groups, centre.centre, sheet.fingerprint, centre.language, sheet.made_on)
    return Paper("recovery-sheet.pdf", pdf)


def _person(desk: "Desk") -> "Person":
    from models.centre import habits
    from ui.screen.front import Person

    who = desk.person
    spoken, size = habits.of(desk)
    return Person(who.uid, who.name, who.role, spoken, desk.notices, size)
