# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate's face as the award keeps it: JSON and back."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from models.sobriety.faces import CertificateFace
from models.words import Language, Unit

CANONICAL = "canonical"
"""The member's own name: it stands under the code in whichever script the paper shows it."""


def to_snapshot(face: CertificateFace, canonical: str) -> dict[str, Any]:
    """Return a face as JSON can hold it, with the canonical name its code was made over."""
    whole = replace(
        face,
        centre=dict(face.centre),
        discreet_centre=dict(face.discreet_centre),
        place=dict(face.place),
        rung=dict(face.rung),
        signatories=tuple((dict(names), dict(roles)) for names, roles in face.signatories),
    )
    plain = asdict(whole)
    plain["reached_on"], plain["presented_on"] = face.reached_on.isoformat(), face.presented_on.isoformat()
    plain["signatories"] = [list(pair) for pair in whole.signatories]
    plain[CANONICAL] = canonical
    return plain


def from_snapshot(plain: dict[str, Any]) -> CertificateFace:
    """Return the face a snapshot holds."""
    second = plain["second_language"]
    values: dict[str, Any] = {
        **{name: value for name, value in plain.items() if name != CANONICAL},
        "language": Language(plain["language"]),
        "second_language": Language(second) if second else None,
        "unit": Unit(plain["unit"]),
        "reached_on": date.fromisoformat(plain["reached_on"]),
        "presented_on": date.fromisoformat(plain["presented_on"]),
        "signatories": tuple((names, roles) for names, roles in plain["signatories"]),
    }
    return CertificateFace(**values)
