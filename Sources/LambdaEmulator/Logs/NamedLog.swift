import Glibc

/// Writes the logs of all functions to one descriptor, such as a terminal's, each line behind its function's name.
public struct NamedLog: LogSink {
    private let descriptor: CInt

    /// Writes to a descriptor, which stays the caller's.
    public init(descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// Writes lines.
    public func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String) {
        let name = Array("\(function) | ".utf8)
        var text: [UInt8] = []
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            text += name
            text += line
            text.append(UInt8(ascii: "\n"))
        }
        LogFile.write(text[...], to: descriptor)
    }
}
