import GRDB

/// The tables of a history, and how a file of an earlier release gets them.
///
/// Moments are in milliseconds since 1970, lengths of time in microseconds.
enum HistorySchema {
    /// What marks a file as a history: `KWHI` in SQLite's application id.
    static let applicationID = 0x4B57_4849

    /// The steps from an empty file to the tables of this release.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: tables)
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("2") { database in
            // Megabytes times microseconds.
            try database.execute(sql: "ALTER TABLE summaries ADD COLUMN billed_memory INTEGER NOT NULL DEFAULT 0")
        }
        migrator.registerMigration("3") { database in
            // The requests of cold pings and of cold starts; and which rounds are known by the lines of a log, whose
            // targets are told of one by one.
            try database.execute(
                sql: """
                    ALTER TABLE pings ADD COLUMN request BLOB;
                    ALTER TABLE cold_starts ADD COLUMN request BLOB;
                    ALTER TABLE rounds ADD COLUMN is_told INTEGER NOT NULL DEFAULT 0;
                    CREATE INDEX rounds_told ON rounds (started_at) WHERE is_told = 1;
                    CREATE TABLE told (
                        round INTEGER NOT NULL,
                        target INTEGER NOT NULL,
                        event TEXT NOT NULL,
                        PRIMARY KEY (round, target, event)
                    ) STRICT, WITHOUT ROWID;
                    """
            )
        }
        return migrator
    }

    /// What a file is that may be opened.
    enum State {
        /// Nothing was written into it yet.
        case empty
        /// An earlier release's history.
        case old
        /// A history as this release has it.
        case current
    }

    /// Sees to it that a file is a history that this release understands, or still an empty one.
    static func check(_ database: Database, path: String) throws -> State {
        let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'grdb_%'")
        guard objects != 0 else { return .empty }
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == applicationID else {
            throw HistoryError(
                .notHistory,
                "'\(path)' is no history of Keepwarm's: another program's tables are in it. Choose another file."
            )
        }
        guard try !migrator.hasBeenSuperseded(database) else {
            throw HistoryError(.newerFormat, "'\(path)' was written by a later release of keepwarm: use that one.")
        }
        return try migrator.hasCompletedMigrations(database) ? .current : .old
    }

    private static let tables = """
        CREATE TABLE targets (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            address TEXT
        ) STRICT;
        CREATE TABLE rounds (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            wall INTEGER NOT NULL,
            sum INTEGER NOT NULL,
            targets INTEGER NOT NULL,
            targets_answered INTEGER NOT NULL,
            pings INTEGER NOT NULL,
            answered INTEGER NOT NULL,
            cold INTEGER,
            unexpectedly_cold INTEGER NOT NULL,
            billed INTEGER,
            health TEXT NOT NULL,
            is_whole INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX rounds_by_id ON rounds (id) WHERE id <> '';
        CREATE UNIQUE INDEX rounds_by_start ON rounds (started_at, id);
        CREATE INDEX rounds_whole ON rounds (started_at) WHERE is_whole = 1;
        CREATE TABLE coverage (
            round INTEGER NOT NULL,
            target INTEGER NOT NULL,
            requested INTEGER NOT NULL,
            answered INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            "distinct" INTEGER NOT NULL,
            at_least INTEGER NOT NULL,
            collided INTEGER NOT NULL,
            cold INTEGER,
            warmed_before INTEGER NOT NULL,
            billed INTEGER,
            passes INTEGER NOT NULL,
            hold INTEGER NOT NULL,
            PRIMARY KEY (round, target)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE pings (
            round INTEGER NOT NULL,
            target INTEGER NOT NULL,
            number INTEGER NOT NULL,
            environment INTEGER NOT NULL,
            pass INTEGER NOT NULL,
            hold INTEGER NOT NULL,
            outcome TEXT,
            detail TEXT,
            status INTEGER,
            sent_after INTEGER,
            first_byte INTEGER,
            latency INTEGER NOT NULL,
            attempts INTEGER NOT NULL,
            identity TEXT,
            cold INTEGER,
            init INTEGER,
            duration INTEGER,
            billed INTEGER,
            memory INTEGER,
            memory_used INTEGER,
            version TEXT,
            held INTEGER,
            priming TEXT,
            cold_start INTEGER,
            PRIMARY KEY (round, target, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE failures (
            target INTEGER NOT NULL,
            at INTEGER NOT NULL,
            pings INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            detail TEXT,
            status INTEGER,
            PRIMARY KEY (target, at)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE summaries (
            tier INTEGER NOT NULL,
            target INTEGER NOT NULL,
            start INTEGER NOT NULL,
            rounds INTEGER NOT NULL,
            reached INTEGER NOT NULL,
            requested INTEGER NOT NULL,
            "distinct" INTEGER NOT NULL,
            pings INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            told INTEGER NOT NULL,
            cold INTEGER NOT NULL,
            unexpectedly_cold INTEGER NOT NULL,
            billed INTEGER NOT NULL,
            latencies BLOB NOT NULL,
            PRIMARY KEY (tier, target, start)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE invocations (
            target INTEGER NOT NULL,
            start INTEGER NOT NULL,
            reports INTEGER NOT NULL,
            billed INTEGER NOT NULL,
            durations BLOB NOT NULL,
            identities BLOB,
            written_at INTEGER NOT NULL,
            PRIMARY KEY (target, start)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE cold_starts (
            number INTEGER PRIMARY KEY,
            target INTEGER NOT NULL,
            at INTEGER NOT NULL,
            init INTEGER NOT NULL,
            duration INTEGER NOT NULL,
            is_ping INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX cold_starts_by_target ON cold_starts (target, at);
        CREATE TABLE imports (
            number INTEGER PRIMARY KEY,
            origin TEXT NOT NULL,
            target INTEGER NOT NULL,
            position INTEGER NOT NULL,
            head INTEGER NOT NULL,
            head_length INTEGER NOT NULL,
            tail INTEGER NOT NULL,
            tail_length INTEGER NOT NULL,
            moment INTEGER,
            round INTEGER,
            is_warmers INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX imports_by_origin ON imports (origin, target);
        CREATE TABLE kept (
            what TEXT PRIMARY KEY,
            since INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
