import Glibc

/// Files of the system's, read as bytes.
enum SystemFile {
    /// Whether there is anything at a path.
    static func exists(at path: String) -> Bool {
        access(path, F_OK) == 0
    }
}
