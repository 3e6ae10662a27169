/// Somebody who is told of every round, and who raises the alarm when rounds fail or are heard of no more.
///
/// There are two conventions, told apart by the URL:
///
/// - that of healthchecks.io, which most such services follow: a `POST` to the URL after a good round, and to the same
///   with `/fail` behind its path after any other; the body is a summary in one line.
/// - that of Uptime Kuma's push monitors, for a path with `/api/push/` in it: a `GET` with `status=up` or `status=down`,
///   `msg` for the summary, and `ping` for the milliseconds that the round took.
///
/// Only ``RoundHealth/good`` is good. A round that found a warmed target cold, or reached fewer environments than asked
/// for, was answered all the same, but somebody has waited or is about to: that is what a warmer is there to prevent.
///
/// Whoever knows the URL can say that all is well, so it is a secret: descriptions show it as it was written.
public struct Heartbeat: Hashable, Sendable {
    /// The longest that telling may take.
    public static let timeLimit = Duration.seconds(5)

    /// The request of a good round of which there is nothing to say.
    public let target: Target

    private let isPush: Bool

    /// Creates a heartbeat.
    ///
    /// - Parameters:
    ///   - url: The URL that the service has given out.
    ///   - shownURL: The URL as it was written; `nil` when it holds no variable.
    /// - Throws: ``WarmingError``, which no URL that could be read gives cause for.
    public init(url: HTTPURL, shownURL: String? = nil) throws(WarmingError) {
        isPush = url.path.contains("/api/push/")
        let text = try HTTPHeader(name: "Content-Type", value: "text/plain; charset=utf-8")
        target = try Target(
            name: "heartbeat",
            endpoint: HTTPEndpoint(
                url: url,
                shownURL: shownURL,
                method: isPush ? "GET" : "POST",
                headers: isPush ? [] : [text]
            ),
            timeout: Self.timeLimit
        )
    }

    /// The request that tells of a round.
    ///
    /// - Parameters:
    ///   - report: The round.
    ///   - limit: How long telling may take; more than ``timeLimit`` is cut to that.
    /// - Returns: A target to ping once.
    public func target(for report: RoundReport, within limit: Duration = timeLimit) -> Target {
        var target = target
        target.timeout = min(limit, Self.timeLimit)
        target.updateEndpoint { endpoint in
            if isPush {
                endpoint.url.push(
                    status: report.health == .good ? "up" : "down",
                    message: report.summary,
                    milliseconds: report.wallTime.wholeMilliseconds
                )
            } else {
                if report.health != .good { endpoint.url.appendToPath("/fail") }
                endpoint.body = Array(report.summary.utf8)
            }
        }
        return target
    }
}

extension HTTPURL {
    /// The path, without the query.
    fileprivate var path: Substring { requestTarget.prefix { $0 != "?" } }

    /// Puts something between the path, without a slash at its end, and the query.
    fileprivate mutating func appendToPath(_ more: String) {
        let path = path
        requestTarget = (path.hasSuffix("/") ? path.dropLast() : path) + more + requestTarget[path.endIndex...]
    }

    /// Says how a round went in the query, in the place of what the service wrote there for an example.
    fileprivate mutating func push(status: String, message: String, milliseconds: Int64) {
        let path = path
        let others = requestTarget[path.endIndex...].dropFirst().split(separator: "&").filter { field in
            !["status", "msg", "ping"].contains(field.prefix { $0 != "=" })
        }
        let fields =
            others.map(String.init) + ["status=\(status)", "msg=\(message.asQueryValue)", "ping=\(milliseconds)"]
        requestTarget = "\(path)?" + fields.joined(separator: "&")
    }
}

extension String {
    /// The text with everything percent-encoded but the unreserved characters of RFC 3986 section 2.3.
    fileprivate var asQueryValue: String {
        let digits = Array("0123456789ABCDEF")
        return utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
    }
}

extension Heartbeat: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URL as it was written.
    public var description: String { target.endpoint?.shownURL ?? "" }

    /// The URL as it was written.
    public var debugDescription: String { description }

    /// Shows the URL as it was written, and nothing else.
    public var customMirror: Mirror { Mirror(self, children: ["shownURL": description]) }
}
