import JSONText
import Warming

/// What the function sends to itself to have one slice of a round pinged.
///
/// ```json
/// {"slice": 2, "of": 3, "round": "5e2a00c0ffee", "only": ["orders"],
///  "found": [{"search": 0, "function": "arn:aws:lambda:…", "environments": 3}]}
/// ```
///
/// It names targets of the configuration, and the functions that a search has found, so that no slice searches again.
struct SliceEvent: Decodable, Hashable, Sendable {
    /// A function that a search of the configuration has found.
    struct Found: Decodable, Hashable, Sendable {
        /// The place of the search among the targets of the configuration, counted from 0.
        var search: Int
        /// The function's ARN.
        var function: String
        /// How many environments to keep warm.
        var environments: Int
    }

    /// The most bytes of an event, well below the 256 KB that Lambda takes (Lambda quotas, "invocation payload").
    static let sizeLimit = 200_000

    /// The slice's number, from 2: the first slice is handed to nobody.
    var slice: Int

    /// How many slices the round has.
    var of: Int

    /// The round's id.
    var round: String

    /// The names of the slice's targets, as far as the configuration has them.
    var only: [String]?

    /// The slice's other targets.
    var found: [Found]?

    /// How many targets the slice has.
    var targetCount: Int { (only?.count ?? 0) + (found?.count ?? 0) }

    /// The event as JSON, in one line.
    var json: [UInt8] {
        var members: [JSONValue.Member] = [
            .init(name: "slice", value: .integer(slice)), .init(name: "of", value: .integer(of)),
            .init(name: "round", value: .string(round)),
        ]
        if let only { members.append(.init(name: "only", value: .list(only.map(JSONValue.string)))) }
        if let found { members.append(.init(name: "found", value: .list(found.map(\.json)))) }
        return JSONValue.object(members).bytes()
    }

    /// Reads an event.
    ///
    /// - Parameter event: The event as JSON.
    /// - Returns: The slice; `nil` when the event asks for something else.
    /// - Throws: ``WarmerError`` for a slice that cannot be.
    static func read(_ event: [UInt8]) throws(WarmerError) -> SliceEvent? {
        guard let value = try? JSONParser.parse(event).value, value["slice"] != nil else { return nil }
        guard let slice = try? JSONTextDecoder().decode(SliceEvent.self, from: event), slice.isPossible else {
            throw WarmerError(
                .invalidEvent,
                "The event has a 'slice' and is none; leave that to the warmer, and name targets with 'only'."
            )
        }
        return slice
    }

    private var isPossible: Bool {
        slice >= 2 && slice <= of && targetCount > 0 && 1...64 ~= round.utf8.count
            && round.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) }
    }
}

extension SliceEvent.Found {
    var json: JSONValue {
        ["search": .integer(search), "function": .string(function), "environments": .integer(environments)]
    }
}
