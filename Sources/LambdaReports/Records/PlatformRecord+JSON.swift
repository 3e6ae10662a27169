internal import JSONText

extension PlatformRecord: LosslessStringConvertible {
    /// Reads a line of JSON; `nil` when it is no record of Lambda's.
    ///
    /// A known record with a member that is missing or of the wrong kind becomes ``Event/other(type:record:)``.
    public init?(_ description: String) {
        guard let record = description.withUTF8Span({ PlatformRecord(line: $0) }) else { return nil }
        self = record
    }

    /// The record as Lambda writes it, on one line and without its line feed.
    public var description: String {
        let (type, record) = event.typeAndRecord
        let line: JSONValue = ["time": .string(time), "type": .string(type), "record": record]
        return String(decoding: line.bytes(), as: UTF8.self)
    }

    /// Reads a line of JSON from its bytes, as ``PlatformRecord/init(_:)`` does from a text.
    public init?(line: Span<UInt8>) {
        // A function's own lines are told apart before they are parsed; their number has no bound.
        guard line.contains("\"platform."), let node = try? JSONParser.parse(line.withUnsafeBufferPointer(Array.init))
        else { return nil }
        let value = node.value
        guard
            case .string(let time) = value["time"], case .string(let type) = value["type"], type.hasPrefix("platform."),
            let record = value["record"]
        else { return nil }
        self.time = time
        event = (try? Event(type: type, record: RecordMembers(record))) ?? .other(type: type, record: record)
    }
}

extension PlatformRecord.Event {
    /// Reads a record of a type; `nil` when the type is not known.
    fileprivate init?(type: String, record: RecordMembers) throws(MalformedRecord) {
        switch type {
        case "platform.initStart": self = .initStart(try EnvironmentStart(record))
        case "platform.initRuntimeDone": self = .initRuntimeDone(try InitEnd(record))
        case "platform.initReport": self = .initReport(try InitReport(record))
        case "platform.restoreStart": self = .restoreStart(try EnvironmentStart(record))
        case "platform.restoreRuntimeDone": self = .restoreRuntimeDone(try InitEnd(record))
        case "platform.restoreReport": self = .restoreReport(try RestoreReport(record))
        case "platform.start": self = .start(try InvocationStart(record))
        case "platform.runtimeDone": self = .runtimeDone(try InvocationEnd(record))
        case "platform.report": self = .report(try InvocationReport(record))
        default: return nil
        }
    }

    /// The type's name, and what stands in the record.
    fileprivate var typeAndRecord: (String, JSONValue) {
        switch self {
        case .initStart(let start): ("platform.initStart", start.record)
        case .initRuntimeDone(let end): ("platform.initRuntimeDone", end.record)
        case .initReport(let report): ("platform.initReport", report.record)
        case .restoreStart(let start): ("platform.restoreStart", start.record)
        case .restoreRuntimeDone(let end): ("platform.restoreRuntimeDone", end.record)
        case .restoreReport(let report): ("platform.restoreReport", report.record)
        case .start(let start): ("platform.start", start.record)
        case .runtimeDone(let end): ("platform.runtimeDone", end.record)
        case .report(let report): ("platform.report", report.record)
        case .other(let type, let record): (type, record)
        }
    }
}
