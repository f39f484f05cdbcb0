# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The centre's logo: kept once it was checked, replaced, dropped, and handed out for paper."""

from sqlmodel import Session, select

from models.centre.picture import Picture, read
from models.centre.tables import Logo
from models.desk.acts import Act
from models.desk.desk import Desk


def logo(desk: Desk, *, discreet: bool = False) -> Picture | None:
    """Return the centre's logo for paper; a discreet paper has it only where the centre said so."""
    kept = desk.remembered("logo", ("logo",), lambda: _read(desk))
    return None if kept is None or (discreet and not kept.discreet) else kept


def _read(desk: Desk) -> Picture | None:
    with desk.reading() as session:
        row = _row(session)
    return None if row is None else Picture(row.kind, row.content, row.width, row.height, row.discreet)


def _row(session: Session) -> Logo | None:
    return session.exec(select(Logo)).first()


def keep(desk: Desk, content: bytes, *, discreet: bool = False) -> Picture:
    """Keep a logo in the place of the one before; managers alone."""
    picture = read(content)
    with desk.work(Act.SETTINGS) as work:
        row = _row(work.session)
        values = {
            "kind": picture.kind,
            "content": picture.content,
            "width": picture.width,
            "height": picture.height,
            "discreet": discreet,
        }
        if row is None:
            work.add(Logo(**values))  # pyright: ignore[reportArgumentType] - columns by name
        else:
            work.change(row, None, **values)
        work.commit()
    return picture


def drop(desk: Desk) -> None:
    """Print without a logo from now on; managers alone."""
    with desk.work(Act.SETTINGS) as work:
        row = _row(work.session)
        if row is not None:
            work.remove(row)
            work.commit()
