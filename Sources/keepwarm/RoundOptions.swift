import ArgumentParser
import Pinging
import Warming
import WarmingConfiguration

/// The options that bound a round.
struct RoundOptions: ParsableArguments {
    @Flag(help: "Send the pings one after another, for comparison.")
    var sequential = false

    @Option(
        help: ArgumentHelp("How long the whole round may take. (default: none)", valueName: "duration"),
        transform: positiveDuration
    )
    var deadline: Duration?

    @Option(
        help: ArgumentHelp(
            "The most pings in flight at any moment. (default: as many as the open files allowed leave room for)",
            valueName: "n"
        )
    )
    var maxInFlight: Int?

    @Option(
        help: ArgumentHelp("How many more times to try a ping that could not connect. (default: 0)", valueName: "n")
    )
    var retries: Int?

    @Option(
        help: ArgumentHelp("From which latency on an answer is called slow. (default: 1s)", valueName: "duration"),
        transform: positiveDuration
    )
    var slow: Duration?

    func validate() throws {
        guard !sequential || maxInFlight == nil else {
            throw ValidationError("--sequential and --max-in-flight exclude each other: sequential means 1 in flight.")
        }
    }

    /// The bounds, over those of a configuration.
    func limits(with configuration: WarmingConfiguration?) throws -> RoundLimits {
        let room = DescriptorLimit.maxInFlight(under: DescriptorLimit.raise())
        return try asUsage { () throws(WarmingError) in
            let base =
                if let configuration {
                    try configuration.limits(maxInFlight: room)
                } else {
                    try RoundLimits(maxInFlight: room)
                }
            return try RoundLimits(
                deadline: deadline ?? base.deadline,
                maxInFlight: sequential ? 1 : maxInFlight ?? base.maxInFlight,
                retries: retries ?? base.retries,
                slowAfter: slow ?? base.slowAfter
            )
        }
    }
}
