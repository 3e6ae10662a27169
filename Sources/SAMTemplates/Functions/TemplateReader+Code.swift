import Glibc
import LambdaEmulator
import WarmingConfiguration

extension TemplateReader {
    /// What runs a function of a runtime; `nil` when nothing can, which has been reported.
    ///
    /// Whether there is a `bootstrap` in the folder is for the emulator to say, with Lambda's own words.
    mutating func runtime(
        _ name: LocatedValue,
        folder: String,
        findPython: () -> String?
    ) -> EmulatedFunction.Runtime? {
        if name.text.hasPrefix("provided") {
            return .executable(path: folder + "/bootstrap", name: name.text)
        }
        guard name.text.hasPrefix("python3") else {
            let message = "'\(name.text)' cannot run here; runtimes that can are provided.* and python3.*"
            problems.report(.unsupported, message, at: name.place)
            return nil
        }
        guard let interpreter = findPython() else {
            let message = "'\(name.text)' needs a python3 that can import awslambdaric; run: pip install awslambdaric"
            problems.report(.unsupported, message, at: name.place)
            return nil
        }
        return .python(interpreter: interpreter, name: name.text)
    }

    /// The folder that holds a function's code; `nil` when there is none, which has been reported.
    ///
    /// - Parameters:
    ///   - code: A folder or an archive, relative to the folder of the file.
    ///   - options: What unpacks an archive.
    /// - Returns: The folder, from the root of the file system.
    mutating func codeFolder(_ code: LocatedValue, options: DefinitionOptions) -> String? {
        guard !code.text.contains("://") else {
            let message = "'\(code.text)' is not on this machine; name the folder that holds the code"
            problems.report(.invalidValue, message, at: code.place)
            return nil
        }
        let path = absolute(code.text)
        var information = stat()
        guard stat(path, &information) == 0 else {
            let message = "'\(code.text)' is not there; build it first, as with sam build"
            problems.report(.invalidValue, message, at: code.place)
            return nil
        }
        guard information.st_mode & S_IFMT != S_IFDIR else { return path }
        switch options.unpack(path) {
        case .success(let folder): return folder
        case .failure(let error):
            problems.report(.invalidValue, "'\(code.text)' cannot be used: \(error)", at: code.place)
            return nil
        }
    }

    /// Reports what Lambda would not take of a function.
    mutating func reportObjections(to function: EmulatedFunction, namePlace: SourcePlace, variablesPlace: SourcePlace) {
        if let reason = function.objectionToName {
            problems.report(.invalidValue, "the function '\(function.name)' \(reason)", at: namePlace)
        }
        if let reason = function.objectionToVariables {
            problems.report(.invalidValue, "the function '\(function.name)' \(reason)", at: variablesPlace)
        }
    }

    /// A path that the file names, from the root of the file system.
    private func absolute(_ path: String) -> String {
        let folder = problems.file.lastIndex(of: "/").map { String(problems.file[...$0]) } ?? ""
        let joined = path.hasPrefix("/") ? path : folder + path
        guard let resolved = realpath(joined, nil) else { return joined }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
