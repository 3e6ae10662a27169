import CSwiftRuntime
import Glibc

/// The names of functions and values as people write them.
enum ReadableName {
    /// The readable form of a mangled name of Swift or of C++; any other name as it is.
    static func of(_ name: String) -> String {
        let text: UnsafeMutablePointer<CChar>? =
            switch name.prefix(2) {
            case "$s", "$S": swift_demangle(name, name.utf8.count, nil, nil, 0)
            case "_Z": __cxa_demangle(name, nil, nil, nil)
            default: nil
            }
        guard let text else { return name }
        defer { free(text) }
        return String(cString: text)
    }
}
