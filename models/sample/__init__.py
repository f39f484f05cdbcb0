# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample centre: invented people and two believable years, to look around in and to measure with."""
