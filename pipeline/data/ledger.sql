-- The tables of the ledger (pipeline/ledger.py). Raise its _FORMAT with every change here.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE places (absolute BLOB PRIMARY KEY, given BLOB NOT NULL, document_id TEXT NOT NULL);
CREATE TABLE work_keys (document_id TEXT PRIMARY KEY, work_key TEXT NOT NULL);
CREATE TABLE facts (
    document_id TEXT PRIMARY KEY, staged_as TEXT NOT NULL, digest TEXT NOT NULL, province_code TEXT, issue_year INTEGER,
    plan_id TEXT, evidence TEXT, n_findings INTEGER NOT NULL, reviewed_as TEXT NOT NULL
);
CREATE INDEX facts_by_plan ON facts (plan_id);
CREATE TABLE citations (document_id TEXT NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL, date TEXT NOT NULL, evidence TEXT NOT NULL);
CREATE INDEX citations_by_document ON citations (document_id);
CREATE INDEX citations_by_scope ON citations (scope, date);
CREATE TABLE units (document_id TEXT NOT NULL, unit TEXT NOT NULL);
CREATE INDEX units_by_document ON units (document_id);
CREATE TABLE attempts (
    work_key TEXT PRIMARY KEY, number INTEGER NOT NULL, last TEXT NOT NULL, timeout_s REAL NOT NULL, memory_mb INTEGER NOT NULL
);
CREATE TABLE changes (run_id TEXT NOT NULL, change TEXT NOT NULL, document_id TEXT NOT NULL, source_path TEXT NOT NULL);
CREATE INDEX changes_by_run ON changes (run_id);
CREATE TABLE told (document_id TEXT PRIMARY KEY, work_key TEXT NOT NULL, source_path TEXT NOT NULL);
CREATE TABLE unused (work_key TEXT PRIMARY KEY, since TEXT NOT NULL);
CREATE TABLE partitions (name TEXT PRIMARY KEY, fingerprint TEXT, documents TEXT NOT NULL, tables TEXT NOT NULL);
