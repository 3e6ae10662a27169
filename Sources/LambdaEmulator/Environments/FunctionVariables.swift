/// The environment variables that Lambda gives a function (Lambda developer guide, "Defined runtime environment
/// variables").
struct FunctionVariables: Sendable {
    /// The function.
    let function: EmulatedFunction

    /// The region and account.
    let settings: EmulatorSettings

    /// What every function gets beneath its own.
    let common: [String: String]

    /// All variables of one environment.
    ///
    /// A variable of the function's own wins over one that Lambda sets by default, and never over a reserved one.
    func variables(version: String, logStream: String, runtimePort: UInt16) -> [String: String] {
        let root = function.codeFolder
        let runtimeFolder = "/var/runtime"
        var all = [
            "LANG": "en_US.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin/:/bin:/opt/bin",
            "LD_LIBRARY_PATH": "/var/lang/lib:/lib64:/usr/lib64:\(runtimeFolder):\(runtimeFolder)/lib:"
                + "\(root):\(root)/lib:/opt/lib",
            "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR",
            "AWS_XRAY_DAEMON_ADDRESS": "169.254.100.1:2000",
            "TZ": ":UTC",
        ]
        if function.logFormat == .json {
            all["AWS_LAMBDA_LOG_FORMAT"] = "JSON"
            all["AWS_LAMBDA_LOG_LEVEL"] = "INFO"
        }
        all.merge(common) { $1 }
        all.merge(function.variables) { $1 }
        all.merge(reserved(version: version, logStream: logStream, runtimePort: runtimePort)) { $1 }
        return all
    }

    private func reserved(version: String, logStream: String, runtimePort: UInt16) -> [String: String] {
        var reserved = [
            "_HANDLER": function.handler,
            "AWS_DEFAULT_REGION": settings.region,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "\(function.memorySizeMB)",
            "AWS_LAMBDA_FUNCTION_NAME": function.name,
            "AWS_LAMBDA_FUNCTION_VERSION": version,
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
            "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/\(function.name)",
            "AWS_LAMBDA_LOG_STREAM_NAME": logStream,
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(runtimePort)",
            "AWS_REGION": settings.region,
            "LAMBDA_RUNTIME_DIR": "/var/runtime",
            "LAMBDA_TASK_ROOT": function.codeFolder,
        ]
        // Runtimes that are only an operating system have no name here.
        if case .python(_, let name) = function.runtime { reserved["AWS_EXECUTION_ENV"] = "AWS_Lambda_\(name)" }
        return reserved
    }
}

extension EmulatedFunction {
    /// The file that an environment of this function runs.
    var executablePath: String {
        switch runtime {
        case .executable(let path, _), .python(let path, _): path
        }
    }

    /// What an environment of this function runs.
    func command(variables: [String: String]) -> EnvironmentProcess.Command {
        switch runtime {
        case .executable(let path, _):
            EnvironmentProcess.Command(path: path, arguments: [path], variables: variables, folder: codeFolder)
        case .python(let interpreter, _):
            EnvironmentProcess.Command(
                path: interpreter,
                arguments: [interpreter, "-m", "awslambdaric", handler],
                variables: variables,
                folder: codeFolder
            )
        }
    }
}
