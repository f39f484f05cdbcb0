# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre: founding it, and its own settings, ladder and signatories as rows."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlmodel import Session, col, select

from models.centre.tables import Centre, CertificateKey, Rung, Signatory
from models.desk.acts import Act
from models.desk.desk import Desk
from models.desk.tables import Staff
from models.messages import NotFound, Refused, message
from models.text import clean_line
from models.words import Language, Texts, Unit, in_language
from resources import data

if TYPE_CHECKING:
    from models.desk.work import Work
    from models.vault.store import Vault


@dataclass(frozen=True, slots=True)
class CentreRow:
    """The centre's settings. Texts are per language, with English or the only one there is as the rest's."""

    names: Texts
    discreet_names: Texts
    address: Texts
    place: Texts
    phone: str
    language: Language
    helplines: tuple[Texts, ...]
    number_prefix: str
    serial_prefix: str
    count_start_day: bool
    quiet_days: int
    sponsor_days: int
    dropout_days: int
    blank_rows: int
    is_sample: bool
    stick_keeper: str = ""

    def name(self, language: Language) -> str:
        """Return the centre's name in a language."""
        return in_language(self.names, language)

    def number_text(self, number: int) -> str:
        """Return a member number as people read it: M-0142."""
        return f"{self.number_prefix}{number:04d}"


@dataclass(frozen=True, slots=True)
class RungRow:
    """One rung of the centre's ladder."""

    uid: str
    unit: Unit
    count: int
    repeats: bool
    names: Texts
    colour: str
    certificate: bool
    chip: bool = True
    announce: bool = True
    group: str = ""
    """uid of the group whose own ladder it stands in; empty for the centre's."""


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    """Who signs certificates, per language."""

    names: Texts
    roles: Texts


def found(vault: "Vault", name: str, *, is_sample: bool = False) -> Desk:
    """Found the centre in a new vault: its name, first manager, ladder and certificate key."""
    name = clean_line(name)
    if not name:
        raise Refused(message("The centre needs a name."))
    desk = Desk(vault)
    with desk.work(Act.FOUND) as work:
        slot = vault.person
        work.add(
            Staff(uid=slot.uid, name=slot.name, role=vault.role, language=slot.language, signer=slot.signer)
        )
        work.add(_new_centre(name, slot.language, is_sample=is_sample))
        _add_ladder(work)
        work.add(CertificateKey(key=secrets.token_bytes(32)))
        work.commit()
    return desk


def _new_centre(name: str, language: Language, *, is_sample: bool) -> Centre:
    return Centre(
        names={language.value: name},
        language=language,
        helplines=cast("list[dict[str, str]]", json.loads(data.text("helplines.json"))),
        is_sample=is_sample,
    )


def _add_ladder(work: "Work") -> None:
    for rung in cast("list[dict[str, Any]]", json.loads(data.text("ladder.json"))):
        work.add(
            Rung(
                unit=Unit(rung["unit"]),
                count=rung["count"],
                colour=rung["colour"],
                repeats=rung.get("repeats", False),
            )
        )


def centre(desk: Desk) -> CentreRow:
    """Return the centre's settings."""
    return desk.remembered("centre", ("centre",), lambda: _read_centre(desk))


def _read_centre(desk: Desk) -> CentreRow:
    with desk.reading() as session:
        row = the_centre(session)
    return CentreRow(
        names=row.names,
        discreet_names=row.discreet_names,
        address=row.address,
        place=row.place,
        phone=row.phone,
        language=row.language,
        helplines=tuple(row.helplines),
        number_prefix=row.number_prefix,
        serial_prefix=row.serial_prefix,
        count_start_day=row.count_start_day,
        quiet_days=row.quiet_days,
        sponsor_days=row.sponsor_days,
        dropout_days=row.dropout_days,
        blank_rows=row.blank_rows,
        is_sample=row.is_sample,
        stick_keeper=row.stick_keeper,
    )


def the_centre(session: Session) -> Centre:
    """Return the one row of the centre."""
    row = session.exec(select(Centre)).first()
    if row is None:
        raise NotFound(message("This file holds no centre yet."))
    return row


def change(desk: Desk, **settings: object) -> None:
    """Change settings by name; managers alone."""
    with desk.work(Act.SETTINGS) as work:
        work.change(the_centre(work.session), None, **settings)
        work.commit()


def ladder(desk: Desk, group: str = "") -> tuple[RungRow, ...]:
    """Return the centre's ladder, or a group's own, in the order its rungs stand."""
    return ladders(desk).get(group, ())


def ladders(desk: Desk) -> dict[str, tuple[RungRow, ...]]:
    """Return every ladder by the uid of its group; the centre's has none."""
    return desk.remembered("ladders", ("rung",), lambda: _read_ladders(desk))


def _read_ladders(desk: Desk) -> dict[str, tuple[RungRow, ...]]:
    with desk.reading() as session:
        rungs = session.exec(select(Rung).order_by(col(Rung.id))).all()
    found: dict[str, list[RungRow]] = {}
    for rung in rungs:
        found.setdefault(rung.group_uid, []).append(_rung(rung))
    return {group: tuple(listed) for group, listed in found.items()}


def _rung(rung: Rung) -> RungRow:
    return RungRow(
        rung.uid,
        rung.unit,
        rung.count,
        rung.repeats,
        rung.names,
        rung.colour,
        rung.certificate,
        rung.chip,
        rung.announce,
        rung.group_uid,
    )


def signatories(desk: Desk) -> tuple[SignatoryRow, ...]:
    """Return who signs, in order."""
    with desk.reading() as session:
        rows = session.exec(select(Signatory).order_by(col(Signatory.position), col(Signatory.id))).all()
    return tuple(SignatoryRow(row.names, row.roles) for row in rows)


def add_signatory(desk: Desk, names: Texts, roles: Texts) -> None:
    """Add somebody who signs certificates."""
    with desk.work(Act.SETTINGS) as work:
        work.add(Signatory(names=names, roles=roles, position=len(signatories(desk))))
        work.commit()


MOST_SIGNATORIES = 3


def sign_with(desk: Desk, people: Sequence[SignatoryRow]) -> None:
    """Let these sign certificates from now on, in this order: names and roles per language, at most three."""
    if len(people) > MOST_SIGNATORIES:
        raise Refused(message("A certificate has room for three signatures. Nothing was changed."))
    if not all(
        any(clean_line(text) for text in (*one.names.values(), *one.roles.values())) for one in people
    ):
        raise Refused(message("A signature needs a name or a role. Nothing was changed."))
    with desk.work(Act.SETTINGS) as work:
        for row in work.session.exec(select(Signatory)).all():
            work.remove(row)
        for position, one in enumerate(people):
            names, roles = (
                {language: clean_line(text) for language, text in texts.items() if clean_line(text)}
                for texts in (one.names, one.roles)
            )
            work.add(Signatory(names=names, roles=roles, position=position))
        work.commit()
