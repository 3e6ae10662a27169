/// How wide a text is in Verdana, the letters of badges.
///
/// The browser of whoever looks at a badge may have other letters, so a badge also says how wide its text shall be.
enum TextWidth {
    /// The width of a text at 11 pixels, in pixels.
    static func of(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + Double(tenths(of: $1)) } / 10
    }

    private static func tenths(of scalar: UnicodeScalar) -> Int {
        if (0x20..<0x7F).contains(scalar.value) { return ascii[Int(scalar.value) - 0x20] }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        // From the first of the scripts of East Asia on, letters are squares, and so are most pictures.
        default: return scalar.value >= 0x1100 ? (scalar.properties.isEmojiPresentation ? 140 : 110) : 80
        }
    }

    /// The advances of Verdana's characters from the blank to the tilde, in tenths of a pixel at 11 pixels.
    private static let ascii = [
        39, 43, 50, 90, 70, 118, 80, 30, 50, 50, 70, 90, 40, 50, 40, 50, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 50, 50,
        90, 90, 90, 60, 110, 75, 75, 77, 85, 70, 63, 85, 83, 46, 50, 76, 61, 93, 82, 87, 66, 87, 76, 75, 68, 81, 75,
        109,
        75, 68, 75, 50, 50, 50, 90, 70, 70, 66, 69, 57, 69, 66, 39, 69, 70, 30, 38, 65, 30, 107, 70, 67, 69, 69, 47, 57,
        43, 70, 65, 90, 65, 65, 58, 70, 50, 70, 90,
    ]
}
