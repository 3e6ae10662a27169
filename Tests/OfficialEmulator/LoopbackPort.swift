import Glibc
import NIOConcurrencyHelpers

/// A TCP port of 127.0.0.1.
struct LoopbackPort: Hashable, Sendable {
    let number: UInt16

    // A port that was found is not listened on before its emulator runs.
    private static let found = NIOLockedValueBox<Set<UInt16>>([])

    /// Finds a port that nobody listens on, and never the same one twice.
    ///
    /// It lies below the range that the system takes ports for clients from, so that no connection of another test takes
    /// it before the emulator does.
    static func free() -> LoopbackPort {
        while true {
            let port = LoopbackPort(number: .random(in: 10_000..<32_000))
            guard found.withLockedValue({ $0.insert(port.number).inserted }) else { continue }
            if port.withSocket({ bind($0, $1, $2) }) { return port }
        }
    }

    /// Whether somebody accepts connections there.
    var isListening: Bool {
        withSocket { connect($0, $1, $2) }
    }

    private func withSocket(_ call: (CInt, UnsafePointer<sockaddr>, socklen_t) -> CInt) -> Bool {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = number.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
