import Glibc
import JSONText
import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks a running emulator about itself.
package struct EmulatorClient: Sendable {
    /// The address that the emulator listens on.
    package var host: String

    /// The port of its Lambda API.
    package var port: Int

    /// Creates a client.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// What an emulator answered.
    package struct Response: Sendable {
        /// The status.
        package var status: Int
        /// The headers, their names as they were sent.
        package var headers: [(name: String, value: String)]
        /// The body.
        package var body: [UInt8]

        /// The first value of a header, whatever the case of its name.
        package func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    /// The environments that there are.
    package func environments() async throws -> EnvironmentsDocument {
        let response = try await send("GET", "/_emulator/environments")
        return try JSONTextDecoder().decode(EnvironmentsDocument.self, from: checked(response))
    }

    /// Ends all idle environments.
    ///
    /// - Returns: How many there were.
    package func expireIdle() async throws -> Int {
        struct Answer: Decodable {
            var expired: Int
        }
        let response = try await send("POST", "/_emulator/expire")
        return try JSONTextDecoder().decode(Answer.self, from: checked(response)).expired
    }

    private func checked(_ response: Response) throws(EmulatorError) -> [UInt8] {
        guard response.status == 200 else {
            throw EmulatorError(
                .unreachable,
                "What listens on \(host), port \(port), is no emulator: it answered \(response.status)."
            )
        }
        return response.body
    }

    /// Sends one request over a connection of its own.
    ///
    /// - Throws: ``EmulatorError`` with code ``EmulatorError/Code/unreachable`` when there is no answer.
    package func send(
        _ method: String,
        _ target: String,
        headers: [(String, String)] = [],
        body: [UInt8] = []
    ) async throws(EmulatorError) -> Response {
        do {
            return try await exchange(method, target, headers: headers, body: body)
        } catch {
            throw EmulatorError(
                .unreachable,
                "No emulator answers on \(host), port \(port): \(error.reason). Start one with: keepwarm emulator"
            )
        }
    }

    private func exchange(
        _ method: String,
        _ target: String,
        headers: [(String, String)],
        body: [UInt8]
    ) async throws -> Response {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(5))
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(
                        wrappingChannelSynchronously: channel
                    )
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var fields = HTTPHeaders(headers)
            fields.add(name: "host", value: "\(host):\(port)")
            fields.add(name: "connection", value: "close")
            if !body.isEmpty { fields.add(name: "content-length", value: String(body.count)) }
            let head = HTTPRequestHead(
                version: .http1_1,
                method: HTTPMethod(rawValue: method),
                uri: target,
                headers: fields
            )
            // All at once: a server may answer, and close, as soon as it has seen the head.
            var parts: [HTTPClientRequestPart] = [.head(head)]
            if !body.isEmpty { parts.append(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
            try await outbound.write(contentsOf: parts + [.end(nil)])
            return try await Self.response(inbound)
        }
    }

    private static func response(_ parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> Response
    {
        var response = Response(status: 0, headers: [], body: [])
        for try await part in parts {
            switch part {
            case .head(let head):
                response.status = Int(head.status.code)
                response.headers = head.headers.map { ($0.name, $0.value) }
            case .body(let bytes):
                response.body += bytes.readableBytesView
            case .end:
                return response
            }
        }
        throw ChannelError.eof
    }
}

extension Error {
    /// What went wrong, in a few words.
    fileprivate var reason: String {
        guard let error = self as? NIOConnectionError else { return "\(self)" }
        guard let last = error.connectionErrors.last?.error as? IOError else { return "there is no such host" }
        return String(cString: strerror(last.errnoCode)).lowercased()
    }
}

extension EmulatorError.Code {
    /// No emulator that answers.
    public static let unreachable = EmulatorError.Code(description: "unreachable")
}
