# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The papers every role may print at any time: cards, slips, blank forms, months and coded sheets."""
