import Glibc
import LambdaEmulator

/// Environments of many functions that come and go, in a program with nothing else in it that opens descriptors.
struct Churn {
    /// How many environments come and go.
    let environments: Int

    /// The functions, which do what their events say.
    let functions: [EmulatedFunction]

    /// The beginning of the functions' names, which nothing else on this machine has.
    let mark: String

    private static let events = ["x", "pid", "exit:3", "signal:9", "child", "error:no", "count", "daemon"]

    /// Prepares a churn of a bootstrap, whose copies are told apart by their names.
    init(environments: Int, bootstrap: String, folder: String) {
        self.environments = environments
        let mark = "churn-\(UInt64.random(in: 0...(.max)))-"
        self.mark = mark
        functions = (0..<25).map { number in
            EmulatedFunction(
                name: "\(mark)\(number)",
                runtime: .executable(path: bootstrap, name: "provided.al2023"),
                codeFolder: folder
            )
        }
    }

    /// Has a tenth of the churn, and then all of it.
    ///
    /// - Returns: Whether the whole has left no more behind than the tenth.
    func run(_ surroundings: Surroundings) async throws -> Bool {
        var settings = EmulatorSettings()
        settings.idleLifetime = .range(.zero...(.milliseconds(20)))
        settings.maximumLife = .milliseconds(200)
        settings.scalingRate = ScalingRate(environments: 1_000_000, period: .seconds(1))
        return try await LambdaEmulator.withRunning(
            functions: functions,
            settings: settings,
            surroundings: surroundings
        ) { emulator in
            let first = await churn(environments / 10, in: emulator)
            let before = await leftovers(in: emulator, tolerating: nil)
            print("\(first) environments: \(before), memory \(Leftovers.peakMemory) KB")
            let began = ContinuousClock.now
            let second = await churn(environments, in: emulator)
            let took = ContinuousClock.now - began
            let after = await leftovers(in: emulator, tolerating: before)
            print("\(second) environments: \(after), memory \(Leftovers.peakMemory) KB, in \(took)")
            return after.isWithin(before)
        }
    }

    /// Calls all functions again and again, several times at once.
    ///
    /// - Returns: How many environments there were, `count` at least.
    private func churn(_ count: Int, in emulator: LambdaEmulator) async -> Int {
        var seen: Set<String> = []
        var round = 0
        while seen.count < count {
            let event = Self.events[round % Self.events.count]
            round += 1
            await withTaskGroup(of: String?.self) { group in
                for call in 0..<8 {
                    let name = functions[(round * 3 + call / 2) % functions.count].name
                    let request = InvocationRequest(functionName: name, payload: Array("\"\(event)\"".utf8))
                    group.addTask { await emulator.invoke(request).environmentID }
                }
                for await environment in group { if let environment { seen.insert(environment) } }
            }
        }
        return seen.count
    }

    /// Waits until all environments are gone, and what they started, which goes a moment later.
    ///
    /// What is still there after a minute is left behind.
    private func leftovers(in emulator: LambdaEmulator, tolerating before: Leftovers?) async -> Leftovers {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            let environments = await emulator.environments()
            let leftovers = Leftovers(mark: mark)
            // The process that watches over the others stays.
            let isQuiet = environments.isEmpty && leftovers.children <= 1 && leftovers.processes == 0
            if isQuiet, before.map({ leftovers.isWithin($0) }) != false { break }
            await Task.yield()
        }
        // Once the emulator answers again, it is done with the last of them.
        _ = await emulator.environments()
        return Leftovers(mark: mark)
    }
}
