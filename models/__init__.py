# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the centre knows and may do: tables, rules and work, one room per subject."""
