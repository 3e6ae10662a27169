import JSONText
import Warming

// Where rounds are kept and shown: `history` with its keys, and `dashboard`.
extension ConfigurationKey {
    static let history = ConfigurationKey(
        name: "history",
        kind: .history,
        summary: "Where keepwarm run keeps every round, and for how long. The Lambda function passes it over.",
        example: ["file": "keepwarm.sqlite"],
        otherNames: ["database", "storage", "db", "sqlite"]
    )

    static let historyFile = ConfigurationKey(
        name: "file",
        kind: .text,
        summary: "The history; a relative path counts from the folder of the configuration.",
        example: "keepwarm.sqlite",
        isRequired: true,
        otherNames: ["path", "database", "name"]
    )

    static let keepPings = ConfigurationKey(
        name: "keep-pings",
        kind: .longDuration,
        summary: "How long the history keeps each ping, an hour at least.",
        defaultValue: "7d",
        example: "14d",
        otherNames: ["pings", "retention"]
    )

    static let keepRounds = ConfigurationKey(
        name: "keep-rounds",
        kind: .longDuration,
        summary: "How long the history keeps each round, and summaries by the hour: as long as pings at least.",
        defaultValue: "400d",
        example: "60d",
        otherNames: ["rounds"]
    )

    static let dashboard = ConfigurationKey(
        name: "dashboard",
        kind: .address,
        summary: "Where keepwarm run shows the history on a page: an address of its machine to listen on.",
        example: "127.0.0.1:8080",
        otherNames: ["listen", "page", "web", "status-page"]
    )
}
