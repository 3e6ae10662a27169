import CLinux
import Glibc
import Kernel

/// The loopback port on which one environment finds its Runtime API, and the connections to it.
///
/// A runtime keeps one connection as a rule. Others may come and go; a request is a request, whichever one it takes.
final class RuntimeListener: Poller.Watcher {
    /// The port.
    let port: UInt16

    /// Who hears of the requests.
    weak var environment: Environment?

    private let poller: Poller
    private let descriptor: CInt
    private var ticket: Poller.Ticket?
    private var connections: [ObjectIdentifier: RuntimeConnection] = [:]

    /// Opens a port of the kernel's choice.
    init(poller: Poller) throws(SystemError) {
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw SystemError(call: "socket", errno: errno) }
        do throws(SystemError) {
            port = try Self.listen(descriptor)
            self.poller = poller
            self.descriptor = descriptor
            ticket = try poller.watch(descriptor, for: self)
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    func descriptorIsReady(_ readiness: Poller.Readiness) {
        acceptConnections()
    }

    private func acceptConnections() {
        while true {
            let accepted = accept4(descriptor, nil, nil, CInt(SOCK_NONBLOCK.rawValue) | CInt(SOCK_CLOEXEC.rawValue))
            guard accepted >= 0 else {
                if errno == EINTR || errno == ECONNABORTED { continue }
                return
            }
            guard let connection = RuntimeConnection(descriptor: accepted, poller: poller, listener: self) else {
                continue
            }
            connections[ObjectIdentifier(connection)] = connection
        }
    }

    /// A request has come in whole.
    func take(_ request: RuntimeRequest, from connection: RuntimeConnection) {
        environment?.take(request, from: connection)
    }

    /// A connection has ended.
    func forget(_ connection: RuntimeConnection) {
        connections[ObjectIdentifier(connection)] = nil
    }

    /// Reads what has come in and was not told of yet.
    func drain() {
        acceptConnections()
        for connection in connections.values { connection.receive() }
    }

    /// Ends all connections; the port stays open.
    func closeConnections() {
        for connection in connections.values { connection.close() }
        connections.removeAll()
    }

    /// Ends all connections, and gives the port back.
    func close() {
        closeConnections()
        guard let ticket else { return }
        poller.letGo(descriptor, ticket)
        self.ticket = nil
        Glibc.close(descriptor)
    }

    private static func listen(_ descriptor: CInt) throws(SystemError) -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed: String? = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                if bind(descriptor, pointer, length) != 0 { return "bind" }
                if Glibc.listen(descriptor, 64) != 0 { return "listen" }
                return getsockname(descriptor, pointer, &length) != 0 ? "getsockname" : nil
            }
        }
        if let failed { throw SystemError(call: failed, errno: errno) }
        return UInt16(bigEndian: address.sin_port)
    }
}
