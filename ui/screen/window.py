# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: signing in, the first start, and the places of the register behind them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from models.messages import Message
from models.words import Language
from ui import language
from ui.labels import label
from ui.language import tr
from ui.screen import background, theme
from ui.screen.background import Job
from ui.screen.bridge import Bridge
from ui.screen.choices import SIZES, Choices, Memory, Scheme, Typing
from ui.screen.clipboard import OwnClipboard
from ui.screen.dressing import Dressing
from ui.screen.habit import habit
from ui.screen.idle import IdleWatch
from ui.screen.rewording import Rewording
from ui.screen.sign_in import SignIn
from ui.screen.widgets.languages import DisplayMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.screen.finding import Command
    from ui.screen.first_start import FirstStart
    from ui.screen.front import Front, Person
    from ui.screen.people import Slot
    from ui.screen.place import Place
    from ui.screen.shell import Shell

_Answer = TypeVar("_Answer")
IDLE_SECONDS = 300
_TICK = 30_000
_NUMBERED = 8
"""Places that have a key of their own: Ctrl+1 to Ctrl+8."""
_AFTER_PAINT = 30
"""Milliseconds from the rows to the end of painting them."""


class Window(QMainWindow):
    """One window: the page that covers, or the register."""

    covered = Signal()
    """The cover is drawn; nothing is forgotten yet."""
    locking = Signal()
    """The cover is drawn; the keys are still there."""
    locked = Signal()
    opened = Signal()
    stood = Signal()
    """Somebody can sign in, and sees it: what can wait begins now."""
    warmed = Signal()
    """What opening needs is imported, or will tell by itself what it lacks."""

    def __init__(
        self,
        front: "Front",
        memory: Memory,
        idle_seconds: int = IDLE_SECONDS,
        places: "Callable[[], Sequence[Place]] | None" = None,
    ) -> None:
        # Before anything is built: each part is made in the right words, faces and sizes at once.
        choices = memory.choices("")
        theme.prepare(_app(), choices.scheme, choices.size)
        super().__init__()
        self._front, self.memory, self.choices = front, memory, choices
        self._make_places = places or self._today_alone
        self._person: Person | None = None
        self._bridge = Bridge(self)
        self.rewording, self.dressing = Rewording(self), Dressing(self)
        habit().changed.connect(self._on_typing_picked)
        self._speak()
        self._clipboard = OwnClipboard(self)
        self._warm = self._painted = self._numbers = False
        self._expected = ""
        self.setObjectName("page")
        self.setWindowTitle(tr("Saathi"))
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.sign_in = SignIn(front, self.stack)
        self.stack.addWidget(self.sign_in)
        self._first_start: FirstStart | None = None
        self._shell: Shell | None = None
        self._standing: Sequence[Place] = ()
        self.idle = IdleWatch(idle_seconds, self)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._connect()
        self._make_shortcuts()
        self.resize(1366, 728)
        self.setMinimumSize(640, 480)
        theme.put_sheet_on(_app())

    # What the program does with the window

    def begin(self, person: str = "") -> None:
        """Show the page people start at: signing in, with a person chosen; or the first start."""
        self._expected = person
        if self._front.exists():
            background.run(_work(self._front.slots), self._on_slots_read, self._on_slots_unread, self)
            self.stack.setCurrentWidget(self.sign_in)
        else:
            self.stack.setCurrentWidget(self.first_start)
            self.first_start.settle()
            self._warm_up()

    @property
    def first_start(self) -> "FirstStart":
        """The guide, built when it is needed."""
        if self._first_start is None:
            from ui.screen.first_start import FirstStart

            self._first_start = FirstStart(self._front)
            self._first_start.started.connect(self._on_started)
            self._wire_front_page(self._first_start)
            self.stack.addWidget(self._first_start)
        return self._first_start

    @property
    def shell(self) -> "Shell":
        """The sidebar and the places, built ahead or when somebody signs in; nobody stands in them yet."""
        if self._shell is None:
            from ui.screen.finding import FindPanel
            from ui.screen.shell import Shell

            places = self._standing or self._make_places()
            for place in places:
                place.leave_sample_requested.connect(self.leave_sample)
            self._shell = shell = Shell(places, DisplayMenu(self))
            self.finder = FindPanel(shell, self._front.find)
            self.finder.destination_chosen.connect(shell.visit)
            self.finder.command_chosen.connect(self._on_command_chosen)
            shell.resized.connect(self.finder.fit)
            shell.find_requested.connect(self.open_find)
            shell.names_requested.connect(self.show_names_or_numbers)
            self._shell.lock_requested.connect(self.lock)
            self._shell.switch_requested.connect(self.lock_for)
            self._shell.keys_requested.connect(self.show_keys)
            self._wire_menu(self._shell.menu)
            self._make_steps()
            self.stack.addWidget(self._shell)
            self._standing = ()
        return self._shell

    def ahead(self) -> Iterator[None]:
        """Build what stands behind the first page, a piece at each step; nobody stands in it yet."""
        if self._shell is None:
            self._standing = self._standing or self._make_places()
            yield
        if self.shell.isHidden():
            yield

    def has_shell(self) -> bool:
        """Tell whether the sidebar and the places stand."""
        return self._shell is not None

    def is_covered(self) -> bool:
        """Tell whether nobody is signed in."""
        return self._person is None

    def _make_steps(self) -> None:
        from ui.screen.stepping import Stepping

        self.steps = Stepping(self, self._front.take_back, self._front.do_again)
        self.steps.stepped.connect(self._on_stepped)
        self.steps.refused.connect(self._on_step_refused)

    def _today_alone(self) -> "Sequence[Place]":
        from ui.screen.today import TodayPlace

        return (TodayPlace(self._front),)

    def enter(self, person: "Person") -> None:
        """Let a person in: their language, their text size, the page they left."""
        self._person = person
        kept = self.memory.choices(person.uid)
        if person.size:
            kept = kept._replace(language=person.language, size=person.size)
        elif not self.memory.knows(person.uid):
            kept = kept._replace(language=person.language)
        self.wear(kept)
        self.memory.remember(person.uid, kept)
        shell = self.shell
        shell.welcome(person)
        self.stack.setCurrentWidget(shell)
        self.steps.on = True
        if self.isVisible():
            self.idle.watch(self)
        self.idle.begin()
        self._tick.start()
        shell.refresh()
        shell.settle()
        self.opened.emit()
        self._look_after()
        background.run(_work(self._front.slots), shell.show_crew, _unheard, self)
        self._prepare_find()
        if person.notices:
            self._tell_notices(person)

    def _tell_notices(self, person: "Person") -> None:
        """Say once what opening met: an unclean end, a doubtful post, a place that is not safe."""
        from ui.screen import dialogs

        def words() -> str:
            return "\n\n".join(dict.fromkeys(language.say(notice) for notice in person.notices))

        dialogs.asker().tell(self, lambda: tr("Please read this once"), words)

    def lock(self) -> None:
        """Cover everything at once, and expect the same person back."""
        if self._person is not None:
            self.lock_for(self._person.uid)

    def lock_for(self, expected: str) -> None:
        """Cover everything at once, close what is open, forget the person, the rows and the keys."""
        if self._person is None or self._shell is None:
            return
        from ui.screen import dialogs

        self.dressing.finish()  # the cover must be painted
        left, self._person, self._expected = self._person.uid, None, expected
        self.sign_in.cover(expected, left)
        self.stack.setCurrentWidget(self.sign_in)
        self.sign_in.repaint()
        self.covered.emit()
        dialogs.close_all()
        self.steps.stop()
        self.finder.forget()
        self._numbers = False
        self._shell.forget()
        self.locking.emit()
        self._front.close()
        self._clipboard.clear()
        self.idle.stop()
        self._tick.stop()
        background.run(_work(self._front.slots), self._on_slots_read, self._on_slots_unread, self)
        self.sign_in.settle()
        self.locked.emit()

    def open_with_sheet(self) -> None:
        """Ask for the recovery sheet, and let in who holds it."""
        from ui.screen.recovering import open_with_sheet

        open_with_sheet(self.sign_in, self._front, self.sign_in.signed_in.emit)

    def leave_sample(self) -> None:
        """Throw the sample centre away and go back to the start."""
        self._shell_forget()
        self._person = None
        self.stack.setCurrentWidget(self.first_start)

        def work(job: Job) -> None:  # noqa: ARG001 - one short step
            self._front.close()
            self._front.leave_sample()

        background.run(work, self._on_sample_left, self._on_sample_stays, self)

    def wear(self, choices: Choices) -> None:
        """Dress in a language, a scheme and a text size at once, while everything stands."""
        self._change_into(choices)
        self.dressing.finish()

    def _change_into(self, choices: Choices) -> None:
        """Begin to dress in something else: words in sight at once, colours and sizes a part a turn."""
        self.choices, self._standing = choices, ()
        self._speak()
        habit().use(choices.typing)
        for menu in self._menus():
            menu.scheme = choices.scheme
        if theme.differs(_app(), choices.scheme, choices.size):
            self.dressing.begin(self._shell.resting() if self._shell else iter(()))
        else:
            self.retranslate()

    def _speak(self) -> None:
        if language.current().language is not self.choices.language:
            language.use(self.choices.language)
        self._bridge.install()

    def retranslate(self) -> None:
        """Say every word of the window again."""
        self.setWindowTitle(tr("Saathi"))
        self.rewording.begin()

    def show_keys(self) -> None:
        """Show which keys do what."""
        from ui.screen.keys import show_keys

        if self._person is None:
            show_keys(self)
            return
        place = self.shell.place()
        show_keys(self, place.name, place.keys(), [each.name for each in self.shell.shown_places()])

    def open_crew(self) -> None:
        """Open the menu of who else may sign in."""
        if self._person is not None:
            self.shell.open_crew()

    def open_find(self) -> None:
        """Open the find box over the place in front."""
        if self._person is not None:
            self.finder.open(self._commands(), self.shell.place().neighbours)
            self._prepare_find()

    def _prepare_find(self) -> None:
        """Read the names off this thread: after signing in, and again where an import brought many."""
        background.run(self._front.prepare_find, self._on_find_ready, _unheard, self)

    def show_names_or_numbers(self) -> None:
        """Show numbers in place of names while a visitor stands there, then names again."""
        if self._person is None:
            return
        self._numbers = not self._numbers
        self._front.show_numbers(only=self._numbers)
        self.shell.show_numbers(only=self._numbers)

    def _commands(self) -> "list[Command]":
        """Return what can be asked for by name in the find box."""
        from ui.screen.crew import invitation
        from ui.screen.finding import Command

        shown = self.shell.shown_places()
        places = [
            Command(place.name, f"Ctrl+{number}", partial(self._on_place_number, number), place.icon)
            for number, place in enumerate(shown, start=1)
        ]
        return [
            *places,
            Command(
                lambda: tr("Lock the register, or let somebody else sign in"), "Ctrl+L", self.lock, "lock"
            ),
            *(
                Command(invitation(slot), "Ctrl+Shift+L", partial(self.lock_for, slot.uid), "log-in")
                for slot in self.shell.crew.others()
            ),
            Command(lambda: tr("Take back what you did last"), "Ctrl+Z", self.steps.undo, "undo-2"),
            Command(lambda: tr("Do it again"), "Ctrl+Shift+Z", self.steps.redo, "redo-2"),
            Command(
                lambda: tr("Show numbers in place of names, and names again"),
                "F2",
                self.show_names_or_numbers,
                "eye-off",
            ),
            Command(lambda: tr("Show these keys"), "F1", self.show_keys, "keyboard"),
            Command(lambda: tr("Larger text"), "Ctrl++", self._on_larger, "type"),
            Command(lambda: tr("Smaller text"), "Ctrl+-", self._on_smaller, "type"),
            Command(lambda: tr("Light colours"), "", partial(self._on_scheme_picked, Scheme.LIGHT), "sun"),
            Command(lambda: tr("Dark colours"), "", partial(self._on_scheme_picked, Scheme.DARK), "moon"),
            *(
                Command(_name_of(which), "", partial(self._on_language_picked, which), "languages")
                for which in Language
            ),
        ]

    def adopt(self, dialog: "QDialog") -> None:
        """Let a dialog lock the register by its key, and count its input as somebody being there."""
        QShortcut(QKeySequence("Ctrl+L"), dialog, self.lock)
        dialog.winId()
        self.idle.watch(dialog)

    def raise_up(self) -> None:
        """Come to the front: a second start asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # How it is wired

    def _connect(self) -> None:
        self.sign_in.signed_in.connect(self.enter)
        self.sign_in.sheet_requested.connect(self.open_with_sheet)
        self.sign_in.again_requested.connect(self._on_again_requested)
        self._wire_front_page(self.sign_in)
        self.idle.idled.connect(self.lock)
        self._tick.timeout.connect(self._on_tick)
        _app().styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)

    def _wire_front_page(self, page: "SignIn | FirstStart") -> None:
        page.languages.picked.connect(self._on_language_picked)
        self._wire_menu(page.menu)

    def _wire_menu(self, menu: DisplayMenu) -> None:
        menu.scheme = self.choices.scheme
        menu.language_picked.connect(self._on_language_picked)
        menu.scheme_picked.connect(self._on_scheme_picked)
        menu.size_picked.connect(self._on_size_picked)

    def _make_shortcuts(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+L": self.lock,
            "Ctrl+Shift+L": self.open_crew,
            "Ctrl+K": self.open_find,
            "F2": self.show_names_or_numbers,
            "F1": self.show_keys,
            "Ctrl++": self._on_larger,
            "Ctrl+=": self._on_larger,
            "Ctrl+-": self._on_smaller,
            "Ctrl+0": self._on_natural,
        }
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self, slot)
        for number in range(1, _NUMBERED + 1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self._on_place_number, number))

    def _menus(self) -> Sequence[DisplayMenu]:
        pages = (self.sign_in, self._first_start, self._shell)
        return [page.menu for page in pages if page is not None]

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for idling where somebody is in already; else the first page is waited for."""
        super().showEvent(event)
        if not self.is_covered():
            self.idle.watch(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Know when there is something to be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._when_it_stands()

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window after midnight shows the new day."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self._person:
            self._on_tick()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is on its way, then forget everything."""
        self.dressing.finish()
        background.shutdown()
        self._shell_forget()
        self._front.close()
        self._clipboard.clear()
        super().closeEvent(event)

    def _shell_forget(self) -> None:
        self.idle.stop()
        self._tick.stop()
        if self._shell is not None:
            self.steps.stop()
            self.finder.forget()
            self._numbers = False
            self._shell.forget()

    # What it hears

    def _warm_up(self) -> None:
        """Import what opening needs while the password is typed, once the page stands."""
        if not self._warm:
            self._warm = True
            self._when_it_stands()

    def _when_it_stands(self) -> None:
        if self._warm and self._painted:
            QTimer.singleShot(_AFTER_PAINT, self._on_page_stands)

    def _on_page_stands(self) -> None:
        self.idle.watch(self)
        self.stood.emit()
        background.run(self._front.warm, self._on_warm, self._on_warm, self)

    def _on_warm(self, answer: object) -> None:  # noqa: ARG002 - what failed is told when it is needed
        self.warmed.emit()

    def _on_slots_read(self, slots: "Sequence[Slot]") -> None:
        named = next((slot.uid for slot in slots if self._expected in (slot.uid, slot.name)), "")
        self.sign_in.receive(slots, named or self.memory.last_person())
        if self.stack.currentWidget() is self.sign_in:
            self.sign_in.settle()
        self._warm_up()

    def _on_slots_unread(self, error: Exception) -> None:
        self.sign_in.receive(())
        self.sign_in.refuse(error)

    def _on_again_requested(self) -> None:
        self.sign_in.hush()
        chosen = self.sign_in.person()
        self.begin(chosen.uid if chosen else "")

    def _on_sample_left(self, answer: object) -> None:  # noqa: ARG002 - leaving has no answer
        self.begin()

    def _on_sample_stays(self, error: Exception) -> None:
        from ui.screen import dialogs

        dialogs.tell_trouble(self, error)

    def _on_started(self, person: "Person") -> None:
        """Let the first manager in; where a register is to be brought over, lead to its import."""
        from ui.screen.place import Destination, Where

        self.enter(person)
        if self.first_start.imports:
            self.first_start.imports = False
            self.shell.visit(Destination(Where.MEMBERS, part="import"))

    def _on_stepped(self, told: "Message") -> None:
        """Show the place in front as it is now, and say what was taken back."""
        self.shell.refresh()
        self.shell.tell(lambda: language.say(told))

    def _on_step_refused(self, told: "Message") -> None:
        self.shell.tell(lambda: language.say(told))

    def _look_after(self) -> None:
        """Look how safe the register is, for the status line."""
        background.run(_work(self._front.backup_state), self.shell.show_backup, _unheard, self)

    def _on_find_ready(self, answer: object) -> None:  # noqa: ARG002 - reading names has no answer
        if not self.finder.isHidden():
            self.finder.look(self.finder.line.text())

    def _on_command_chosen(self, command: "Command") -> None:
        command.run()

    def _on_tick(self) -> None:
        if self._person is not None:
            self.shell.on_tick()
            self._look_after()
            background.run(_work(self._front.slots), self.shell.show_crew, _unheard, self)

    def _on_typing_picked(self, typing: Typing) -> None:
        if typing is not self.choices.typing:
            self.choices = self.choices._replace(typing=typing)
            self.memory.remember(self._person.uid if self._person else "", self.choices)

    def _on_language_picked(self, which: Language) -> None:
        self._choose(self.choices._replace(language=which))

    def _on_scheme_picked(self, scheme: Scheme) -> None:
        self._choose(self.choices._replace(scheme=scheme))

    def _on_size_picked(self, size: int) -> None:
        self._choose(self.choices._replace(size=size))

    def _on_larger(self) -> None:
        self._choose(self.choices._replace(size=next((s for s in SIZES if s > self.choices.size), SIZES[-1])))

    def _on_smaller(self) -> None:
        below = [size for size in SIZES if size < self.choices.size]
        self._choose(self.choices._replace(size=below[-1] if below else SIZES[0]))

    def _on_natural(self) -> None:
        self._choose(self.choices._replace(size=100))

    def _on_place_number(self, number: int) -> None:
        """Go to the place with this number in the person's own sidebar."""
        shown = self.shell.shown_places() if self._person is not None else []
        if number <= len(shown):
            self.shell.go_to(self.shell.places.index(shown[number - 1]))

    def _on_system_scheme_changed(self) -> None:
        if self.choices.scheme is Scheme.SYSTEM:
            self._change_into(self.choices)

    def _choose(self, choices: Choices) -> None:
        if choices == self.choices:
            return
        self._change_into(choices)
        self.memory.remember(self._person.uid if self._person else "", choices)
        if self._person is not None:
            background.run(
                _work(partial(self._front.keep_choices, choices.language, choices.size)),
                _heard,
                _unheard,
                self,
            )


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())


def _work(ask: Callable[[], _Answer]) -> Callable[[Job], _Answer]:
    """Return what a worker does: one short question, which cannot stop half-way."""
    return lambda _job: ask()


def _name_of(which: Language) -> Callable[[], str]:
    return lambda: label(which, language.current())


def _heard(answer: object) -> None:
    """Warming up has no answer."""


def _unheard(error: Exception) -> None:
    """Tell nothing now: what could not be imported is told when it is needed."""
