# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of Settings about the centre, its programmes and typing, in the sample centre."""

from models.words import Role
from tests.scenes import RealScene
from ui.screen.place import Destination, Where
from ui.screen.window import Window


def _page(key: str) -> RealScene:
    def lead(window: Window) -> None:
        window.shell.visit(Destination(Where.SETTINGS, part=key))

    return lead


REAL_SCENES: dict[str, tuple[Role, RealScene]] = {
    f"settings-{key}": (Role.MANAGER, _page(key)) for key in ("centre", "programmes", "letters")
}
