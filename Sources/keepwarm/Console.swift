import FoundationEssentials
import Glibc
import Presentation

/// The terminal, or whatever stands in for it.
enum Console {
    static let environment = ProcessInfo.processInfo.environment

    static let outputStyle = Style(isTerminal: isatty(STDOUT_FILENO) == 1, environment: environment)
    static let errorStyle = Style(isTerminal: isatty(STDERR_FILENO) == 1, environment: environment)

    /// Whether progress may be shown: there is somebody to see it, and the terminal can go back on a line.
    static var showsProgress: Bool {
        isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    }

    /// The width of the terminal that output goes to; `nil` when it goes elsewhere.
    static var outputWidth: Int? { width(of: STDOUT_FILENO) }

    /// The width of the terminal that progress goes to.
    static var errorWidth: Int { width(of: STDERR_FILENO) ?? 80 }

    private static func width(of descriptor: CInt) -> Int? {
        var size = winsize()
        guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Writes text to standard output at once, so that whoever reads a pipe sees each line when it is written.
    static func write(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
        write(line + "\n", to: STDERR_FILENO)
    }

    /// Writes text to standard error as it is.
    static func show(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: CInt) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 {
                    guard errno == EINTR || errno == EAGAIN else { return }
                    continue
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
