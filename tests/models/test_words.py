# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts kept per language: what is said where one of them is missing."""

from models.words import Language, in_language


def test_a_text_is_said_in_the_language_there_is() -> None:
    texts = {"hi": "नव जीवन", "en": "New Life"}
    assert in_language(texts, Language.HINDI) == "नव जीवन"
    assert in_language(texts, Language.PUNJABI) == "New Life"
    assert in_language({"en": "", "pa": "", "hi": "नव जीवन"}, Language.PUNJABI) == "नव जीवन"
    assert in_language({}, Language.HINDI) == ""
