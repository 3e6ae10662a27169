extension JSONScanner {
    /// The mistake that something else than what is wanted comes next.
    func unexpected(_ wanted: String) -> JSONError {
        next == nil
            ? JSONError(.unexpectedEnd, "the text ends where it needs \(wanted)", offset: index)
            : JSONError(.unexpectedCharacter, "expected \(wanted)", offset: index)
    }

    /// The mistake that no member comes next.
    func unexpected(orHint wanted: String) -> JSONError {
        guard let hint else { return unexpected(wanted) }
        return JSONError(.unexpectedCharacter, "expected \(wanted): \(hint)", offset: index)
    }

    /// The mistake that no value comes next.
    func noValue() -> JSONError {
        switch next {
        case .plus: JSONError(.invalidNumber, "expected a value: a number has no '+' before it", offset: index)
        case UInt8(ascii: "."):
            JSONError(.invalidNumber, "expected a value: a number has a digit before its '.'", offset: index)
        default: unexpected(orHint: "a value")
        }
    }

    /// The mistake that another opening bracket comes next.
    func tooDeep() -> JSONError {
        let reason = "lists and objects stand in one another more than \(JSONParser.depthLimit) deep"
        return JSONError(.tooDeep, reason, offset: index)
    }

    /// What the writer may have thought, by the byte that comes next.
    private var hint: String? {
        switch next {
        case UInt8(ascii: "'"): "a text stands in double quotes"
        case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments"
        case .closeBrace, .closeBracket: "no ',' stands before a closing bracket"
        case .comma: "one is missing before ','"
        default: nil
        }
    }
}
