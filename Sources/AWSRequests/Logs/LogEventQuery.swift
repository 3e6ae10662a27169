import JSONText

/// Which events of a log group are looked for.
public struct LogEventQuery: Hashable, Sendable {
    /// The name of the log group, such as `/aws/lambda/orders`.
    public var group: String

    /// The moment of the first event, in milliseconds since 1970.
    public var start: Int64

    /// The moment of the last one; `nil` for all there are.
    public var end: Int64?

    /// What events have to contain, in CloudWatch's own words for patterns; `nil` for all.
    public var pattern: String?

    /// Creates a query.
    public init(group: String, start: Int64, end: Int64? = nil, pattern: String? = nil) {
        self.group = group
        self.start = start
        self.end = end
        self.pattern = pattern
    }

    /// The call that asks for a page.
    func call(token: String?) -> AWSCall {
        var members: [JSONValue.Member] = [
            JSONValue.Member(name: "logGroupName", value: .string(group)),
            JSONValue.Member(name: "startTime", value: .integer(Int(start))),
            // Streams are always interleaved by now; what speaks an earlier form of the API wants to be told.
            JSONValue.Member(name: "interleaved", value: .boolean(true)),
        ]
        if let end { members.append(JSONValue.Member(name: "endTime", value: .integer(Int(end)))) }
        if let pattern { members.append(JSONValue.Member(name: "filterPattern", value: .string(pattern))) }
        if let token { members.append(JSONValue.Member(name: "nextToken", value: .string(token))) }
        return AWSCall(
            service: "logs",
            method: "POST",
            path: "/",
            headers: [
                AWSHeader("Content-Type", "application/x-amz-json-1.1"),
                AWSHeader("X-Amz-Target", "Logs_20140328.FilterLogEvents"),
            ],
            body: JSONValue.object(members).bytes()
        )
    }
}
