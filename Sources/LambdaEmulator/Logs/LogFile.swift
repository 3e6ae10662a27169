import Glibc
import Kernel

/// A file that is only appended to.
final class LogFile: Sendable {
    private let descriptor: CInt

    init(path: String) throws(EmulatorError) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw EmulatorError(.unwritableLog, "The log '\(path)' cannot be written: \(SystemError.lastReason).")
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func append(_ bytes: ArraySlice<UInt8>) {
        Self.write(bytes, to: descriptor)
    }

    /// Writes all of the bytes, or as many as the system takes: a full disk must not end invocations.
    static func write(_ bytes: ArraySlice<UInt8>, to descriptor: CInt) {
        bytes.withUnsafeBytes { try? DescriptorWriting.writeAll($0, to: descriptor) }
    }
}
