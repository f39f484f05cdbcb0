# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a backup, trying it, and putting it back; and saving what is readable of a damaged register."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.messages import Message
from ui.language import dates_as_shown, say, tr, trn
from ui.screen import background, dialogs
from ui.screen.background import Job
from ui.screen.rescue.proof import ProofFields
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.notice import Notice
from ui.screen.widgets.progress import Working
from ui.screen.widgets.rows import ListRow, RowList
from ui.screen.widgets.words import Words

if TYPE_CHECKING:
    from models.centre.backups import CopyRow
    from models.centre.restoring import Outcome
    from models.centre.salvaging import Outcome as Salvaged
    from ui.screen.rescue.service import Rescue

_SHOWN = 4


def copy_row(copy: "CopyRow", action: str = "") -> ListRow:
    """Return a backup as a row: when, how old, where, how large, and whether it was read back here."""
    from models.clock import SystemClock

    where = tr("Beside the register") if copy.is_beside else str(copy.path.parent)
    days = max(0, (SystemClock().today() - copy.made.date()).days)
    age = trn("{n} day old", "{n} days old", days) if days else tr("Made today")
    return ListRow(
        copy.path,
        f"{dates_as_shown(copy.made)}",
        tr("{age} · {where} · {size} MB", age=age, where=where, size=f"{copy.size / 1_000_000:.1f}"),
        icon="database-backup",
        pill=tr("Verified") if copy.is_verified else tr("Not verified here"),
        pill_kind="ok" if copy.is_verified else "calm",
        action=action,
    )


class _Rescuing(dialogs.Sheet):
    """What both dialogs share: who does it, work off the window's thread, a sentence when it fails."""

    signed_in = Signal(object)

    def __init__(
        self, parent: QWidget, rescue: "Rescue", head: Words, inside: QWidget, buttons: tuple[Button, ...]
    ) -> None:
        self.rescue = rescue
        self.proof = ProofFields()
        self.notice = Notice()
        self.working = Working()
        self.leave = Button(lambda: tr("Cancel"))
        inside.setObjectName("page")
        super().__init__(parent, head, inside, (self.leave, *buttons), least=600)
        self._buttons = (*buttons, self.leave)
        self.leave.clicked.connect(self.reject)

    def start(self, work: Callable[[Job], object], on_done: Callable[[Any], None], words: Words) -> None:
        """Do it while the window stays awake."""
        self.notice.hush()
        self._set_busy(busy=True)
        self.working.show_work(words)

        def done(answer: object) -> None:
            self._set_busy(busy=False)
            on_done(answer)

        background.run(work, done, self._on_error, self)

    def reject(self) -> None:
        """Close, unless something is being put in place just now."""
        if self.leave.isEnabled():
            self.proof.wipe()
            super().reject()

    def finished_with(self, person: object, head: Words, words: Words) -> None:
        """Close, let the person in, and say what came of it."""
        self.proof.wipe()
        parent = self.parentWidget()
        self.accept()
        self.signed_in.emit(person)
        if parent is not None:
            dialogs.asker().tell(parent.window(), head, words)

    def _set_busy(self, *, busy: bool) -> None:
        self.working.setVisible(busy)
        self.proof.setEnabled(not busy)
        for button in self._buttons:
            button.setEnabled(not busy)

    def _on_error(self, error: Exception) -> None:
        self._set_busy(busy=False)
        said: list[Message] = [background.sentence(error)]
        if (step := getattr(error, "next_step", None)) is not None:
            said.append(step)
        self.notice.say(lambda: " ".join(say(each) for each in said))
        self.proof.password.wipe()
        self.proof.password.setFocus()


class RestoreDialog(_Rescuing):
    """The backups there are, another file, who does it; a try that changes nothing, and the restoring."""

    def __init__(self, parent: QWidget, rescue: "Rescue", file: Path | None = None) -> None:
        self.list = RowList(lambda: tr("Backups"), whole=False)
        self.none = Label(
            lambda: tr("No backup was found in the known places. Plug the stick in and choose its file."),
            "sub",
            wrap=True,
        )
        self.other = Button(lambda: tr("Choose a file …"), "", "folder-open")
        self.rehearse_button = Button(lambda: tr("Try it, change nothing"), "", "shield-check")
        self.restore_button = Button(lambda: tr("Restore"), "primary", "archive-restore")
        self._files: list[CopyRow] = []
        inside = QWidget()
        super().__init__(
            parent,
            rescue,
            lambda: tr("Restore a backup"),
            inside,
            (self.rehearse_button, self.restore_button),
        )
        lead = Label(
            lambda: tr(
                "The register as it is now is kept aside. What was saved after the backup is not in it."
            ),
            "sub",
            wrap=True,
        )
        inside.setLayout(
            column(
                lead,
                self.list,
                self.none,
                row(self.other, None),
                self.proof,
                self.notice,
                self.working,
                gap=12,
            )
        )
        self._connect()
        self.show_copies(file)

    def _connect(self) -> None:
        self.other.clicked.connect(self._on_other_clicked)
        self.list.chosen.connect(self._on_chosen)
        self.rehearse_button.clicked.connect(self.rehearse)
        self.restore_button.clicked.connect(self.restore)

    def show_copies(self, file: Path | None = None) -> None:
        """Show what there is, one of them chosen."""
        from ui.screen.widgets.paintrow import row_height

        self._files = [*self._files, *(copy for copy in self.rescue.copies())]
        self.list.show_rows([copy_row(copy) for copy in self._files])
        if file is not None:
            self.list.choose(file)
        self.list.setVisible(bool(self._files))
        self.list.setFixedHeight(max(1, min(_SHOWN, len(self._files))) * row_height() + 2)
        self.none.setVisible(not self._files)
        self._on_chosen(self.file())

    def settle(self) -> None:
        """Put the focus on the list where there is a choice, else on what is asked next."""
        if len(self._files) > 1:
            self.list.setFocus()
        elif self._files:
            self.proof.password.setFocus()
        else:
            self.other.setFocus()

    def file(self) -> Path | None:
        """Return the chosen backup."""
        key = self.list.current_key()
        return key if isinstance(key, Path) else None

    def add_file(self, file: Path) -> None:
        """Take a file from elsewhere into the list, chosen."""
        from datetime import datetime

        from models.centre.backups import CopyRow
        from models.vault.rotation import moment_of

        made = moment_of(file.name) or datetime.fromtimestamp(file.stat().st_mtime)  # noqa: DTZ006 - local
        self._files = [CopyRow(file, made, file.stat().st_size, is_verified=False, is_beside=False)]
        self.show_copies(file)

    def rehearse(self) -> None:
        """Prove that the chosen backup would open."""
        file, proof = self.file(), self.proof.proof()
        if file is None or proof is None:
            self._ask_for(file)
            return
        rescue = self.rescue

        def work(job: Job) -> "Outcome":
            return rescue.rehearse(job, file, proof)

        self.start(work, self._on_rehearsed, lambda: tr("Trying the backup …"))

    def restore(self) -> None:
        """Put the chosen backup in the register's place."""
        file, proof = self.file(), self.proof.proof()
        if file is None or proof is None:
            self._ask_for(file)
            return
        rescue = self.rescue

        def work(job: Job) -> object:
            return rescue.restore(job, file, proof)

        self.start(work, self._on_restored, lambda: tr("Restoring the backup …"))

    def _ask_for(self, file: Path | None) -> None:
        if file is None:
            self.notice.say(lambda: tr("Please choose a backup."), "info")
        else:
            self.notice.say(lambda: tr("Please type your password."), "info")

    def _on_other_clicked(self) -> None:
        dialogs.asker().open_file(self, lambda: tr("Backups (*.backup)"), self.add_file)

    def _on_chosen(self, key: object) -> None:
        self.proof.offer(self.rescue.managers(key if isinstance(key, Path) else None))

    def _on_rehearsed(self, found: "Outcome") -> None:
        self.notice.say(
            lambda: tr(
                "This backup would open. It was made on {date} and holds {members} members. Nothing was"
                " changed.",
                date=dates_as_shown(found.made.date()),
                members=found.members,
            ),
            "ok",
        )

    def _on_restored(self, answer: "tuple[object, Outcome]") -> None:
        person, found = answer
        self.finished_with(person, lambda: tr("The backup was restored"), lambda: restored_words(found))


def restored_words(found: "Outcome") -> str:
    """Say what a restored backup brought and what it lacks."""
    said = [
        tr(
            "It was made on {date} and holds {members} members.",
            date=dates_as_shown(found.made.date()),
            members=found.members,
        )
    ]
    if found.left_behind:
        said.append(tr("{n} log entries that were saved here later are not in it.", n=found.left_behind))
    if found.aside is not None:
        said.append(tr("The files from before are kept in {folder}.", folder=found.aside))
    if found.without_keys:
        names = ", ".join(found.without_keys)
        said.append(tr("These people need a new password from a manager: {names}.", names=names))
    if found.findings or not found.log_whole:
        said.append(tr("The restored register is not whole. Run the check."))
    return "\n\n".join(said)


class SalvageDialog(_Rescuing):
    """Who does it, and the saving of what is readable."""

    def __init__(self, parent: QWidget, rescue: "Rescue") -> None:
        self.save = Button(lambda: tr("Save what is readable"), "primary", "heart-handshake")
        inside = QWidget()
        super().__init__(parent, rescue, lambda: tr("Save what is readable"), inside, (self.save,))
        lead = Label(
            lambda: tr(
                "Everything that can still be read goes into a new register. A backup holds more: restore one"
                " first, where there is one. The damaged files are kept aside."
            ),
            "sub",
            wrap=True,
        )
        inside.setLayout(column(lead, self.proof, self.notice, self.working, gap=12))
        self.proof.offer(rescue.managers(None))
        self.save.clicked.connect(self.salvage)

    def salvage(self) -> None:
        """Save it."""
        proof = self.proof.proof()
        if proof is None:
            self.notice.say(lambda: tr("Please type your password."), "info")
            return
        rescue = self.rescue

        def work(job: Job) -> object:
            return rescue.salvage(job, proof)

        self.start(work, self._on_saved, lambda: tr("Reading what is readable …"))

    def _on_saved(self, answer: "tuple[object, Salvaged]") -> None:
        person, found = answer
        self.finished_with(person, lambda: tr("What was readable is saved"), lambda: salvaged_words(found))


def salvaged_words(found: "Salvaged") -> str:
    """Say what was saved and list what was lost."""
    said = [tr("Members saved: {n}.", n=found.members)]
    said += [tr("{what}: {n}", what=say(one.what), n=one.count) for one in found.lost]
    if not found.lost:
        said.append(tr("Nothing was lost."))
    if not found.is_certain:
        said.append(tr("There may be more members that could not be read. Compare with your papers."))
    if found.aside is not None:
        said.append(tr("The files from before are kept in {folder}.", folder=found.aside))
    return "\n".join(said)


def ask_restore(
    parent: QWidget, rescue: "Rescue", on_person: Callable[[Any], None], file: Path | None = None
) -> RestoreDialog:
    """Open the dialog over a window."""
    dialog = RestoreDialog(parent, rescue, file)
    dialog.signed_in.connect(on_person)
    dialogs.present(parent, dialog)
    dialog.settle()
    return dialog


def ask_salvage(parent: QWidget, rescue: "Rescue", on_person: Callable[[Any], None]) -> SalvageDialog:
    """Open the dialog over a window."""
    dialog = SalvageDialog(parent, rescue)
    dialog.signed_in.connect(on_person)
    dialogs.present(parent, dialog)
    dialog.proof.password.setFocus()
    return dialog
