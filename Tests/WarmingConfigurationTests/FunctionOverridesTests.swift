import Testing
import Warming
import WarmingConfiguration

@Suite("Target overrides of functions")
struct FunctionOverridesTests {
    @Test("How many pings go out together and what is shared are replaced, and nothing else")
    func each() throws {
        let secret = try PingSecret("0123456789abcdef")
        let function = try LambdaFunction(name: "orders", qualifier: "live", dialect: .bref)
        let target = try Target(
            .function(function),
            environments: 3,
            stagger: 2,
            secret: PingSecret("fedcba9876543210")
        )

        #expect(
            try TargetOverrides(stagger: 1).applied(to: target)
                == Target(.function(function), environments: 3, stagger: 1, secret: target.secret)
        )
        #expect(
            try TargetOverrides(secret: secret).applied(to: target)
                == Target(.function(function), environments: 3, stagger: 2, secret: secret)
        )
        #expect(try TargetOverrides(environments: 3).applied(to: target) == target)
        #expect(throws: WarmingError.self) { try TargetOverrides(stagger: 0).applied(to: target) }
    }

    @Test("A longer hold than the longest moves that too, since somebody asks for it")
    func hold() throws {
        let target = try Target(.function(LambdaFunction(name: "orders")), environments: 3)

        let longer = try TargetOverrides(hold: .seconds(2)).applied(to: target)
        let bounded = try TargetOverrides(maxHold: .milliseconds(20)).applied(to: target)

        #expect(longer.hold == .seconds(2) && longer.maxHold == .seconds(2))
        #expect(bounded.hold == .milliseconds(20) && bounded.maxHold == .milliseconds(20))
    }

    @Test("A function alone becomes a target of its name; one that comes up again gets a number")
    func functions() throws {
        let orders = try LambdaFunction(name: "orders:live")
        let elsewhere = try LambdaFunction(
            name: "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            qualifier: "live"
        )
        let mail = try LambdaFunction(name: "mail")

        let targets = try TargetOverrides(environments: 4, timeout: .seconds(5)).targets(invoking: [
            orders, mail, elsewhere,
        ])

        #expect(targets.map(\.name) == ["orders:live", "mail", "orders:live (2)"])
        #expect(targets.map(\.function) == [orders, mail, elsewhere])
        #expect(targets.allSatisfy { $0.environments == 4 && $0.timeout == .seconds(5) })
        #expect(throws: WarmingError.self) { try TargetOverrides(environments: 0).targets(invoking: [orders]) }
    }
}
