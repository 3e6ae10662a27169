/// Fills `${NAME}` in from a given environment.
///
/// Without an environment, as in an event that anybody may have sent, every `${NAME}` is a mistake.
///
/// - `${NAME}` stands for the variable's value, which may be empty.
/// - `${NAME:-text}` stands for `text` when the variable is not set or is empty. The text ends at the first `}`, and
///   nothing in it is filled in.
/// - `$$` stands for one `$`; a `$` before anything else stands for itself.
struct Variables {
    let environment: [String: String]?

    /// What came of a text: its value, or why it has none.
    struct Expansion {
        var value = ""
        var isExpanded = false
        var problems: [String] = []
    }

    /// Fills in every variable of a text.
    func expand(_ text: String) -> Expansion {
        var expansion = Expansion()
        guard text.utf8.contains(UInt8(ascii: "$")) else {
            expansion.value = text
            return expansion
        }
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            expansion.value += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            switch rest.first {
            case "$":
                expansion.value += "$"
                rest = rest.dropFirst()
            case "{":
                guard let end = rest.firstIndex(of: "}") else {
                    expansion.problems.append(
                        "'${' has no closing '}'; close it, or write $${ for the characters themselves"
                    )
                    return expansion
                }
                fill(rest[..<end].dropFirst(), into: &expansion)
                rest = rest[rest.index(after: end)...]
            default:
                expansion.value += "$"
            }
        }
        expansion.value += rest
        return expansion
    }

    private func fill(_ reference: Substring, into expansion: inout Expansion) {
        let name = reference.prefix { $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let rest = reference[name.endIndex...]
        guard let first = name.first, !first.isNumber, rest.isEmpty || rest.hasPrefix(":-") else {
            expansion.problems.append("'${\(reference)}' names no variable; write ${NAME} or ${NAME:-default}")
            return
        }
        guard let environment else {
            expansion.problems.append("'${\(reference)}' cannot be filled in here; write the value itself")
            return
        }
        let value = environment[String(name)]
        expansion.isExpanded = true
        if rest.isEmpty {
            guard let value else {
                expansion.problems.append("the variable '\(name)' is not set; set it, or write ${\(name):-default}")
                return
            }
            expansion.value += value
        } else {
            expansion.value += value.flatMap { $0.isEmpty ? nil : $0 } ?? String(rest.dropFirst(2))
        }
    }
}
