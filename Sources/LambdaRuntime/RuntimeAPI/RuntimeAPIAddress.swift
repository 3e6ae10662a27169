import Glibc

/// Where the Runtime API listens, as `AWS_LAMBDA_RUNTIME_API` says it: `host:port`, without a scheme or a path.
struct RuntimeAPIAddress: Hashable, Sendable {
    /// The environment variable's name.
    static let variable = "AWS_LAMBDA_RUNTIME_API"

    /// An IPv4 or IPv6 address, the latter without its brackets, or a name.
    let host: String

    /// The TCP port; 80 where none is named.
    let port: UInt16

    /// What the `Host` header says.
    let authority: String

    /// Reads the variable's value.
    ///
    /// - Parameter value: The value; `nil` when the variable is not set.
    /// - Throws: ``LambdaRuntimeError`` that names the variable and quotes its value.
    init(_ value: String?) throws(LambdaRuntimeError) {
        guard let value else {
            throw LambdaRuntimeError(
                .invalidAddress,
                "\(Self.variable) is not set: this program is a Lambda function, and Lambda or an emulator must start it."
            )
        }
        guard let (host, port) = Self.parts(of: value) else {
            let shown = value.cut(toBytes: 200).oneLine
            throw LambdaRuntimeError(
                .invalidAddress,
                "\(Self.variable) is '\(shown)', which is no address: it must be HOST:PORT, such as 127.0.0.1:9001."
            )
        }
        self.host = host
        self.port = port
        authority = value
    }

    private static func parts(of value: String) -> (host: String, port: UInt16)? {
        guard value.hasPrefix("[") else {
            let pieces = value.split(separator: ":", omittingEmptySubsequences: false)
            guard let host = pieces.first, pieces.count <= 2, isName(host) else { return nil }
            return port(pieces.count == 2 ? pieces[1] : nil).map { (String(host), $0) }
        }
        guard let end = value.firstIndex(of: "]") else { return nil }
        let host = String(value[value.index(after: value.startIndex)..<end])
        var address = in6_addr()
        guard inet_pton(AF_INET6, host, &address) == 1 else { return nil }
        let rest = value[value.index(after: end)...]
        guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
        return port(rest.isEmpty ? nil : rest.dropFirst()).map { (host, $0) }
    }

    private static func isName(_ host: Substring) -> Bool {
        let isPlain = host.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
            default: false
            }
        }
        return isPlain && 1...253 ~= host.utf8.count
    }

    private static func port(_ digits: Substring?) -> UInt16? {
        guard let digits else { return 80 }
        guard digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let port = UInt16(digits),
            port > 0
        else { return nil }
        return port
    }
}
