# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The blank forms a centre prints and fills by hand."""

from enum import StrEnum


class Form(StrEnum):
    """One blank form."""

    REGISTRATION = "registration"
    SESSION_LOG = "session_log"
    CONSENT = "consent"
