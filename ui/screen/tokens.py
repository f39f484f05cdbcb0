# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of the screen by what they are for, light and dark. Tests hold their contrast."""

from typing import NamedTuple


class Tokens(NamedTuple):
    """One colour for each purpose. Nothing here is red: no colour accuses a person."""

    bg: str
    surface: str
    sunken: str
    line: str
    line2: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    brand: str
    brand_hover: str
    brand_press: str
    on_brand: str
    tint: str
    tint2: str
    side: str
    side_ink: str
    side_on: str
    side_on_bg: str
    hero: str
    hero_ink: str
    hero_ink2: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    info: str
    info_bg: str
    calm: str
    calm_bg: str
    glad: str
    glad_bg: str
    glow: str
    focus: str
    avatars: tuple[tuple[str, str], ...]


LIGHT = Tokens(
    bg="#F5F7F5",
    surface="#FFFFFF",
    sunken="#EEF2EF",
    line="#E1E7E3",
    line2="#C6D1CA",
    edge="#83928A",
    ink="#14231D",
    ink2="#46564F",
    ink3="#596862",
    brand="#0F6B57",
    brand_hover="#0C5B4A",
    brand_press="#094A3C",
    on_brand="#FFFFFF",
    tint="#E2F2EC",
    tint2="#CBE7DD",
    side="#FFFFFF",
    side_ink="#41524B",
    side_on="#0B5242",
    side_on_bg="#E2F2EC",
    hero="#0D5A4A",
    hero_ink="#FFFFFF",
    hero_ink2="#CFE9E0",
    ok="#0B6135",
    ok_bg="#D6F0DF",
    warn="#7F4B00",
    warn_bg="#FCEFD6",
    info="#1F4E9B",
    info_bg="#E2ECFB",
    calm="#4B5B54",
    calm_bg="#E9EEEA",
    glad="#7F4700",
    glad_bg="#FDEBCB",
    glow="#E9A23B",
    focus="#1B74CE",
    avatars=(
        ("#D9EDE6", "#0F5A49"),
        ("#F6E3CF", "#7A4308"),
        ("#E3E1F7", "#443A98"),
        ("#FADFE5", "#8F2444"),
        ("#DCEAF8", "#1C4F86"),
        ("#ECEBCF", "#5B5610"),
    ),
)

DARK = Tokens(
    bg="#111816",
    surface="#1A2320",
    sunken="#151D1A",
    line="#2A3632",
    line2="#42524B",
    edge="#66776F",
    ink="#E9F1ED",
    ink2="#B7C6BF",
    ink3="#98A8A0",
    brand="#2FA588",
    brand_hover="#3AB698",
    brand_press="#2A967C",
    on_brand="#04130E",
    tint="#1C3A32",
    tint2="#255044",
    side="#161E1B",
    side_ink="#B7C6BF",
    side_on="#8FE3CB",
    side_on_bg="#1C3A32",
    hero="#12332B",
    hero_ink="#F0F7F4",
    hero_ink2="#A9CDC1",
    ok="#7FDCA4",
    ok_bg="#163524",
    warn="#F2C272",
    warn_bg="#3A2C10",
    info="#9CC2FA",
    info_bg="#1B2C49",
    calm="#B7C6BF",
    calm_bg="#26312D",
    glad="#F6C983",
    glad_bg="#3B2A0F",
    glow="#E9A23B",
    focus="#6BB4FF",
    avatars=(
        ("#1F4238", "#A6E3D0"),
        ("#473014", "#F3CB9C"),
        ("#322E5C", "#C9C4F7"),
        ("#4A2231", "#F5BDCB"),
        ("#1D3A57", "#B4D5F5"),
        ("#3C3A18", "#DEDA9B"),
    ),
)

PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "bg"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink", "tint"),
    ("ink2", "bg"),
    ("ink2", "surface"),
    ("ink2", "sunken"),
    ("ink2", "tint"),
    ("ink3", "bg"),
    ("ink3", "surface"),
    ("ink3", "sunken"),
    ("ink2", "tint2"),
    ("ink", "tint2"),
    ("brand", "surface"),
    ("brand", "bg"),
    ("brand", "sunken"),
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_brand", "brand_press"),
    ("side_ink", "side"),
    ("side_ink", "sunken"),
    ("side_on", "side_on_bg"),
    ("side_on", "side"),
    ("side_on", "tint"),
    ("hero_ink", "hero"),
    ("hero_ink2", "hero"),
    ("ok", "ok_bg"),
    ("warn", "warn_bg"),
    ("info", "info_bg"),
    ("calm", "calm_bg"),
    ("glad", "glad_bg"),
    ("ink2", "info_bg"),
    ("ink2", "warn_bg"),
    ("ink", "ok_bg"),
    ("ink", "warn_bg"),
    ("ink", "info_bg"),
    ("ink", "glad_bg"),
    ("surface", "ink"),
)
"""Every text colour with each ground it stands on."""

MARKS: tuple[tuple[str, str], ...] = (
    ("edge", "surface"),
    ("edge", "bg"),
    ("focus", "bg"),
    ("focus", "surface"),
    ("focus", "sunken"),
    ("focus", "side"),
    ("focus", "tint"),
    ("focus", "warn_bg"),
    ("focus", "info_bg"),
    ("on_brand", "brand"),
    ("brand", "surface"),
    ("brand", "line"),
    ("ink3", "surface"),
)
"""What is no text but must be seen, with each ground beside it: a box's edge, the ring, a bar, a tick."""
