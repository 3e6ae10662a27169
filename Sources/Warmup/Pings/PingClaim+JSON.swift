import JSONText

extension PingClaim {
    /// Reads the object under `keepwarm`: `{"version":1,"round":"…","ping":3,"of":10,"hold":50}`.
    ///
    /// What is missing or makes no sense is left out.
    init(_ object: JSONValue) {
        version = object["version"]?.integer
        round = object["round"]?.string
        ping = object["ping"]?.integer
        count = object["of"]?.integer
        hold = object["hold"]?.integer
        time = object["time"]?.integer.map(Int64.init)
        signature = object["signature"]?.string
    }
}

extension JSONValue {
    /// The whole number, if this is one.
    var integer: Int? {
        guard case .number(let number) = self else { return nil }
        return number.integer
    }

    /// The text, if this is one.
    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The members, if this is an object.
    var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
