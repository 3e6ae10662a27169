import CLinux
import Dispatch
import Glibc

/// A program that runs in a process group of its own, with its output and its complaints apart.
struct CredentialProcess: Sendable {
    /// What a program left behind.
    struct End: Sendable {
        /// The exit code, or the negative number of the signal that ended it.
        var status: Int32

        /// What it wrote to standard output.
        var output: [UInt8]

        /// The last line that it wrote to standard error, of at most 300 characters.
        var complaint: String

        /// The status, in words.
        var statusText: String { status < 0 ? "signal \(-status)" : "exit code \(status)" }
    }

    private let id: pid_t
    private let output: CInt
    private let complaints: CInt
    private let stop: CInt

    /// More than any credentials have.
    private static let limit = 1 << 20

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - words: Its name and its arguments. A name without a slash is looked for in `PATH`.
    ///   - environment: All of its environment.
    /// - Throws: ``AWSError`` when it cannot be started.
    init(_ words: [String], environment: [String: String]) throws(AWSError) {
        guard let name = words.first, let path = Self.path(of: name, environment) else {
            throw AWSError(.invalidSetting, "There is no program '\(words.first ?? "")'.")
        }
        var ends: (output: [CInt], complaints: [CInt]) = ([-1, -1], [-1, -1])
        stop = eventfd(0, CInt(EFD_CLOEXEC | EFD_NONBLOCK))
        let isPiped =
            pipe2(&ends.output, O_CLOEXEC) == 0 && pipe2(&ends.complaints, O_CLOEXEC) == 0
        output = ends.output[0]
        complaints = ends.complaints[0]
        var id: pid_t = 0
        let failure =
            stop >= 0 && isPiped
            ? Self.spawn(&id, path, words, environment, output: ends.output[1], complaints: ends.complaints[1]) : errno
        self.id = id
        close(ends.output[1])
        close(ends.complaints[1])
        guard failure == 0 else {
            for descriptor in [output, complaints, stop] { close(descriptor) }
            throw AWSError(.invalidSetting, "'\(path)' cannot be run: \(String(cString: strerror(failure))).")
        }
    }

    /// Waits for the program to end, and kills it and all that it started when the surrounding task is cancelled.
    ///
    /// Must be called once.
    func run() async throws -> End {
        defer { close(stop) }
        let end: End = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: waitForEnd()) }
            }
        } onCancel: {
            eventfd_write(stop, 1)
        }
        try Task.checkCancellation()
        return end
    }

    /// Blocks until the program has ended.
    private func waitForEnd() -> End {
        var output: [UInt8] = []
        var complaints: [UInt8] = []
        var polled = [self.output, self.complaints, stop].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while polled[0].fd >= 0 || polled[1].fd >= 0 {
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 || errno == EINTR else { break }
            if polled[2].revents != 0 { break }
            if polled[0].revents != 0, !Self.read(self.output, into: &output) { polled[0].fd = -1 }
            if polled[1].revents != 0, !Self.read(self.complaints, into: &complaints) { polled[1].fd = -1 }
            if output.count > Self.limit { break }
            if complaints.count > Self.limit { complaints.removeFirst(complaints.count - 4096) }
        }
        // Whoever closes both has said all; one that goes on regardless is of no more use.
        if polled[0].fd >= 0 || polled[1].fd >= 0 { kill(-id, SIGKILL) }
        var status: CInt = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        close(self.output)
        close(self.complaints)
        let signal = status & 0x7f
        return End(
            status: signal == 0 ? (status >> 8) & 0xff : -signal,
            output: output,
            complaint: Self.lastLine(complaints)
        )
    }

    /// Reads what there is; `false` at the end.
    private static func read(_ descriptor: CInt, into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count > 0 { bytes += buffer[..<count] }
        return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR))
    }

    private static func lastLine(_ bytes: [UInt8]) -> String {
        let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).last ?? ""
        return String(line.prefix(300).filter { !$0.isASCII || ($0 >= " " && $0 != "\u{7f}") })
    }

    private static func path(of name: String, _ environment: [String: String]) -> String? {
        guard !name.contains("/") else { return name }
        return (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 }
    }

    private static func spawn(
        _ id: inout pid_t,
        _ path: String,
        _ words: [String],
        _ environment: [String: String],
        output: CInt,
        complaints: CInt
    ) -> CInt {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, complaints, 2)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes,
            Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        )
        let arguments = words.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        return posix_spawn(&id, path, &actions, &attributes, arguments, variables)
    }
}
