extension [EmulatedFunction] {
    /// Refuses what cannot be.
    func check() throws(EmulatorError) {
        var names: Set<String> = []
        for function in self {
            try function.check()
            guard names.insert(function.name).inserted else {
                throw EmulatorError(.invalidFunction, "There are two functions named '\(function.name)'.")
            }
        }
    }
}

extension EmulatedFunction {
    /// Refuses what cannot be, and what the system would not take.
    fileprivate func check() throws(EmulatorError) {
        if let reason = objection {
            throw EmulatorError(.invalidFunction, "The function '\(name)' \(reason).")
        }
    }

    private var objection: String? {
        if let reason = objectionToName ?? objectionToVariables { return reason }
        guard codeFolder.hasPrefix("/") else { return "has the code folder '\(codeFolder)'; give an absolute path" }
        guard timeout > .zero else { return "has a timeout of \(timeout); it must be above zero" }
        guard memorySizeMB > 0 else { return "has a memory size of \(memorySizeMB) MB; it must be above zero" }
        for (alias, version) in aliases where !versions.contains(version) {
            return "has an alias '\(alias)' for version '\(version)', which it does not have"
        }
        return nil
    }
}

extension EmulatedFunction {
    /// Why the function cannot have its name, in words that follow it; `nil` when it can.
    package var objectionToName: String? {
        guard !name.isEmpty, name.utf8.count <= 64, name.utf8.allSatisfy(\.isNameCharacter) else {
            return "needs another name: 1 to 64 letters, digits, hyphens and underscores"
        }
        return nil
    }

    /// Why the function cannot have its environment variables, in words that follow its name; `nil` when it can.
    package var objectionToVariables: String? {
        for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
            guard !name.isEmpty, !name.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "=") }) else {
                return "has an environment variable named '\(name)', which is no name"
            }
            guard !value.utf8.contains(0) else { return "has a zero byte in the environment variable '\(name)'" }
        }
        return nil
    }
}

extension UInt8 {
    /// Whether the byte may stand in a function's name.
    fileprivate var isNameCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
