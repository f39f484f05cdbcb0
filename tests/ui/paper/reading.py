# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a finished page holds, for tests that look inside."""

import pikepdf


def drawn(page: pikepdf.Page) -> bytes:
    """Return all operators of a page: those it shares with others, and its own, in their order."""
    contents = page.obj.Contents
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join([part.read_bytes() for part in parts])
