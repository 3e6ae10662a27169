package import JSONText

/// The environments as a document, in the form of `GET /_emulator/environments`.
package struct EnvironmentsDocument: Codable, Hashable, Sendable {
    /// The environments, in the order in which they were started.
    package var environments: [Entry]

    /// Creates a document.
    package init(_ environments: [EnvironmentStatus]) {
        self.environments = environments.map(Entry.init)
    }

    /// The document as JSON.
    package var json: JSONValue {
        (try? JSONTextEncoder().value(of: self)) ?? .null
    }

    /// The document as JSON for people to read, with a line end.
    package var text: String { json.text() + "\n" }

    /// One environment.
    package struct Entry: Codable, Hashable, Sendable {
        /// Its id: the last 32 digits of its log stream's name.
        package var id: String
        /// The function that it runs.
        package var function: String
        /// The function's version.
        package var version: String
        /// What it does: `starting`, `busy` or `idle`.
        package var state: String
        /// The time since it was started.
        package var ageMs: Double
        /// The time since it became idle; `nil` when it is not.
        package var idleMs: Double?
        /// The invocations that it has ended.
        package var invocations: Int
        /// The most memory that it has used.
        package var maxMemoryUsedMB: Int
        /// How long it took to initialise.
        package var initDurationMs: Double?
        /// What was added to its start, since this machine cannot reproduce it; zero when nothing was.
        package var addedDelayMs: Double
        /// Whether it was started before anybody needed it.
        package var proactive: Bool
        /// The process, while there is one.
        package var processID: Int32?

        init(_ status: EnvironmentStatus) {
            id = status.id
            function = status.function
            version = status.version
            state = status.state.rawValue
            ageMs = status.age.inMilliseconds
            idleMs = status.idleTime?.inMilliseconds
            invocations = status.invocations
            maxMemoryUsedMB = status.maxMemoryUsedMB
            initDurationMs = status.initDuration?.inMilliseconds
            addedDelayMs = status.addedDelay.inMilliseconds
            proactive = status.isProactive
            processID = status.processID
        }
    }
}

extension Duration {
    /// The duration in milliseconds, to the microsecond.
    fileprivate var inMilliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000
    }
}
