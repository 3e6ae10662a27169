import Kernel
import LambdaReports
import Testing

@testable import LambdaEmulator

@Suite("The machine of an environment")
struct EnvironmentMachineTests {
    private let limits = EnvironmentMachine.Limits(
        startDelay: .seconds(2),
        initLimit: .seconds(10),
        timeout: .seconds(3),
        answerHold: .milliseconds(100),
        maximumLife: .seconds(100)
    )

    private func moment(_ seconds: Double) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: Int64(seconds * 1_000_000_000))
    }

    /// A machine whose process asked for its first event at a moment.
    private func idleMachine(at seconds: Double = 4) -> EnvironmentMachine {
        var machine = EnvironmentMachine(limits: limits, now: moment(0))
        _ = machine.timePassed(now: moment(2))
        _ = machine.nextAsked(now: moment(seconds))
        return machine
    }

    @Test("The process is started when the added delay is over, and the init duration begins there")
    func delay() {
        var machine = EnvironmentMachine(limits: limits, now: moment(0))

        #expect(machine.start(now: moment(0)).isEmpty)
        #expect(machine.deadline == moment(2))
        #expect(machine.timePassed(now: moment(2)) == [.logInitStart, .spawn])
        #expect(machine.status == .starting)
        #expect(machine.nextAsked(now: moment(2.5)) == [.becameIdle])
        #expect(machine.initDuration == .milliseconds(500))
    }

    @Test("An invocation goes from START to REPORT, and only the first one has the init duration")
    func invocation() {
        var machine = idleMachine()

        #expect(machine.assign(waitsForEnd: false, now: moment(5)) == [.logStart, .deliver])
        #expect(machine.timeLeft(now: moment(6)) == .seconds(2))
        #expect(machine.answered(errorType: nil, now: moment(6)).isEmpty)
        let first = EnvironmentMachine.Ending(duration: .seconds(2), initDuration: .seconds(2), status: .success)
        #expect(machine.nextAsked(now: moment(7)) == [.finish(first), .releaseAnswer, .becameIdle])

        _ = machine.assign(waitsForEnd: false, now: moment(8))
        _ = machine.answered(errorType: nil, now: moment(9))
        let second = EnvironmentMachine.Ending(duration: .seconds(1), status: .success)
        #expect(machine.nextAsked(now: moment(9)) == [.finish(second), .releaseAnswer, .becameIdle])
    }

    @Test("An answer is given before the process asks for more when that takes too long, unless the report is wanted")
    func hold() {
        var machine = idleMachine()
        _ = machine.assign(waitsForEnd: false, now: moment(5))
        _ = machine.answered(errorType: nil, now: moment(5.5))
        #expect(machine.deadline == moment(5.6))
        #expect(machine.timePassed(now: moment(5.6)) == [.releaseAnswer])
        #expect(machine.deadline == moment(8))
        let ending = EnvironmentMachine.Ending(duration: .seconds(1), initDuration: .seconds(2), status: .success)
        #expect(machine.nextAsked(now: moment(6)) == [.finish(ending), .becameIdle])

        _ = machine.assign(waitsForEnd: true, now: moment(7))
        _ = machine.answered(errorType: nil, now: moment(7.5))
        #expect(machine.deadline == moment(10))
    }

    @Test("A process that asks again while it has the event gets it again")
    func redelivery() {
        var machine = idleMachine()
        _ = machine.assign(waitsForEnd: false, now: moment(5))

        #expect(machine.nextAsked(now: moment(6)) == [.deliver])
    }

    @Test("A timeout kills the process, and the next invocation starts one inside itself")
    func timeout() {
        var machine = idleMachine()
        _ = machine.assign(waitsForEnd: false, now: moment(5))

        let ending = EnvironmentMachine.Ending(duration: .seconds(3), initDuration: .seconds(2), status: .timeout)
        #expect(machine.timePassed(now: moment(8)) == [.kill, .finish(ending), .fail(.timedOut), .becameIdle])
        #expect(machine.assign(waitsForEnd: false, now: moment(9)) == [.spawn])
        #expect(machine.nextAsked(now: moment(10)) == [.logStart, .deliver])
        _ = machine.answered(errorType: nil, now: moment(10.5))
        let next = EnvironmentMachine.Ending(duration: .milliseconds(1500), status: .success)
        #expect(machine.nextAsked(now: moment(10.5)) == [.finish(next), .releaseAnswer, .becameIdle])
    }

    @Test("An initialisation that ends badly is reported, and again inside the invocation")
    func initFailure() {
        var machine = EnvironmentMachine(limits: limits, now: moment(0))
        _ = machine.timePassed(now: moment(2))

        let first = InitReport(
            initDuration: .seconds(1),
            phase: .initialization,
            status: .error,
            errorType: "Runtime.ExitError"
        )
        #expect(machine.processEnded(.exited(1), now: moment(3)) == [.logInitReport(first), .becameIdle])
        #expect(machine.initDuration == nil)
        _ = machine.assign(waitsForEnd: false, now: moment(3))
        let second = InitReport(
            initDuration: .seconds(2),
            phase: .invocation,
            status: .error,
            errorType: "Runtime.ExitError"
        )
        let ending = EnvironmentMachine.Ending(
            duration: .seconds(2),
            status: .error,
            errorType: "Runtime.ExitError"
        )
        #expect(
            machine.processEnded(.exited(1), now: moment(5))
                == [.logInitReport(second), .logStart, .finish(ending), .fail(.ended(.exited(1))), .becameIdle]
        )
    }

    @Test("The reason that a process gives for not starting takes the place of its end")
    func initError() {
        var machine = EnvironmentMachine(limits: limits, now: moment(0))
        _ = machine.timePassed(now: moment(2))
        _ = machine.processEnded(.exited(1), now: moment(3))
        _ = machine.assign(waitsForEnd: false, now: moment(3))
        machine.initErrorPosted(type: "Function.NoDatabase")

        let actions = machine.processEnded(.exited(1), now: moment(4))
        #expect(actions.contains(.fail(.initError)))
        #expect(
            actions.contains {
                if case .finish(let ending) = $0 { ending.errorType == "Function.NoDatabase" } else { false }
            }
        )
    }

    @Test("An initialisation over its limit is killed and reported")
    func initTimeout() {
        var machine = EnvironmentMachine(limits: limits, now: moment(0))
        _ = machine.timePassed(now: moment(2))

        #expect(machine.timePassed(now: moment(11.9)).isEmpty)
        let report = InitReport(initDuration: .seconds(10), phase: .initialization, status: .timeout)
        #expect(machine.timePassed(now: moment(12)) == [.kill, .logInitReport(report), .becameIdle])
    }

    @Test("A process that answers and ends keeps its answer")
    func answerThenEnd() {
        var machine = idleMachine()
        _ = machine.assign(waitsForEnd: false, now: moment(5))
        _ = machine.answered(errorType: nil, now: moment(6))

        let ending = EnvironmentMachine.Ending(
            duration: .seconds(2),
            initDuration: .seconds(2),
            status: .error,
            errorType: "Runtime.ExitError"
        )
        #expect(machine.processEnded(.exited(0), now: moment(7)) == [.finish(ending), .releaseAnswer, .becameIdle])
    }

    @Test("An idle environment ends after its idle lifetime, or at its maximum life if that is sooner")
    func idleEnd() {
        var machine = idleMachine(at: 4)
        machine.setIdleLifetime(.seconds(30))
        #expect(machine.deadline == moment(34))
        #expect(machine.timePassed(now: moment(34)) == [.end(isMaximumLife: false)])

        var old = idleMachine(at: 4)
        old.setIdleLifetime(.seconds(300))
        #expect(old.deadline == moment(100))
        #expect(old.timePassed(now: moment(100)) == [.end(isMaximumLife: true)])
        #expect(old.deadline == nil)
    }

    @Test("The end of the maximum life waits for an invocation")
    func maximumLifeWaits() {
        var machine = idleMachine(at: 98)
        machine.setIdleLifetime(.seconds(30))
        _ = machine.assign(waitsForEnd: false, now: moment(99))

        #expect(machine.timePassed(now: moment(101)).isEmpty)
        _ = machine.answered(errorType: nil, now: moment(101))
        _ = machine.nextAsked(now: moment(101))
        machine.setIdleLifetime(.seconds(30))
        #expect(machine.timePassed(now: moment(101)) == [.end(isMaximumLife: true)])
    }
}
