/// The trace that an invocation continues, as JSON records have it.
public struct TraceContext: Hashable, Sendable {
    /// The span of the invocation, which X-Ray calls a segment.
    public var spanID: String?

    /// The header of the trace: `Root=1-…;Parent=…;Sampled=1`.
    public var header: String

    /// Creates a context.
    public init(spanID: String? = nil, header: String) {
        self.spanID = spanID
        self.header = header
    }
}

extension TraceContext {
    /// Creates the context of a trace that a report names; its parent is not known.
    init(_ trace: XRayTrace) {
        self.init(spanID: trace.segmentID, header: "Root=\(trace.traceID);Sampled=\(trace.isSampled ? 1 : 0)")
    }

    /// The trace as a report has it, if the context names all of it.
    var trace: XRayTrace? {
        var root: Substring?
        var sampled: Substring?
        for part in header.split(separator: ";") {
            if part.hasPrefix("Root=") { root = part.dropFirst(5) }
            if part.hasPrefix("Sampled=") { sampled = part.dropFirst(8) }
        }
        guard let spanID, let root, sampled == "0" || sampled == "1" else { return nil }
        return XRayTrace(traceID: String(root), segmentID: spanID, isSampled: sampled == "1")
    }
}
