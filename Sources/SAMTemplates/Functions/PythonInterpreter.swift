import Glibc

/// Pythons of this machine.
public enum PythonInterpreter: Sendable {
    /// Finds the `python3` of the search path, if it can import `awslambdaric`.
    ///
    /// It starts Python once, which takes a moment.
    ///
    /// - Returns: The path of the interpreter, from the root of the file system.
    public static func find() -> String? {
        let question = "python3 -c 'import awslambdaric, sys; print(sys.executable)' 2> /dev/null"
        guard let pipe = popen(question, "r") else { return nil }
        var line = [CChar](repeating: 0, count: Int(PATH_MAX))
        let answer = fgets(&line, CInt(line.count), pipe)
        guard pclose(pipe) == 0, answer != nil else { return nil }
        let path = String(decoding: line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.hasPrefix("/") ? path : nil
    }
}
