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
    """Return the places of the sidebar. All but the first page are built when somebody goes there."""
    from ui.language import tr
    from ui.screen.later import Later
    from ui.screen.place import Where
    from ui.screen.today import TodayPlace

    return (
        TodayPlace(front),
        Later(Where.REGISTER, lambda: tr("Register"), "clipboard-list", lambda: _register(front)),
        Later(Where.MEMBERS, lambda: tr("Members"), "users", lambda: _members(front)),
        Later(Where.GROUPS, lambda: tr("Groups"), "users-round", lambda: _groups(front)),
        Later(Where.SPONSORS, lambda: tr("Sponsors"), "heart-handshake", lambda: _sponsors(front)),
        Later(Where.MILESTONES, lambda: tr("Milestones"), "award", lambda: _milestones(front)),
        Later(Where.SETTINGS, lambda: tr("Settings"), "settings", lambda: _settings(front)),
    )


def _register(front: "DeskFront") -> "Place":
    from desktop.services.register import DeskRegister
    from ui.screen.register.place import RegisterPlace

    return RegisterPlace(DeskRegister(front.at_desk), front.save)


def _members(front: "DeskFront") -> "Place":
    from desktop.services.drafts import DeskDrafts
    from desktop.services.members import DeskMembers
    from ui.screen.members.place import MembersPlace

    return MembersPlace(DeskMembers(front.at_desk), DeskDrafts(front.at_desk))


def _groups(front: "DeskFront") -> "Place":
    from desktop.services.groups import DeskGroups
    from ui.screen.groups.place import GroupsPlace

    return GroupsPlace(DeskGroups(front.at_desk))


def _sponsors(front: "DeskFront") -> "Place":
    from desktop.services.sponsors import DeskSponsors
    from ui.screen.sponsors.place import SponsorsPlace

    return SponsorsPlace(DeskSponsors(front.at_desk), front.save)


def _milestones(front: "DeskFront") -> "Place":
    from desktop.services.milestones import DeskMilestones
    from ui.screen.milestones.place import MilestonesPlace

    return MilestonesPlace(DeskMilestones(front.at_desk), front.save)


def _settings(front: "DeskFront") -> "Place":
    from ui.screen.settings.place import SettingsPlace

    return SettingsPlace(sections_of(front))


def sections_of(front: "DeskFront") -> "Sequence[Section]":
    """Return the pages of Settings, in their order."""
    from desktop.services.backups import DeskBackups
    from desktop.services.centre import DeskCentre, DeskProgrammes
    from desktop.services.ladder import DeskLadder
    from desktop.services.log import DeskLog
    from desktop.services.own import DeskOwn
    from desktop.services.removed import DeskRemoved
    from desktop.services.staff import DeskStaff
    from ui.screen.settings.backups import BackupsSection
    from ui.screen.settings.centre import CentreSection
    from ui.screen.settings.ladder import LadderSection
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
        LadderSection(DeskLadder(front.at_desk)),
        ProgrammesSection(DeskProgrammes(front.at_desk)),
        StaffSection(staff, staff),
        RemovedSection(DeskRemoved(front.at_desk)),
        LossesSection(staff),
        BackupsSection(DeskBackups(front)),
        LogSection(DeskLog(front.at_desk)),
    )
