import Glibc

extension Socket {
    /// Connects to where the Runtime API listens; of a name, to the first of its addresses that takes the connection.
    static func connect(to address: RuntimeAPIAddress) throws(LambdaRuntimeError) -> Socket {
        do throws(SystemError) {
            if let socket = try connect(toNumeric: address) { return socket }
        } catch {
            throw unreachable(address, "\(error)")
        }
        return try connect(toName: address)
    }

    private static func connect(toNumeric address: RuntimeAPIAddress) throws(SystemError) -> Socket? {
        var v4 = sockaddr_in()
        if inet_pton(AF_INET, address.host, &v4.sin_addr) == 1 {
            v4.sin_family = sa_family_t(AF_INET)
            v4.sin_port = address.port.bigEndian
            return try connect(to: v4)
        }
        var v6 = sockaddr_in6()
        guard inet_pton(AF_INET6, address.host, &v6.sin6_addr) == 1 else { return nil }
        v6.sin6_family = sa_family_t(AF_INET6)
        v6.sin6_port = address.port.bigEndian
        return try connect(to: v6)
    }

    private static func connect<System>(to address: System) throws(SystemError) -> Socket {
        var address = address
        let length = socklen_t(MemoryLayout<System>.size)
        return try withUnsafeMutablePointer(to: &address) { pointer throws(SystemError) in
            let system = UnsafeRawPointer(pointer).assumingMemoryBound(to: sockaddr.self)
            return try Socket(connectingTo: system, length: length)
        }
    }

    private static func connect(toName address: RuntimeAPIAddress) throws(LambdaRuntimeError) -> Socket {
        var hints = addrinfo()
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let result = getaddrinfo(address.host, "\(address.port)", &hints, &list)
        guard result == 0 else { throw unreachable(address, String(cString: gai_strerror(result))) }
        defer { freeaddrinfo(list) }
        var reason = "the name has no address"
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            guard let system = entry.pointee.ai_addr else { continue }
            do throws(SystemError) {
                return try Socket(connectingTo: system, length: entry.pointee.ai_addrlen)
            } catch {
                reason = "\(error)"
            }
        }
        throw unreachable(address, reason)
    }

    private static func unreachable(_ address: RuntimeAPIAddress, _ reason: String) -> LambdaRuntimeError {
        LambdaRuntimeError(
            .unreachable,
            "The Runtime API at \(address.authority) (\(RuntimeAPIAddress.variable)) cannot be reached: \(reason)."
        )
    }
}
