import Glibc

/// How a runtime's process ended, or why there is none.
enum ProcessEnd: Hashable, Sendable {
    /// It exited with a status.
    case exited(CInt)
    /// A signal ended it.
    case signalled(CInt)
    /// There is no file to run.
    case missing
    /// The file cannot be run, in the system's words.
    case unrunnable(CInt)
    /// The machine has no process, descriptor or memory left.
    case unavailable(String)

    /// Reads what `waitpid` says.
    init(waitStatus: CInt) {
        let signal = waitStatus & 0x7F
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .signalled(signal)
    }

    /// Reads why a function's process could not be started.
    init(startFailure errno: CInt, function: EmulatedFunction) {
        switch errno {
        case ENOENT where access(function.executablePath, F_OK) != 0: self = .missing
        case ENOENT, EACCES, ENOEXEC, ENOTDIR, EISDIR, ELOOP, EINVAL, E2BIG, ETXTBSY: self = .unrunnable(errno)
        default: self = .unavailable("The emulator cannot start a process: \(String(cString: strerror(errno))).")
        }
    }

    /// Lambda's name for it.
    var errorType: String {
        switch self {
        case .exited, .signalled: "Runtime.ExitError"
        case .missing, .unrunnable: "Runtime.InvalidEntrypoint"
        case .unavailable: "Runtime.Unknown"
        }
    }

    /// Lambda's words for it, which are those of a program in Go.
    var message: String {
        switch self {
        case .exited(0): "Runtime exited without providing a reason"
        case .exited(let status): "Runtime exited with error: exit status \(status)"
        case .signalled(let signal): "Runtime exited with error: signal: \(Self.name(of: signal))"
        case .missing: "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
        case .unrunnable(let errno): "fork/exec /var/task/bootstrap: \(Self.words(for: errno))"
        case .unavailable(let reason): reason
        }
    }

    private static func name(of signal: CInt) -> String {
        switch signal {
        case SIGHUP: "hangup"
        case SIGINT: "interrupt"
        case SIGILL: "illegal instruction"
        case SIGTRAP: "trace/breakpoint trap"
        case SIGABRT: "aborted"
        case SIGBUS: "bus error"
        case SIGFPE: "floating point exception"
        case SIGKILL: "killed"
        case SIGSEGV: "segmentation fault"
        case SIGPIPE: "broken pipe"
        case SIGALRM: "alarm clock"
        case SIGTERM: "terminated"
        default: "signal \(signal)"
        }
    }

    /// The system's words in small letters, as Go has them.
    private static func words(for errno: CInt) -> String {
        HTTPText.lowercased(String(cString: strerror(errno)))
    }
}
