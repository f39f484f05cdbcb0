# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sealed periods and their counting, the ladder, awards and certificates."""
