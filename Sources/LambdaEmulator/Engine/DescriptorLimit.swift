import Glibc

/// The limit of descriptors that the kernel sets a program.
enum DescriptorLimit {
    /// Raises the limit to as much as the program may have: an environment takes five descriptors.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
