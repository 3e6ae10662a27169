import LambdaEmulator
import Testing

@Suite("The Runtime API of an environment", .timeLimit(.minutes(1)))
struct RuntimeAPITests {
    @Test("A second answer is refused and a wrong id too, and the call is answered all the same")
    func refusals() async throws {
        try await OddEmulator.withRunning { odd in
            let twice = await odd.invoke("twice", wantsLogTail: true)
            let wrong = await odd.invoke("wrong-id")

            #expect(twice.answer == "\"twice\"")
            #expect(String(decoding: twice.logTail ?? [], as: UTF8.self).contains("second answer: 403\n"))
            #expect(wrong.answer == "400")
        }
    }

    @Test("An answer in chunks is collected whole")
    func chunkedAnswer() async throws {
        try await OddEmulator.withRunning { odd in
            let outcome = await odd.invoke("chunked")

            #expect(outcome.answer == "\"abc\"")
        }
    }

    @Test("An event of 6 MB goes in and out")
    func largeEvent() async throws {
        try await OddEmulator.withRunning { odd in
            let payload =
                [UInt8(ascii: "[")] + Array(repeating: UInt8(ascii: " "), count: 6_291_454) + [UInt8(ascii: "]")]
            let outcome = await odd.emulator.invoke(InvocationRequest(functionName: "odd", payload: payload))

            #expect(outcome.result.payload == payload)
        }
    }

    @Test(
        "A function has the variables that Lambda gives, its own beneath the reserved ones",
        arguments: [
            ("AWS_LAMBDA_FUNCTION_NAME", "odd"), ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"), ("_HANDLER", "bootstrap"),
            ("AWS_REGION", "us-east-1"), ("LAMBDA_TASK_ROOT", OddEmulator.folder), ("TZ", ":UTC"), ("LANG", "C"),
            ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"), ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/odd"),
            ("MINE", "yes"), ("AWS_ACCESS_KEY_ID", "key"), ("HOME", nil), ("AWS_EXECUTION_ENV", nil),
        ] as [(String, String?)]
    )
    func variables(name: String, value: String?) async throws {
        let function = OddEmulator.function {
            $0.variables = ["MINE": "yes", "LANG": "C", "AWS_REGION": "elsewhere"]
        }
        try await OddEmulator.withRunning(function, variables: ["AWS_ACCESS_KEY_ID": "key"]) { odd in
            let outcome = await odd.invoke("env:\(name)")

            #expect(outcome.answer == value.map { "\"\($0)\"" } ?? "null")
        }
    }

    @Test("The environment's id is the end of its log stream's name")
    func logStream() async throws {
        try await OddEmulator.withRunning { odd in
            let outcome = await odd.invoke("env:AWS_LAMBDA_LOG_STREAM_NAME")

            let id = try #require(outcome.environmentID)
            let pattern = try Regex(#"^"\d{4}/\d{2}/\d{2}/\[\$LATEST\][0-9a-f]{32}"$"#)
            #expect(outcome.answer?.contains(pattern) == true)
            #expect(outcome.answer?.hasSuffix("]\(id)\"") == true)
        }
    }
}
