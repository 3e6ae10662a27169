/// The values that one field of a cron expression lets through.
struct CronField: Hashable, Sendable {
    /// The values, in order and without repeats; never empty.
    let values: [Int]

    /// Reads a list of values, ranges and steps: `5`, `1,15`, `MON-FRI`, `*`, `0/5`, `10-40/10`.
    ///
    /// A range that ends before it begins goes on past the largest value: `FRI-MON`, `22-2`. AWS's documentation
    /// is silent; Quartz, whose language this is, reads it so, and the public `aws_cron_expression_validator`
    /// lets it pass. Years do not come round again, so their ranges do not wrap.
    ///
    /// A step larger than the field has values is refused although that validator lets it pass: `0/90` in the
    /// minutes looks like every 90 minutes and would tick once an hour.
    init(_ text: Substring, as kind: Kind) throws(Flaw) {
        var values: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            try values.formUnion(Self.values(of: item, as: kind))
        }
        self.values = values.sorted()
    }

    /// The smallest value that is not below `value`.
    func first(from value: Int) -> Int? {
        values.first { $0 >= value }
    }

    private static func values(of item: Substring, as kind: Kind) throws(Flaw) -> [Int] {
        guard !item.isEmpty else { throw Flaw("a value is missing") }
        let parts = item.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let range = try range(of: parts[0], as: kind)
        guard parts.count == 2 else { return range.isOpen ? [range.values[0]] : range.values }

        guard kind.allowsSteps else { throw Flaw("'/' has no meaning there, so name the values") }
        guard let step = number(parts[1]), step > 0 else {
            throw Flaw("the step '\(parts[1])' is not a whole number from 1 up")
        }
        guard step <= kind.range.count else {
            throw Flaw("the step \(step) is longer than the field, which has \(kind.range.count) values")
        }
        return stride(from: 0, to: range.values.count, by: step).map { range.values[$0] }
    }

    /// The values that a step would choose from; open when only the first of them was named.
    private static func range(of text: Substring, as kind: Kind) throws(Flaw) -> (values: [Int], isOpen: Bool) {
        if text == "*" { return (Array(kind.range), false) }
        let bounds = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        let start = try value(of: bounds[0], as: kind)
        guard bounds.count == 2 else { return (Array(start...kind.range.upperBound), true) }
        let end = try value(of: bounds[1], as: kind)
        if start <= end { return (Array(start...end), false) }
        guard kind.wraps else { throw Flaw("\(start) comes after \(end)") }
        return (Array(start...kind.range.upperBound) + Array(kind.range.lowerBound...end), false)
    }

    /// The number that a number or a name stands for.
    static func value(of text: Substring, as kind: Kind) throws(Flaw) -> Int {
        if let index = kind.names.firstIndex(of: text.uppercased()) { return index + 1 }
        guard let value = number(text) else {
            let name = kind.names.first { text.count > 3 && text.uppercased().hasPrefix($0) }
            guard let name = name ?? SpellingSuggestion.closest(to: text, among: kind.names) else {
                throw Flaw(text.isEmpty ? "a value is missing" : "'\(text)' is not a value")
            }
            throw Flaw("'\(text)' is not a value (did you mean \(name)?)")
        }
        guard kind.range.contains(value) else { throw Flaw("\(value) is out of range") }
        return value
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.count <= 4 && text.utf8.allSatisfy(UInt8.isDigit) ? Int(text) : nil
    }
}

extension CronField {
    /// What is wrong with a part of a field, to be completed with where it stands.
    struct Flaw: Error {
        let reason: String

        init(_ reason: String) {
            self.reason = reason
        }
    }
}
