# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program: front door, command line, where files live, preferences, single instance, crash reports."""
