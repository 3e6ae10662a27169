import JSONText
public import Warming

/// A round's report as JSON, in the format of ``RoundDocument``.
public enum RoundJSON: Sendable {
    /// The document over several lines, for people and for files; with a line end.
    public static func text(_ report: RoundReport) throws -> String {
        try text(RoundDocument(report), options: [.pretty, .sortedKeys]) + "\n"
    }

    /// The value in one line, for logs; without a line end.
    static func line(_ value: some Encodable) throws -> String {
        try text(value, options: .sortedKeys)
    }

    private static func text(_ value: some Encodable, options: JSONTextOptions) throws -> String {
        String(decoding: try JSONTextEncoder(options: options).encode(value), as: UTF8.self)
    }
}
