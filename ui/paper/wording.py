# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a certificate says, line by line, in its language. No word tells more than its variant may."""

from dataclasses import dataclass
from typing import NamedTuple

from models.sobriety.faces import CertificateFace, discreet
from models.words import Language, Unit, in_language
from ui.language import Catalogue, of
from ui.paper.numbers import in_words

_NAME = "\ufffc"
_HOURS = 24
MOST_SIGNERS = 3


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands under one signature line."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Every text of one certificate in one language. ``before`` and ``after`` stand beside the name."""

    language: Language
    centre: str
    title: str
    opening: str
    before: str
    name: str
    after: str
    sentence: str
    words: str
    figure: str
    unit: str
    dates: str
    warmth: str
    signatures: tuple[Signature, ...]
    serial: str
    code: str
    limits: str
    convention: str
    reprint: str

    @property
    def whole_sentence(self) -> str:
        """Return the sentence with its name, as it is read aloud."""
        return self.sentence_of(self.name)

    def sentence_of(self, name: str) -> str:
        """Return the same sentence about somebody else."""
        named = " ".join([part for part in (self.before, name, self.after) if part])
        return f"{named} {self.sentence}"


class Person(NamedTuple):
    """The texts of a certificate that no other of its batch has."""

    name: str
    second_name: str
    serial: str
    code: str


def person(face: CertificateFace) -> Person:
    """Put into words what is a certificate's own."""
    catalogue = of(face.language)
    second = face.second_name or face.name
    return Person(face.name, second, _serial(face, catalogue), _code(face, catalogue))


def wording(face: CertificateFace, language: Language | None = None) -> Wording:
    """Put a certificate into words, in its own language unless another is asked for."""
    chosen = language or face.language
    catalogue = of(chosen)
    before, after, sentence = _sentence(face, catalogue)
    return Wording(
        language=chosen,
        centre=_centre(face, chosen),
        title=catalogue.tr("Certificate of Achievement"),
        opening=catalogue.tr("This is to certify that"),
        before=before,
        name=_name(face, chosen),
        after=after,
        sentence=sentence,
        words=_words(face, catalogue),
        figure=str(_HOURS if _is_first_day(face) else face.count),
        unit=_unit(face, catalogue),
        dates=_dates(face, catalogue),
        warmth=catalogue.tr("We are proud to walk with you."),
        signatures=_signatures(face, catalogue),
        serial=_serial(face, catalogue),
        code=_code(face, catalogue),
        limits=_limits(face, catalogue),
        convention=_convention(face, catalogue),
        reprint=catalogue.tr("Reprint") if face.reprint else "",
    )


def _name(face: CertificateFace, language: Language) -> str:
    return face.name if language is face.language else face.second_name or face.name


def _serial(face: CertificateFace, catalogue: Catalogue) -> str:
    return catalogue.tr("Certificate no. {serial}", serial=face.serial)


def _code(face: CertificateFace, catalogue: Catalogue) -> str:
    return catalogue.tr("Verification code {code}", code=grouped(face.code))


def grouped(code: str) -> str:
    """Return a code in groups of five, as it is easiest to read out."""
    return " ".join(code[i : i + 5] for i in range(0, len(code), 5))


def _centre(face: CertificateFace, language: Language) -> str:
    """Name the centre; a discreet certificate never falls back to the centre's full name."""
    if face.discreet:
        return discreet(in_language(face.discreet_centre, language))
    return in_language(face.centre, language)


def _sentence(face: CertificateFace, catalogue: Catalogue) -> tuple[str, str, str]:
    """Cut one translated sentence into what stands before the name, after it, and on the next line."""
    text = _discreet_sentence(face, catalogue) if face.discreet else _full_sentence(face, catalogue)
    first, _, rest = text.partition("\n")
    before, _, after = first.partition(_NAME)
    if not rest:
        return before.strip(), "", after.strip()
    return before.strip(), after.strip(), rest.strip()


def _is_first_day(face: CertificateFace) -> bool:
    """One day is 24 hours; but where the start day counts as day 1, they have not passed yet."""
    return face.unit is Unit.DAYS and face.count == 1 and not face.count_start_day


def _full_sentence(face: CertificateFace, catalogue: Catalogue) -> str:
    if _is_first_day(face):
        return catalogue.tr("{name}\nhas completed the first 24 hours of sobriety.", name=_NAME)
    if face.unit is Unit.DAYS:
        return catalogue.trn(
            "{name}\nhas completed {n} day of sobriety.",
            "{name}\nhas completed {n} days of sobriety.",
            face.count,
            name=_NAME,
        )
    if face.unit is Unit.MONTHS:
        return catalogue.trn(
            "{name}\nhas completed {n} month of sobriety.",
            "{name}\nhas completed {n} months of sobriety.",
            face.count,
            name=_NAME,
        )
    return catalogue.trn(
        "{name}\nhas completed {n} year of sobriety.",
        "{name}\nhas completed {n} years of sobriety.",
        face.count,
        name=_NAME,
    )


def _discreet_sentence(face: CertificateFace, catalogue: Catalogue) -> str:
    if _is_first_day(face):
        return catalogue.tr("{name}\nhas completed the first 24 hours of this journey.", name=_NAME)
    if face.unit is Unit.DAYS:
        return catalogue.trn(
            "{name}\nhas completed {n} day of this journey.",
            "{name}\nhas completed {n} days of this journey.",
            face.count,
            name=_NAME,
        )
    if face.unit is Unit.MONTHS:
        return catalogue.trn(
            "{name}\nhas completed {n} month of this journey.",
            "{name}\nhas completed {n} months of this journey.",
            face.count,
            name=_NAME,
        )
    return catalogue.trn(
        "{name}\nhas completed {n} year of this journey.",
        "{name}\nhas completed {n} years of this journey.",
        face.count,
        name=_NAME,
    )


def _words(face: CertificateFace, catalogue: Catalogue) -> str:
    """Return the count in words, after the centre's own word for the milestone where it has one."""
    own = in_language(face.rung, catalogue.language)
    own = discreet(own) if face.discreet else own
    return " ".join(part for part in (own, _count_in_words(face, catalogue)) if part)


def _count_in_words(face: CertificateFace, catalogue: Catalogue) -> str:
    if _is_first_day(face):
        hours = in_words(_HOURS, catalogue.language)
        return catalogue.trn("({words} hour)", "({words} hours)", _HOURS, words=hours)
    words = in_words(face.count, catalogue.language)
    if not words:
        return ""
    if face.unit is Unit.DAYS:
        return catalogue.trn("({words} day)", "({words} days)", face.count, words=words)
    if face.unit is Unit.MONTHS:
        return catalogue.trn("({words} month)", "({words} months)", face.count, words=words)
    return catalogue.trn("({words} year)", "({words} years)", face.count, words=words)


def _unit(face: CertificateFace, catalogue: Catalogue) -> str:
    if _is_first_day(face):
        return catalogue.trn("hour", "hours", _HOURS)
    if face.unit is Unit.DAYS:
        return catalogue.trn("day", "days", face.count)
    if face.unit is Unit.MONTHS:
        return catalogue.trn("month", "months", face.count)
    return catalogue.trn("year", "years", face.count)


def _dates(face: CertificateFace, catalogue: Catalogue) -> str:
    place = in_language(face.place, catalogue.language)
    place = discreet(place) if face.discreet else place
    if not place:
        return catalogue.tr(
            "Reached on {reached} · Presented on {presented}",
            reached=face.reached_on,
            presented=face.presented_on,
        )
    return catalogue.tr(
        "Reached on {reached} · Presented at {place} on {presented}",
        reached=face.reached_on,
        place=place,
        presented=face.presented_on,
    )


def _signatures(face: CertificateFace, catalogue: Catalogue) -> tuple[Signature, ...]:
    """One to three lines to sign on as the centre named them; two without a name where it named nobody."""
    named: list[Signature] = []
    for names, roles in face.signatories[:MOST_SIGNERS]:
        name, role = in_language(names, catalogue.language), in_language(roles, catalogue.language)
        named.append(Signature(discreet(name), discreet(role)) if face.discreet else Signature(name, role))
    unnamed = Signature("", catalogue.tr("Authorised signatory"))
    return tuple(named) or (unnamed, unnamed)


def _limits(face: CertificateFace, catalogue: Catalogue) -> str:
    if face.discreet:
        return catalogue.tr("This is not a medical or court certificate.")
    return catalogue.tr("This is not a medical, drug-test or court certificate.")


def _convention(face: CertificateFace, catalogue: Catalogue) -> str:
    if face.count_start_day and face.unit is Unit.DAYS:
        return catalogue.tr("The first day is counted as day 1.")
    return ""
