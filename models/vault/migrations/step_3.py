# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What new columns of the third schema hold in rows that stood before: "table.column" and its SQL value."""

STARTING: dict[str, str] = {
    "rung.group_uid": "''",
    "schedule.kind": "'meeting'",
}
