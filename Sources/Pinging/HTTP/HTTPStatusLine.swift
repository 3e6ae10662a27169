/// The first line of a response (RFC 9112 section 4).
enum HTTPStatusLine {
    /// Reads the status out of a line like `HTTP/1.1 200 OK`.
    ///
    /// - Throws: ``InvalidHTTP`` for another protocol, another major version, or a status that is no number from 100 to 599.
    static func status(in line: ArraySlice<UInt8>) throws(InvalidHTTP) -> Int {
        guard line.starts(with: "HTTP/".utf8) else {
            throw InvalidHTTP(reason: "the answer does not begin with HTTP/")
        }
        let version = line.dropFirst(5).prefix { $0 != UInt8(ascii: " ") }
        guard version.elementsEqual("1.1".utf8) || version.elementsEqual("1.0".utf8) else {
            throw InvalidHTTP(reason: "the version is neither HTTP/1.0 nor HTTP/1.1")
        }
        let digits = line.dropFirst(9).prefix { $0 != UInt8(ascii: " ") }
        guard digits.count == 3, let status = Int(decimal: digits), 100...599 ~= status else {
            throw InvalidHTTP(reason: "the status is not a number from 100 to 599")
        }
        return status
    }
}

extension Int {
    /// Reads digits alone: no sign, no blank, at most 18 of them.
    init?(decimal digits: some Collection<UInt8>) {
        guard 1...18 ~= digits.count else { return nil }
        var value = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        self = value
    }

    /// Reads hexadecimal digits alone: no sign, no blank, at most 15 of them.
    init?(hexadecimal digits: some Collection<UInt8>) {
        guard 1...15 ~= digits.count else { return nil }
        var value = 0
        for digit in digits {
            guard let nibble = Character(UnicodeScalar(digit)).hexDigitValue else { return nil }
            value = value << 4 | nibble
        }
        self = value
    }
}
