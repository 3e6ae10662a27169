/// What an odd server does with a connection.
///
/// A behaviour is data: when to begin, and which steps to take. The server plays the steps one after another and leaves
/// the connection open at their end, so that only a client that has understood enough goes on without its timeout.
/// One that begins at a request begins anew at every further request on the same connection.
public struct Behaviour: Sendable, CustomStringConvertible {
    /// What a connection has to bring before the steps begin.
    ///
    /// On a TLS server all of it happens inside the encryption.
    public enum Start: Sendable {
        /// The connection itself: the server speaks first.
        case connection
        /// The first bytes, whatever they are.
        case firstBytes
        /// A request with all of its body.
        case request
    }

    /// One thing to do.
    ///
    /// Each begins when the one before it is done: a write when the kernel has taken all of it.
    public enum Step: Hashable, Sendable {
        /// Sends these bytes.
        case write([UInt8])
        /// Sends the same bytes so many times, or for ever, as fast as they are read or with a pause after each.
        case repeatWrite([UInt8], times: Int?, every: Duration?)
        /// Waits.
        case pause(Duration)
        /// Ends the server's half of the connection, after a `close_notify` on TLS, and still reads what comes.
        case finish
        /// Closes the connection; on TLS without the `close_notify` that would tell an end from an attack.
        case cut
        /// Closes the connection with a TCP reset. What the client has not received by then it never receives.
        case reset
    }

    /// The behaviour's name, as tests with arguments show it.
    public var description: String

    let start: Start
    let script: @Sendable (RecordedRequest?) -> [Step]

    /// Creates a behaviour.
    ///
    /// - Parameters:
    ///   - description: Its name, as tests with arguments show it.
    ///   - start: What a connection has to bring before the steps begin.
    ///   - script: The steps; they may depend on the request, which is `nil` when there is none yet.
    public init(
        _ description: String,
        after start: Start = .request,
        script: @escaping @Sendable (RecordedRequest?) -> [Step]
    ) {
        self.description = description
        self.start = start
        self.script = script
    }

    /// Creates a behaviour that always takes the same steps.
    public init(_ description: String, after start: Start = .request, _ steps: Step...) {
        self.init(description, after: start) { _ in steps }
    }
}

extension Behaviour {
    /// The same, and then the end of the server's half of the connection.
    public func thenFinishing() -> Behaviour {
        changed("then the end") { $0 + [.finish] }
    }

    /// The same, with every write taken to pieces of so many bytes and a pause after each.
    public func inPieces(of length: Int = 1, every pause: Duration = .milliseconds(1)) -> Behaviour {
        changed("in pieces of \(length)") { steps in
            steps.flatMap { step -> [Step] in
                guard case .write(let bytes) = step else { return [step] }
                return stride(from: 0, to: bytes.count, by: length).flatMap { start -> [Step] in
                    [.write(Array(bytes[start..<min(start + length, bytes.count)])), .pause(pause)]
                }
            }
        }
    }

    /// The same, with a pause inside of the first write, after so many bytes of it.
    public func split(at index: Int, pausing pause: Duration = .milliseconds(1)) -> Behaviour {
        changed("split at \(index)") { steps in
            guard case .write(let bytes) = steps.first, index < bytes.count else { return steps }
            return [.write(Array(bytes[..<index])), .pause(pause), .write(Array(bytes[index...]))] + steps.dropFirst()
        }
    }

    private func changed(_ how: String, _ change: @escaping @Sendable ([Step]) -> [Step]) -> Behaviour {
        Behaviour("\(description), \(how)", after: start) { [script] in change(script($0)) }
    }
}
