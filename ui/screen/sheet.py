# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one style sheet, driven by dynamic properties: kind, role, card, pill. Colours come from the tokens.

A token stands with a dollar sign before its name.
"""

SHEET = """
* { outline: none; }
QWidget { font-size: 10.5pt; }
QMainWindow, QDialog, QWidget#page, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget {
    background: $bg; }
QFrame#side { background: $side; border: none; border-right: 1px solid $line; }
QFrame#status { background: $side; border: none; border-top: 1px solid $line; }
QFrame[card="plain"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[card="hero"] { background: $surface; border: 1px solid $line2; border-radius: 14px; }
QFrame[card="glad"] { background: $surface; border: 1px solid $line; border-top: 3px solid $glow;
    border-radius: 12px; }
QFrame[card="float"] { background: $surface; border: 1px solid $line2; border-radius: 14px; }
QFrame[card="warn"] { background: $warn_bg; border: 1px solid $line2; border-radius: 10px; }
QFrame[card="info"] { background: $info_bg; border: 1px solid $line2; border-radius: 10px; }
QFrame[card="ok"] { background: $ok_bg; border: 1px solid $line2; border-radius: 10px; }
QFrame[card="banner"] { background: $glad_bg; border: 1px solid $glow; border-radius: 10px; }
QFrame[card="group"] { background: $sunken; border: 1px dashed $line2; border-radius: 8px; }
QFrame#hero { background: $hero; border: none; }
QFrame#rule { background: $line; max-height: 1px; border: none; }

QLabel { background: transparent; color: $ink; }
QLabel[role="title"] { font-size: 22.5pt; font-weight: 600; }
QLabel[role="page"] { font-size: 20pt; font-weight: 600; }
QLabel[role="name"] { font-size: 16.5pt; font-weight: 600; }
QLabel[role="head"] { font-size: 12.75pt; font-weight: 600; }
QLabel[role="stat"] { font-size: 20pt; font-weight: 600; }
QLabel[role="group"] { font-size: 12.75pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="sub"] { color: $ink2; }
QLabel[role="muted"] { color: $ink3; }
QLabel[role="cap"] { color: $ink3; font-size: 9pt; }
QLabel[role="field"] { color: $ink2; font-size: 9.75pt; font-weight: 600; padding: 2px 0; }
QLabel[role="brand"] { font-size: 14pt; font-weight: 600; color: $side_on; }
QLabel[role="hero-title"] { font-size: 22.5pt; font-weight: 600; color: $hero_ink; }
QLabel[role="hero-brand"] { font-size: 14pt; font-weight: 600; color: $hero_ink; }
QLabel[role="hero-sub"] { font-size: 11.25pt; color: $hero_ink2; }
QLabel[pill] { border-radius: 10px; padding: 2px 10px; font-size: 9pt; font-weight: 600; }
QLabel[pill="ok"] { background: $ok_bg; color: $ok; }
QLabel[pill="warn"] { background: $warn_bg; color: $warn; }
QLabel[pill="info"] { background: $info_bg; color: $info; }
QLabel[pill="calm"] { background: $calm_bg; color: $calm; }
QLabel[pill="glad"] { background: $glad_bg; color: $glad; }
QLabel[pill="key"] { background: $sunken; color: $ink3; border: 1px solid $line2; border-radius: 5px;
    padding: 1px 7px; font-weight: 400; }

QPushButton { background: $surface; color: $ink; border: 1px solid $line2; border-radius: 8px;
    padding: 8px 15px; font-weight: 600; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $focus; padding: 7px 14px; }
QPushButton:disabled { color: $ink3; background: $sunken; border-color: $line; }
QPushButton[kind="primary"] { background: $brand; color: $on_brand; border: 1px solid $brand; }
QPushButton[kind="primary"]:hover { background: $brand_hover; }
QPushButton[kind="primary"]:pressed { background: $brand_press; }
QPushButton[kind="primary"]:focus { border: 2px solid $focus; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $ink3; border-color: $line; }
QPushButton[kind="ghost"] { background: transparent; border: 2px solid transparent; color: $ink2;
    padding: 6px 9px; }
QPushButton[kind="ghost"]:hover { background: $sunken; }
QPushButton[kind="ghost"]:focus { border: 2px solid $focus; }
QPushButton[kind="ghost"]::menu-indicator { image: none; width: 0; }
QPushButton[kind="link"] { background: transparent; border: 2px solid transparent; color: $brand;
    padding: 1px 5px; font-size: 9pt; }
QPushButton[kind="link"]:hover { background: $sunken; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 1px 5px; }
QPushButton[kind="nav"] { background: transparent; border: 2px solid transparent; color: $side_ink;
    text-align: left; padding: 9px 12px; border-radius: 9px; }
QPushButton[kind="nav"]:hover { background: $sunken; }
QPushButton[kind="nav"]:checked { background: $side_on_bg; color: $side_on; }
QPushButton[kind="nav"]:focus { border: 2px solid $focus; padding: 9px 12px; }
QPushButton[kind="person"] { background: transparent; border: 2px solid transparent; color: $side_ink;
    text-align: left; padding: 3px 4px; border-radius: 8px; font-weight: 400; }
QPushButton[kind="person"]:hover { background: $sunken; }
QPushButton[kind="person"]:focus { border: 2px solid $focus; padding: 3px 4px; }
QPushButton[kind="status"] { background: transparent; border: 2px solid transparent; color: $ink3;
    text-align: left; padding: 2px 6px; border-radius: 6px; font-size: 9pt; font-weight: 400; }
QPushButton[kind="status"]:hover { background: $sunken; color: $ink; }
QPushButton[kind="status"]:focus { border: 2px solid $focus; padding: 2px 6px; }
QPushButton[kind="find"] { background: $sunken; color: $ink3; border: 1px solid $line; font-weight: 400;
    text-align: left; padding: 8px 11px; border-radius: 9px; }
QPushButton[kind="find"]:hover { background: $surface; border-color: $line2; }
QPushButton[kind="find"]:focus { border: 2px solid $focus; padding: 7px 10px; }
QPushButton[kind="chip"] { border-radius: 13px; padding: 6px 14px; color: $ink2; background:
    $surface; font-weight: 400; }
QPushButton[kind="chip"]:checked { background: $tint; color: $side_on; border: 1px solid $brand; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton[kind="mark"] { padding: 0; border: 1px solid $line2; border-radius: 8px; background: $surface; }
QPushButton[kind="mark"]:hover { background: $sunken; }
QPushButton[kind="mark"] QLabel { font-weight: 400; }
QPushButton[kind="choice"] { text-align: left; padding: 17px 19px; border-radius: 12px; border: 1px
    solid $line2; }
QPushButton[kind="choice"]:focus { border: 2px solid $focus; padding: 16px 18px; }

QLineEdit, QPlainTextEdit { background: $surface; color: $ink; border: 1px solid $edge; border-radius: 8px;
    padding: 9px 11px; selection-background-color: $brand; selection-color: $on_brand; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 8px 10px; }
QLineEdit:disabled { color: $ink3; background: $sunken; }
QLineEdit[hero="true"] { font-size: 12.75pt; }

QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $warn; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus { border: 2px solid $warn;
    padding: 8px 10px; }
QComboBox { background: $surface; color: $ink; border: 1px solid $edge; border-radius: 8px;
    padding: 8px 11px; }
QComboBox:hover { background: $sunken; }
QComboBox:focus { border: 2px solid $focus; padding: 7px 10px; }
QComboBox:disabled { color: $ink3; background: $sunken; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $line2; padding: 4px;
    selection-background-color: $tint; selection-color: $ink; }

QTableView { background: $surface; border: 1px solid $line; border-radius: 12px; padding: 3px; color: $ink; }
QTableView[kind="week"] { background: transparent; border: none; padding: 0; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $ink2; border: none; padding: 6px 4px; }
QListView { background: transparent; border: none; color: $ink; }
QProgressBar { background: $sunken; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $brand; border-radius: 4px; }
QProgressBar[level="1"]::chunk, QProgressBar[level="2"]::chunk { background: $glow; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $line2; border-radius: 4px; min-height: 36px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line2; border-radius: 4px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
    background: none; border: none; height: 0; width: 0; }
QToolTip { background: $ink; color: $surface; border: none; padding: 6px 9px; }
QMenu { background: $surface; color: $ink; border: 1px solid $line2; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 8px 26px 8px 30px; border-radius: 6px; }
QMenu::item:selected { background: $tint; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 10px; }
"""
