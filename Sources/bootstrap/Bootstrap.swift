import Glibc
import Kernel
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
        text.withUTF8 { try? DescriptorWriting.writeAll(UnsafeRawBufferPointer($0), to: STDOUT_FILENO) }
    }
}
