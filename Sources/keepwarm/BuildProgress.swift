import LambdaPackaging
import Presentation

/// Shows on a terminal what a build is at; elsewhere it shows nothing.
enum BuildProgress {
    /// Runs `body`, and shows the lines that it tells in one place, each over the one before.
    static func showing<Value>(
        _ body: (_ progress: (String) -> Void) async throws(PackagingError) -> Value
    ) async throws(PackagingError) -> Value {
        guard Console.showsProgress else { return try await body { _ in } }
        defer { Console.show(ProgressLine.erasure) }
        return try await body { line in
            // What does not fit would stay on the terminal.
            Console.show(ProgressLine.erasure + line.prefix(Console.errorWidth - 1))
        }
    }
}
