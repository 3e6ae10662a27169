import Glibc

/// Where a socket connects to: an IPv4 or IPv6 address with a port.
struct SocketAddress: Hashable, Sendable {
    private enum Storage: Hashable, Sendable {
        case v4(address: UInt32, port: UInt16)
        case v6(address: [UInt8], scope: UInt32, port: UInt16)
    }

    private var storage: Storage

    /// Reads a numeric address; `nil` when `host` is a name, which a resolver must look up.
    init?(numericHost host: String, port: Int) {
        var v4 = in_addr()
        if inet_pton(AF_INET, host, &v4) == 1 {
            storage = .v4(address: v4.s_addr, port: UInt16(port).bigEndian)
            return
        }
        let parts = host.split(separator: "%", maxSplits: 1)
        var v6 = in6_addr()
        guard let numeric = parts.first, inet_pton(AF_INET6, String(numeric), &v6) == 1 else { return nil }
        let scope = parts.count == 2 ? UInt32(parts[1]) ?? if_nametoindex(String(parts[1])) : 0
        storage = .v6(address: withUnsafeBytes(of: v6) { Array($0) }, scope: scope, port: UInt16(port).bigEndian)
    }

    /// Takes an address out of a resolver's answer; `nil` for a family that is neither IPv4 nor IPv6.
    init?(_ pointer: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(pointer)
        switch CInt(pointer.pointee.sa_family) {
        case AF_INET:
            let address = raw.loadUnaligned(as: sockaddr_in.self)
            storage = .v4(address: address.sin_addr.s_addr, port: address.sin_port)
        case AF_INET6:
            let address = raw.loadUnaligned(as: sockaddr_in6.self)
            storage = .v6(
                address: withUnsafeBytes(of: address.sin6_addr) { Array($0) },
                scope: address.sin6_scope_id,
                port: address.sin6_port
            )
        default:
            return nil
        }
    }

    /// The address family, as `socket` takes it.
    var family: CInt {
        switch storage {
        case .v4: AF_INET
        case .v6: AF_INET6
        }
    }

    /// The same address with another port.
    func with(port: Int) -> SocketAddress {
        var copy = self
        switch storage {
        case .v4(let address, _): copy.storage = .v4(address: address, port: UInt16(port).bigEndian)
        case .v6(let address, let scope, _):
            copy.storage = .v6(address: address, scope: scope, port: UInt16(port).bigEndian)
        }
        return copy
    }

    /// Calls `body` with the address in the system's form.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        switch storage {
        case .v4(let address, let port):
            var system = sockaddr_in()
            system.sin_family = sa_family_t(AF_INET)
            system.sin_port = port
            system.sin_addr.s_addr = address
            return Self.withBytes(of: &system, body)
        case .v6(let address, let scope, let port):
            var system = sockaddr_in6()
            system.sin6_family = sa_family_t(AF_INET6)
            system.sin6_port = port
            system.sin6_scope_id = scope
            withUnsafeMutableBytes(of: &system.sin6_addr) { $0.copyBytes(from: address) }
            return Self.withBytes(of: &system, body)
        }
    }

    private static func withBytes<System, Result>(
        of system: inout System,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafePointer(to: &system) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<System>.size))
            }
        }
    }
}
