import CLinux
import FoundationEssentials
import Glibc

/// A function that was started against a Runtime API of ours, which takes one question and never answers it.
struct StartedFunction: ~Copyable {
    private let process: pid_t
    private let listener: CInt
    /// What the process holds the other end of: it ends with the process.
    private let lifeline: CInt
    private let pageMap: CInt
    /// Where the function asks; it would end if this did.
    private var connection: CInt = -1

    /// How long the function may take to ask for an event, in milliseconds: as long as on Lambda.
    private static let patience: CInt = 10_000

    /// The size of a page on this machine.
    static var pageSize: UInt64 { UInt64(max(0, sysconf(CInt(_SC_PAGESIZE)))) }

    /// Starts a function.
    ///
    /// - Parameters:
    ///   - executable: The program.
    ///   - folder: What it finds its package in.
    /// - Throws: An error when this machine has no loopback network, or does not start the program.
    init(executable: String, folder: String) throws(PackagingError) {
        let (listener, port) = try Self.listen()
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else {
            close(listener)
            throw Self.failure("a pipe cannot be made", errno)
        }
        // The listener and our end stay here.
        for descriptor in [listener, ends[0]] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let process = Self.onOneProcessor { Self.spawn(executable, port: port, folder: folder) }
        let code = errno
        close(ends[1])
        guard let process else {
            close(ends[0])
            close(listener)
            throw Self.failure("it cannot be started", code)
        }
        self.process = process
        self.listener = listener
        lifeline = ends[0]
        pageMap = open("/proc/\(process)/pagemap", O_RDONLY | O_CLOEXEC)
    }

    /// Ends the function and waits until it is gone.
    func end() {
        kill(process, SIGKILL)
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        for descriptor in [listener, lifeline, pageMap, connection] where descriptor >= 0 { close(descriptor) }
    }

    /// Waits until the function has asked for its first event and waits for it.
    ///
    /// - Throws: An error when it ends or says something else before, or when it takes too long.
    mutating func waitForFirstNext() throws(PackagingError) {
        try wait(for: listener)
        connection = accept(listener, nil, nil)
        guard connection >= 0 else { throw Self.failure("its connection was lost", errno) }
        var request: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !request.contains("\r\n\r\n"), request.count < 64 * 1024 {
            try wait(for: connection)
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { throw Self.failure("its connection was lost", count < 0 ? errno : ECONNRESET) }
            request += buffer[..<count]
        }
        guard request.starts(with: "GET /2018-06-01/runtime/invocation/next ".utf8) else {
            let line = String(decoding: request.prefix { $0 != 0x0D }, as: UTF8.self)
            throw PackagingError(
                .buildFailed,
                "A rehearsal failed: the function asked for '\(line)', and not for an event."
            )
        }
        // Between its question and its wait for the answer the function uses more of itself. The system tells nobody when a
        // process falls asleep, so this looks again until it has.
        var looks = Self.patience
        while !isAsleep {
            var wait = pollfd(fd: lifeline, events: 0, revents: 0)
            guard looks > 0, poll(&wait, 1, 1) <= 0 else {
                throw PackagingError(.buildFailed, "A rehearsal failed: the function did not wait for the event.")
            }
            looks -= 1
        }
    }

    /// Whether every thread of the function waits for something.
    private var isAsleep: Bool {
        let folder = "/proc/\(process)/task"
        guard let threads = try? FileManager.default.contentsOfDirectory(atPath: folder), !threads.isEmpty else {
            return false
        }
        return threads.allSatisfy { thread in
            // The state comes behind the name, which is in parentheses and may itself hold some: `7 (a) b) S 1 …`.
            guard let text = try? String(contentsOfFile: "\(folder)/\(thread)/stat", encoding: .utf8) else {
                return false
            }
            return text.lastIndex(of: ")").map { text[$0...].hasPrefix(") S ") } ?? false
        }
    }

    /// Whether any of some pages is mapped, which it is once it was used.
    ///
    /// The format is that of Linux's `Documentation/admin-guide/mm/pagemap.rst`.
    func hasAnyPage(at address: UInt64, count: Int) throws(PackagingError) -> Bool {
        var entries = [UInt64](repeating: 0, count: count)
        let size = count * MemoryLayout<UInt64>.size
        let offset = off_t(address / Self.pageSize) * off_t(MemoryLayout<UInt64>.size)
        guard pread(pageMap, &entries, size, offset) == size else {
            throw Self.failure("its memory cannot be looked at", errno)
        }
        return entries.contains { $0 >> 63 == 1 }
    }

    private func wait(for descriptor: CInt) throws(PackagingError) {
        var waits = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0), pollfd(fd: lifeline, events: 0, revents: 0),
        ]
        var ready = poll(&waits, 2, Self.patience)
        while ready < 0, errno == EINTR { ready = poll(&waits, 2, Self.patience) }
        if waits[0].revents != 0 { return }
        throw PackagingError(
            .buildFailed,
            ready > 0
                ? "A rehearsal failed: the function ended before it asked for an event."
                : "A rehearsal failed: the function did not ask for an event within \(Self.patience / 1000) s."
        )
    }

    private static func listen() throws(PackagingError) -> (descriptor: CInt, port: UInt16) {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                descriptor >= 0 && bind(descriptor, address, size) == 0 && Glibc.listen(descriptor, 1) == 0
                    && getsockname(descriptor, address, &size) == 0
            }
        }
        guard isListening else {
            let code = errno
            if descriptor >= 0 { close(descriptor) }
            throw failure("there is no port on 127.0.0.1", code)
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    /// Starts the program with nothing of this process but the pipe.
    ///
    /// - Returns: The process; `nil` with the reason in `errno`.
    private static func spawn(_ executable: String, port: UInt16, folder: String) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let variables = [
            "AWS_LAMBDA_RUNTIME_API=127.0.0.1:\(port)", "LAMBDA_TASK_ROOT=\(folder)", "_HANDLER=bootstrap",
            "AWS_REGION=us-east-1", "AWS_LAMBDA_FUNCTION_NAME=keepwarm", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=128",
            "AWS_LAMBDA_FUNCTION_VERSION=$LATEST", "AWS_LAMBDA_INITIALIZATION_TYPE=on-demand", "LANG=en_US.UTF-8",
            "PATH=/usr/local/bin:/usr/bin/:/bin:/opt/bin", "TZ=:UTC", "SWIFT_DETERMINISTIC_HASHING=1",
        ]
        let arguments = [strdup(executable), nil]
        let environment = variables.map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, executable, &actions, nil, arguments, environment)
        errno = code
        return code == 0 ? process : nil
    }

    /// Runs `body` on the first processor that this thread may use, so that the threads of what it starts take turns and
    /// do the same each time.
    private static func onOneProcessor<Value>(_ body: () -> Value) -> Value {
        let size = MemoryLayout<cpu_set_t>.size
        var before = cpu_set_t()
        guard sched_getaffinity(0, size, &before) == 0 else { return body() }
        var one = before
        withUnsafeMutableBytes(of: &one) { bytes in
            guard let first = bytes.firstIndex(where: { $0 != 0 }) else { return }
            let lowestBit = bytes[first] & ~(bytes[first] &- 1)
            for index in bytes.indices { bytes[index] = index == first ? lowestBit : 0 }
        }
        sched_setaffinity(0, size, &one)
        let value = body()
        let code = errno
        sched_setaffinity(0, size, &before)
        errno = code
        return value
    }

    private static func failure(_ what: String, _ code: CInt) -> PackagingError {
        PackagingError(.buildFailed, "A rehearsal failed: \(what): \(String(cString: strerror(code))).")
    }
}

extension [UInt8] {
    /// Whether a text is somewhere in the bytes.
    fileprivate func contains(_ text: String) -> Bool {
        let text = Array(text.utf8)
        return count >= text.count && indices.dropLast(text.count - 1).contains { self[$0...].starts(with: text) }
    }
}
