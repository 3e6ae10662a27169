import Glibc
import LambdaEmulator
import LambdaReports
import Testing

/// Each failure beside the text that Lambda gives.
@Suite("Failures", .timeLimit(.minutes(1)))
struct FailureTests {
    @Test(
        "A process that ends in a call is told in Lambda's words, and the next call starts it again inside itself",
        arguments: [
            ("exit:3", "Runtime exited with error: exit status 3"),
            ("exit:0", "Runtime exited without providing a reason"),
            ("signal:11", "Runtime exited with error: signal: segmentation fault"),
            ("signal:9", "Runtime exited with error: signal: killed"),
        ]
    )
    func exitInCall(event: String, words: String) async throws {
        try await OddEmulator.withRunning { odd in
            let first = await odd.invoke("x")
            let failed = await odd.invoke(event, wantsLogTail: true)
            let next = await odd.invoke("count", wantsLogTail: true)

            let id = failed.requestID
            #expect(
                failed.error
                    == #"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: \#(id) Error: \#(words)"}"#
            )
            #expect(failed.report?.errorType == "Runtime.ExitError" && failed.report?.status == .error)
            #expect(
                odd.log.lines.contains {
                    $0.hasPrefix("REPORT RequestId: \(id)")
                        && $0.hasSuffix("Status: error\tError Type: Runtime.ExitError")
                }
            )
            #expect(next.answer == "1" && next.environmentID == first.environmentID)
            #expect(next.report?.initDuration == nil, "The second initialisation is part of the duration.")
        }
    }

    @Test("A call over its time is told in Lambda's words, the process is killed, and the next call starts it again")
    func timeout() async throws {
        let function = OddEmulator.function { $0.timeout = .seconds(1) }
        try await OddEmulator.withRunning(function) { odd in
            _ = await odd.invoke("x")
            let process = try #require(await odd.emulator.environments().first?.processID)
            let failed = await odd.invoke("hang", wantsLogTail: true)
            while KernelProcess.exists(process) { await Task.yield() }
            let next = await odd.invoke("count")

            let id = failed.requestID
            #expect(
                failed.error
                    == #"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: \#(id) Error: Task timed out after 1.00 seconds"}"#
            )
            #expect(failed.report?.status == .timeout)
            #expect(
                odd.log.lines.contains { $0.hasPrefix("REPORT RequestId: \(id)") && $0.hasSuffix("Status: timeout") }
            )
            #expect(next.answer == "1")
        }
    }

    @Test("A process that ends in its initialisation is started once more inside the call, and both are reported")
    func exitInInit() async throws {
        let function = OddEmulator.function { $0.variables["ODD_INIT"] = "exit:7" }
        try await OddEmulator.withRunning(function) { odd in
            let failed = await odd.invoke("x", wantsLogTail: true)

            let id = failed.requestID
            #expect(
                failed.error
                    == #"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: \#(id) Error: Runtime exited with error: exit status 7"}"#
            )
            let lines = odd.log.lines
            try #require(lines.count == 6)
            #expect(lines[0] == "INIT_START Runtime Version: provided:al2023.emulated")
            #expect(lines[1].hasSuffix("Phase: init\tStatus: error\tError Type: Runtime.ExitError"))
            #expect(lines[2].hasSuffix("Phase: invoke\tStatus: error\tError Type: Runtime.ExitError"))
            #expect(lines[3] == "START RequestId: \(id) Version: $LATEST")
            #expect(lines[4] == "END RequestId: \(id)")
            #expect(lines[5].hasSuffix("Status: error\tError Type: Runtime.ExitError"))
        }
    }

    @Test("What fails to initialise once may succeed inside the call, which then is answered")
    func initSucceedsInCall() async throws {
        let mark = TemporaryFile()
        let function = OddEmulator.function { $0.variables["ODD_INIT"] = "once=\(mark.path);exit:1" }
        try await OddEmulator.withRunning(function) { odd in
            let outcome = await odd.invoke("count", wantsLogTail: true)

            #expect(outcome.answer == "1" && outcome.isCold)
            #expect(outcome.report?.initDuration == nil)
        }
    }

    @Test("An initialisation over its limit is reported, and goes on inside the call under the function's timeout")
    func initTimeout() async throws {
        let function = OddEmulator.function {
            $0.variables["ODD_INIT"] = "hang"
            $0.timeout = .milliseconds(600)
        }
        let settings = OddEmulator.settings { $0.initLimit = .milliseconds(300) }
        try await OddEmulator.withRunning(function, settings) { odd in
            let failed = await odd.invoke("x")

            #expect(failed.error?.contains("Task timed out after 0.60 seconds") == true)
            let reports = odd.log.lines.filter { $0.hasPrefix("INIT_REPORT") }
            try #require(reports.count == 2)
            #expect(reports[0].hasSuffix("Phase: init\tStatus: timeout"))
            #expect(reports[1].hasSuffix("Phase: invoke\tStatus: timeout"))
        }
    }

    @Test("The reason that a process gives why it cannot start is the caller's answer")
    func initError() async throws {
        let function = OddEmulator.function { $0.variables["ODD_INIT"] = "error" }
        try await OddEmulator.withRunning(function) { odd in
            let failed = await odd.invoke("x")

            #expect(failed.error == #"{"errorMessage":"no way to start","errorType":"Odd"}"#)
            #expect(odd.log.lines.last?.hasSuffix("Status: error\tError Type: Function.Odd") == true)
        }
    }

    @Test("A bootstrap that is not there is told in Lambda's words")
    func missingBootstrap() async throws {
        try await OddEmulator.withRunning(OddEmulator.function(bootstrap: "/nowhere/bootstrap")) { odd in
            let failed = await odd.invoke("x")

            let words = "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"
            #expect(
                failed.error
                    == #"{"errorType":"Runtime.InvalidEntrypoint","errorMessage":"RequestId: \#(failed.requestID) Error: \#(words)"}"#
            )
            #expect(odd.log.lines[1].hasSuffix("Phase: init\tStatus: error\tError Type: Runtime.InvalidEntrypoint"))
        }
    }

    @Test(
        "A bootstrap that cannot be run is told in Lambda's words",
        arguments: [(0o600, "#!/bin/sh\n", "permission denied"), (0o700, "no program\n", "exec format error")]
    )
    func unrunnableBootstrap(mode: Int, text: String, words: String) async throws {
        let file = TemporaryFile()
        file.create(text, mode: mode_t(mode))
        try await OddEmulator.withRunning(OddEmulator.function(bootstrap: file.path)) { odd in
            let failed = await odd.invoke("x")

            #expect(failed.error?.contains("Error: fork/exec /var/task/bootstrap: \(words)") == true)
        }
    }

    @Test("An answer over 6 MB is refused to the process and told to the caller, and the environment goes on")
    func oversizedAnswer() async throws {
        try await OddEmulator.withRunning { odd in
            let failed = await odd.invoke("big:6291557")
            let largest = await odd.invoke("big:6291556")

            #expect(
                failed.error
                    == #"{"errorType":"Function.ResponseSizeTooLarge","errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes)."}"#
            )
            #expect(odd.log.lines.contains("big answered with 413"))
            #expect(largest.result.payload?.count == 6_291_556 && !largest.isCold)
        }
    }

    @Test("A function's own error is its answer, and a report in text says nothing of it")
    func functionError() async throws {
        try await OddEmulator.withRunning { odd in
            let failed = await odd.invoke("error:not today", wantsLogTail: true)

            #expect(failed.error == #"{"errorMessage":"not today","errorType":"Odd"}"#)
            #expect(odd.log.lines.last?.hasSuffix("ms\t") == true)
        }
    }

    @Test("A process that dies between two calls is started again inside the next one")
    func deathWhileIdle() async throws {
        try await OddEmulator.withRunning { odd in
            _ = await odd.invoke("x")
            let process = try #require(await odd.emulator.environments().first?.processID)
            kill(process, SIGKILL)
            _ = try await odd.environments { $0.map(\.processID) == [nil] }

            let outcome = await odd.invoke("count")
            #expect(outcome.answer == "1" && outcome.isCold)
        }
    }

    @Test("A process that answers and then does not ask for more keeps its answer, and runs out of time")
    func answerThenSilence() async throws {
        let function = OddEmulator.function { $0.timeout = .milliseconds(700) }
        try await OddEmulator.withRunning(function) { odd in
            let outcome = await odd.invoke("late:/nowhere", wantsLogTail: true)

            #expect(outcome.answer == "\"late:/nowhere\"")
            #expect(outcome.report?.status == .timeout)
        }
    }

    @Test("A process that answers and works on is busy, and the caller does not wait for it")
    func answerThenWork() async throws {
        let file = TemporaryFile()
        let function = OddEmulator.function { $0.timeout = .seconds(60) }
        let settings = OddEmulator.settings { $0.answerHold = .milliseconds(10) }
        try await OddEmulator.withRunning(function, settings) { odd in
            let outcome = await odd.invoke("late:\(file.path)")
            let states = await odd.emulator.environments().map(\.state)
            file.create()
            _ = try await odd.environments { $0.map(\.state) == [.idle] }

            #expect(outcome.answer != nil && states == [.busy])
        }
    }
}
