# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""When the register does not open: next steps as buttons, a backup put back, what is readable saved."""
