import Testing

@testable import AWSRequests

@Suite("Beside moto", .enabled(if: Peers.areInstalled, "Scripts/peers has not been run"))
struct MotoTests {
    private func client(_ moto: MotoServer, secret: String? = nil) throws -> AWSClient {
        let environment = [
            "AWS_ACCESS_KEY_ID": moto.key.id, "AWS_SECRET_ACCESS_KEY": secret ?? moto.key.secret,
            "AWS_REGION": "eu-central-1", "AWS_ENDPOINT_URL": moto.url,
        ]
        var surroundings = TestWorld().surroundings(environment, transport: LoopbackTransport())
        surroundings.sleep = { _ in }
        var client = try AWSClient(AWSSettings(environment: environment), in: surroundings)
        client.attempts = 1
        return client
    }

    @Test(
        "A signature of ours is accepted, for a user and for a role, and one with a wrong secret is refused",
        .timeLimit(.minutes(5))
    )
    func isBelieved() async throws {
        try await MotoServer.with { moto in
            let user = try client(moto)
            let invocation = LambdaInvocation(of: "orders", payload: Array(#"{"a": "1"}"#.utf8))

            let answer = try await user.invoke(invocation, timeout: .seconds(60))
            let aliased = try await user.invoke(
                LambdaInvocation(
                    of: "arn:aws:lambda:eu-central-1:123456789012:function:orders",
                    qualifier: "live",
                    payload: invocation.payload
                ),
                timeout: .seconds(60)
            )
            let role = try await user.assuming(AssumedRole(arn: moto.role)).invoke(invocation, timeout: .seconds(60))
            let stranger = await #expect(throws: AWSError.self) {
                try await client(moto, secret: "not/this/one").invoke(invocation, timeout: .seconds(60))
            }

            #expect(answer.status == 200)
            #expect(answer.payload == invocation.payload)
            #expect(aliased.status == 200)
            #expect(role.status == 200)
            #expect(stranger?.status == 403)
            #expect(stranger?.code == AWSError.Code("SignatureDoesNotMatch"))
            #expect(stranger?.message.contains("not/this/one") == false)
        }
    }
}
