import Glibc

/// Writes to files, pipes and sockets by their descriptors.
package enum DescriptorWriting: Sendable {
    /// Writes all of the bytes, whatever pieces the system takes them in.
    ///
    /// - Throws: ``SystemError`` when the system takes no more; some may have been written.
    package static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: CInt) throws(SystemError) {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError(call: "write", errno: count < 0 ? errno : EIO) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}
