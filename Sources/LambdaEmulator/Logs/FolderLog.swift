import Glibc
import Kernel
import NIOConcurrencyHelpers

/// Keeps the log of each function in a file of its own: `NAME.log` in one folder.
///
/// A file that is there is continued. Each write reaches the file at once, so that it can be followed.
public struct FolderLog: LogSink {
    private let folder: String
    private let files = NIOLockedValueBox<[String: LogFile]>([:])

    /// Keeps logs in a folder, which is made if it is not there.
    ///
    /// - Parameters:
    ///   - folder: The folder.
    ///   - functions: The functions whose files are opened now, so that an unwritable one is found before any work.
    /// - Throws: ``EmulatorError`` when the folder or a file in it cannot be written.
    public init(folder: String, functions: [String]) throws(EmulatorError) {
        self.folder = folder
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
            throw EmulatorError(
                .unwritableLog,
                "The folder for logs '\(folder)' cannot be made: \(SystemError.lastReason)."
            )
        }
        for function in functions {
            let file = try LogFile(path: path(of: function))
            files.withLockedValue { $0[function] = file }
        }
    }

    /// The file of a function's log.
    public func path(of function: String) -> String {
        "\(folder)/\(function).log"
    }

    /// Appends lines to the function's file; lines of a function that was not named at the start are dropped.
    public func write(_ lines: ArraySlice<UInt8>, of function: String, environment: String) {
        files.withLockedValue { $0[function] }?.append(lines)
    }
}
