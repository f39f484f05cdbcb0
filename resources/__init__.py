# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fonts, icons, translations, word lists: data, handed out as bytes and text, never as paths."""
