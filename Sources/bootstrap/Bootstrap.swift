import Glibc
import LambdaRuntime
import WarmerFunction
import Warming

/// The warmer, as Lambda starts it.
@main
enum Bootstrap {
    static func main() async {
        let environment = LambdaRuntime.processEnvironment
        let surroundings = Surroundings(
            clock: ContinuousClock(),
            now: { Timestamp(millisecondsSince1970: LambdaClock.system.now.millisecondsSince1970) },
            random: { .random(in: 0..<1) },
            write: { StandardOutput.write($0) }
        )
        await LambdaRuntime.main(environment: environment) { loop in
            try await WarmerFunction.serve(loop, environment: environment, surroundings: surroundings)
        }
    }
}

/// Where Lambda reads a function's log.
private enum StandardOutput {
    /// Writes all of a text, or as much of it as anybody still reads.
    static func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
                guard count > 0 || errno == EINTR else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
            }
        }
    }
}
