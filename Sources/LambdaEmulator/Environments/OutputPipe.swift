import CLinux
import Glibc
import Kernel

/// What a process writes to its standard output and error: one pipe for both, which keeps their order.
final class OutputPipe: Poller.Watcher {
    private let poller: Poller
    private let descriptor: CInt
    private let written: (UnsafeRawBufferPointer) -> Void
    private var ticket: Poller.Ticket?

    private init(descriptor: CInt, poller: Poller, written: @escaping (UnsafeRawBufferPointer) -> Void) {
        self.descriptor = descriptor
        self.poller = poller
        self.written = written
    }

    /// Opens a pipe, and says where the process is to write.
    ///
    /// The caller closes that end.
    static func open(
        poller: Poller,
        written: @escaping (UnsafeRawBufferPointer) -> Void
    ) throws(EnvironmentProcess.Failure) -> (pipe: OutputPipe, writeEnd: CInt) {
        var ends: (read: CInt, write: CInt) = (-1, -1)
        let result = withUnsafeMutableBytes(of: &ends) { ends in
            ends.withMemoryRebound(to: CInt.self) { pipe2($0.baseAddress, O_CLOEXEC) }
        }
        guard result == 0 else { throw EnvironmentProcess.Failure(errno: errno) }
        // Only this end: a function's own writes block when nobody reads, as they should.
        _ = fcntl(ends.read, F_SETFL, O_NONBLOCK)
        let pipe = OutputPipe(descriptor: ends.read, poller: poller, written: written)
        do {
            pipe.ticket = try poller.watch(ends.read, for: pipe)
        } catch {
            Glibc.close(ends.read)
            Glibc.close(ends.write)
            throw EnvironmentProcess.Failure(errno: error.errno)
        }
        return (pipe, ends.write)
    }

    func descriptorIsReady(_ readiness: Poller.Readiness) {
        // No more than one piece: a function that writes without end must not keep the thread from its other work.
        if read() == 0 { close() }
    }

    /// Reads all that is there, up to a megabyte.
    func drain() {
        guard ticket != nil else { return }
        for _ in 0..<16 where read() <= 0 { return }
    }

    /// Gives the pipe up.
    func close() {
        guard let ticket else { return }
        poller.letGo(descriptor, ticket)
        self.ticket = nil
        Glibc.close(descriptor)
    }

    /// Reads a piece; zero at the end, below zero when there is nothing now.
    private func read() -> Int {
        withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 16) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count > 0 { written(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
            return count
        }
    }
}
