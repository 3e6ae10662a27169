import Foundation
import Testing
import Warming

@Suite("Document of a round")
struct RoundDocumentTests {
    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/round-report.md")

    /// The round of the example in the file.
    private func example() throws -> RoundReport {
        let target = try Target(
            name: "orders",
            endpoint: HTTPEndpoint(
                url: HTTPURL("https://api.example.com/orders?key=hunter2"),
                shownURL: "https://api.example.com/orders?key=${KEY}"
            ),
            environments: 2
        )
        let answered = Answer(
            outcome: Outcome(.answered),
            status: 200,
            firstByte: .microseconds(1_401_500),
            latency: .nanoseconds(1_402_117_499)
        )
        let refused = Answer(
            outcome: Outcome(.unexpectedStatus, "wanted 200-299"),
            status: 503,
            firstByte: .microseconds(20_250),
            latency: .microseconds(20_412)
        )
        return RoundReport(
            id: "4f2a00c1d9e8",
            startedAt: Timestamp(millisecondsSince1970: 1_795_378_500_123),
            limits: try RoundLimits(deadline: .seconds(60), maxInFlight: 200),
            wallTime: .microseconds(1_402_375),
            targets: [
                TargetReport(
                    target: target,
                    pings: [
                        PingReport(sentAfter: .microseconds(125), answer: answered),
                        PingReport(sentAfter: .microseconds(250), answer: refused),
                    ]
                ),
                try function(),
            ]
        )
    }

    /// A function that was warmed before, and had to start for this ping.
    private func function() throws -> TargetReport {
        var proof = Proof()
        proof.environment = "9c3e51d0a7b84f26"
        proof.requestID = "8f5a1c7e-3b0d-4c52-9d61-2f0e7ab4c913"
        proof.isCold = true
        proof.initDuration = .microseconds(412_350)
        proof.duration = .microseconds(31_870)
        proof.billedDuration = .milliseconds(445)
        proof.memorySize = 512
        proof.maxMemoryUsed = 96
        proof.version = "7"
        proof.held = .zero
        proof.priming = "done"
        let answer = Answer(
            outcome: Outcome(.answered),
            status: 200,
            firstByte: .microseconds(498_125),
            latency: .microseconds(498_250),
            proof: proof
        )
        return TargetReport(
            target: try Target(.function(LambdaFunction(name: "catalog:live"))),
            pings: [PingReport(sentAfter: .microseconds(375), answer: answer)],
            wasWarmed: true
        )
    }

    private func encoded(_ report: RoundReport) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(RoundDocument(report))
    }

    @Test("Version 1 is written as the file on the format shows it")
    func golden() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        let start = try #require(text.range(of: "```json\n")).upperBound
        let end = try #require(text.range(of: "\n```", range: start..<text.endIndex)).lowerBound

        #expect(String(decoding: try encoded(example()), as: UTF8.self) == text[start..<end])
    }

    @Test("Every key, every outcome and every health is described in the file on the format")
    func described() throws {
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        var report = try example()
        let reports = try Target.function("reports", dialect: .lambdaWarmer, environments: 5)
        report.targets.append(TargetReport(target: reports, pings: [.sent(.good())]))
        let names = keys(in: try JSONSerialization.jsonObject(with: encoded(report)))

        #expect(names.count == 49)
        for key in names {
            #expect(text.contains("`\(key)`"))
        }
        for code in Outcome.Code.all {
            #expect(text.contains("| `\(code)` |"))
        }
        for health in [RoundHealth.good, .short, .cold, .failed] {
            #expect(text.contains("| `\(health)` |"))
        }
    }

    @Test("What was encoded is decoded to the same")
    func roundTrip() throws {
        let document = RoundDocument(try example())

        #expect(document.version == RoundDocument.currentVersion)
        #expect(try JSONDecoder().decode(RoundDocument.self, from: JSONEncoder().encode(document)) == document)
        #expect(try JSONDecoder().decode(RoundDocument.self, from: encoded(example())) == document)
    }

    @Test("Keys that do not apply are left out, and none is null")
    func leavesOut() throws {
        let answer = Answer(outcome: Outcome(.deadline, "not sent"), latency: .zero, attempts: 0)
        let report = RoundReport(
            startedAt: Timestamp(secondsSince1970: 0),
            limits: try RoundLimits(maxInFlight: 1),
            wallTime: .zero,
            targets: [
                TargetReport(target: try .named("a"), pings: [PingReport(sentAfter: nil, answer: answer)])
            ]
        )

        let text = String(decoding: try encoded(report), as: UTF8.self)
        let names = keys(in: try JSONSerialization.jsonObject(with: Data(text.utf8)))

        #expect(!text.contains("null"))
        for key in [
            "slowest", "deadlineMilliseconds", "status", "sentAfterMilliseconds", "firstByteMilliseconds", "proof",
            "function", "dialect", "cold", "billedMilliseconds", "fansOut",
        ] {
            #expect(!names.contains(key))
        }
    }

    @Test("Pings of further passes are for the same environments, and say so")
    func passes() throws {
        let target = try Target.function(environments: 2)
        let pings = [1, 1, 2, 2].map { pass in
            PingReport.sent(.proven(by: "a"), pass: pass, hold: .milliseconds(50 * pass))
        }

        let report = RoundReport(
            startedAt: Timestamp(secondsSince1970: 0),
            limits: try RoundLimits(maxInFlight: 1),
            wallTime: .zero,
            targets: [TargetReport(target: target, pings: pings)]
        )

        let written = RoundDocument(report).targets[0]

        #expect(written.pings.map(\.environment) == [1, 2, 1, 2])
        #expect(written.pings.map(\.pass) == [1, 1, 2, 2])
        #expect(written.pings.map(\.holdMilliseconds) == [50, 50, 100, 100])
        #expect(written.coverage.passes == 2)
        #expect(written.function == "orders")
        #expect(written.dialect == "keepwarm")
    }

    @Test("An outcome's name is read back, also one that this release does not know")
    func outcomes() {
        #expect(Outcome.Code("tls-expired") == .certificateExpired)
        #expect(Outcome.Code("tls-quantum").description == "tls-quantum")
        #expect(Set(Outcome.Code.all.map(\.description)).count == 24)
    }
}

/// The names of all keys in a JSON value.
private func keys(in json: Any) -> Set<String> {
    switch json {
    case let object as [String: Any]: object.values.reduce(Set(object.keys)) { $0.union(keys(in: $1)) }
    case let array as [Any]: array.reduce([]) { $0.union(keys(in: $1)) }
    default: []
    }
}

extension Outcome.Code {
    fileprivate static let all: [Outcome.Code] = [
        .answered, .unexpectedStatus, .redirected, .nameNotResolved, .connectionRefused, .unreachable,
        .connectionReset, .certificateExpired, .certificateForOtherHost, .certificateFromUnknownIssuer, .tlsFailed,
        .timeoutConnecting, .timeoutFirstByte, .timeoutReading, .functionError, .throttled, .accessDenied,
        .noCredentials, .functionNotFound, .functionNotReady, .awsError, .invalidHTTP, .deadline, .cancelled,
    ]
}
