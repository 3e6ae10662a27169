/// How a ping ended.
public struct Outcome: Hashable, Sendable {
    /// The kind of end.
    public var code: Code

    /// More about it for a person: a location, a reason, a phase.
    ///
    /// Never a payload or a credential.
    public var detail: String?

    /// Creates an outcome.
    public init(_ code: Code, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// Whether the target answered with a status that it is allowed to answer with.
    public var isAnswered: Bool { code == .answered }

    /// Whether the ping was turned away before anything ran, so that trying again cannot warm anything twice.
    public var wasTurnedAway: Bool { code == .throttled }

    /// Whether the ping failed before a connection stood, so that trying again cannot warm anything twice.
    public var couldNotConnect: Bool {
        [.nameNotResolved, .connectionRefused, .unreachable].contains(code)
    }
}

extension Outcome {
    /// A kind of end, with a stable name.
    ///
    /// A struct, not a public enum, so that a later release can add a kind without breaking callers.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, as JSON and logs write it.
        public let description: String

        /// Reads a stable name back.
        ///
        /// A name that this release does not know is kept as it is.
        public init(_ description: String) {
            self.description = description
        }

        /// The target answered with an accepted status.
        public static let answered = Code("answered")
        /// The target answered with a status outside the accepted ones.
        public static let unexpectedStatus = Code("unexpected-status")
        /// The target answered with a redirect, which is not followed; the detail is where it points, in printable ASCII,
        /// unless the URL holds a secret.
        public static let redirected = Code("redirected")
        /// The host's name has no address.
        public static let nameNotResolved = Code("name-not-resolved")
        /// Nothing listens on the port.
        public static let connectionRefused = Code("connection-refused")
        /// The host or its network cannot be reached, or this machine has no socket left; the detail says which.
        public static let unreachable = Code("unreachable")
        /// The peer dropped the connection before its answer was complete.
        public static let connectionReset = Code("connection-reset")
        /// The certificate has expired, or is not valid yet.
        public static let certificateExpired = Code("tls-expired")
        /// The certificate is for another host.
        public static let certificateForOtherHost = Code("tls-wrong-host")
        /// The certificate was issued by an authority that is not trusted.
        public static let certificateFromUnknownIssuer = Code("tls-unknown-issuer")
        /// The TLS handshake failed for another reason, which the detail names.
        public static let tlsFailed = Code("tls-failed")
        /// The timeout came while the name was looked up, or the connection or its encryption was set up.
        public static let timeoutConnecting = Code("timeout-connecting")
        /// The timeout came before the first byte of the response.
        public static let timeoutFirstByte = Code("timeout-first-byte")
        /// The timeout came while the response was being read.
        public static let timeoutReading = Code("timeout-reading")
        /// The function was invoked and failed; the detail is the error's type and message.
        public static let functionError = Code("function-error")
        /// AWS turned the invocation away since too much is under way; the detail is its reason.
        public static let throttled = Code("throttled")
        /// AWS refused the call; the detail names the permission that is missing, or what is wrong with the credentials.
        public static let accessDenied = Code("access-denied")
        /// There are no credentials; the detail names where they were looked for.
        public static let noCredentials = Code("no-credentials")
        /// There is no such function, alias or version.
        public static let functionNotFound = Code("function-not-found")
        /// The function cannot be invoked yet: it is being created, or wakes up after weeks without use.
        public static let functionNotReady = Code("function-not-ready")
        /// AWS answered with an error that has no name here; the detail has AWS's own.
        public static let awsError = Code("aws-error")
        /// What came back is not HTTP/1.1.
        public static let invalidHTTP = Code("invalid-http")
        /// The round's deadline came first; the detail says how far the ping had got.
        public static let deadline = Code("deadline")
        /// The round was called off; the detail says how far the ping had got.
        public static let cancelled = Code("cancelled")
    }
}
