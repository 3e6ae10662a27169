import JSONText
import Testing
import Warming

@testable import WarmerFunction

@Suite("Round metrics")
struct RoundMetricsTests {
    /// A round with targets that answered so.
    private func report(_ answers: [[Answer]]) throws -> RoundReport {
        RoundReport(
            startedAt: moment,
            limits: try RoundLimits(maxInFlight: 10, slowAfter: .seconds(1)),
            wallTime: .milliseconds(1402),
            targets: try answers.enumerated().map { index, answers in
                let endpoint = try HTTPEndpoint(url: HTTPURL("https://api.example.com/\(index)"))
                return TargetReport(
                    target: try Target(endpoint: endpoint, environments: answers.count),
                    pings: answers.map { PingReport(sentAfter: .zero, answer: $0) }
                )
            }
        )
    }

    @Test("The line is what CloudWatch takes, to the byte")
    func golden() throws {
        let report = try report([[answered()], [answered(), answered(1400)], [failed()], [answered(1001), failed()]])

        #expect(
            RoundMetrics(report, function: "shop-warmer", at: moment).line == """
                {"_aws":{"Timestamp":1795378500123,"CloudWatchMetrics":[{"Namespace":"Keepwarm","Dimensions":[["Warmer"]],\
                "Metrics":[{"Name":"TargetsRequested","Unit":"Count"},{"Name":"TargetsAnswered","Unit":"Count"},\
                {"Name":"TargetsFailed","Unit":"Count"},{"Name":"TargetsCold","Unit":"Count"},\
                {"Name":"RoundMilliseconds","Unit":"Milliseconds"}]}]},"Warmer":"shop-warmer","TargetsRequested":4,\
                "TargetsAnswered":2,"TargetsFailed":2,"TargetsCold":2,"RoundMilliseconds":1402}
                """
        )
    }

    @Test("A target is cold when an answer proves it, however fast it came, and warm when answers prove that")
    func proof() throws {
        func proven(cold: Bool, _ milliseconds: Int) -> Answer {
            var answer = answered(milliseconds)
            answer.proof = Proof()
            answer.proof?.isCold = cold
            return answer
        }
        let report = try report([
            [proven(cold: true, 5), proven(cold: false, 5)], [proven(cold: false, 1400)], [answered(1400)],
        ])

        let line = try JSONParser.parse(Array(RoundMetrics(report, function: "w", at: moment).line.utf8)).value

        #expect(line["TargetsCold"]?.integer == 2)
    }

    @Test("Every metric that is declared has a value beside it, and the dimension a text")
    func complete() throws {
        let line = try JSONParser.parse(Array(RoundMetrics(try report([]), function: "w", at: moment).line.utf8)).value
        let directive = try #require(line["_aws"]?["CloudWatchMetrics"]?.elements.first)
        let names = try #require(directive["Metrics"]?.elements.compactMap { $0["Name"]?.string })

        #expect(names.count == 5)
        for name in names { #expect(line[name]?.integer != nil, "\(name)") }
        #expect(directive["Dimensions"] == [["Warmer"]])
        #expect(line["Warmer"] == "w")
    }
}

extension JSONValue {
    fileprivate var elements: [JSONValue] { if case .list(let elements) = self { elements } else { [] } }
    fileprivate var string: String? { if case .string(let string) = self { string } else { nil } }
    fileprivate var integer: Int? { if case .number(let number) = self { number.integer } else { nil } }
}
