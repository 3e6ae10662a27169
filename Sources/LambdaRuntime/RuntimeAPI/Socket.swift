import Glibc

/// A TCP connection whose calls wait.
///
/// It is closed when its owner lets go of it.
struct Socket: ~Copyable, ByteSource {
    private let descriptor: CInt

    /// Connects to a numeric address.
    init(connectingTo address: UnsafePointer<sockaddr>, length: socklen_t) throws(SystemError) {
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(CInt(address.pointee.sa_family), kind, 0)
        guard descriptor >= 0 else { throw SystemError(call: "socket", errno: errno) }
        // A request is written while the last one's acknowledgement may be outstanding: Nagle's algorithm would hold it
        // back until that comes.
        var isOn: CInt = 1
        setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
        guard Glibc.connect(descriptor, address, length) == 0 || Self.finishConnecting(descriptor) else {
            let reason = errno
            close(descriptor)
            throw SystemError(call: "connect", errno: reason)
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Sends two pieces, one behind the other, as one where the system can.
    func send(_ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer) throws(SystemError) {
        var sent = 0
        while sent < head.count + body.count {
            let count = sendOnce(
                UnsafeRawBufferPointer(rebasing: head.dropFirst(sent)),
                UnsafeRawBufferPointer(rebasing: body.dropFirst(max(sent - head.count, 0)))
            )
            if count >= 0 {
                sent += count
            } else if errno != EINTR {
                throw SystemError(call: "sendmsg", errno: errno)
            }
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count >= 0 { return count }
            guard errno == EINTR else { throw SystemError(call: "recv", errno: errno) }
        }
    }

    private func sendOnce(_ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer) -> Int {
        withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { pieces in
            pieces[0] = iovec(iov_base: UnsafeMutableRawPointer(mutating: head.baseAddress), iov_len: head.count)
            pieces[1] = iovec(iov_base: UnsafeMutableRawPointer(mutating: body.baseAddress), iov_len: body.count)
            var message = msghdr()
            message.msg_iov = pieces.baseAddress
            message.msg_iovlen = pieces.count
            return sendmsg(descriptor, &message, CInt(MSG_NOSIGNAL))
        }
    }

    /// Waits for the end of a connect that a signal interrupted, which goes on by itself (POSIX, connect).
    private static func finishConnecting(_ descriptor: CInt) -> Bool {
        guard errno == EINTR else { return false }
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while poll(&state, 1, -1) < 0 {
            guard errno == EINTR else { return false }
        }
        var reason: CInt = 0
        var size = socklen_t(MemoryLayout<CInt>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &reason, &size)
        errno = reason
        return reason == 0
    }
}
