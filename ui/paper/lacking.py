# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a certificate's language lacks: centre's texts that would print in another language instead."""

from models.messages import Message, message
from models.sobriety.faces import CertificateFace
from models.words import Language, Texts


def lacking(face: CertificateFace) -> dict[Language, tuple[Message, ...]]:
    """Return, for each language of the page, the centre's texts that are not written in it."""
    languages = dict.fromkeys(one for one in (face.language, face.second_language) if one is not None)
    found = {one: tuple(said for texts, said in _texts(face) if _lacks(texts, one)) for one in languages}
    return {one: said for one, said in found.items() if said}


def _lacks(texts: Texts, language: Language) -> bool:
    return any(texts.values()) and not texts.get(language.value)


def _texts(face: CertificateFace) -> list[tuple[Texts, Message]]:
    name = face.discreet_centre if face.discreet else face.centre
    signers = [(texts, message("a signature")) for both in face.signatories for texts in both]
    named = (name, message("the centre's name")), (face.place, message("the place"))
    return [*named, (face.rung, message("the milestone's own words")), *signers]
