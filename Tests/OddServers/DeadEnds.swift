internal import Glibc
internal import NIOCore

/// Runs `body` with a port on 127.0.0.1 that refuses every connection.
///
/// A socket holds the port without listening on it, so that it stays refused: nobody else can get it meanwhile.
public func withRefusedPort<Value>(_ body: (_ port: Int) async throws -> Value) async throws -> Value {
    let socket = try LoopbackSocket()
    defer { socket.close() }
    return try await body(socket.port())
}

/// Runs `body` with a port on 127.0.0.1 where connecting neither succeeds nor fails.
///
/// A socket listens there with a backlog of 0, for which Linux lets one connection wait to be accepted. That one is made
/// here and never accepted. From then on the kernel drops every further SYN in silence (`tcp_conn_request`), as a
/// firewall does, and a client repeats its own after 1 s, 3 s, 7 s and so on. At the end of the call one of these may
/// still be answered with a refusal. This holds as long as `net.ipv4.tcp_abort_on_overflow` is 0, which is the default.
public func withBlackHole<Value>(_ body: (_ port: Int) async throws -> Value) async throws -> Value {
    let listener = try LoopbackSocket()
    defer { listener.close() }
    try listener.listen(backlog: 0)
    let filler = try LoopbackSocket()
    defer { filler.close() }
    try filler.connect(toPort: listener.port())
    try listener.waitUntilReadable()  // now the connection is in the queue, and the queue is full
    return try await body(listener.port())
}

/// A TCP socket of the C library, bound to 127.0.0.1.
private struct LoopbackSocket {
    private let descriptor: CInt

    init() throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        try Self.check(descriptor, "socket")
        do {
            try withAddress(port: 0) { try Self.check(bind(descriptor, $0, $1), "bind") }
        } catch {
            close()
            throw error
        }
    }

    func close() {
        _ = Glibc.close(descriptor)
    }

    func port() throws -> Int {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try Self.check(getsockname(descriptor, $0, &length), "getsockname")
            }
        }
        return Int(in_port_t(bigEndian: address.sin_port))
    }

    func listen(backlog: CInt) throws {
        try Self.check(Glibc.listen(descriptor, backlog), "listen")
    }

    func connect(toPort port: Int) throws {
        try withAddress(port: port) { try Self.check(Glibc.connect(descriptor, $0, $1), "connect") }
    }

    /// Waits until a connection is there to be accepted.
    func waitUntilReadable() throws {
        var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        try Self.check(poll(&descriptors, 1, 10_000) - 1, "poll")
    }

    private func withAddress(port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Void) rethrows {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        try withUnsafePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private static func check(_ result: CInt, _ call: String) throws {
        if result < 0 { throw IOError(errnoCode: errno, reason: call) }
    }
}
