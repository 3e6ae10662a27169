/// The ports that an emulator can be reached at.
public struct EmulatorDoors: Sendable {
    /// The address that they listen on.
    public var host: String

    /// The port of Lambda's own API, and of what the emulator tells about itself.
    public var lambdaPort: Int

    /// The port of the HTTP API in front of the functions; `nil` when there are no routes.
    public var httpPort: Int?

    /// The URL of Lambda's own API, as for `aws --endpoint-url`.
    public var lambdaURL: String { "http://\(host):\(lambdaPort)" }

    /// The URL of the HTTP API.
    public var httpURL: String? { httpPort.map { "http://\(host):\($0)" } }
}

extension EmulatorDoors {
    /// How doors are opened.
    public struct Options: Sendable {
        /// The address to listen on.
        ///
        /// Default: `127.0.0.1`, which only this machine reaches.
        public var host = "127.0.0.1"

        /// The port of Lambda's own API; 0 takes any free one.
        public var lambdaPort = 0

        /// The port of the HTTP API; 0 takes any free one.
        public var httpPort = 0

        /// The routes of the HTTP API, which is not opened without any.
        public var routes: [APIRoute] = []

        /// Checks the signatures of what comes in at Lambda's own API; `nil` takes everything.
        public var verifier: SignatureVerifier?

        /// Any number; the ids of requests to the HTTP API start with it.
        public var entropy: UInt64

        /// The machine's clock, in milliseconds since 1970.
        public var now: @Sendable () -> Int64

        /// Creates options with the defaults.
        public init(entropy: UInt64, now: @escaping @Sendable () -> Int64) {
            self.entropy = entropy
            self.now = now
        }
    }

    /// Runs `body` while the doors of an emulator are open, and closes them when it is done.
    ///
    /// - Throws: What `body` throws, and ``EmulatorError`` with code ``EmulatorError/Code/unavailablePort``.
    public static func withOpen<Value: Sendable>(
        _ emulator: LambdaEmulator,
        options: Options,
        _ body: (EmulatorDoors) async throws -> Value
    ) async throws -> Value {
        try await withOpen(engine: emulator, options: options, body)
    }

    /// Runs `body` while the doors to an engine are open, and closes them when it is done.
    package static func withOpen<Value: Sendable>(
        engine: any InvocationEngine,
        options: Options,
        _ body: (EmulatorDoors) async throws -> Value
    ) async throws -> Value {
        let lambda = InvokeAPI(engine: engine, verifier: options.verifier, now: options.now)
        var doors: [(door: any Door, port: Int)] = [(lambda, options.lambdaPort)]
        if !options.routes.isEmpty {
            let http = HTTPAPI(
                engine: engine,
                routes: options.routes,
                entropy: options.entropy,
                now: options.now
            )
            doors.append((http, options.httpPort))
        }
        return try await DoorServer.withOpen(doors, host: options.host) { ports in
            try await body(
                EmulatorDoors(host: options.host, lambdaPort: ports[0], httpPort: ports.count > 1 ? ports[1] : nil)
            )
        }
    }
}
