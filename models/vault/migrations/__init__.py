# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the database came to be what it is: numbered steps, and the schema each version must have."""
