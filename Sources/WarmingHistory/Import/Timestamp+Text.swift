package import Warming

extension Timestamp {
    /// Reads a moment as logs write it: `2025-01-07T19:49:07.924Z`, with a space for the `T`, without a zone for UTC, or
    /// with one like `+01:00`; `nil` for anything else.
    ///
    /// Of a fraction, milliseconds are kept.
    package init?(text: some Sequence<UInt8>) {
        var reader = MomentReader(text)
        guard
            let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.skip("-"),
            let day = reader.number(digits: 2), reader.skip("T") || reader.skip(" ") || reader.skip("t"),
            let hour = reader.number(digits: 2), reader.skip(":"), let minute = reader.number(digits: 2),
            1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60
        else { return nil }
        guard day <= CivilTime.days(inMonth: month, of: year) else { return nil }
        var second = 0
        var milliseconds = 0
        if reader.skip(":") {
            // A leap second is the end of its minute.
            guard let read = reader.number(digits: 2), read <= 60 else { return nil }
            second = min(read, 59)
            if reader.skip(".") || reader.skip(",") { milliseconds = reader.fraction() }
        }
        guard let offset = reader.zone() else { return nil }
        let civil = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        self.init(
            millisecondsSince1970: (civil.secondsSince1970 - Int64(offset * 60)) * 1000 + Int64(milliseconds)
        )
    }
}

/// Reads the parts of a moment one after the other.
private struct MomentReader<Text: Sequence<UInt8>> {
    private var rest: Text.Iterator
    private var next: UInt8?

    init(_ text: Text) {
        rest = text.makeIterator()
        next = rest.next()
    }

    /// Reads so many digits.
    mutating func number(digits: Int) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// Reads all digits of a fraction, in thousandths.
    mutating func fraction() -> Int {
        var thousandths = 0
        var unit = 100
        while let digit = digit() {
            thousandths += digit * unit
            unit /= 10
        }
        return thousandths
    }

    /// Reads a zone up to the end of the text: how many minutes it is ahead of UTC.
    mutating func zone() -> Int? {
        if next == nil { return 0 }
        if skip("Z") || skip("z") { return next == nil ? 0 : nil }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(digits: 2) else { return nil }
        _ = skip(":")
        let minutes = next == nil ? 0 : number(digits: 2)
        guard let minutes, hours < 24, minutes < 60, next == nil else { return nil }
        return sign * (hours * 60 + minutes)
    }

    /// Passes over a character if it is the next one.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        next = rest.next()
        return true
    }

    private mutating func digit() -> Int? {
        guard let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        next = rest.next()
        return Int(byte - UInt8(ascii: "0"))
    }
}
