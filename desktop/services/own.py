# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own password and PIN, at the desk of whoever is signed in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.services.staff import Judge, PasswordsAtDesk
from models.words import Role

if TYPE_CHECKING:
    from models.desk.desk import Desk


class DeskOwn(PasswordsAtDesk):
    """What everybody may do for themselves; ``pin_changed`` hears of another PIN, or none."""

    def __init__(self, at_desk: "Callable[[], Desk]", judge: Judge, pin_changed: Callable[[], None]) -> None:
        super().__init__(at_desk, judge)
        self._pin_changed = pin_changed

    def own_role(self) -> Role:
        """Return the role of whoever is signed in."""
        return self._at_desk().person.role

    def own_name(self) -> str:
        """Return the name of whoever is signed in."""
        return self._at_desk().person.name

    def change_password(self, old: str, new: str) -> None:
        """Put one's own keys under another password."""
        from models.centre import staff
        from models.vault.passwords import refuse_weak

        refuse_weak(new, names=(self.own_name(),))
        staff.change_own_password(self._at_desk(), old, new)

    def has_pin(self) -> bool:
        """Tell whether a PIN was chosen."""
        from models.desk import pins

        return pins.has_one(self._at_desk())

    def choose_pin(self, pin: str, password: str) -> None:
        """Choose a PIN for short breaks."""
        from models.desk import pins

        pins.choose(self._at_desk(), pin, password)
        self._pin_changed()

    def drop_pin(self) -> None:
        """Do without a PIN again."""
        from models.desk import pins

        pins.drop(self._at_desk())
        self._pin_changed()
