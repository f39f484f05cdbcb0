# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one seam for asking: every dialog opens here, none blocks, and tests answer in its place."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QStandardPaths, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QScrollArea, QSplitter, QToolButton, QWidget

from models.messages import Refused
from ui.language import say, tr
from ui.screen import background, theme
from ui.screen.widgets.controls import Button, Label, column, row
from ui.screen.widgets.words import Words

_LEAST, _SIDES = 480, 2 * 24 + 12
"""A dialog's least width, and what stands beside its contents: margins, and the room of a scroll bar."""


class Asker(Protocol):
    """Who shows dialogs."""

    def tell(self, parent: QWidget, head: Words, words: Words) -> None:
        """Tell something that needs to be read."""
        ...

    def save_file(
        self, parent: QWidget, name: str, on_chosen: Callable[[Path], None], kinds: Words | None = None
    ) -> None:
        """Ask where a file shall be saved: a PDF, or one of ``kinds``: ``Tables (*.xlsx *.csv)``."""
        ...

    def open_file(self, parent: QWidget, kinds: Words, on_chosen: Callable[[Path], None]) -> None:
        """Ask which file shall be read."""
        ...

    def choose_folder(self, parent: QWidget, on_chosen: Callable[[Path], None]) -> None:
        """Ask for a folder, such as a USB stick."""
        ...

    def show_form(self, parent: QWidget, head: Words, inside: QWidget, enter: Button | None = None) -> None:
        """Show what needs no answer: it can only be closed. Enter in it presses ``enter``, or closes it."""
        ...

    def ask_form(
        self, parent: QWidget, head: Words, inside: QWidget, action: Words, accept: Callable[[], bool]
    ) -> None:
        """Show fields over the window; ``accept`` does the work and tells whether the dialog may close."""
        ...

    def ask_reason(
        self, parent: QWidget, head: Words, words: Words, action: Words, on_given: Callable[[str], None]
    ) -> None:
        """Ask for a typed reason, which is kept with the act."""
        ...


class Sheet(QDialog):
    """A small page over the window: a head, words that may scroll, and buttons at the right."""

    def __init__(
        self,
        parent: QWidget,
        head: Words,
        inside: QWidget,
        buttons: tuple[Button, ...],
        *,
        least: int = _LEAST,
    ) -> None:
        super().__init__(parent)
        self._inside, self._least = inside, least
        self.setWindowTitle(tr("Saathi"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(head())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        inside.setMinimumWidth(400)
        self._head = Label(head, "name", wrap=True)
        body = column(self._head, gap=16, margins=(24, 24, 24, 24))
        body.addWidget(scroll, 1)
        self._foot = row(None, *buttons, gap=8)
        body.addLayout(self._foot)
        self.setLayout(body)
        inside.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Open as large as what stands inside, which is whole by now."""
        self._fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what appears inside, such as a sentence below a field."""
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible() and self._wanted() > self.height():
            self.resize(self.width(), self._wanted())
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        needs = max(self._inside.sizeHint().width(), self._inside.minimumWidth())
        wide = max(theme.px(self._least), needs + _SIDES)
        self.resize(min(wide, self._around().width() - 40), self.height())
        self.resize(self.width(), self._wanted())

    def _around(self) -> QWidget:
        """Return the window below. It is asked for, not kept: whoever keeps its parent outlives it."""
        return cast("QWidget", self.parentWidget()).window()

    def _wanted(self) -> int:
        """Return the height at which nothing scrolls and nothing stands apart, as far as the window goes."""
        wide = self.width() - _SIDES
        tall = sum(_height(part, wide) for part in (self._head, self._inside))
        tall += self._foot.sizeHint().height() + 2 * 16 + 2 * 24
        if (body := self.layout()) is not None:
            # What scrolls asks for some height of its own, however little it holds.
            tall = max(tall, body.totalMinimumHeightForWidth(self.width()))
        return min(tall, self._around().height() - 40)


def _height(part: QWidget, wide: int) -> int:
    tall = part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()
    return max(tall, part.minimumSizeHint().height(), part.minimumHeight())


class Windows:
    """Real dialogs."""

    def tell(self, parent: QWidget, head: Words, words: Words) -> None:
        """Show words and one button."""
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(column(Label(words, "sub", wrap=True), None))
        dialog, close = _closable(parent, head, inside, "primary")
        close.setFocus()
        present(parent, dialog)

    def show_form(self, parent: QWidget, head: Words, inside: QWidget, enter: Button | None = None) -> None:
        """Show it with one button of its own; the focus begins at the first field."""
        inside.setObjectName("page")
        dialog, close = _closable(parent, head, inside, "" if enter else "primary")
        (enter or close).setDefault(True)
        present(parent, dialog)
        _first_field(inside).setFocus()

    def save_file(
        self, parent: QWidget, name: str, on_chosen: Callable[[Path], None], kinds: Words | None = None
    ) -> None:
        """Show the system's own file dialog, in Documents, with the offered name."""
        title = tr("Save PDF") if kinds is None else tr("Save")
        dialog = QFileDialog(parent, title, _documents(), kinds() if kinds else tr("PDF files (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix(".") or "pdf")
        dialog.selectFile(name)
        _present_files(parent, dialog, on_chosen)

    def open_file(self, parent: QWidget, kinds: Words, on_chosen: Callable[[Path], None]) -> None:
        """Show the system's own file dialog for reading."""
        dialog = QFileDialog(parent, tr("Open a file"), _documents(), kinds())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _present_files(parent, dialog, on_chosen)

    def choose_folder(self, parent: QWidget, on_chosen: Callable[[Path], None]) -> None:
        """Show the system's own dialog for folders."""
        dialog = QFileDialog(parent, tr("Choose a folder"), _documents())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        _present_files(parent, dialog, on_chosen)

    def ask_form(
        self, parent: QWidget, head: Words, inside: QWidget, action: Words, accept: Callable[[], bool]
    ) -> None:
        """Show fields with two buttons: leave everything as it is, or do it."""
        inside.setObjectName("page")
        leave, do = Button(lambda: tr("Cancel")), Button(action, "primary")
        dialog = Sheet(parent, head, inside, (leave, do))

        def done() -> None:
            if _readable(inside) and accept():
                dialog.accept()

        do.setDefault(True)
        do.clicked.connect(done)
        leave.clicked.connect(dialog.reject)
        present(parent, dialog)
        _first_field(inside).setFocus()

    def ask_reason(
        self, parent: QWidget, head: Words, words: Words, action: Words, on_given: Callable[[str], None]
    ) -> None:
        """Show one field that may not stay empty."""
        from ui.screen.widgets.fields import TextField

        reason = TextField(
            lambda: tr("Reason"),
            lambda: tr("It is kept with what you do."),
            needed=lambda: tr("Please write a reason, in a few words."),
        )
        inside = QWidget()
        inside.setLayout(column(Label(words, "sub", wrap=True), reason, None, gap=14))

        def accept() -> bool:
            if not reason.readable():
                return False
            on_given(reason.text())
            return True

        self.ask_form(parent, head, inside, action, accept)


def _closable(parent: QWidget, head: Words, inside: QWidget, kind: str) -> tuple[Sheet, Button]:
    """Make a dialog with one button, which closes it."""
    close = Button(lambda: tr("Close"), kind)
    dialog = Sheet(parent, head, inside, (close,))
    close.clicked.connect(dialog.close)
    return dialog, close


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


_QT_BUTTONS = {
    "backButton": "arrow-left",
    "forwardButton": "arrow-right",
    "toParentButton": "upload",
    "newFolderButton": "plus",
    "listModeButton": "layout-dashboard",
    "detailModeButton": "list-filter",
}
"""What Qt calls the buttons of its own file dialog: their pictures are black, and unseen on a dark page."""


def _present_files(parent: QWidget, dialog: QFileDialog, on_chosen: Callable[[Path], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name, icon in _QT_BUTTONS.items():
        if isinstance(button := dialog.findChild(QToolButton, name), QToolButton):
            button.setIcon(theme.icon(icon))
    if isinstance(places := dialog.findChild(QSplitter), QSplitter):
        dialog.resize(theme.px(760), theme.px(460))
        places.setSizes([theme.px(150), theme.px(610)])

    def choose(chosen: str) -> None:
        on_chosen(Path(chosen))

    dialog.fileSelected.connect(choose)
    present(parent, dialog)


def _readable(inside: QWidget) -> bool:
    """Tell whether every field can be read; the first that cannot says why, and nothing is done.

    Whether an empty one may stay so is for ``accept`` to say.
    """
    from ui.screen.widgets.fields import Field

    for field in inside.findChildren(Field):
        try:
            if field.isVisible():
                field.value()
        except Refused:
            field.setFocus()
            return field.readable()
    return True


def _first_field(inside: QWidget) -> QWidget:
    """Return what stands first inside and takes the focus by Tab."""
    if (box := inside.layout()) is not None:
        box.activate()
    able = [
        each
        for each in inside.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.isVisibleTo(inside)
        and each.isEnabled()
    ]
    return min(able, key=lambda each: _place(each, inside), default=inside)


def _place(part: QWidget, inside: QWidget) -> tuple[int, int]:
    at = part.mapTo(inside, QPoint(0, 0))
    return at.y(), at.x()


@runtime_checkable
class Host(Protocol):
    """A window that looks after the dialogs over it."""

    def adopt(self, dialog: QDialog) -> None:
        """Take a dialog in before it opens."""
        ...


def present(parent: QWidget, dialog: QDialog) -> None:
    """Open a dialog over its window, also one that another dialog asked for."""
    host = _host(parent)
    if host is not None:
        host.adopt(dialog)
    QDialog.open(dialog)  # the plain one: a print dialog has another of the same name


def _host(parent: QWidget) -> Host | None:
    above: QWidget | None = parent
    while above is not None:
        window = above.window()
        if isinstance(window, Host):
            return window
        above = window.parentWidget()
    return None


_asker: list[Asker] = [Windows()]


def asker() -> Asker:
    """Return who shows dialogs now."""
    return _asker[-1]


def tell_trouble(parent: QWidget, error: Exception, head: Words | None = None) -> None:
    """Tell calmly what did not work: the error's own sentence, or one that says what was kept."""
    said = background.sentence(error)
    asker().tell(parent, head or (lambda: tr("This did not work")), lambda: say(said))


@contextmanager
def answered_by(other: Asker) -> Generator[None]:
    """Let another answer while this lasts."""
    _asker.append(other)
    try:
        yield
    finally:
        _asker.remove(other)


def close_all() -> None:
    """Close every dialog and menu, newest first: the register is being locked."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for window in reversed(QApplication.topLevelWidgets()):
        if isinstance(window, QDialog) and window.isVisible():
            window.close()
