# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What new columns of the second schema hold in rows that stood before: "table.column" and its SQL value."""

STARTING: dict[str, str] = {
    "attendance.met_sponsor": "0",
    "attendance.met_taken": "0",
    "centre.stick_keeper": "''",
    "release.reprints": "'[]'",
    "group.women_facilitator": "0",
}
