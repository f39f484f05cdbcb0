# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody on the way to facilitator and sponsor may do, or may be asked, in words."""

from typing import TYPE_CHECKING

from models.sponsorship.growing import Path, Standing
from ui.language import N_

if TYPE_CHECKING:
    from ui.language import Catalogue

_LEADS: dict[Standing, str] = {
    Standing.MAY: N_("May lead a circle"),
    Standing.READY: N_("May be asked to train as facilitator"),
    Standing.ON_THE_WAY: N_("On the way to facilitator"),
}
_SPONSORS: dict[Standing, str] = {
    Standing.MAY: N_("May be a sponsor"),
    Standing.READY: N_("May be asked to train as sponsor"),
    Standing.ON_THE_WAY: N_("On the way to sponsor"),
}


def leads(standing: Standing, catalogue: "Catalogue") -> str:
    """Say where somebody stands on the way to facilitator."""
    return catalogue.tr(_LEADS[standing])


def sponsors(standing: Standing, catalogue: "Catalogue") -> str:
    """Say where somebody stands on the way to sponsor."""
    return catalogue.tr(_SPONSORS[standing])


def standing_words(way: Path, catalogue: "Catalogue") -> list[str]:
    """Say what somebody may do or be asked; nothing about what is still far."""
    if way.facilitator is way.sponsor is Standing.READY:
        return [catalogue.tr("May be asked to do both trainings")]
    said = [(leads, way.facilitator), (sponsors, way.sponsor)]
    return [words(standing, catalogue) for words, standing in said if standing is not Standing.ON_THE_WAY]
