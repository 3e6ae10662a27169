import CProcess
import Glibc
import Kernel

/// A small process beside this one, which kills what environments leave behind.
///
/// If this one is killed, the kernel kills the environments' own processes, as their parent's death signal; but not what
/// those have started themselves. And what has left its group does not end with it.
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

    /// Tells of a process of an environment.
    func add(_ process: pid_t, environment: String) {
        tell(process, environment, hasEnded: false)
    }

    /// Tells that a process has ended.
    func remove(_ process: pid_t, environment: String) {
        tell(process, environment, hasEnded: true)
    }

    private func tell(_ process: pid_t, _ environment: String, hasEnded: Bool) {
        var note = cprocess_note()
        note.group = process
        note.has_ended = hasEnded ? 1 : 0
        withUnsafeMutableBytes(of: &note.mark) { $0.copyBytes(from: environment.utf8.prefix($0.count)) }
        while write(channel, &note, MemoryLayout<cprocess_note>.size) < 0, errno == EINTR {}
    }
}
