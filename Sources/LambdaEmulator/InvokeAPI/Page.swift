import JSONText

/// Which part of a list a caller asks for.
struct Page: Sendable {
    /// Where it starts.
    var start: Int

    /// How many elements it has at most.
    var count: Int

    /// Reads `Marker` and `MaxItems`.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - most: How many elements Lambda gives at most, whatever it is asked for.
    /// - Throws: ``ServiceError`` for a number out of its range, or a marker that no page had.
    init(_ request: ServerRequest, most: Int) throws(ServiceError) {
        count = most
        if let text = request.queryValue("MaxItems") {
            guard let count = Int(text), 1...10_000 ~= count else {
                throw .invalidParameter("MaxItems must be a number from 1 to 10000.")
            }
            self.count = min(count, most)
        }
        start = 0
        if let text = request.queryValue("Marker"), !text.isEmpty {
            guard let start = Int(text), start >= 0 else { throw .invalidParameter("Invalid marker: \(text)") }
            self.start = start
        }
    }

    /// The page of a list as a document, with the marker of the next one.
    func document(_ name: String, of elements: [JSONValue]) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: name, value: .list(Array(elements.dropFirst(start).prefix(count))))
        ]
        if elements.count - start > count {
            members.append(.init(name: "NextMarker", value: .string(String(start + count))))
        }
        return .object(members)
    }
}
