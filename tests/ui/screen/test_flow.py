# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts in lines, also when Python takes the layout apart before Qt does."""

from pytestqt.qtbot import QtBot

from ui.screen.widgets.flow import Flow


def test_what_python_took_apart_holds_no_parts(qtbot: QtBot) -> None:  # noqa: ARG001 - a window's program
    flow, other = Flow(), Flow()
    vars(flow).clear()  # as looking for rings does, while Qt still holds the layout
    assert (flow.count(), flow.itemAt(0)) == (0, None)
    other.addItem(Flow())
    assert (other.count(), flow.count()) == (1, 0)
