/// Somebody who is told when a target has gone bad, and when it is well again.
///
/// A target is bad after some rounds in a row in which a ping of it failed, or in which more of its environments were cold
/// than may be, though the round before had warmed them. One good round ends that. ``AlertMachine`` keeps count.
///
/// Whoever knows the URL can write there, so it is a secret: descriptions show it as it was written.
public struct Alert: Hashable, Sendable {
    /// The longest that telling may take.
    public static let timeLimit = Duration.seconds(5)

    /// How many bad rounds in a row may be asked for.
    public static let roundRange = 1...1000

    /// The request, without a body.
    public let target: Target

    /// From how many bad rounds in a row on a target is bad.
    public let rounds: Int

    /// How many in a hundred environments may be cold though the round before had warmed them; `nil` for all of them.
    public let coldShare: Int?

    /// What the body looks like.
    public let format: AlertFormat

    /// Creates an alert.
    ///
    /// - Parameters:
    ///   - url: The webhook's URL.
    ///   - shownURL: The URL as it was written; `nil` when it holds no variable.
    ///   - rounds: From how many bad rounds in a row on a target is bad, 1 to 1000.
    ///   - coldShare: How many in a hundred environments may be cold though they were warmed, 0 to 99; `nil` for all.
    ///   - format: What the body looks like.
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidAlert`` when a number is out of its range.
    public init(
        url: HTTPURL,
        shownURL: String? = nil,
        after rounds: Int = 3,
        coldShare: Int? = nil,
        format: AlertFormat = .json
    ) throws(WarmingError) {
        guard Self.roundRange.contains(rounds) else {
            throw WarmingError(.invalidAlert, "An alert after \(rounds) bad rounds cannot be; write 1 to 1000.")
        }
        if let coldShare, !(0...99 ~= coldShare) {
            throw WarmingError(.invalidAlert, "A share of \(coldShare)% cannot be exceeded; write 0% to 99%.")
        }
        let json = try HTTPHeader(name: "Content-Type", value: "application/json")
        target = try Target(
            name: "alert",
            endpoint: HTTPEndpoint(url: url, shownURL: shownURL, method: "POST", headers: [json]),
            timeout: Self.timeLimit
        )
        self.rounds = rounds
        self.coldShare = coldShare
        self.format = format
    }

    /// The request that delivers a message.
    ///
    /// - Returns: A target to ping once.
    public func target(for message: AlertMessage) -> Target {
        var target = target
        target.updateEndpoint { $0.body = message.body(format) }
        return target
    }

    /// Reads a share in a hundred, as it is written: `20%`.
    ///
    /// - Throws: ``WarmingError`` with code ``WarmingError/Code/invalidAlert`` for anything but 0 to 99 with its sign.
    public static func share(_ text: String) throws(WarmingError) -> Int {
        let digits = text.dropLast()
        guard text.hasSuffix("%"), 1...2 ~= digits.utf8.count,
            digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let share = Int(digits)
        else {
            throw WarmingError(.invalidAlert, "'\(text)' is not a share; write 0% to 99%.")
        }
        return share
    }
}

extension Alert: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URL as it was written.
    public var description: String { target.endpoint?.shownURL ?? "" }

    /// The URL as it was written.
    public var debugDescription: String { description }

    /// Shows everything but what variables of the URL expanded to.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: [
                "shownURL": description, "rounds": rounds, "coldShare": coldShare as Any, "format": "\(format)",
            ]
        )
    }
}
