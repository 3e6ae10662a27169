import Glibc

/// The lines that the runtime itself has to say, which Lambda puts into the function's log.
struct RuntimeLog: Sendable {
    private let isJSON: Bool
    private let clock: LambdaClock
    private let write: @Sendable (String) -> Void

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - environment: The process's environment, whose `AWS_LAMBDA_LOG_FORMAT` decides between text and JSON.
    ///   - clock: Where the time of a line comes from.
    ///   - write: Takes a line, its end included.
    init(
        environment: [String: String],
        clock: LambdaClock = .system,
        write: @escaping @Sendable (String) -> Void = Self.writeToStandardError
    ) {
        isJSON = environment["AWS_LAMBDA_LOG_FORMAT"] == "JSON"
        self.clock = clock
        self.write = write
    }

    /// Writes one line about something that went wrong.
    ///
    /// - Parameters:
    ///   - message: What went wrong, without any payload.
    ///   - requestID: The invocation that it is about.
    func error(_ message: String, requestID: String? = nil) {
        write((isJSON ? json(message, requestID) : text(message, requestID)) + "\n")
    }

    private func text(_ message: String, _ requestID: String?) -> String {
        (requestID.map { "RequestId: \($0) " } ?? "") + "Error: \(message.oneLine)"
    }

    private func json(_ message: String, _ requestID: String?) -> String {
        var members = #""timestamp":"\#(clock.now.timestamp)","level":"ERROR","message":\#(message.quotedAsJSON)"#
        if let requestID { members += #","requestId":\#(requestID.quotedAsJSON)"# }
        return "{\(members)}"
    }

    private static func writeToStandardError(_ line: String) {
        var rest = Array(line.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

extension LambdaClock.Instant {
    /// The moment as Lambda writes it into its own log lines: `2026-01-31T12:34:56.789Z`.
    fileprivate var timestamp: String {
        let (seconds, milliseconds) = max(millisecondsSince1970, 0).quotientAndRemainder(dividingBy: 1000)
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)].map(Self.twoDigits)
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Self.twoDigits(Int($0)) }
        let fraction = String(String(1000 + milliseconds).dropFirst())
        return "\(date.joined(separator: "-"))T\(clock.joined(separator: ":")).\(fraction)Z"
    }

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
