import Testing
import Warming

@Suite("Lambda function")
struct LambdaFunctionTests {
    @Test(
        "A function is named by its name, a partial ARN or an ARN, each with or without a qualifier",
        arguments: [
            ("orders", "orders", nil, nil, "orders"),
            ("orders:live", "orders", "live", nil, "orders:live"),
            ("orders:$LATEST", "orders", "$LATEST", nil, "orders:$LATEST"),
            ("orders:7", "orders", "7", nil, "orders:7"),
            ("123456789012:function:orders", "123456789012:function:orders", nil, nil, "orders"),
            ("123456789012:function:orders:live", "123456789012:function:orders", "live", nil, "orders:live"),
            (
                "arn:aws:lambda:eu-central-1:123456789012:function:orders",
                "arn:aws:lambda:eu-central-1:123456789012:function:orders", nil, "eu-central-1", "orders"
            ),
            (
                "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:Or_d-3rs:live",
                "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:Or_d-3rs", "live", "us-gov-west-1",
                "Or_d-3rs:live"
            ),
        ] as [(String, String, String?, String?, String)]
    )
    func names(text: String, name: String, qualifier: String?, region: String?, shown: String) throws {
        let function = try LambdaFunction(name: text)

        #expect(function.name == name)
        #expect(function.qualifier == qualifier)
        #expect(function.region == region)
        #expect(function.shownName == shown)
        #expect("\(function)" == shown)
        #expect(try Target(.function(function)).name == shown)
    }

    @Test(
        "A text that names no function is refused, and quoted",
        arguments: [
            "", ":", "orders:", ":live", "or ders", "orders/live", "örders", "orders:li ve", "a:b:c", "a:b:c:d:e",
            "12345678901:function:orders", "123456789012:layer:orders", "1234567890123:function:orders",
            "arn:aws:lambda:eu-central-1:123456789012:layer:orders", "arn:aws:s3:::bucket:x",
            "arn:aws:lambda:nowhere:123456789012:function:orders",
            "arn:aws:lambda:eu-central-1:123456789012:function:orders:live:x",
            String(repeating: "a", count: 65), "orders:" + String(repeating: "a", count: 129),
        ]
    )
    func refusesName(text: String) {
        let message = "'\(text)' is not a function; write its name or its ARN, like orders or orders:live."
        #expect(throws: WarmingError(.invalidFunction, message)) { try LambdaFunction(name: text) }
    }

    @Test("A name has up to 64 characters, and a qualifier up to 128")
    func longest() throws {
        let name = String(repeating: "n", count: 64)
        let qualifier = String(repeating: "q", count: 128)

        #expect(try LambdaFunction(name: name, qualifier: qualifier).shownName == "\(name):\(qualifier)")
    }

    @Test("What the name has and what is said beside it must be the same")
    func agrees() throws {
        let arn = "arn:aws:lambda:eu-central-1:123456789012:function:orders"

        #expect(try LambdaFunction(name: "orders:live", qualifier: "live").qualifier == "live")
        #expect(try LambdaFunction(name: arn, qualifier: "7", region: "eu-central-1").qualifier == "7")
        #expect(
            refusal { () throws(WarmingError) in try LambdaFunction(name: "orders:live", qualifier: "beta") }
                == "'orders:live' has a qualifier already, and it is not 'beta'; write one of them."
        )
        #expect(
            refusal { () throws(WarmingError) in try LambdaFunction(name: arn, region: "us-east-1") }
                == "'\(arn)' is in another region than 'us-east-1'; write one of them."
        )
    }

    @Test("A qualifier, a region or a role that cannot be is refused in words")
    func refusesParts() {
        for qualifier in ["", "$latest", "li ve", "a:b"] {
            #expect(
                refusal { () throws(WarmingError) in try LambdaFunction(name: "f", qualifier: qualifier) }
                    == "'\(qualifier)' is not an alias or a version; write one like live, 7 or $LATEST."
            )
        }
        for region in ["", "eu", "eu-central", "eu-central-", "EU-central-1", "eu--1", "eu-central-1a", "a-b-c-d-1"] {
            #expect(
                refusal { () throws(WarmingError) in try LambdaFunction(name: "f", region: region) }
                    == "'\(region)' is not a region; write one like eu-central-1."
            )
        }
        for role in [
            "", "warmer", "arn:aws:iam::123456789012:user/warmer", "arn:aws:iam::1:role/warmer",
            "arn:aws:iam::123456789012:role/", "arn:aws:iam::123456789012:role/a b",
        ] {
            #expect(
                refusal { () throws(WarmingError) in try LambdaFunction(name: "f", role: role) }
                    == "'\(role)' is not the ARN of a role; write arn:aws:iam::123456789012:role/NAME."
            )
        }
    }

    @Test("Regions and roles of every partition are taken")
    func partitions() throws {
        for region in ["us-east-1", "us-gov-west-1", "cn-north-1", "us-iso-east-1", "ap-southeast-10"] {
            #expect(try LambdaFunction(name: "f", region: region).region == region)
        }
        for role in ["arn:aws:iam::123456789012:role/warmer", "arn:aws-cn:iam::123456789012:role/path/to/Warm+er@x"] {
            #expect(try LambdaFunction(name: "f", role: role).role == role)
        }
    }

    @Test("A payload is sent raw, and nothing else is")
    func payload() throws {
        #expect(try LambdaFunction(name: "f").dialect == .keepwarm)
        #expect(try LambdaFunction(name: "f", payload: []).dialect == .raw)
        #expect(try LambdaFunction(name: "f", dialect: .raw, payload: [1]).payload == [1])
        #expect(
            refusal { () throws(WarmingError) in try LambdaFunction(name: "f", dialect: .raw) }
                == "The dialect 'raw' sends a payload as it is; write one."
        )
        #expect(
            refusal { () throws(WarmingError) in try LambdaFunction(name: "f", dialect: .bref, payload: [1]) }
                == "A payload is sent with the dialect 'raw' only, and not with 'bref'; leave one of them out."
        )
    }

    private func refusal(_ make: () throws(WarmingError) -> LambdaFunction) -> String {
        do {
            _ = try make()
            return "accepted"
        } catch {
            return error.code == .invalidFunction ? error.message : "another code"
        }
    }
}
