/// The `name: value` fields of a line, as far as this module knows their names.
///
/// Fields are divided by tabs and come in any order, since Lambda promises none. Values of names that are not known are
/// passed over: Lambda adds fields from time to time. When a name comes twice, the later value counts.
struct LogFields {
    private(set) var requestID: Range<Int>?
    private(set) var duration: Duration?
    private(set) var billedDuration: Duration?
    private(set) var memorySizeMB: Int?
    private(set) var maxMemoryUsedMB: Int?
    private(set) var initDuration: Duration?
    private(set) var restoreDuration: Duration?
    private(set) var billedRestoreDuration: Duration?
    private(set) var phase: Range<Int>?
    private(set) var status: Range<Int>?
    private(set) var errorType: Range<Int>?
    private(set) var runtimeVersion: Range<Int>?
    private(set) var runtimeVersionARN: Range<Int>?
    private(set) var traceID: Range<Int>?
    private(set) var segmentID: Range<Int>?
    private(set) var isSampled: Bool?

    /// Reads all fields from a position on.
    ///
    /// `nil` when a known field has a value that is not of its kind, and when what stands last is no field and nothing
    /// ends it: then the line was cut there.
    init?(_ line: Span<UInt8>, from start: Int) {
        var position = start
        while position < line.count {
            var end = position
            var colon: Int?
            while end < line.count, !line[end].isFieldEnd {
                if colon == nil, line[end] == UInt8(ascii: ":") { colon = end }
                end += 1
            }
            if let colon, colon + 2 < end, line[colon + 1] == UInt8(ascii: " ") {
                guard set(position..<colon, to: line.trimmingEnd(of: colon + 2..<end), of: line) else { return nil }
            } else if position < end, end == line.count {
                return nil
            }
            position = end + 1
        }
    }

    /// Takes a field in; false when its value is not of the kind that its name asks for.
    private mutating func set(_ name: Range<Int>, to value: Range<Int>, of line: Span<UInt8>) -> Bool {
        func milliseconds(_ field: inout Duration?) -> Bool {
            guard let number = DecimalNumber(line, in: value, unit: "ms") else { return false }
            field = Duration(milliseconds: number)
            return true
        }
        func megabytes(_ field: inout Int?) -> Bool {
            guard let number = DecimalNumber(line, in: value, unit: "MB"), number.millionths == 0 else { return false }
            field = Int(number.whole)
            return true
        }
        func text(_ field: inout Range<Int>?) -> Bool {
            field = value
            return !value.isEmpty
        }

        if line.has("Duration", in: name) { return milliseconds(&duration) }
        if line.has("Billed Duration", in: name) { return milliseconds(&billedDuration) }
        if line.has("Memory Size", in: name) { return megabytes(&memorySizeMB) }
        if line.has("Max Memory Used", in: name) { return megabytes(&maxMemoryUsedMB) }
        if line.has("Init Duration", in: name) { return milliseconds(&initDuration) }
        if line.has("RequestId", in: name) { return text(&requestID) }
        if line.has("Restore Duration", in: name) { return milliseconds(&restoreDuration) }
        if line.has("Billed Restore Duration", in: name) { return milliseconds(&billedRestoreDuration) }
        if line.has("Phase", in: name) { return text(&phase) }
        if line.has("Status", in: name) { return text(&status) }
        if line.has("Error Type", in: name) { return text(&errorType) }
        if line.has("Runtime Version", in: name) { return text(&runtimeVersion) }
        if line.has("Runtime Version ARN", in: name) { return text(&runtimeVersionARN) }
        if line.has("XRAY TraceId", in: name) { return text(&traceID) }
        if line.has("SegmentId", in: name) { return text(&segmentID) }
        guard line.has("Sampled", in: name) else { return true }
        isSampled = line.has("true", in: value)
        return isSampled == true || line.has("false", in: value)
    }
}
