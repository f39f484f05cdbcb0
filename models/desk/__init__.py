# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open vault with a signed-in person: the one door for every piece of work."""
