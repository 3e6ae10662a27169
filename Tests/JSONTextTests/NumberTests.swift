import JSONText
import Testing

@Suite("JSON numbers")
struct NumberTests {
    @Test(
        "A number is an integer when what it means is one",
        arguments: [
            ("0", 0), ("-0", 0), ("0.000", 0), ("-0e99999999999999999999", 0), ("0e-5", 0), ("1", 1), ("-17", -17),
            ("1.0", 1), ("1e3", 1000), ("1E+3", 1000), ("12.50e1", 125), ("-1200e-2", -12), ("1000e-3", 1),
            ("0.001e3", 1), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775807.000", .max), ("-9.223372036854775808e18", .min),
            ("1000000000000000000000000000000e-30", 1), ("1.5", nil), ("1e-1", nil), ("0.1e0", nil),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1e19", nil), ("1e99", nil),
            ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil), ("-1e9223372036854775807", nil),
            ("1e-9223372036854775808", nil), ("10e-9223372036854775808", nil),
        ] as [(String, Int?)]
    )
    func integers(text: String, integer: Int?) throws {
        #expect(try number(text).integer == integer)
    }

    @Test("An integer type takes what is in its range, and no more")
    func ranges() throws {
        #expect(try number("-128").exactly(Int8.self) == -128)
        #expect(try number("-1.28e2").exactly(Int8.self) == -128)
        #expect(try number("128").exactly(Int8.self) == nil)
        #expect(try number("12.8e1").exactly(Int8.self) == nil)
        #expect(try number("255").exactly(UInt8.self) == 255)
        #expect(try number("256.0").exactly(UInt8.self) == nil)
        #expect(try number("-0.0").exactly(UInt8.self) == 0)
        #expect(try number("-1.0").exactly(UInt8.self) == nil)
        #expect(try number("18446744073709551615").exactly(UInt64.self) == .max)
        #expect(try number("1.8446744073709551615e19").exactly(UInt64.self) == .max)
        #expect(try number("340282366920938463463374607431768211455.0").exactly(UInt128.self) == .max)
    }

    @Test(
        "A number is the nearest double, unless it is beyond all of them",
        arguments: [
            ("0.1", 0.1), ("-0", -0.0), ("1e3", 1000), ("1e308", 1e308), ("1e-400", 0),
            ("5e-324", .leastNonzeroMagnitude),
            ("123456789012345678901234567890", 123456789012345678901234567890.0),
            ("0.30000000000000004", 0.1 + 0.2), ("1e309", nil), ("-1e999999", nil),
        ] as [(String, Double?)]
    )
    func doubles(text: String, double: Double?) throws {
        #expect(try number(text).double == double)
        #expect(try number(text).double?.sign == double?.sign)
    }

    @Test(
        "A double is written with the fewest digits that read back as the same, and a whole one without a point",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-2.5, "-2.5"), (0.1 + 0.2, "0.30000000000000004"),
            (1e15, "1000000000000000"),
            (1e16, "1e+16"), (1e-7, "1e-07"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
            (.leastNonzeroMagnitude, "5e-324"), (.nan, nil), (.infinity, nil), (-.infinity, nil), (.signalingNaN, nil),
        ] as [(Double, String?)]
    )
    func writing(double: Double, text: String?) throws {
        let written = JSONNumber(double)

        #expect(written?.text == text)
        #expect(written == nil || written?.double == double)
    }

    @Test("Numbers are equal when they are written alike")
    func equality() throws {
        #expect(try number("1") == JSONNumber(1))
        #expect(try number("1.0") != JSONNumber(1))
        #expect(JSONNumber(UInt64.max).description == "18446744073709551615")
        #expect(JSONNumber(Float(0.1))?.text == "0.1")
        #expect(JSONNumber(Float.infinity) == nil)
    }

    private func number(_ text: String) throws -> JSONNumber {
        let value = try JSONParser.parse(Array(text.utf8)).value
        guard case .number(let number) = value else { throw JSONError(.mismatch, "no number", offset: 0) }
        return number
    }
}
