/// One connection to the Runtime API, kept open from request to request.
struct RuntimeAPIConnection: ~Copyable {
    private var socket: Socket
    private var reader = ResponseReader()

    /// Whether it has carried a response before, so that the peer may have closed it in the meantime.
    private(set) var isReused = false

    /// Opens the connection.
    init(to address: RuntimeAPIAddress) throws(LambdaRuntimeError) {
        socket = try Socket.connect(to: address)
    }

    /// Sends a request and waits for its response, without any limit of time.
    ///
    /// - Parameters:
    ///   - head: The request's head, with the empty line at its end.
    ///   - body: The request's body, as long as the head says.
    /// - Returns: The response; a connection that it does not keep must not be used again.
    /// - Throws: ``ResponseFailure``, after which the connection must not be used again.
    mutating func exchange(head: [UInt8], body: [UInt8]) throws(ResponseFailure) -> Response {
        var isBroken = false
        do throws(SystemError) {
            try send(head, body)
        } catch {
            // A peer that refuses a long body may answer, and close, before it has read all of it.
            guard error.isDisconnection else { throw .system(error) }
            isBroken = true
        }
        let response = try reader.next(from: &socket)
        isReused = true
        return isBroken ? response.endingConnection() : response
    }

    private func send(_ head: [UInt8], _ body: [UInt8]) throws(SystemError) {
        try head.withUnsafeBufferPointer { head throws(SystemError) in
            try body.withUnsafeBufferPointer { body throws(SystemError) in
                try socket.send(UnsafeRawBufferPointer(head), UnsafeRawBufferPointer(body))
            }
        }
    }
}
