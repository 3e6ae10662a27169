import Chance
import LambdaReports
import Testing

@Suite("Cut log")
struct CutLogTests {
    private static let log = SampleLines.all.map { $0.line + "\n" }.joined()

    @Test("Of a text that ends early, only whole lines are read")
    func readsWholeLines() {
        let bytes = Array(Self.log.utf8)
        let whole = SampleLines.all.map { LogLine($0.content) }
        var complete = 0
        for length in 0...bytes.count {
            if length > 0, bytes[length - 1] == UInt8(ascii: "\n") { complete += 1 }

            #expect(Array(LogLines(Array(bytes[..<length]))) == Array(whole[..<complete]))
        }
        #expect(complete == whole.count)
    }

    @Test("Of a text that begins late, every whole line is read, and the rest of one is taken for no other")
    func readsAfterCut() throws {
        let bytes = Array(Self.log.utf8)
        var whole = SampleLines.all.map { LogLine($0.content) }
        for start in bytes.indices.dropFirst() {
            if bytes[start - 1] == UInt8(ascii: "\n") {
                whole.removeFirst()
                continue
            }
            let lines = Array(LogLines(Array(bytes[start...])))

            #expect(lines.dropFirst().elementsEqual(whole.dropFirst()))
            switch try #require(lines.first).content {
            case .text, .errorType: break
            default: Issue.record("The rest of a line was taken for another: \(lines[0])")
            }
        }
    }

    @Test("A report cut inside a number or before its last required field is none", arguments: SampleLines.reports)
    func refusesCutReport(line: String, report: InvocationReport) throws {
        let required = try #require(
            line.firstRange(of: " MB\t", after: "Max Memory Used: ") ?? line.firstRange(of: " MB")
        )
        for end in line.indices {
            let cut = String(line[..<end])
            guard let read = InvocationReport(cut) else { continue }

            // Whatever is read of a cut line is a whole report without its last fields.
            #expect(end >= line.index(required.upperBound, offsetBy: -1))
            #expect(read.duration == report.duration && read.billedDuration == report.billedDuration)
            #expect(read.initDuration == nil || read.initDuration == report.initDuration)
            #expect(read.restoreDuration == nil || read.restoreDuration == report.restoreDuration)
            #expect(read.billedRestoreDuration == nil || read.billedRestoreDuration == report.billedRestoreDuration)
        }
    }

    @Test("Random damage is survived, and what is read of it can be written and read again")
    func survivesDamage() {
        var generator = SeededGenerator(seed: 3)
        let log = Array(Self.log.utf8)
        let bytes: [UInt8] = [0, 9, 10, 13, 32, 46, 48, 57, 58, 65, 77, 115, 127, 128, 195, 255]
        for _ in 0..<20_000 {
            var damaged = log
            let start = Int.random(in: damaged.indices, using: &generator)
            let length = Int.random(in: 0..<min(400, damaged.count - start), using: &generator)
            damaged = Array(damaged[start..<start + length])
            for _ in 0..<Int.random(in: 0..<6, using: &generator) where !damaged.isEmpty {
                let position = Int.random(in: damaged.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: damaged.remove(at: position)
                case 1: damaged.insert(bytes.randomElement(using: &generator) ?? 0, at: position)
                default: damaged[position] = bytes.randomElement(using: &generator) ?? 0
                }
            }

            for line in LogLines(damaged, endsWhole: true) {
                #expect(LogLine(line.description).description == line.description)
            }
            let reports = LogLines(damaged, endsWhole: true).reports.map(\.report)
            #expect(reports.allSatisfy { InvocationReport($0.description) == $0 })
        }
    }
}

extension String {
    /// Where a text comes first behind another.
    fileprivate func firstRange(of text: String, after marker: String) -> Range<Index>? {
        guard let start = firstRange(of: marker)?.upperBound else { return nil }
        return self[start...].firstRange(of: text)
    }
}
