# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Blank forms to fill by hand: registration, the session log, and the consent notice."""

from typing import TYPE_CHECKING

from models.centre.forms import Form
from models.words import Gender, Language, Mark, Purpose, Relation, Stage, in_language
from ui.labels import label
from ui.language import Catalogue
from ui.paper.fonts import REGULAR
from ui.paper.formpage import FormPage
from ui.paper.pen import MM
from ui.paper.typeset import missing_in

if TYPE_CHECKING:
    from models.centre.letterhead import Letterhead

_MARKS = (Mark.PRESENT, Mark.LATE, Mark.EXCUSED, Mark.ABSENT, Mark.LEFT_EARLY)
_STAGES = (Stage.RESIDENT, Stage.DAY_CARE, Stage.AFTERCARE, Stage.ALUMNI)


def render_form(form: Form, head: "Letterhead", language: Language, version: str = "") -> bytes:
    """Return a blank form as PDF. ``version`` is that of the consent notice, printed at its foot."""
    match form:
        case Form.REGISTRATION:
            return _registration(FormPage(language, 12.5 * MM), head)
        case Form.SESSION_LOG:
            return _session_log(FormPage(language), head)
        case Form.CONSENT:
            return _consent(FormPage(language), head, version)


def missing(head: "Letterhead") -> dict[str, list[str]]:
    """Return the texts that no bundled font can print in full, each with what is missing."""
    return missing_in([*head.names.values(), *head.address.values()], REGULAR)


def _registration(page: FormPage, head: "Letterhead") -> bytes:
    tr = page.catalogue.tr
    title = tr("Registration")
    page.head(head, title, note=tr("One name is enough. Leave empty what is not known."),
              office=(tr("Member number"), tr("Office number"), tr("Date")))  # fmt: skip
    page.section(tr("The person"))
    page.fields((tr("Name"), 1), (tr("Name in the own script"), 1))
    page.fields((tr("Name in the circle, chosen by the person"), 1), (tr("Languages spoken"), 1))
    page.ticks(tr("Relation"), [label(relation, page.catalogue) for relation in Relation])
    page.fields((tr("Name of the relative"), 1))
    page.fields((tr("Date of birth"), 1), (tr("Age, if that is not known"), 1), (tr("Village or town"), 2))
    page.ticks(tr("Gender, as the person says"), [label(gender, page.catalogue) for gender in Gender])
    page.fields(
        (tr("Phone"), 1), (tr("Second phone"), 1), (tr("Kind of ID and its last four characters"), 1.4)
    )
    page.ticks(tr("Who answers the phone"), [tr("The person"), tr("Somebody else: do not name the centre")])
    page.section(tr("With the centre"))
    page.ticks(tr("Stage"), [label(stage, page.catalogue) for stage in _STAGES])
    page.fields((tr("Admitted on"), 1), (tr("Groups"), 2))
    page.section(tr("If under 18: parent or guardian"))
    page.fields((tr("Name"), 2), (tr("Relation"), 1), (tr("Phone"), 1))
    page.fields((tr("Kind of ID and its last four characters"), 2), (tr("Seen by"), 1), (tr("Date"), 1))
    page.skip(2 * MM)
    page.note(tr("Never write an Aadhaar number on this form."), 9, bold=True)
    page.note(tr("Dates of sobriety are told to a counsellor, not to the desk."), 9, before=0)
    page.note(tr("The consent notice is read first, and signed on its own sheet."), 9, before=0)
    page.sign(tr("Signature / thumb impression"), tr("Registered by"))
    return page.finish(title)


def _session_log(page: FormPage, head: "Letterhead") -> bytes:
    tr = page.catalogue.tr
    title = tr("Session log")
    page.head(head, title, note=tr("For a session without its own sheet, and for groups held elsewhere."),
              office=(tr("Sheet code"), tr("Filed as")))  # fmt: skip
    page.fields((tr("Group"), 2), (tr("Date"), 1), (tr("Began at"), 1), (tr("Ended at"), 1))
    page.fields((tr("Place"), 1), (tr("Facilitator"), 1))
    page.fields((tr("Topic"), 1))
    page.ticks(tr("Held"), [tr("In person"), tr("By phone"), tr("By video")])
    page.section(tr("The five phases"))
    page.table(
        ((tr("Phase"), 4), (tr("Began at"), 1.5), (tr("Ended at"), 1.5)),
        [(phase, "", "") for phase in _phases(page.catalogue)],
        6.5 * MM,
    )
    page.section(tr("Who came"))
    counts = [label(mark, page.catalogue) for mark in _MARKS] + [
        tr("Visitors"),
        tr("Guests"),
        tr("Head count"),
    ]
    page.table([(count, 1) for count in counts], [("",) * len(counts)], 8.5 * MM)
    page.table(
        ((tr("No."), 0.6), (tr("Name or member number"), 4), (tr("Mark"), 1), (tr("Met sponsor"), 1.2),
         (tr("Signature / thumb impression"), 2.4)),
        [(str(number), "", "", "", "") for number in range(1, 8)],
        6.5 * MM,
    )  # fmt: skip
    page.lines(tr("Action points"), 3)
    page.note(tr("Write the topic and what was agreed. Never who said what."), 8.5, bold=True)
    page.sign(tr("Prepared by"), tr("Verified by"))
    return page.finish(title)


def _phases(catalogue: Catalogue) -> tuple[str, ...]:
    tr = catalogue.tr
    return (
        tr("Opening circle"),
        tr("Topic discussion"),
        tr("Sharing round"),
        tr("Feedback and encouragement"),
        tr("Closure"),
    )


def _consent(page: FormPage, head: "Letterhead", version: str) -> bytes:
    tr = page.catalogue.tr
    title = tr("Consent notice")
    page.head(head, title, office=(tr("Member number"), tr("Date")))
    page.note(_opening(page.catalogue, in_language(head.names, page.catalogue.language)))
    page.section(tr("What is kept"))
    page.bullets(_kept(page.catalogue), 9.5)
    page.section(tr("What you may do at any time"))
    page.bullets(_rights(page.catalogue), 9.5)
    page.fields((tr("Whom to ask at this centre"), 2), (tr("Phone"), 1))
    page.section(tr("What I agree to"))
    page.table(
        ((tr("Purpose"), 2.9), (tr("What it means"), 5.6), (tr("I agree"), 0.9), (tr("No"), 0.7)),
        [(label(purpose, page.catalogue), text, "", "") for purpose, text in _purposes(page.catalogue)],
        8.5 * MM,
    )
    page.fields((tr("Name"), 2), (tr("Read aloud by"), 1), (tr("Language"), 1))
    page.fields((tr("If under 18: parent or guardian"), 2), (tr("Relation"), 1), (tr("Phone"), 1))
    page.sign(tr("Signature / thumb impression"), tr("Parent or guardian"), tr("Witness"))
    return page.finish(title, tr("Notice {version}", version=version) if version else "")


def _opening(catalogue: Catalogue, centre: str) -> str:
    return catalogue.tr(
        "{centre} keeps a register of its peer support. Before you agree, please read this or have it read "
        "aloud to you. Only the first line of the table is needed to be a member. The others are your free "
        "choice and change nothing in how you are received.",
        centre=centre,
    )


def _kept(catalogue: Catalogue) -> tuple[str, ...]:
    tr = catalogue.tr
    return (
        tr("Your name, age, gender, phone and village, the groups you belong to, and when you came."),
        tr(
            "If you wish it: the day from which you count, your milestones, and what a counsellor notes. "
            "This is sealed, and only counsellors can open it."
        ),
        tr("Never: an Aadhaar number, and never who said what in a session."),
        tr(
            "Everything stays encrypted on the centre's own computer. Nothing is passed on unless you ask "
            "for it or a law demands it."
        ),
    )


def _rights(catalogue: Catalogue) -> tuple[str, ...]:
    tr = catalogue.tr
    return (
        tr("Change your mind, as simply as you agreed: tell anybody at the centre."),
        tr("See your record on paper, have it corrected or erased. The centre answers within 15 days."),
        tr("Name people who may be told that you come, and how much. Until you do, nobody is told anything."),
        tr("If the centre does not answer, complain to the Data Protection Board of India."),
    )


def _purposes(catalogue: Catalogue) -> tuple[tuple[Purpose, str], ...]:
    tr = catalogue.tr
    return (
        (Purpose.RECORDS, tr("The register of members, groups and attendance, as said above.")),
        (Purpose.SPONSOR_PHONE, tr("My sponsor gets my phone number.")),
        (Purpose.CALLS, tr("The centre may call me or send a message, also after I leave.")),
        (Purpose.WHATSAPP, tr("I join a WhatsApp group, where every member sees my number.")),
        (Purpose.CERTIFICATE, tr("My name is printed on a certificate when I reach a milestone.")),
        (Purpose.PHOTO, tr("I may be photographed at a celebration.")),
        (Purpose.STORY, tr("My story may be told, after I have read it.")),
        (Purpose.STATISTICS, tr("I am counted in figures that name nobody.")),
    )
