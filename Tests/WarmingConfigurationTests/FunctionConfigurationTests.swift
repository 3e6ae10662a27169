import Testing
import Warming
import WarmingConfiguration

@Suite("Functions of a configuration")
struct FunctionConfigurationTests {
    private static let arn = "arn:aws:lambda:eu-central-1:123456789012:function:orders"
    private static let role = "arn:aws:iam::123456789012:role/warmer"

    @Test("A function is a target named after it, with the defaults of Warming")
    func readsName() throws {
        let targets = try parse("targets: [{function: orders}, {function: orders:live}]").targets

        #expect(
            targets == [
                try Target(.function(LambdaFunction(name: "orders"))),
                try Target(.function(LambdaFunction(name: "orders", qualifier: "live"))),
            ]
        )
        #expect(targets.map(\.name) == ["orders", "orders:live"])
    }

    @Test("Every key of a function is read")
    func readsFunction() throws {
        let configuration = try parse(
            """
            targets:
              - name: shop
                function: orders
                qualifier: 7
                region: eu-central-1
                role: \(Self.role)
                dialect: opennext
                environments: 10
                timeout: 20s
                hold: 75ms
                max-hold: 400ms
                stagger: 5
                secret: 0123456789abcdef
            """
        )

        let function = try LambdaFunction(
            name: "orders",
            qualifier: "7",
            region: "eu-central-1",
            role: Self.role,
            dialect: .openNext
        )
        let target = try Target(
            name: "shop",
            .function(function),
            environments: 10,
            timeout: .seconds(20),
            hold: .milliseconds(75),
            maxHold: .milliseconds(400),
            stagger: 5,
            secret: PingSecret("0123456789abcdef")
        )
        #expect(configuration.targets == [target])
    }

    @Test("An ARN names the region and may have an alias")
    func readsARN() throws {
        let function = try parse("targets: [{function: '\(Self.arn):live'}]").targets.first?.function

        #expect(function?.name == Self.arn)
        #expect(function?.region == "eu-central-1")
        #expect(function?.qualifier == "live")
    }

    @Test("A payload is sent raw, whatever the defaults' dialect")
    func readsPayload() throws {
        let yaml = "defaults: {dialect: bref}\ntargets: [{function: a, payload: '{\"warm\": 1}'}, {function: b}]"

        let functions = try parse(yaml).targets.compactMap(\.function)

        #expect(functions.map(\.dialect) == [.raw, .bref])
        #expect(functions.first?.payload == Array("{\"warm\": 1}".utf8))
    }

    @Test("Without a hold of its own a target has that of Warming, and one longer than its bound moves the bound")
    func readsHolds() throws {
        func holds(_ lines: String) throws -> [Duration] {
            try parse("targets: [{function: a\(lines)}]").targets.flatMap { [$0.hold, $0.maxHold] }
        }

        #expect(try holds("") == [.milliseconds(50), .seconds(1)])
        #expect(try holds(", hold: 0ms") == [.zero, .seconds(1)])
        #expect(try holds(", hold: 2s") == [.seconds(2), .seconds(2)])
        #expect(try holds(", max-hold: 20ms") == [.milliseconds(20), .milliseconds(20)])
        #expect(try holds(", max-hold: 0ms") == [.zero, .zero])
    }

    @Test("A search has a tag, with a value or with a number in it")
    func readsDiscovery() throws {
        let targets = try parse(
            """
            defaults: {qualifier: live, region: eu-central-1, environments: 2}
            targets:
              - discover: {tag: keepwarm, value: true}
              - discover: {tag: keepwarm}
                name: by number
                dialect: lambda-warmer
                role: \(Self.role)
            """
        ).targets

        #expect(
            targets.map(\.destination) == [
                .discovery(
                    try FunctionDiscovery(tag: "keepwarm", value: "true", region: "eu-central-1", qualifier: "live")
                ),
                .discovery(
                    try FunctionDiscovery(
                        tag: "keepwarm",
                        region: "eu-central-1",
                        role: Self.role,
                        dialect: .lambdaWarmer,
                        qualifier: "live"
                    )
                ),
            ]
        )
        #expect(targets.map(\.name) == ["tag keepwarm=true", "by number"])
        #expect(targets.map(\.environments) == [2, 2])
    }

    @Test("The defaults hold for every function that does not say otherwise, be it in its name")
    func fillsFromDefaults() throws {
        let functions = try parse(
            """
            defaults: {dialect: thundra, region: us-east-1, role: '\(Self.role)', qualifier: live, method: HEAD}
            targets:
              - function: plain
              - function: named:beta
              - function: \(Self.arn)
              - {function: own, qualifier: '7', region: eu-west-1, dialect: prewarm}
              - https://a.example
            """
        ).targets.compactMap(\.function)

        #expect(functions.map(\.qualifier) == ["live", "beta", "live", "7"])
        #expect(functions.map(\.region) == ["us-east-1", "us-east-1", "eu-central-1", "eu-west-1"])
        #expect(functions.map(\.dialect) == [.thundra, .thundra, .thundra, .prewarm])
        #expect(functions.allSatisfy { $0.role == Self.role })
    }

    @Test("Functions of one name in two regions want names of their own")
    func sameName() throws {
        let other = "targets:\n- {function: orders, region: eu-west-1}\n- {function: orders, region: us-east-1}"
        let same = "targets:\n- {function: orders}\n- {function: orders}"

        #expect(
            mistakes(other) == ["keepwarm.yaml:3:14: the target name 'orders' is taken by line 2; choose another"]
        )
        #expect(
            mistakes(same) == [
                "keepwarm.yaml:3:14: the target 'orders' is on line 2 already; write 'environments' for more pings"
            ]
        )
    }

    @Test(
        "What cannot be is told in words, at its place",
        arguments: [
            ("{name: x}", "1:11: the key 'url' or 'function' is missing in a target"),
            ("{url: https://a.example, function: a}", "1:36: a target has 'url' or 'function', not both"),
            ("{function: a, discover: {tag: b}}", "1:25: a target has 'function' or 'discover', not both"),
            ("{url: https://a.example, dialect: bref}", "1:36: 'dialect' means nothing for an HTTP endpoint"),
            ("{url: https://a.example, payload: x}", "1:36: 'payload' means nothing for an HTTP endpoint"),
            ("{function: a, method: GET}", "1:25: 'method' means nothing for a Lambda function"),
            ("{function: a, insecure: true}", "1:25: 'insecure' means nothing for a Lambda function"),
            ("{discover: {tag: a}, accept: 200}", "1:32: 'accept' means nothing for a search for functions"),
            ("{discover: {tag: a}, payload: x}", "1:32: 'payload' means nothing for a search for functions"),
            ("{discover: a}", "1:22: 'discover' must be a mapping with a tag, not a text"),
            ("{discover: {value: a}}", "1:22: the key 'tag' is missing in 'discover'"),
            ("{discover: {tag: a, values: b}}", "1:31: unknown key 'values'; did you mean 'value'?"),
            (
                "{discover: {tag: a}, dialect: raw}",
                "1:28: functions that are found by a tag cannot be sent a payload of their own"
            ),
            (
                "{function: a b}",
                "1:22: 'a b' is not a function; write its name or its ARN, like orders or orders:live"
            ),
            (
                "{function: a, qualifier: b c}",
                "1:36: 'b c' is not an alias or a version; write one like live, 7 or $LATEST"
            ),
            ("{function: a, region: here}", "1:33: 'here' is not a region; write one like eu-central-1"),
            (
                "{function: a, role: b}",
                "1:31: 'b' is not the ARN of a role; write arn:aws:iam::123456789012:role/NAME"
            ),
            (
                "{function: a:b, qualifier: c}",
                "1:22: 'a:b' has a qualifier already, and it is not 'c'; write one of them"
            ),
            (
                "{function: a, dialect: lamda-warmer}",
                "1:34: 'lamda-warmer' is not a dialect; did you mean 'lambda-warmer'?"
            ),
            ("{function: a, dialect: raw}", "1:22: the dialect 'raw' sends a payload as it is; write one"),
            (
                "{function: a, dialect: bref, payload: b}",
                "1:22: a payload is sent with the dialect 'raw' only, and not with 'bref'; leave one of them out"
            ),
            ("{function: a, secret: hunter2}", "1:33: the secret is shorter than 16 characters; make it longer"),
            ("{function: a, hold: 2m}", "1:22: 'a' has a hold out of range; hold for 0ms to 1m"),
            ("{function: a, stagger: 0}", "1:34: 'stagger' must be a whole number from 1 to 1000, not 0"),
            ("{function: a, alias: b}", "1:25: unknown key 'alias'; did you mean 'qualifier'?"),
            ("{lambda: a}", "1:12: unknown key 'lambda'; did you mean 'function'?"),
        ]
    )
    func refuses(target: String, message: String) {
        #expect(mistakes("targets: [\(target)]").contains("keepwarm.yaml:\(message)"))
    }

    @Test("An event may ask for functions, but fills nothing in")
    func events() throws {
        let request = try RoundRequest(event: Array(#"{"targets":[{"function":"orders:live"}]}"#.utf8))

        #expect(request.targets?.first?.function?.shownName == "orders:live")
        #expect(throws: ConfigurationErrors.self) {
            try RoundRequest(event: Array(#"{"targets":[{"function":"a","secret":"${SECRET}"}]}"#.utf8))
        }
    }
}
