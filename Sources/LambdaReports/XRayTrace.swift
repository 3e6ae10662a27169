/// The X-Ray trace that an invocation belongs to, when tracing is on.
public struct XRayTrace: Hashable, Sendable {
    /// The trace, such as `1-5e34a66a-474a0cd7c2534a87870b4370`.
    public var traceID: String

    /// The segment of the invocation, in 16 hexadecimal digits.
    public var segmentID: String

    /// Whether X-Ray keeps the trace.
    public var isSampled: Bool

    /// Creates a trace.
    public init(traceID: String, segmentID: String, isSampled: Bool) {
        self.traceID = traceID
        self.segmentID = segmentID
        self.isSampled = isSampled
    }
}

extension XRayTrace: LosslessStringConvertible {
    /// Reads the line that Lambda writes behind a report, `XRAY TraceId: …`; `nil` for anything else.
    public init?(_ description: String) {
        guard let trace = description.withUTF8Span({ XRayTrace(line: $0, from: 0) }) else { return nil }
        self = trace
    }

    /// The line as Lambda writes it, without its line feed.
    public var description: String {
        "XRAY TraceId: \(traceID)\tSegmentId: \(segmentID)\tSampled: \(isSampled)\t"
    }
}

extension XRayTrace {
    /// Reads a line from a position on, past what may stand in front of it.
    init?(line: Span<UInt8>, from start: Int) {
        guard line.has("XRAY ", at: start), let fields = LogFields(line, from: start) else { return nil }
        self.init(fields, of: line)
    }

    /// Takes a trace out of a line's fields, if they name one in full.
    init?(_ fields: LogFields, of line: Span<UInt8>) {
        guard let traceID = fields.traceID, let segmentID = fields.segmentID, let isSampled = fields.isSampled else {
            return nil
        }
        self.traceID = line.string(in: traceID)
        self.segmentID = line.string(in: segmentID)
        self.isSampled = isSampled
    }
}
