import Glibc
import JSONText
import Warmup

/// Measures what `Warmup` costs before each event is handled, and prints a line of JSON for each kind of event.
///
///     recognition-benchmark [ROUNDS [CALLS]]
@main
enum RecognitionBenchmark {
    static func main() async {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let rounds = max(1, numbers.first ?? 15)
        let calls = max(1, numbers.dropFirst().first ?? 20_000)
        for sample in SampleEvent.all {
            let figures = await measure(sample, rounds: rounds, calls: calls)
            print(JSONValue.object(figures).text(indent: nil))
        }
    }

    private static func measure(_ sample: SampleEvent, rounds: Int, calls: Int) async -> [JSONValue.Member] {
        let warmup = Warmup(environment: .random())
        var pings = 0
        var checks: [JSONValue] = []
        var parses: [JSONValue] = []
        // One round more, which is not counted.
        for round in 0...rounds {
            let check = await nanoseconds(calls) { if await warmup.reply(to: sample.bytes) != nil { pings += 1 } }
            let parse = await nanoseconds(min(calls, max(1, 2_000_000 / sample.bytes.count))) {
                if (try? JSONParser.parse(sample.bytes)) == nil { exit(1) }
            }
            guard round > 0 else { continue }
            checks.append(check)
            parses.append(parse)
        }
        return [
            .init(name: "event", value: .string(sample.name)),
            .init(name: "bytes", value: .integer(sample.bytes.count)),
            .init(name: "pings", value: .boolean(pings > 0)),
            .init(name: "nanoseconds", value: .list(checks)),
            .init(name: "parseNanoseconds", value: .list(parses)),
        ]
    }

    /// How much processor time one of many calls takes, on the average: what else the machine does is not counted.
    private static func nanoseconds(_ calls: Int, _ body: () async -> Void) async -> JSONValue {
        let start = processorTime()
        for _ in 0..<calls { await body() }
        return JSONNumber(Double(processorTime() - start) / Double(calls)).map(JSONValue.number) ?? .null
    }

    /// What this process has used so far, in nanoseconds.
    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
