-- SPDX-FileCopyrightText: 2026 The Saathi team
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Written by packaging/schema.py from the tables; one statement between blank lines.

CREATE TABLE rung (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    group_uid VARCHAR NOT NULL,
    unit VARCHAR(20) NOT NULL,
    count INTEGER NOT NULL,
    names JSON NOT NULL,
    colour VARCHAR NOT NULL,
    repeats BOOLEAN NOT NULL,
    announce BOOLEAN NOT NULL,
    chip BOOLEAN NOT NULL,
    certificate BOOLEAN NOT NULL,
    UNIQUE (uid)
);

CREATE INDEX ix_rung_group_uid ON rung (group_uid);

CREATE TABLE schedule (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(32) NOT NULL,
    group_id INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    week_of_month INTEGER,
    starts TIME NOT NULL,
    minutes INTEGER NOT NULL,
    since DATE,
    until DATE,
    kind VARCHAR(20) NOT NULL,
    UNIQUE (uid),
    FOREIGN KEY(group_id) REFERENCES "group" (id)
);
