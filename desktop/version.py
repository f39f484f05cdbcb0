# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where the version stands."""

VERSION = "0.1.0"
