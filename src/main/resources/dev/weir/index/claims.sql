-- What no topic has: kept when the index is made anew.

CREATE TABLE IF NOT EXISTS claim (name TEXT PRIMARY KEY, reviewer TEXT, until INTEGER NOT NULL, escalated TEXT) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS skip (name TEXT NOT NULL, reviewer TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (name, reviewer)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS proposal (id TEXT PRIMARY KEY, reviewer TEXT NOT NULL, expires INTEGER NOT NULL, bytes BLOB NOT NULL, ending TEXT, ended_by TEXT, comment TEXT NOT NULL DEFAULT '') WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS saved (reviewer TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, PRIMARY KEY (reviewer, name)) WITHOUT ROWID;
