import JSONText
import Warming

// The one description of every key. The parser accepts these names and no others, and the JSON Schema lists them.
extension ConfigurationKey {
    static let targets = ConfigurationKey(
        name: "targets",
        kind: .targets,
        summary: "What is kept warm: URLs, or mappings with a url, a function or a search for functions, and more.",
        example: ["https://api.example.com/orders/health"],
        isRequired: true,
        otherNames: ["urls", "endpoints", "apis", "functions", "services", "lambdas"]
    )

    /// The same key in an event, which may do without it.
    static let eventTargets = {
        var key = targets
        key.isRequired = false
        return key
    }()

    static let only = ConfigurationKey(
        name: "only",
        kind: .names,
        summary: "The names of the targets to ping this time, out of those of the configuration.",
        example: ["orders"],
        otherNames: ["names", "filter"]
    )

    static let schedule = ConfigurationKey(
        name: "schedule",
        kind: .text,
        summary: "When rounds happen: an AWS schedule expression, rate(…) or cron(…).",
        example: "rate(5 minutes)",
        otherNames: ["interval", "every", "cron", "rate"]
    )

    static let timezone = ConfigurationKey(
        name: "timezone",
        kind: .text,
        summary: "The IANA time zone that a cron(…) schedule is read in.",
        defaultValue: "UTC",
        example: "Europe/Berlin",
        otherNames: ["tz", "zone"]
    )

    static let timeout = ConfigurationKey(
        name: "timeout",
        kind: .duration,
        summary: "How long one ping may take. A target's own comes first, then that of defaults, then the file's.",
        defaultValue: "10s",
        example: "10s"
    )

    static let deadline = ConfigurationKey(
        name: "deadline",
        kind: .duration,
        summary: "How long a whole round may take. Without one, a round waits for every ping's own timeout.",
        example: "60s"
    )

    static let maxInFlight = ConfigurationKey(
        name: "max-in-flight",
        kind: .integer(1...Int.max),
        summary: "The most pings under way at any moment. Without it, as many as the machine allows.",
        example: 200,
        otherNames: ["parallel", "workers"]
    )

    static let slice = ConfigurationKey(
        name: "slice",
        kind: .integer(1...Int.max),
        summary:
            "On Lambda, the most pings of one invocation: what a round has more is handed on to others. Without it, as many as the function has descriptors for.",
        example: 500,
        otherNames: ["slice-size", "chunk", "chunk-size", "shard"]
    )

    static let retries = ConfigurationKey(
        name: "retries",
        kind: .integer(0...10),
        summary: "How many more times to try a ping that could not connect.",
        defaultValue: 0,
        example: 2,
        otherNames: ["retry", "attempts"]
    )

    static let slow = ConfigurationKey(
        name: "slow",
        kind: .duration,
        summary: "From which latency on an answer is called slow.",
        defaultValue: "1s",
        example: "800ms",
        otherNames: ["slow-after", "threshold"]
    )

    static let certificateAuthorities = ConfigurationKey(
        name: "ca-file",
        kind: .text,
        summary: "A PEM file of certificate authorities to trust instead of the system's.",
        example: "internal-ca.pem",
        otherNames: ["ca", "cacert", "certificate"]
    )

    static let heartbeat = ConfigurationKey(
        name: "heartbeat",
        kind: .url,
        summary:
            "Who is told of every round, to raise the alarm when none comes: a URL of healthchecks.io, Uptime Kuma or the like.",
        example: "${HEARTBEAT_URL:-https://hc-ping.com/your-uuid}",
        otherNames: ["healthcheck", "healthchecks", "dead-man-switch", "monitor", "push"]
    )

    static let defaults = ConfigurationKey(
        name: "defaults",
        kind: .defaults,
        summary: "What holds for every target that does not say otherwise.",
        example: ["timeout": "5s"]
    )

    static let name = ConfigurationKey(
        name: "name",
        kind: .name,
        summary: "The name that reports show: unique, and without variables. Without one, the URL as it is written.",
        example: "orders",
        otherNames: ["id", "title"]
    )

    static let url = ConfigurationKey(
        name: "url",
        kind: .url,
        summary: "Where the ping goes: an http or https URL. Instead of it, write function or discover.",
        example: "https://api.example.com/orders/health",
        otherNames: ["uri", "endpoint", "href", "address"]
    )

    static let method = ConfigurationKey(
        name: "method",
        kind: .method,
        summary: "The request's method.",
        defaultValue: "GET",
        example: "POST",
        otherNames: ["verb"]
    )

    static let headers = ConfigurationKey(
        name: "headers",
        kind: .headers,
        summary: "Header fields of the request. A target's own replace those of defaults with the same name.",
        example: ["X-Warmup": "true"]
    )

    static let body = ConfigurationKey(
        name: "body",
        kind: .anyText,
        summary: "The request's body.",
        example: "{\"warmup\": true}",
        otherNames: ["data"]
    )

    static let environments = ConfigurationKey(
        name: "environments",
        kind: .integer(1...Target.environmentLimit),
        summary: "How many execution environments to keep warm: so many pings go out at once.",
        defaultValue: 1,
        example: 3,
        otherNames: ["concurrency", "instances", "count", "containers"]
    )

    static let accept = ConfigurationKey(
        name: "accept",
        kind: .statuses,
        summary: "The response statuses that count as an answer: one, or statuses and ranges of them.",
        defaultValue: "200-299",
        example: "200-299,401",
        otherNames: ["status", "statuses", "expect", "codes"]
    )

    static let insecure = ConfigurationKey(
        name: "insecure",
        kind: .flag,
        summary: "Whether the certificate of an https endpoint goes unchecked.",
        defaultValue: false,
        example: true,
        otherNames: ["skip-verify", "no-verify"]
    )
}
