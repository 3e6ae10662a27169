internal import Glibc
internal import NIOCore
internal import NIOSSL

extension Channel {
    /// Closes the connection without waiting for anything, not even for TLS to say goodbye.
    ///
    /// On the event loop only.
    func closeAtOnce() {
        guard let tls = try? pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self) else {
            return close(promise: nil)
        }
        tls.close(promise: nil)
    }

    /// Closes the connection with a TCP reset.
    ///
    /// On the event loop only.
    func reset() {
        // A socket that lingers for no time at all has no end but this one.
        (self as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).assumeIsolated()
            .whenComplete { _ in self.closeAtOnce() }
    }
}
