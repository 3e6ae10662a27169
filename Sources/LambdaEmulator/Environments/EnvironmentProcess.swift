import CProcess
import Glibc
import Kernel

/// The process of an environment, and all that it started: one session and process group.
final class EnvironmentProcess: Poller.Watcher {
    /// What to run.
    struct Command: Hashable, Sendable {
        /// The executable.
        var path: String
        /// The arguments, its own name among them.
        var arguments: [String]
        /// All of the environment.
        var variables: [String: String]
        /// The working directory.
        var folder: String
    }

    /// A process that could not be started.
    struct Failure: Error {
        /// Why not.
        var errno: CInt
    }

    /// The process's id, which is its group's too.
    let id: pid_t

    /// A descriptor that becomes readable when the process ends.
    let handle: CInt

    private let status: CInt
    private let poller: Poller
    private let output: OutputPipe
    private let ended: (EnvironmentProcess, ProcessEnd) -> Void
    private var ticket: Poller.Ticket?
    private var isReaped = false

    /// Whether it is stopped.
    private(set) var isFrozen = false

    /// Starts a process.
    ///
    /// - Parameters:
    ///   - command: What to run.
    ///   - poller: Says when there is output, and when the process has ended.
    ///   - written: Called with what the process and those that it started write.
    ///   - ended: Called once, when the process has ended and all that it wrote is read.
    /// - Throws: ``Failure``, the system's reason.
    init(
        _ command: Command,
        poller: Poller,
        written: @escaping (UnsafeRawBufferPointer) -> Void,
        ended: @escaping (EnvironmentProcess, ProcessEnd) -> Void
    ) throws(Failure) {
        let (output, writeEnd) = try OutputPipe.open(poller: poller, written: written)
        defer { close(writeEnd) }
        var handle: CInt = -1
        let id = Self.withStrings(command) { path, folder, arguments, variables in
            var start = cprocess_start(
                path: path,
                arguments: arguments,
                environment: variables,
                folder: folder,
                output: writeEnd,
                open_files: 1024
            )
            var id = cprocess_spawn(&start, &handle)
            // A file that was written just now may still be open for writing in a process that another thread of this
            // program is starting, until that one runs its own program: a moment.
            for _ in 0..<50 where id < 0 && errno == ETXTBSY {
                usleep(1000)
                id = cprocess_spawn(&start, &handle)
            }
            return id
        }
        guard id > 0 else {
            let reason = errno
            output.close()
            throw Failure(errno: reason)
        }
        self.id = id
        self.handle = handle
        self.poller = poller
        self.output = output
        self.ended = ended
        status = open("/proc/\(id)/status", O_RDONLY | O_CLOEXEC)
        do {
            ticket = try poller.watch(handle, for: self)
        } catch {
            _ = reap()
            throw Failure(errno: error.errno)
        }
    }

    func descriptorIsReady(_ readiness: Poller.Readiness) {
        guard !isReaped else { return }
        ended(self, reap())
    }

    deinit {
        close(handle)
        if status >= 0 { close(status) }
    }

    /// Stops it and all that it started.
    func freeze() {
        guard !isFrozen, !isReaped else { return }
        Self.signal(group: id, SIGSTOP)
        isFrozen = true
    }

    /// Lets it go on.
    func thaw() {
        guard isFrozen, !isReaped else { return }
        Self.signal(group: id, SIGCONT)
        isFrozen = false
    }

    /// Kills it and all that it started; ``reap()`` is still to come.
    func kill() {
        guard !isReaped else { return }
        Self.signal(group: id, SIGKILL)
    }

    /// Takes leave of a process that has ended, and waits for one that is about to.
    ///
    /// What it started and left behind is killed before its id, which names the group, may become another one's.
    func reap() -> ProcessEnd {
        kill()
        isReaped = true
        if let ticket { poller.letGo(handle, ticket) }
        var waitStatus: CInt = 0
        while waitpid(id, &waitStatus, 0) < 0, errno == EINTR {}
        output.drain()
        output.close()
        return ProcessEnd(waitStatus: waitStatus)
    }

    /// Reads what has been written and was not told of yet.
    func drainOutput() {
        output.drain()
    }

    /// The most memory that it has used so far (`VmHWM`), in kilobytes; `nil` when that cannot be had.
    func maxMemoryUsedKB() -> Int? {
        withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
            let count = pread(status, buffer.baseAddress, buffer.count, 0)
            guard count > 0 else { return nil }
            return Self.number(after: "VmHWM:", in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    private static func number(after name: StaticString, in text: UnsafeRawBufferPointer) -> Int? {
        let length = name.utf8CodeUnitCount
        let place = (0..<max(0, text.count - length)).first { place in
            (0..<length).allSatisfy { text[place + $0] == name.utf8Start[$0] }
        }
        guard let place else { return nil }
        var number: Int?
        for byte in text[(place + length)...] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
            case _ where number != nil: return number
            default: continue
            }
        }
        return number
    }

    private static func signal(group: pid_t, _ signal: CInt) {
        Glibc.kill(-group, signal)
    }

    /// Calls `body` with what the C side wants: texts and lists of texts that end with a null pointer.
    private static func withStrings<Value>(
        _ command: Command,
        _ body: (
            UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafePointer<UnsafeMutablePointer<CChar>?>,
            UnsafePointer<UnsafeMutablePointer<CChar>?>
        ) -> Value
    ) -> Value {
        let arguments = command.arguments.map { strdup($0) } + [nil]
        let variables = command.variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        return command.path.withCString { path in
            command.folder.withCString { folder in
                arguments.withUnsafeBufferPointer { arguments in
                    variables.withUnsafeBufferPointer { variables in
                        guard let arguments = arguments.baseAddress, let variables = variables.baseAddress else {
                            preconditionFailure("A list that ends with a null pointer is never empty.")
                        }
                        return body(path, folder, arguments, variables)
                    }
                }
            }
        }
    }
}
