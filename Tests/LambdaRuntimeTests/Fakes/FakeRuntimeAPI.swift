import Dispatch
import Glibc
import NIOConcurrencyHelpers

/// A Runtime API on 127.0.0.1 that does with each request what a test says, one connection after another.
final class FakeRuntimeAPI: Sendable {
    typealias Script = @Sendable (FakeRequest) -> FakeReply

    /// The port that it listens on.
    let port: UInt16

    private let listener: CInt
    private let script: Script
    // Not a Mutex: the thread sanitizer cannot see that one on Linux.
    private let read = NIOLockedValueBox<[FakeRequest]>([])

    /// The requests so far.
    var requests: [FakeRequest] { read.withLockedValue { $0 } }

    private init(_ script: @escaping Script) {
        self.script = script
        listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = bind(listener, $0, length)
                getsockname(listener, $0, &length)
            }
        }
        listen(listener, 8)
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit {
        close(listener)
    }

    /// Runs `body` with an API that answers as `script` says, and ends the API when `body` is done.
    static func withRunning<Value: Sendable>(
        _ script: @escaping Script,
        _ body: (FakeRuntimeAPI) async throws -> Value
    ) async rethrows -> Value {
        let api = FakeRuntimeAPI(script)
        let thread = DispatchQueue(label: "fake Runtime API")
        thread.async { api.acceptConnections() }
        defer {
            shutdown(api.listener, CInt(SHUT_RDWR))  // which ends the wait for a connection
            thread.sync {}
        }
        return try await body(api)
    }

    private func acceptConnections() {
        var number = 0
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            var isOn: CInt = 1
            setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
            number += 1
            serve(FakeConnection(descriptor: descriptor, number: number))
            close(descriptor)
        }
    }

    private func serve(_ connection: FakeConnection) {
        var connection = connection
        while var request = connection.readHead() {
            let reply = script(request)
            if !reply.ignoresBody { request.body = connection.readBody(of: request) }
            read.withLockedValue { $0.append(request) }
            for piece in reply.pieces { connection.write(piece) }
            switch reply.ending {
            case .open: continue
            case .closed: return
            case .reset: return connection.reset()
            }
        }
    }
}

/// One connection of the fake Runtime API.
private struct FakeConnection {
    let descriptor: CInt
    let number: Int
    private var unread: [UInt8] = []

    init(descriptor: CInt, number: Int) {
        self.descriptor = descriptor
        self.number = number
    }

    mutating func readHead() -> FakeRequest? {
        while true {
            if let end = unread.firstRange(of: Array("\r\n\r\n".utf8)) {
                let head = String(decoding: unread[..<end.upperBound], as: UTF8.self)
                unread.removeSubrange(..<end.upperBound)
                return FakeRequest(head: head, connection: number)
            }
            guard readMore() else { return nil }
        }
    }

    mutating func readBody(of request: FakeRequest) -> String {
        let length = Int(request.headers["content-length"] ?? "0") ?? 0
        while unread.count < length, readMore() {}
        defer { unread.removeFirst(min(length, unread.count)) }
        return String(decoding: unread.prefix(length), as: UTF8.self)
    }

    private mutating func readMore() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        unread += buffer.prefix(max(count, 0))
        return count > 0
    }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }
}
