# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbered steps from one shape of the vault to the next. They import no project code."""
