/// A place in a document that is being encoded, and what was put there so far.
///
/// It is a reference because containers and encoders of one place may be handed out more than once, and all write to
/// the same.
final class EncodingSlot {
    /// What a place holds.
    private enum Content {
        /// Nothing was put there yet.
        case nothing
        case value(JSONValue)
        case list
        case object
        /// Two things were put there that cannot both be.
        case conflict(EncodingError)
    }

    /// What stands in a list or an object.
    private struct Part {
        /// The name of a member; empty in a list.
        var name = ""
        var content: PartContent
    }

    private enum PartContent {
        case value(JSONValue)
        /// Something that may not be complete yet.
        case slot(EncodingSlot)
    }

    private var content = Content.nothing
    private var parts: [Part] = []
    /// Where each name stands, kept once there are so many that searching would take longer.
    private var positions: [String: Int] = [:]

    /// How many elements or members there are.
    var count: Int { parts.count }

    /// Puts a value here.
    func set(_ value: JSONValue, at path: CodingPath) {
        guard case .nothing = content else { return conflict(at: path) }
        content = .value(value)
    }

    /// Makes this a list, unless it is one.
    func becomeList(at path: CodingPath) {
        switch content {
        case .nothing: content = .list
        case .list, .conflict: break
        case .value, .object: conflict(at: path)
        }
    }

    /// Makes this an object, unless it is one.
    func becomeObject(at path: CodingPath) {
        switch content {
        case .nothing: content = .object
        case .object, .conflict: break
        case .value, .list: conflict(at: path)
        }
    }

    func append(_ value: JSONValue) { parts.append(Part(content: .value(value))) }

    func appendSlot() -> EncodingSlot {
        let slot = EncodingSlot()
        parts.append(Part(content: .slot(slot)))
        return slot
    }

    func set(_ name: String, to value: JSONValue) { set(name, to: .value(value)) }

    func setSlot(_ name: String) -> EncodingSlot {
        let slot = EncodingSlot()
        set(name, to: .slot(slot))
        return slot
    }

    /// What was put here; `nil` when that is nothing.
    func finished() throws -> JSONValue? {
        switch content {
        case .nothing: nil
        case .value(let value): value
        case .list: .list(try parts.map(Self.value))
        case .object: .object(try parts.map { .init(name: $0.name, value: try Self.value($0)) })
        case .conflict(let error): throw error
        }
    }

    private static func value(_ part: Part) throws -> JSONValue {
        switch part.content {
        case .value(let value): value
        // Who asked for a place and left it empty gets what other encoders make of it.
        case .slot(let slot): try slot.finished() ?? .object([])
        }
    }

    /// Adds a member, or replaces the one of this name.
    private func set(_ name: String, to content: PartContent) {
        if let position = position(name) {
            parts[position].content = content
            return
        }
        if !positions.isEmpty { positions[name] = parts.count }
        parts.append(Part(name: name, content: content))
    }

    private func position(_ name: String) -> Int? {
        if parts.count < 16 { return parts.firstIndex { $0.name == name } }
        if positions.isEmpty {
            positions = Dictionary(parts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { $1 })
        }
        return positions[name]
    }

    private func conflict(at path: CodingPath) {
        let reason = "a type encoded two things in one place"
        let context = EncodingError.Context(codingPath: path.keys, debugDescription: reason)
        content = .conflict(.invalidValue(reason, context))
    }
}
