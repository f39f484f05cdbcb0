# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proof that nothing is lost: ``python -m tests.faults --rounds N`` tries to break a vault, and counts."""
