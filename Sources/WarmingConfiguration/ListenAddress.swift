public import Warming

/// An address of this machine to listen on: `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`.
public struct ListenAddress: Hashable, Sendable {
    /// The name or number of the machine, without the brackets of an IPv6 address.
    public var host: String

    /// The port; 0 takes any free one.
    public var port: Int

    /// Reads an address.
    ///
    /// - Parameter text: A host, a colon and a port.
    /// - Throws: `WarmingError` with code `invalidAddress` for anything else.
    public init(_ text: String) throws(WarmingError) {
        guard let colon = text.lastIndex(of: ":"), case let name = text[..<colon],
            let port = UInt16(text[text.index(after: colon)...])
        else { throw Self.error(text) }
        let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
        host = String(isBracketed ? name.dropFirst().dropLast() : name)
        // An address with colons of its own has brackets, or its last part would be taken for the port.
        guard !host.isEmpty, host.contains(":") == isBracketed else { throw Self.error(text) }
        self.port = Int(port)
    }

    /// The host as a part of a URL.
    public var urlHost: String { host.contains(":") ? "[\(host)]" : host }

    private static func error(_ text: String) -> WarmingError {
        WarmingError(.invalidAddress, "'\(text)' is no address to listen on; write one like 127.0.0.1:8080.")
    }
}
