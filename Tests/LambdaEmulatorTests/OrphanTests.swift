import Glibc
import LambdaEmulator
import Subprocess
import Testing

@Suite("Processes that are left", .timeLimit(.minutes(2)))
struct OrphanTests {
    @Test("What a function started goes with its environment")
    func childrenGoWithTheirEnvironment() async throws {
        try await OddEmulator.withRunning { odd in
            let child = try #require(await odd.invoke("child").answer.flatMap { pid_t($0) })
            await odd.emulator.expireIdle()

            while KernelProcess.exists(child) { await Task.yield() }
            #expect(await odd.emulator.environments().isEmpty)
        }
    }

    @Test("What a function started goes when the function's process ends by itself")
    func childrenGoWithTheirProcess() async throws {
        try await OddEmulator.withRunning { odd in
            let child = try #require(await odd.invoke("child").answer.flatMap { pid_t($0) })
            let failed = await odd.invoke("exit:1")

            while KernelProcess.exists(child) { await Task.yield() }
            #expect(failed.error != nil)
        }
    }

    @Test("A process in a session of its own goes too", arguments: [true, false])
    func daemonsGoToo(endsByItself: Bool) async throws {
        try await OddEmulator.withRunning { odd in
            let daemon = try #require(await odd.invoke("daemon").answer.flatMap { pid_t($0) })
            if endsByItself { _ = await odd.invoke("exit:1") } else { await odd.emulator.expireIdle() }

            while KernelProcess.exists(daemon) { await Task.yield() }
        }
    }

    @Test("A process in a session of its own goes while other processes come and go without a pause")
    func daemonsGoUnderLoad() async throws {
        try await OddEmulator.withRunning { odd in
            let daemon = try #require(await odd.invoke("daemon").answer.flatMap { pid_t($0) })
            var failures = 0
            while KernelProcess.exists(daemon) {
                failures += await odd.invoke("exit:1", times: 4).count { $0.error != nil }
            }

            #expect(failures > 0 && failures.isMultiple(of: 4))
        }
    }

    @Test("When the emulator is killed in the middle of load, everything goes", arguments: ["child", "daemon"])
    func nothingOutlivesTheEmulator(kind: String) async throws {
        let result = try await Subprocess.run(
            .name("EmulatorUnderLoad"),
            arguments: ["\(OddEmulator.folder)/OddBootstrap", kind],
            environment: .custom(["PATH": OddEmulator.folder]),
            input: .none,
            output: .sequence,
            error: .discarded
        ) { execution in
            var processes: [pid_t] = []
            for try await line in execution.standardOutput.strings() {
                processes = line.split(separator: " ").compactMap { pid_t($0) }
                kill(execution.processIdentifier.value, SIGKILL)
            }
            return processes
        }

        let processes = result.closureResult
        #expect(processes.count == 16)
        while processes.contains(where: KernelProcess.exists) { await Task.yield() }
    }
}
