import Glibc
import Kernel

/// A TCP socket that never blocks.
///
/// It is closed when its owner lets go of it.
struct Socket: ~Copyable {
    let descriptor: CInt

    /// Opens a socket and begins to connect it.
    ///
    /// - Throws: ``SystemError`` when no socket can be had, or when connecting fails at once.
    init(connectingTo address: SocketAddress) throws {
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.family, kind, 0)
        guard descriptor >= 0 else { throw SystemError(call: "socket", errno: errno) }
        // A handshake ends with a small write, and the request is another: Nagle's algorithm would hold the second one
        // back until the peer's delayed acknowledgement, 40 ms later.
        var isOn: CInt = 1
        setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
        let result = address.withPointer { connect(descriptor, $0, $1) }
        let reason = errno
        guard result == 0 || reason == EINPROGRESS else {
            close(descriptor)
            throw SystemError(call: "connect", errno: reason)
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Whether connecting has come to no end yet, good or bad.
    func isConnecting() -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&state, 1, 0) == 0
    }

    func write(_ bytes: UnsafeRawBufferPointer) -> Connection.Transfer {
        transfer("send") { send(descriptor, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL)) }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Connection.Transfer {
        transfer("recv") { recv(descriptor, buffer.baseAddress, buffer.count, 0) }
    }

    private func transfer(_ name: String, _ call: () -> Int) -> Connection.Transfer {
        while true {
            let count = call()
            if count >= 0 { return .done(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            default: return .failed(PingFailure(SystemError(call: name, errno: errno)))
            }
        }
    }
}
