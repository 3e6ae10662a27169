import JSONText
import Warming

// The keys of functions as targets, and of keeping several environments of a target warm.
extension ConfigurationKey {
    static let function = ConfigurationKey(
        name: "function",
        kind: .text,
        summary: "A Lambda function to invoke: its name or ARN, with or without an alias, like orders:live.",
        example: "orders",
        otherNames: ["lambda", "arn", "function-name"]
    )

    static let discover = ConfigurationKey(
        name: "discover",
        kind: .discovery,
        summary: "Every Lambda function with a tag. Without a value the tag's own may be the number of environments.",
        example: ["tag": "keepwarm", "value": "true"],
        otherNames: ["discovery", "search", "by-tag"]
    )

    static let tag = ConfigurationKey(
        name: "tag",
        kind: .anyText,
        summary: "The key of the tag.",
        example: "keepwarm",
        isRequired: true,
        otherNames: ["key"]
    )

    static let tagValue = ConfigurationKey(
        name: "value",
        kind: .anyText,
        summary: "The value that the tag must have. Without one, any will do, and a number is that of environments.",
        example: "true"
    )

    static let qualifier = ConfigurationKey(
        name: "qualifier",
        kind: .anyText,
        summary: "The alias or version of the function: the one that its callers use.",
        example: "live",
        otherNames: ["alias", "version"]
    )

    static let region = ConfigurationKey(
        name: "region",
        kind: .text,
        summary: "The AWS region of the function. Without one, that of the ARN, of AWS_REGION or of the profile.",
        example: "eu-central-1"
    )

    static let role = ConfigurationKey(
        name: "role",
        kind: .text,
        summary: "The ARN of a role to take on for the invocation.",
        example: "arn:aws:iam::123456789012:role/warmer"
    )

    static let dialect = ConfigurationKey(
        name: "dialect",
        kind: .dialect,
        summary: "What the function recognises as a ping.",
        defaultValue: "keepwarm",
        example: "lambda-warmer",
        otherNames: ["protocol", "format"]
    )

    static let payload = ConfigurationKey(
        name: "payload",
        kind: .anyText,
        summary: "The payload of the invocation, as it is. With it the dialect is raw.",
        example: "{\"source\": \"warm-up\"}",
        otherNames: ["event", "input"]
    )

    static let hold = ConfigurationKey(
        name: "hold",
        kind: .durationOrNone,
        summary: "How long each environment is asked to stay busy at first, when several are to be kept warm.",
        defaultValue: .string(Target.defaultHold.text),
        example: "75ms",
        otherNames: ["delay", "wait", "sleep"]
    )

    static let maxHold = ConfigurationKey(
        name: "max-hold",
        kind: .durationOrNone,
        summary: "The longest that an environment is asked to stay busy: the hold doubles while pings collide.",
        defaultValue: .string(Target.defaultMaxHold.text),
        example: "400ms",
        otherNames: ["longest-hold"]
    )

    static let stagger = ConfigurationKey(
        name: "stagger",
        kind: .integer(1...Target.environmentLimit),
        summary: "How many pings of the target go out together, the next when these have ended. Without it, all.",
        example: 5,
        otherNames: ["batch", "batch-size"]
    )

    static let secret = ConfigurationKey(
        name: "secret",
        kind: .text,
        summary: "What the target shares with its warmer, so that it holds for nobody else: at least 16 characters.",
        example: "${KEEPWARM_SECRET}",
        otherNames: ["key", "token"]
    )
}
