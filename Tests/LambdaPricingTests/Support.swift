import LambdaPricing

/// A number out of a literal that is one.
func number(_ text: String) throws -> ExactDecimal {
    try ExactDecimal(text: text)
}

/// A month of a function, with everything in plain numbers.
func function(
    _ invocations: ExactDecimal,
    milliseconds: Int,
    megabytes: Int,
    _ architecture: Architecture = .x86,
    storage: Int = 512
) throws -> Usage {
    try FunctionUsage(
        invocations: invocations,
        duration: .milliseconds(milliseconds),
        memory: FunctionMemory(megabytes: megabytes),
        architecture: architecture,
        storage: storage
    ).usage()
}

/// A quantity of a meter that somebody else counted.
func metered(_ meter: Meter, _ quantity: String) throws -> Usage {
    Usage([try Usage.Entry(meter, number(quantity), working: "")])
}

/// The project's own book, read once.
private let builtInBook = Result { try PriceBook.builtIn() }

extension Bill {
    /// The bill of a usage by the project's own book.
    init(_ usage: Usage, region: String = "us-east-1", _ freeTier: FreeTier = .none) throws {
        self = try Bill(usage, prices: try builtInBook.get(), region: region, freeTier: freeTier)
    }

    /// What each line comes to, exactly, by the names of the meters.
    var exact: [String: String] {
        Dictionary(uniqueKeysWithValues: lines.map { ($0.meter.name, "\($0.amount)") })
    }

    /// What each line comes to in cents, in their order.
    var cents: [String] { lines.map { $0.amount.rounded(places: 2).grouped(atLeast: 2) } }

    /// The exact total.
    var exactly: String { get throws { "\(try exactTotal())" } }

    /// The total in cents.
    func total(as rounding: Rounding) throws -> String {
        try total(rounding).grouped(atLeast: 2)
    }
}
