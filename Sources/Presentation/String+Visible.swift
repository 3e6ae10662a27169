extension String {
    /// The text with `�` for everything that could move a terminal's cursor, colour it, or turn the reading direction.
    ///
    /// Names come from configurations, and details in part from strangers' servers.
    package var visible: String {
        guard !utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            let properties = scalar.properties
            let isHarmful =
                properties.isBidiControl
                || [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
            text.unicodeScalars.append(isHarmful ? "\u{FFFD}" : scalar)
        }
        return text
    }
}
