# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which places the window has, and what stands behind each: imported only when somebody has signed in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.front import DeskFront
    from ui.screen.place import Place
    from ui.screen.settings.section import Section


def places_of(front: "DeskFront") -> "Sequence[Place]":
    """Return the places of the sidebar, in its order."""
    from desktop.services.drafts import DeskDrafts
    from desktop.services.groups import DeskGroups
    from desktop.services.members import DeskMembers
    from desktop.services.register import DeskRegister
    from desktop.services.sponsors import DeskSponsors
    from ui.screen.groups.place import GroupsPlace
    from ui.screen.members.place import MembersPlace
    from ui.screen.register.place import RegisterPlace
    from ui.screen.settings.place import SettingsPlace
    from ui.screen.sponsors.place import SponsorsPlace
    from ui.screen.today import TodayPlace

    drafts = DeskDrafts(front.at_desk)
    return (
        TodayPlace(front),
        RegisterPlace(DeskRegister(front.at_desk), front.save),
        MembersPlace(DeskMembers(front.at_desk), drafts),
        GroupsPlace(DeskGroups(front.at_desk)),
        SponsorsPlace(DeskSponsors(front.at_desk), front.save),
        SettingsPlace(sections_of(front)),
    )


def sections_of(front: "DeskFront") -> "Sequence[Section]":
    """Return the pages of Settings, in their order."""
    from desktop.services.backups import DeskBackups
    from desktop.services.centre import DeskCentre, DeskProgrammes
    from desktop.services.log import DeskLog
    from desktop.services.own import DeskOwn
    from desktop.services.removed import DeskRemoved
    from desktop.services.staff import DeskStaff
    from ui.screen.settings.backups import BackupsSection
    from ui.screen.settings.centre import CentreSection
    from ui.screen.settings.letters import LettersSection
    from ui.screen.settings.log import LogSection
    from ui.screen.settings.losses import LossesSection
    from ui.screen.settings.own import OwnSection
    from ui.screen.settings.programmes import ProgrammesSection
    from ui.screen.settings.removed import RemovedSection
    from ui.screen.settings.staff import StaffSection

    staff = DeskStaff(front.at_desk, front.strength)
    return (
        OwnSection(DeskOwn(front.at_desk, front.strength, front.hold_return)),
        LettersSection(),
        CentreSection(DeskCentre(front.at_desk)),
        ProgrammesSection(DeskProgrammes(front.at_desk)),
        StaffSection(staff, staff),
        RemovedSection(DeskRemoved(front.at_desk)),
        LossesSection(staff),
        BackupsSection(DeskBackups(front)),
        LogSection(DeskLog(front.at_desk)),
    )
