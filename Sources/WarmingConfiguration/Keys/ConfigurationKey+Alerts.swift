import JSONText
import Warming

// The keys of `alerts`, and of each of its elements.
extension ConfigurationKey {
    static let alerts = ConfigurationKey(
        name: "alerts",
        kind: .alerts,
        summary: "Who is told when a target has gone bad, and when it is well again: webhooks, each with a url.",
        example: [["url": "${ALERT_URL:-https://hooks.example.com/keepwarm}", "after": 3]],
        otherNames: ["alert", "alarms", "notifications", "notify", "webhooks", "webhook", "slack"]
    )

    static let alertURL = ConfigurationKey(
        name: "url",
        kind: .url,
        summary: "Where the alert goes: the http or https URL of a webhook, which is sent a POST.",
        example: "${ALERT_URL:-https://hooks.example.com/keepwarm}",
        isRequired: true,
        otherNames: ["uri", "endpoint", "webhook", "href", "address"]
    )

    static let after = ConfigurationKey(
        name: "after",
        kind: .integer(Alert.roundRange),
        summary: "From how many bad rounds in a row on a target is bad.",
        defaultValue: 3,
        example: 5,
        otherNames: ["rounds", "threshold", "failures", "count"]
    )

    static let coldShare = ConfigurationKey(
        name: "cold-share",
        kind: .share,
        summary:
            "A round is bad, too, in which a larger share of a target's environments was cold though they were warmed before. Without it, only failed pings count.",
        example: "20%",
        otherNames: ["cold", "cold-rate"]
    )

    static let format = ConfigurationKey(
        name: "format",
        kind: .alertFormat,
        summary: "What the body looks like: json, or slack for Slack's incoming webhooks and those that follow them.",
        defaultValue: "json",
        example: "slack",
        otherNames: ["type", "style", "kind"]
    )
}
