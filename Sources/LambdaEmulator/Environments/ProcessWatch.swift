import CProcess
import Glibc

/// A small process beside this one, which kills what this one started if it ends before it could.
///
/// The kernel kills the environments' own processes then, as their parent's death signal; but not what those have
/// started themselves.
final class ProcessWatch {
    private let id: pid_t
    private let channel: CInt

    /// Starts the process.
    init() throws(SystemError) {
        var channel: CInt = -1
        id = cprocess_watch(&channel)
        self.channel = channel
        guard id > 0 else { throw SystemError(call: "clone", errno: errno) }
    }

    /// Ends the process, which first kills the groups that are left.
    deinit {
        guard id > 0 else { return }
        close(channel)
        while waitpid(id, nil, 0) < 0, errno == EINTR {}
    }

    /// Tells of a group.
    func add(_ group: pid_t) {
        tell(group)
    }

    /// Tells that a group has ended.
    func remove(_ group: pid_t) {
        tell(-group)
    }

    private func tell(_ note: CInt) {
        var note = note
        while write(channel, &note, MemoryLayout<CInt>.size) < 0, errno == EINTR {}
    }
}
