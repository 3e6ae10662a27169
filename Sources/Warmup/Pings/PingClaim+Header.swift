extension PingClaim {
    /// A header that is longer is nobody's of ours.
    private static let longestHeader = 512

    /// Reads the value of the header `keepwarm-ping`: `version=1;round=…;ping=3;of=10;hold=50`.
    ///
    /// What is missing or makes no sense is left out. A request with such a header is a ping all the same, and what
    /// stands behind a wrong one gets no hold.
    init(header: String) {
        guard header.utf8.count <= Self.longestHeader else { return }
        for field in header.split(separator: ";") {
            guard let equals = field.firstIndex(of: "=") else { continue }
            let name = field[..<equals].drop { $0 == " " }
            let value = field[field.index(after: equals)...]
            switch name {
            case "version": version = Int(value)
            case "round": round = String(value)
            case "ping": ping = Int(value)
            case "of": count = Int(value)
            case "hold": hold = Int(value)
            case "time": time = Int64(value)
            case "signature": signature = String(value)
            default: break  // of a later version
            }
        }
    }
}
