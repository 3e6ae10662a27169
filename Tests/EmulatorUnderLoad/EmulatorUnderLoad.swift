import Glibc
import LambdaEmulator

/// An emulator that is to be killed: eight environments, each with a child process, under load without end.
///
/// Prints the ids of all of their processes on one line, once the load is on. Told to `churn`, and how many environments
/// shall come and go, it ends by itself, with 1 if something is left behind: see ``Churn``.
@main
struct EmulatorUnderLoad {
    static func main() async throws {
        let bootstrap = CommandLine.arguments[1]
        let kind = CommandLine.arguments[2]
        let folder = String(bootstrap[..<(bootstrap.lastIndex(of: "/") ?? bootstrap.startIndex)])
        let surroundings = Surroundings(entropy: .random(in: 0...(.max)))
        if kind == "churn" {
            let count = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 1000
            let churn = Churn(environments: count, bootstrap: bootstrap, folder: folder)
            exit(try await churn.run(surroundings) ? 0 : 1)
        }
        let function = EmulatedFunction(
            name: "odd",
            runtime: .executable(path: bootstrap, name: "provided.al2023"),
            codeFolder: folder
        )
        try await LambdaEmulator.withRunning(functions: [function], surroundings: surroundings) { emulator in
            await withTaskGroup(of: Void.self) { group in
                await startEnvironments(in: emulator)
                var processes = await emulator.environments().compactMap(\.processID)
                while processes.count < 16 {
                    guard case .succeeded(let child) = await invoke(kind, in: emulator).result else { return }
                    guard let child = Int32(String(decoding: child, as: UTF8.self)) else { return }
                    processes.append(child)
                }
                for _ in 0..<8 {
                    group.addTask {
                        while true { _ = await invoke("x", in: emulator) }
                    }
                }
                let line = processes.map(String.init).joined(separator: " ") + "\n"
                write(1, line, line.utf8.count)
            }
        }
    }

    private static func invoke(_ event: String, in emulator: LambdaEmulator) async -> InvocationOutcome {
        await emulator.invoke(InvocationRequest(functionName: "odd", payload: Array("\"\(event)\"".utf8)))
    }

    /// Calls the function eight times at once, so that there are eight environments.
    private static func startEnvironments(in emulator: LambdaEmulator) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { _ = await invoke("sleep:500", in: emulator) }
            }
        }
    }
}
