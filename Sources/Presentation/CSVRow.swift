/// One line of comma-separated values (RFC 4180).
package enum CSVRow {
    /// The fields with commas between them, in quotes where they need some, and a line end.
    package static func text(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A text that a spreadsheet takes for a text, whatever it begins with.
    package static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ field: String) -> String {
        // By scalars, since a quote with an accent upon it is a character of its own.
        guard
            field.unicodeScalars.contains(where: {
                $0 == "," || $0 == "\"" || $0.properties.generalCategory == .control
            })
        else { return field }
        var quoted = "\""
        for scalar in field.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
