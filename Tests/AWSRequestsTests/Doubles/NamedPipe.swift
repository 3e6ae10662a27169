import Dispatch
import Glibc

/// A pipe with a path, which tells when processes have opened it for writing, and when all of them are gone.
struct NamedPipe: Sendable {
    /// What happens once, and is waited for.
    struct Event: Sendable {
        private let stream: AsyncStream<Never>
        private let continuation: AsyncStream<Never>.Continuation

        init() {
            (stream, continuation) = AsyncStream.makeStream()
        }

        /// It has happened.
        func happen() { continuation.finish() }

        /// Waits until it has happened, or until the surrounding task is cancelled.
        func wait() async {
            for await _ in stream {}
        }
    }

    /// Where it is.
    let path: String

    /// Some process has opened it.
    let hasWriter = Event()

    /// None has it open any more.
    let isLeft = Event()

    /// Creates a pipe, which a thread of its own reads.
    init(_ path: String) throws {
        self.path = path
        guard mkfifo(path, 0o600) == 0 else { throw NamedPipeError() }
        DispatchQueue.global().async { [hasWriter, isLeft] in
            // Opening blocks until there is a writer, and reading until there is none.
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            hasWriter.happen()
            var byte: UInt8 = 0
            while read(descriptor, &byte, 1) > 0 {}
            close(descriptor)
            isLeft.happen()
        }
    }
}

struct NamedPipeError: Error {}
