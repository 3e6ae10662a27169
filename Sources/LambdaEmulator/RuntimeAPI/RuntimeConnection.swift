import Glibc

/// One connection of a runtime.
final class RuntimeConnection: Poller.Watcher {
    private let poller: Poller
    private let descriptor: CInt
    private weak var listener: RuntimeListener?
    private var ticket: Poller.Ticket?
    private var parser = RuntimeRequestParser()
    private var unsent: [UInt8] = []
    private var sent = 0
    private var endsWhenSent = false
    private var waitsToWrite = false

    /// Whether the connection has ended.
    var isClosed: Bool { ticket == nil }

    /// Takes a connection over; `nil` when the system cannot watch it.
    init?(descriptor: CInt, poller: Poller, listener: RuntimeListener) {
        self.descriptor = descriptor
        self.poller = poller
        self.listener = listener
        // An answer and the next one may follow close upon each other: none waits for the peer's acknowledgement.
        var isOn: CInt = 1
        setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<CInt>.size))
        guard let ticket = try? poller.watch(descriptor, for: self) else {
            Glibc.close(descriptor)
            return nil
        }
        self.ticket = ticket
    }

    func descriptorIsReady(_ readiness: Poller.Readiness) {
        if readiness.isWritable, sent < unsent.count { flush() }
        if readiness.isReadable { receive() }
    }

    /// Sends an answer.
    ///
    /// - Parameters:
    ///   - bytes: The whole answer.
    ///   - last: Whether the connection ends behind it.
    func send(_ bytes: [UInt8], last: Bool = false) {
        guard !isClosed else { return }
        if last { endsWhenSent = true }
        let waits = sent < unsent.count
        if waits {
            unsent.append(contentsOf: bytes)
        } else {
            unsent = bytes
            sent = 0
            flush()
        }
    }

    /// Ends the connection.
    func close() {
        guard let ticket else { return }
        poller.letGo(descriptor, ticket)
        self.ticket = nil
        Glibc.close(descriptor)
    }

    /// Reads what has come in, and hands on the requests that it makes whole.
    func receive() {
        guard !isClosed else { return }
        let count = withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count > 0 { parser.append(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count
        }
        guard count > 0 else {
            if count < 0, errno == EAGAIN || errno == EINTR { return }
            if count == 0, parser.isInsideRequest { send(RuntimeAnswer.truncated) }
            end()
            return
        }
        do throws(RuntimeRequestParser.Mistake) {
            while !isClosed, let request = try parser.next() {
                if !request.keepsConnection { endsWhenSent = true }
                listener?.take(request, from: self)
            }
            if !isClosed, parser.takeExpectation() { send(RuntimeAnswer.goOn) }
        } catch {
            send(RuntimeAnswer.malformed, last: true)
        }
    }

    private func flush() {
        while sent < unsent.count {
            let count = unsent.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, CInt(MSG_NOSIGNAL))
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN {
                if let ticket { poller.setWantsToWrite(true, descriptor, ticket) }
                waitsToWrite = true
                return
            } else if errno != EINTR {
                end()
                return
            }
        }
        unsent = []
        sent = 0
        if waitsToWrite, let ticket {
            poller.setWantsToWrite(false, descriptor, ticket)
            waitsToWrite = false
        }
        if endsWhenSent { end() }
    }

    private func end() {
        close()
        listener?.forget(self)
    }
}
