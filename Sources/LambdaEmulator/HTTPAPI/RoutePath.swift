/// The path of a route, with its parameters: `/orders/{id}/items/{proxy+}`.
public struct RoutePath: Hashable, Sendable {
    /// The path as it was written; `$default` for the route that takes what no other does.
    public let text: String

    /// The parts between the slashes.
    let segments: [Segment]

    /// A part of a path.
    enum Segment: Hashable, Sendable {
        /// The part must read like this.
        case literal(String)
        /// The part may be anything, and is a parameter with this name.
        case parameter(String)
        /// The rest of the path, one part at least, is a parameter with this name.
        case rest(String)
    }

    /// The path of the route that takes what no other does.
    public static let `default` = RoutePath(text: "$default", segments: [])

    private init(text: String, segments: [Segment]) {
        self.text = text
        self.segments = segments
    }

    /// Reads a path.
    ///
    /// It is `nil` when the path does not start with a slash, when a parameter has no name or is only a part of a
    /// segment, or when something follows a `{name+}`.
    ///
    /// - Parameter text: A path that starts with a slash, or `$default`.
    public init?(_ text: String) {
        guard text != "$default" else {
            self = .default
            return
        }
        guard text.hasPrefix("/") else { return nil }
        var segments: [Segment] = []
        for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if case .rest? = segments.last { return nil }
            guard let segment = Segment(part) else { return nil }
            segments.append(segment)
        }
        if segments.last == .literal("") { segments.removeLast() }
        guard !segments.contains(.literal("")) else { return nil }
        self.init(text: text, segments: segments)
    }

    /// Whether this is the path of the route that takes what no other does.
    public var isDefault: Bool { text == "$default" }

    /// Matches the path of a request.
    ///
    /// - Parameter parts: The parts of the request's path, without empty ones at its end.
    /// - Returns: The parameters with their values, as the request has them; `nil` when the path is another.
    func match(_ parts: [Substring]) -> [Parameter]? {
        guard !isDefault else { return [] }
        var parameters: [Parameter] = []
        for (index, segment) in segments.enumerated() {
            guard index < parts.count else { return nil }
            switch segment {
            case .literal(let text):
                guard parts[index] == text else { return nil }
            case .parameter(let name):
                guard !parts[index].isEmpty else { return nil }
                parameters.append(Parameter(name: name, value: String(parts[index])))
            case .rest(let name):
                let rest = parts[index...].joined(separator: "/")
                guard !rest.isEmpty else { return nil }
                parameters.append(Parameter(name: name, value: rest))
                return parameters
            }
        }
        return parts.count == segments.count ? parameters : nil
    }

    /// A parameter of a path with the value that a request gave it.
    struct Parameter: Hashable, Sendable {
        var name: String
        var value: String
    }
}

extension RoutePath {
    /// Whether two paths take the same requests, whatever their parameters are called.
    public func isSame(as other: RoutePath) -> Bool {
        isDefault == other.isDefault && segments.count == other.segments.count
            && zip(segments, other.segments).allSatisfy { left, right in
                if case .literal = left { left == right } else { left.rank == right.rank }
            }
    }

    /// Whether this path goes before another one that matches the same request.
    ///
    /// The first segment that differs decides: a literal goes before a parameter, and a parameter before a rest.
    /// `$default` goes last.
    func isMoreSpecific(than other: RoutePath) -> Bool {
        if isDefault != other.isDefault { return other.isDefault }
        for (left, right) in zip(segments, other.segments) where left.rank != right.rank {
            return left.rank < right.rank
        }
        return segments.count > other.segments.count
    }
}

extension RoutePath.Segment {
    fileprivate init?(_ part: Substring) {
        guard part.hasPrefix("{"), part.hasSuffix("}") else {
            guard !part.contains(where: { "{}".contains($0) }) else { return nil }
            self = .literal(String(part))
            return
        }
        var name = part.dropFirst().dropLast()
        let isRest = name.last == "+"
        if isRest { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "._-:".contains($0) }) else { return nil }
        self = isRest ? .rest(String(name)) : .parameter(String(name))
    }

    fileprivate var rank: Int {
        switch self {
        case .literal: 0
        case .parameter: 1
        case .rest: 2
        }
    }
}
