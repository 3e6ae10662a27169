import Dispatch
import Glibc

/// Looks up names with the system's resolver, which blocks, on threads of its own.
enum NameResolver {
    /// What came of a lookup.
    enum Result: Sendable {
        /// The name's addresses in the order in which to try them (RFC 6724), with port 0. Never empty.
        case addresses([SocketAddress])
        /// The resolver's reason, in its words.
        case failed(String)
    }

    /// Looks a name up on another thread and then calls `completion` there.
    static func lookUp(_ host: String, completion: @escaping @Sendable (Result) -> Void) {
        DispatchQueue.global().async {
            completion(lookUp(host))
        }
    }

    private static func lookUp(_ host: String) -> Result {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        var status = getaddrinfo(host, nil, &hints, &list)
        if status != 0 {
            // A machine that has only its loopback interface has no configured address at all (RFC 3493, 6.1).
            hints.ai_flags = 0
            status = getaddrinfo(host, nil, &hints, &list)
        }
        guard status == 0 else { return .failed(String(cString: gai_strerror(status))) }
        defer { freeaddrinfo(list) }

        var addresses: [SocketAddress] = []
        var entry = list
        while let current = entry {
            if let pointer = current.pointee.ai_addr, let address = SocketAddress(pointer) {
                addresses.append(address)
            }
            entry = current.pointee.ai_next
        }
        return addresses.isEmpty ? .failed("no address of a known family") : .addresses(addresses)
    }
}
