# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Milestones on the command line: who is due, certificates in one PDF, and verifying one."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.members import number_of
from desktop.commands.output import answer, note, rung, shown, table
from desktop.commands.signing import signed_in
from desktop.commands.usage import N_, Misused, Parser, Values, day, one_of, tr, whole
from models.words import Language, NameLevel, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from models.desk.desk import Desk
    from models.sobriety.faces import CertificateFace
    from models.sobriety.milestones import Batch, Style, Verified
    from models.sobriety.rows import DueRow

    Paged: TypeAlias = tuple[tuple[int, tuple[int, CertificateFace]], ...]


def milestones_arguments(parser: Parser) -> None:
    """Say what ``milestones`` takes."""
    parser.add_argument("--on", type=day, metavar="DATE", help=parser.said(N_("due on this day; else today")))
    parser.add_argument(
        "--within", type=whole, default=7, metavar="DAYS", help=parser.said(N_("and so many days after it"))
    )
    parser.set_defaults(run=milestones)


def milestones(values: Values) -> None:
    """Print the milestones due and coming."""
    from models.sobriety import milestones as work

    with signed_in(values) as desk:
        rows = work.due(desk, values.on or desk.today, values.within)
    listed = [
        {
            "member": row.member,
            "name": row.name,
            "unit": row.unit,
            "count": row.count,
            "on": row.on,
            "days_away": row.days_away,
            "awarded": row.awarded,
            "announce": row.announce,
            "chip": row.chip,
            "certificate": row.certificate,
        }
        for row in rows
    ]
    headings = (tr("Day"), tr("Number"), tr("Name"), tr("Milestone"), tr("Awarded"))
    lines = table(headings, [_line(row) for row in rows])
    answer(values, listed, lines or [tr("No milestone falls on these days.")])


def _line(row: "DueRow") -> tuple[object, ...]:
    awarded = tr("yes") if row.awarded else tr("no")
    return row.on, row.number_text, row.name, rung(row.unit, row.count), awarded


def certificates_arguments(parser: Parser) -> None:
    """Say what ``certificates`` takes."""
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--due", type=day, metavar="DATE", help=parser.said(N_("everybody due on this day")))
    who.add_argument(
        "--since", type=day, metavar="DATE", help=parser.said(N_("everybody due after this day, up to today"))
    )
    who.add_argument(
        "--member",
        action="extend",
        nargs="+",
        metavar="N",
        help=parser.said(N_("the highest milestone of these members")),
    )
    who.add_argument(
        "--released",
        action="store_true",
        help=parser.said(N_("what counsellors released and nobody was handed yet")),
    )
    who.add_argument(
        "--reprint",
        action="extend",
        nargs="+",
        metavar="SERIAL",
        help=parser.said(N_("these certificates again, with --reason once they were handed over")),
    )
    add = parser.add_argument
    add("--out", metavar="FILE.pdf", help=parser.said(N_("where the certificates are saved")))
    add(
        "--check", action="store_true", help=parser.said(N_("show each line as it will print; award nothing"))
    )
    add("--pages", default="", metavar="9-14", help=parser.said(N_("only these pages, as after a jam")))
    add("--reason", default="", help=parser.said(N_("why a certificate is printed again")))
    add(
        "--pack",
        action="store_true",
        help=parser.said(N_("with chip list, announcements and signatures for a chip night")),
    )
    add("--second-language", type=one_of(Language), help=parser.said(N_("a second language on the page")))
    add("--design", default="classic", help=parser.said(N_("how it looks")))
    add("--discreet", action="store_true", help=parser.said(N_("without a word of what the centre does")))
    add("--names", type=one_of(NameLevel), default=NameLevel.FULL, metavar="LEVEL",
        help=parser.said(N_("how names show: full, initial, circle, number")))  # fmt: skip
    add(
        "--consent-held",
        action="extend",
        nargs="+",
        default=[],
        type=one_of(Purpose),
        metavar="PURPOSE",
        help=parser.said(N_("the centre holds these consents on paper")),
    )
    parser.set_defaults(run=certificates)


def certificates(values: Values) -> None:
    """Award first, then print one PDF; asked again, the same serials print."""
    from ui.paper.saving import write_aside

    if values.check:
        _check(values)
        return
    if not values.out:
        raise Misused(tr("Something is missing: {what}.", what="--out"))
    with signed_in(values) as desk:
        batch = _batch(values, desk)
        _list_left_out(batch)
        paged = _paged(values, batch)
        _list_noted(batch)
        if paged or (values.pack and batch.given):
            write_aside(Path(values.out), _paper(values, desk, [pair for _page, pair in paged], batch.given))
    answer(values, _documents(paged), _certificate_lines(values, paged))


def _paged(values: Values, batch: "Batch") -> "Paged":
    """Return (page, (member, face)) of the pages asked for; a page keeps its number."""
    from models.sobriety.reprints import only

    return only(tuple(enumerate(batch.faces, start=1)), values.pages if batch.faces else "")


def _paper(
    values: Values,
    desk: "Desk",
    pairs: "Sequence[tuple[int, CertificateFace]]",
    given: "Sequence[tuple[DueRow, str]]",
) -> bytes:
    from models.centre.centre import centre
    from models.centre.logos import logo
    from models.sobriety.night import night
    from ui.paper.certificate import render
    from ui.paper.chipnight import Night
    from ui.paper.chipnight import render as render_pack

    faces = tuple(face for _member, face in pairs)
    if not values.pack:
        return render(faces, logo(desk))
    settings = centre(desk)
    language = faces[0].language if faces else _style(values).language or desk.person.language
    rows = night(desk, pairs, language, given=given)
    return render_pack(Night(desk.today, settings.names, language, rows, faces, logo(desk)))


def _check(values: Values) -> None:
    """Show every line as it will print; nothing is awarded and no file is made."""
    from models.sobriety import milestones as work
    from ui.paper.certificate import lines_as_printed, missing

    if values.released or values.reprint:
        raise Misused(tr("Use {option} or {other}.", option="--check", other="--due, --since, --member"))
    with signed_in(values) as desk:
        pairs = work.preview(desk, _chosen(values, desk), _style(values))
    listed: list[dict[str, object]] = []
    lines: list[str] = []
    for number, face in pairs:
        said = lines_as_printed(face)
        lacking = sorted({one for found in missing([face]).values() for one in found})
        listed.append({"member": number, "lines": dict(said), "missing": lacking})
        lines += table((tr("Member"), str(number)), said)
        lines += [tr("No font here can print {characters}.", characters=" ".join(lacking))] if lacking else []
    answer(values, listed, lines or [tr("There is nothing to print. No file was made.")])


def _batch(values: Values, desk: "Desk") -> "Batch":
    from models.sobriety import milestones as work
    from models.sobriety.releases import print_released
    from models.sobriety.reprints import reprint

    if values.reprint:
        return work.Batch(reprint(desk, values.reprint, values.reason), ())
    if values.released:
        return work.Batch(print_released(desk), ())
    held = Purpose.CERTIFICATE in values.consent_held
    rows = [row for row in _chosen(values, desk) if row.certificate or values.pack]
    return work.award(desk, rows, _style(values), consent_held=held)


def _chosen(values: Values, desk: "Desk") -> "tuple[DueRow, ...]":
    from models.sobriety import milestones as work

    if values.member:
        return work.highest(desk, [number_of(desk, text) for text in values.member])
    if values.since:
        return work.since(desk, values.since)
    work.refuse_far(desk, values.due)
    return work.due(desk, values.due)


def _style(values: Values) -> "Style":
    from models.sobriety.milestones import Style

    return Style(
        language=Language(values.language) if values.language else None,
        second_language=values.second_language,
        design=values.design,
        discreet=values.discreet,
        names=values.names,
    )


def _list_left_out(batch: "Batch") -> None:
    for row in batch.without_consent:
        note(
            tr(
                "{number} {name} was left out: the consent for certificates is not recorded.",
                number=row.number_text,
                name=row.name,
            )
        )


def _list_noted(batch: "Batch") -> None:
    for row, serial in batch.given:
        note(
            tr(
                "{number} {name}: {milestone} is celebrated without a certificate, noted as {serial}.",
                number=row.number_text,
                name=row.name,
                milestone=rung(row.unit, row.count),
                serial=serial,
            )
        )


def _documents(paged: "Paged") -> list[dict[str, object]]:
    return [
        {
            "serial": face.serial,
            "code": face.code,
            "member": member,
            "unit": face.unit,
            "count": face.count,
            "on": face.reached_on,
            "page": page,
            "reprint": face.reprint,
        }
        for page, (member, face) in paged
    ]


def _certificate_lines(values: Values, paged: "Paged") -> list[str]:
    if not paged:
        return [tr("There is nothing to print. No file was made.")]
    headings = (tr("Page"), tr("Serial"), tr("Code"), tr("Member"), tr("Milestone"), tr("Day"))
    lines = table(
        headings,
        [
            (page, face.serial, face.code, member, rung(face.unit, face.count), face.reached_on)
            for page, (member, face) in paged
        ],
    )
    return [*lines, tr("Saved as {file}.", file=values.out)]


def verify_arguments(parser: Parser) -> None:
    """Say what ``verify`` takes."""
    parser.add_argument("serial", metavar="SERIAL", help=parser.said(N_("the serial on the certificate")))
    parser.add_argument("code", metavar="CODE", help=parser.said(N_("its ten letters and figures")))
    parser.set_defaults(run=verify)


def verify(values: Values) -> None:
    """Tell whether a certificate is ours."""
    from models.sobriety import milestones as work

    with signed_in(values) as desk:
        found = work.verify(desk, values.serial, values.code)
    milestone = rung(found.unit, found.count) if found.unit and found.count is not None else None
    document = {
        "state": found.state,
        "serial": found.serial,
        "name": found.name,
        "issued_on": found.issued_on,
        "milestone": milestone,
        "unit": found.unit,
        "count": found.count,
        "replaced_by": found.replaced_by,
    }
    answer(values, document, _verdict(found, milestone))


def _verdict(found: "Verified", milestone: str | None) -> list[str]:
    if found.state == "unknown":
        return [tr("This certificate is not ours: serial and code are not in the register together.")]
    said = tr(
        "{serial}: {name}, {milestone}, presented on {on}.",
        serial=found.serial,
        name=found.name,
        milestone=milestone,
        on=shown(found.issued_on),
    )
    if found.state == "superseded":
        return [tr("This certificate was replaced by a newer one."), said]
    return [tr("This certificate is genuine."), said]
