import Chance
import Testing

@testable import Warming

@Suite("Service interval")
struct ServiceIntervalTests {
    @Test("A ping proves its environment busy between its latest start and its earliest end")
    func bounds() throws {
        let report = PingReport(
            sentAfter: .milliseconds(100),
            answer: .proven(by: nil, after: .milliseconds(80), duration: .milliseconds(50))
        )

        let interval = try #require(ServiceInterval(report))

        #expect(interval.start == .milliseconds(130))
        #expect(interval.end == .milliseconds(150))
    }

    @Test("A ping that ran for less than half of its latency, or never went out, proves nothing")
    func provesNothing() {
        let short = Answer.proven(by: nil, after: .milliseconds(80), duration: .milliseconds(40))

        #expect(ServiceInterval(PingReport(sentAfter: .zero, answer: short)) == nil)
        #expect(ServiceInterval(PingReport(sentAfter: nil, answer: short)) == nil)
        #expect(ServiceInterval(PingReport(sentAfter: .zero, answer: .good())) == nil)
    }

    @Test("Pings that all ran at one moment were on as many environments", arguments: [1, 2, 10, 1000])
    func exact(count: Int) {
        let reports = (0..<count).map { place in
            PingReport(
                sentAfter: .microseconds(place),
                answer: .proven(by: nil, after: .milliseconds(60), duration: .milliseconds(50))
            )
        }

        #expect(ServiceInterval.mostAtOnce(reports.compactMap(ServiceInterval.init)) == count)
    }

    @Test("One that ends as another starts may have made room for it")
    func touching() {
        let reports = [0, 60, 120].map { sent in
            PingReport(
                sentAfter: .milliseconds(sent),
                answer: .proven(by: nil, after: .milliseconds(60), duration: .milliseconds(60))
            )
        }

        #expect(ServiceInterval.mostAtOnce(reports.compactMap(ServiceInterval.init)) == 1)
        #expect(ServiceInterval.mostAtOnce([]) == 0)
    }

    @Test(
        "Environments that serve one ping at a time are never counted double, whatever the network does",
        arguments: 1...40 as ClosedRange<UInt64>
    )
    func sound(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let environments = Int.random(in: 1...8, using: &generator)
        var reports: [PingReport] = []
        for _ in 0..<environments {
            var freeAt = 0
            for _ in 0..<Int.random(in: 0...12, using: &generator) {
                let start = freeAt + Int.random(in: 0...20, using: &generator)
                let duration = Int.random(in: 1...60, using: &generator)
                freeAt = start + duration
                let sent = max(0, start - Int.random(in: 0...30, using: &generator))
                let ended = freeAt + Int.random(in: 0...30, using: &generator)
                reports.append(
                    PingReport(
                        sentAfter: .milliseconds(sent),
                        answer: .proven(
                            by: nil,
                            after: .milliseconds(ended - sent),
                            duration: .milliseconds(duration)
                        )
                    )
                )
            }
        }

        #expect(ServiceInterval.mostAtOnce(reports.compactMap(ServiceInterval.init)) <= environments)
        #expect(Coverage(of: reports, requested: 100).distinct <= environments)
    }
}
