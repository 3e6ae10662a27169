import Foundation
import NIOConcurrencyHelpers
import OfficialEmulator
import Subprocess
import Testing

@Suite("A process that lives long", .timeLimit(.minutes(1)))
struct LongLifeTests {
    private struct Measures: Decodable {
        var residentKilobytes: Int
        var descriptors: Int
    }

    @Test("10,000 invocations leave the memory and the descriptors as they were")
    func leaksNothing() async throws {
        let invocations = NIOLockedValueBox(0)
        let answers = try await answers { request in
            guard request.line.hasPrefix("GET") else { return .accepted }
            let number = invocations.withLockedValue { number in
                number += 1
                return number
            }
            guard number <= 10_000 else { return .status(500) }
            if number == 1000 || number == 10_000 { return .event(#"{"do":"measure"}"#) }
            return number.isMultiple(of: 10) ? .event(#"{"do":"throw"}"#) : .event(#"{"some":"event"}"#)
        }

        let measures = try answers.filter { $0.contains("residentKilobytes") }
            .map { try JSONDecoder().decode(Measures.self, from: Data($0.utf8)) }
        try #require(measures.count == 2)
        #expect(answers.count == 10_000)
        #expect(measures[0].descriptors == measures[1].descriptors)
        #expect(measures[1].residentKilobytes - measures[0].residentKilobytes <= 256)
    }

    @Test("The trace id is in the environment while its invocation runs, and only then")
    func exportsTraceID() async throws {
        let event = #"{"do":"current variable","name":"_X_AMZN_TRACE_ID"}"#
        let replies = NIOLockedValueBox<[FakeReply]>([
            .event(event, headers: ["Lambda-Runtime-Trace-Id: Root=1-a"]), .accepted,
            .event(event, headers: ["Lambda-Runtime-Trace-Id: Root=1-b"]), .accepted, .event(event), .accepted,
        ])

        let answers = try await answers { _ in
            replies.withLockedValue { $0.isEmpty ? .status(500) : $0.removeFirst() }
        }

        #expect(answers == [#""Root=1-a""#, #""Root=1-b""#, "null"])
    }

    /// Runs `OddFunction` against a Runtime API until it ends, and returns the results that it sent.
    private func answers(_ script: @escaping FakeRuntimeAPI.Script) async throws -> [String] {
        try await FakeRuntimeAPI.withRunning(script) { api in
            _ = try await Subprocess.run(
                .name("OddFunction"),
                environment: .custom([
                    "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(api.port)", "PATH": OfficialEmulator.productFolder,
                ]),
                output: .discarded,
                error: .discarded
            )
            return api.requests.filter { $0.line.hasPrefix("POST") }.map(\.body)
        }
    }
}
