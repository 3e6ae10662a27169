/// The environments of a local Lambda, a row for each.
public struct EnvironmentTable: Sendable {
    private var table = TextTable()
    private var isEmpty = true

    /// An environment as the table shows it.
    public struct Row: Sendable {
        /// The function.
        public var function: String
        /// The version of the function.
        public var version: String
        /// The id.
        public var id: String
        /// What it does: `starting`, `busy` or `idle`.
        public var state: String
        /// Its age in milliseconds.
        public var ageMs: Double
        /// How long it has been idle, in milliseconds.
        public var idleMs: Double?
        /// The invocations that it has ended.
        public var invocations: Int
        /// The most memory that it has used.
        public var maxMemoryUsedMB: Int
        /// How long it took to initialise, in milliseconds.
        public var initDurationMs: Double?
        /// What was added to its start, in milliseconds; zero when nothing was.
        public var addedDelayMs: Double
        /// Whether nobody waited for it to start.
        public var isProactive: Bool
        /// The process, while there is one.
        public var processID: Int32?

        /// Creates a row.
        public init(
            function: String,
            version: String,
            id: String,
            state: String,
            ageMs: Double,
            idleMs: Double?,
            invocations: Int,
            maxMemoryUsedMB: Int,
            initDurationMs: Double?,
            addedDelayMs: Double,
            isProactive: Bool,
            processID: Int32?
        ) {
            self.function = function
            self.version = version
            self.id = id
            self.state = state
            self.ageMs = ageMs
            self.idleMs = idleMs
            self.invocations = invocations
            self.maxMemoryUsedMB = maxMemoryUsedMB
            self.initDurationMs = initDurationMs
            self.addedDelayMs = addedDelayMs
            self.isProactive = isProactive
            self.processID = processID
        }
    }

    /// Creates a table.
    public init(_ rows: [Row]) {
        isEmpty = rows.isEmpty
        let showsDelay = rows.contains { $0.addedDelayMs > 0 }
        var titles = ["function", "environment", "state", "age", "idle", "invocations", "memory", "init"]
        if showsDelay { titles.append("added") }
        table.add((titles + ["process"]).enumerated().map { Self.cell($1, column: $0) })
        for row in rows {
            var texts = [
                row.version == "$LATEST" ? row.function : "\(row.function):\(row.version)",
                String(row.id.suffix(32).prefix(8)),
                row.state,
                Self.words(row.ageMs),
                row.idleMs.map(Self.words) ?? "-",
                String(row.invocations),
                row.maxMemoryUsedMB > 0 ? "\(row.maxMemoryUsedMB) MB" : "-",
                (row.initDurationMs.map { "\(Self.decimal($0)) ms" } ?? "-") + (row.isProactive ? " early" : ""),
            ]
            if showsDelay { texts.append(row.addedDelayMs > 0 ? Self.words(row.addedDelayMs) : "-") }
            texts.append(row.processID.map { String($0) } ?? "-")
            table.add(texts.enumerated().map { Self.cell($1, column: $0) })
        }
    }

    /// The table with a line end after each row; one sentence when there are no environments.
    public func text(style: Style) -> String {
        guard !isEmpty else { return "There is no environment: the next invocation of each function is cold.\n" }
        return table.lines(style: style).map { $0 + "\n" }.joined()
    }

    private static func cell(_ text: String, column: Int) -> TextTable.Cell {
        TextTable.Cell(text: text, isRightAligned: column > 2)
    }

    /// A time in its two largest units: `1h 5m`, `3m 20s`, `12.3s`.
    private static func words(_ milliseconds: Double) -> String {
        let seconds = Int(milliseconds / 1000)
        switch seconds {
        case 3600...: return "\(seconds / 3600)h \(seconds / 60 % 60)m"
        case 60...: return "\(seconds / 60)m \(seconds % 60)s"
        default: return "\(decimal(milliseconds / 1000))s"
        }
    }

    private static func decimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
