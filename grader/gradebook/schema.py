"""The tables of ``gradebook.sqlite``.

Columns marked JSON hold what `msgspec` writes of the record named. Times are ISO 8601, for people: rows are
ordered by their numbers, never by the clock, which may jump.
"""

VERSION = 5  # PRAGMA user_version; a change of the tables takes the next number and a migration

PICK = """
    CREATE TABLE pick (             -- which file of a submission counts; the last one of a submission holds
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        submission  TEXT NOT NULL,
        file        TEXT,               -- NULL leaves the choice to the rules again
        at          TEXT NOT NULL
    ) STRICT
    """

PUBLISHED = """
    CREATE TABLE published (        -- the marks of a run once it is finished, to compare the next run's with
        run         INTEGER NOT NULL REFERENCES run,
        submission  TEXT NOT NULL,
        content     TEXT NOT NULL,      -- JSON PublishedMark
        PRIMARY KEY (run, submission)
    ) STRICT
    """

STATEMENTS = (
    """
    CREATE TABLE book (             -- one row: whose gradebook this is
        assignment  TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE run (              -- one `grader grade`; not finished where it was interrupted
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        seed        TEXT NOT NULL,
        fresh       INTEGER NOT NULL,   -- everything was to be graded again
        since       INTEGER NOT NULL,   -- attempts of runs before this one do not count
        grader      TEXT NOT NULL,      -- version
        isolated    INTEGER NOT NULL,
        not_isolated TEXT NOT NULL,     -- JSON Text: what the sandbox did not hold back
        started     TEXT NOT NULL,
        finished    TEXT,
        marks       TEXT,               -- until version 4 what the table "published" holds; NULL since
        handed_in   TEXT NOT NULL DEFAULT '{}'  -- JSON HandedIn: what belongs to nobody, and the roster
    ) STRICT
    """,
    """
    CREATE TABLE entry (            -- the submissions that a run was given, known before the first is graded
        run         INTEGER NOT NULL REFERENCES run,
        submission  TEXT NOT NULL,
        person      TEXT NOT NULL DEFAULT '{}', -- JSON Person: who it is from, as the platform tells it
        kept        INTEGER NOT NULL DEFAULT 0, -- from an earlier run; this one was not given it
        PRIMARY KEY (run, submission)
    ) STRICT
    """,
    """
    CREATE TABLE attempt (          -- one submission graded once
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        run         INTEGER NOT NULL REFERENCES run,
        submission  TEXT NOT NULL,
        form        TEXT,
        sha256      TEXT,               -- NULL if the submission could not be read
        code_sha256 TEXT NOT NULL DEFAULT '', -- of the code alone, whatever its files are called
        status      TEXT NOT NULL,
        message     TEXT NOT NULL,      -- JSON Text
        notes       TEXT NOT NULL,      -- JSON list of Text
        output      TEXT NOT NULL,
        seconds     REAL NOT NULL,
        retry       INTEGER NOT NULL,   -- the machine's fault or ours: the next run tries again
        trouble     TEXT NOT NULL,      -- for the staff: what went wrong on the grader's side
        started     TEXT NOT NULL,
        finished    TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX attempt_of_submission ON attempt (submission, id)",
    """
    CREATE TABLE outcome (          -- what each check of an attempt came to
        attempt     INTEGER NOT NULL REFERENCES attempt,
        check_id    TEXT NOT NULL,
        fingerprint TEXT NOT NULL,      -- of the check as it was then
        content     TEXT NOT NULL,      -- JSON Outcome
        PRIMARY KEY (attempt, check_id)
    ) STRICT
    """,
    """
    CREATE TABLE manual_mark (      -- marks set by hand; the last one of a submission counts
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        submission  TEXT NOT NULL,
        score       REAL,               -- NULL withdraws the mark
        by          TEXT NOT NULL,
        why         TEXT NOT NULL,
        at          TEXT NOT NULL,
        sha256      TEXT                -- of the work that it was set for; '' if that could not be read
    ) STRICT
    """,
    PICK,
    PUBLISHED,
)

MIGRATIONS = {  # from a version to the next: statements that make what is new
    1: (PICK,),
    4: (
        PUBLISHED,
        "INSERT INTO published SELECT run.id, key, value FROM run, json_each(run.marks) WHERE marks IS NOT NULL",
        "UPDATE run SET marks = NULL",
    ),
}

NEW_COLUMNS = {  # from a version to the next: table, column, and how it is declared
    2: (
        ("run", "handed_in", "TEXT NOT NULL DEFAULT '{}'"),
        ("entry", "person", "TEXT NOT NULL DEFAULT '{}'"),
        ("entry", "kept", "INTEGER NOT NULL DEFAULT 0"),
        ("manual_mark", "sha256", "TEXT"),
    ),
    3: (("attempt", "code_sha256", "TEXT NOT NULL DEFAULT ''"),),
}
