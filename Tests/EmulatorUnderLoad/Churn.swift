import Glibc
import LambdaEmulator

/// Environments that come and go, in a program with nothing else in it that opens descriptors.
enum Churn {
    /// Has a short churn and then a long one.
    ///
    /// - Returns: How many descriptors and child processes this program has after each.
    static func run(_ function: EmulatedFunction, surroundings: Surroundings) async throws -> [Int] {
        var settings = EmulatorSettings()
        settings.idleLifetime = .range(.zero...(.milliseconds(20)))
        settings.maximumLife = .milliseconds(200)
        settings.scalingRate = ScalingRate(environments: 1_000_000, period: .seconds(1))
        return try await LambdaEmulator.withRunning(
            functions: [function],
            settings: settings,
            surroundings: surroundings
        ) { emulator in
            await churn(rounds: 14, in: emulator)
            let before = await leftovers(in: emulator)
            await churn(rounds: 140, in: emulator)
            return before + (await leftovers(in: emulator))
        }
    }

    private static func churn(rounds: Int, in emulator: LambdaEmulator) async {
        let events = ["x", "pid", "exit:3", "signal:9", "child", "error:no", "count"]
        for round in 0..<rounds {
            let request = InvocationRequest(
                functionName: "odd",
                payload: Array("\"\(events[round % events.count])\"".utf8)
            )
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 { group.addTask { _ = await emulator.invoke(request) } }
            }
        }
    }

    /// Waits until all environments are gone, and their processes, which go a moment later.
    private static func leftovers(in emulator: LambdaEmulator) async -> [Int] {
        while await !emulator.environments().isEmpty { await Task.yield() }
        // The process that watches over the others stays.
        while children() > 1 { await Task.yield() }
        // Once the emulator answers again, it is done with the last of them.
        _ = await emulator.environments()
        return [names(in: "/proc/self/fd").count, children()]
    }

    /// The child processes, which the kernel lists for each thread that started them.
    private static func children() -> Int {
        names(in: "/proc/self/task").reduce(0) { count, thread in
            let file = open("/proc/self/task/\(thread)/children", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return count }
            defer { close(file) }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let size = read(file, &bytes, bytes.count)
            return count + bytes.prefix(max(size, 0)).split(separator: UInt8(ascii: " ")).count
        }
    }

    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            )
        }
        return names
    }
}
