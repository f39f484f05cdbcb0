# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody who leaves did in their last days, to be read before their changes are taken back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.language import named, tr, trn
from ui.screen.calendar import plain_date
from ui.screen.widgets.controls import Label, column
from ui.screen.widgets.rows import ListRow, RowList

if TYPE_CHECKING:
    from models.insight.leaving import LastDays

_SHOWN = 60


class LastDaysList(QWidget):
    """How often of each act, and the newest entries one by one."""

    def __init__(self, days: "LastDays", said: Callable[[str], str]) -> None:
        super().__init__()
        counts = ", ".join(f"{said(act)} × {times}" for act, times in days.counts)
        self.counts = Label(lambda: counts or tr("Nothing was done in these days."), "sub", wrap=True)
        self.rows = RowList(lambda: tr("The last days"))
        self.rows.show_rows(
            [
                ListRow(
                    row.entry, said(row.act), named(row.about), lead=(f"{row.at:%H:%M}", plain_date(row.at))
                )
                for row in days.rows[:_SHOWN]
            ]
        )
        self.can = Label(
            lambda: trn(
                "{n} change can be taken back, where nobody went on from it.",
                "{n} changes can be taken back, where nobody went on from them.",
                days.can_be_taken_back,
            ),
            "muted",
            wrap=True,
        )
        self.setLayout(column(self.counts, self.can, self.rows, None, gap=10))
        self.setMinimumWidth(560)

    def only_read(self) -> None:
        """Offer nothing to take back."""
        self.can.setVisible(False)
