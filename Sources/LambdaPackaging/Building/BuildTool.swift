import Subprocess

/// A program of the toolchain, run to its end.
struct BuildTool: Sendable {
    /// Its name, looked for along `PATH`.
    let name: String

    /// A line may hold the whole command that links a program.
    private static let longestLine = 4 << 20

    /// Runs the program with the environment of this one.
    ///
    /// - Parameters:
    ///   - arguments: What it is told.
    ///   - progress: Called with each line as it comes.
    /// - Returns: The lines of its output.
    /// - Throws: An error with everything that it wrote, when it fails or is not there.
    @discardableResult
    func run(
        _ arguments: [String],
        progress: (String) -> Void = { _ in }
    ) async throws(PackagingError) -> [String] {
        do {
            let result = try await Subprocess.run(
                .name(name),
                arguments: Arguments(arguments),
                input: .none,
                output: .sequence,
                error: .combinedWithOutput
            ) { execution in
                var lines: [String] = []
                let policy = SubprocessOutputSequence.StringSequence<UTF8>.BufferingPolicy.maxLineLength(
                    Self.longestLine
                )
                for try await line in execution.standardOutput.strings(bufferingPolicy: policy) {
                    lines.append(line)
                    progress(line)
                }
                return lines
            }
            let lines = result.closureResult
            guard result.terminationStatus.isSuccess else {
                let command = ([name] + arguments.prefix(1)).joined(separator: " ")
                throw PackagingError(
                    .buildFailed,
                    (lines + ["'\(command)' failed: \(result.terminationStatus)."]).joined(separator: "\n")
                )
            }
            return lines
        } catch let error as PackagingError {
            throw error
        } catch {
            throw PackagingError(
                .buildFailed,
                "'\(name)' cannot be run: \(error). Install Swift 6.3 from swift.org/install, or pass --bootstrap."
            )
        }
    }
}
