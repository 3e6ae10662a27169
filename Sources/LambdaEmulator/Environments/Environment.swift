import Kernel
import LambdaReports

/// One environment: its process, its Runtime API, and the invocation that it runs.
///
/// ``EnvironmentMachine`` decides; this carries out. Everything happens on the engine's thread.
final class Environment {
    /// The later it was started, the higher.
    let number: Int

    /// The last 32 hexadecimal digits of its log stream's name.
    let id: String

    /// The function.
    let function: EmulatedFunction

    /// The version of the function.
    let version: String

    /// Whether it was started before anybody needed it.
    let isProactive: Bool

    /// When the engine's timer for it goes off; `nil` when there is none.
    var armed: MonotonicInstant?

    private(set) var machine: EnvironmentMachine
    private(set) var invocations = 0
    private(set) var memory = MemoryPeak()
    private(set) var process: EnvironmentProcess?

    private unowned let engine: Engine
    private let poller: Poller
    private let variables: [String: String]
    private let lines: SystemLines
    private let listener: RuntimeListener
    private var runtime = RuntimeState.started
    /// The connection on which the process waits for an event.
    private var waiting: RuntimeConnection?
    /// What waits for the environment to start.
    private var reserved: Invocation?
    /// What it runs.
    private var invocation: Invocation?
    private var held: (result: InvocationOutcome.Result, contentType: String?)?
    private var postedInitError: [UInt8]?
    private var tail: (bytes: [UInt8], report: InvocationReport)?
    private var log = EnvironmentLog()

    /// Makes an environment; ``start(for:)`` comes next.
    init(
        number: Int,
        id: String,
        function: EmulatedFunction,
        version: String,
        isProactive: Bool,
        engine: Engine
    ) throws(SystemError) {
        self.number = number
        self.id = id
        self.function = function
        self.version = version
        self.isProactive = isProactive
        self.engine = engine
        poller = engine.poller
        listener = try RuntimeListener(poller: poller)
        machine = EnvironmentMachine(limits: engine.limits(of: function), now: MonotonicInstant.now)
        let logStream = "\(UTCDate(milliseconds: TimeOfDay.millisecondsSince1970).folder)/[\(version)]\(id)"
        lines = SystemLines(function: function, version: version, logStream: logStream)
        variables = engine.variables(of: function).variables(
            version: version,
            logStream: logStream,
            runtimePort: listener.port
        )
        listener.environment = self
    }

    /// Starts the process, or the wait before it.
    ///
    /// - Parameter invocation: What the environment is started for, and runs as soon as it can.
    func start(for invocation: Invocation?) {
        reserved = invocation
        invocation?.isCold = true
        invocation?.addedDelay = engine.settings.startDelay
        perform(machine.start(now: MonotonicInstant.now))
    }

    /// What was added to its start.
    var startDelay: Duration { engine.settings.startDelay }

    /// Runs an invocation; the environment is idle.
    func run(_ invocation: Invocation) {
        self.invocation = invocation
        perform(machine.assign(waitsForEnd: invocation.request.wantsLogTail, now: MonotonicInstant.now))
    }

    /// Does what the passing of time asks for.
    func timePassed() {
        perform(machine.timePassed(now: MonotonicInstant.now))
    }

    /// Stops the process until it is needed, if nobody needs it now.
    func freeze() {
        guard machine.idleSince != nil else { return }
        process?.freeze()
    }

    /// Hands the whole lines of the log on.
    func flushLog() {
        log.takeLines { engine.surroundings.log.write($0, of: function.name, environment: id) }
    }

    /// Ends the process and gives the port back, and refuses what it ran.
    func close() {
        killProcess()
        listener.close()
        for invocation in [invocation, reserved] { invocation?.refuse(.service("The emulator has ended.")) }
        invocation = nil
        reserved = nil
        log.endLine()
        flushLog()
    }
}

extension Environment {
    /// A request of the process to the Runtime API.
    func take(_ request: RuntimeRequest, from connection: RuntimeConnection) {
        switch request.call {
        case .ping: connection.send(RuntimeAnswer.pong)
        case .unknown: connection.send(RuntimeAnswer.notFound)
        case .next:
            guard allows(.next, connection) else { return }
            if runtime != .running { runtime = .ready }
            waiting = connection
            perform(machine.nextAsked(now: MonotonicInstant.now))
        case .response(let id):
            guard allows(.response, connection), isCurrent(id, connection) else { return }
            takeResponse(request, from: connection)
        case .error(let id):
            guard allows(.error, connection), isCurrent(id, connection) else { return }
            answer(
                .functionError("Unhandled", request.body),
                request.contentType,
                errorType: ErrorDocument.reportedType(request.errorType)
            )
            connection.send(RuntimeAnswer.accepted)
        case .initError:
            guard allows(.initError, connection) else { return }
            runtime = .initError
            postedInitError = request.body
            machine.initErrorPosted(type: ErrorDocument.reportedType(request.errorType))
            connection.send(RuntimeAnswer.accepted)
        }
    }

    private func allows(_ step: RuntimeState.Step, _ connection: RuntimeConnection) -> Bool {
        if runtime.allows(step) { return true }
        connection.send(RuntimeAnswer.forbidden(runtime.refusal(of: step)))
        return false
    }

    private func isCurrent(_ id: String, _ connection: RuntimeConnection) -> Bool {
        if id == invocation?.requestID { return true }
        connection.send(RuntimeAnswer.invalidRequestID)
        return false
    }

    private func takeResponse(_ request: RuntimeRequest, from connection: RuntimeConnection) {
        guard request.responseMode == nil || request.responseMode == "streaming" else {
            answer(.functionError("Unhandled", []), nil, errorType: "Runtime.InvalidResponseModeHeader")
            return connection.send(RuntimeAnswer.invalidResponseMode)
        }
        guard !request.isOversized else {
            answer(
                .functionError("Unhandled", ErrorDocument.responseTooLarge),
                "application/json",
                errorType: "Function.ResponseSizeTooLarge"
            )
            return connection.send(RuntimeAnswer.tooLarge)
        }
        if let errorType = request.errorType {
            let body = request.errorBody.flatMap(Base64.decode) ?? request.body
            answer(.functionError("Unhandled", body), nil, errorType: ErrorDocument.reportedType(errorType))
        } else {
            answer(.succeeded(request.body), request.contentType, errorType: nil)
        }
        connection.send(RuntimeAnswer.accepted)
    }

    private func answer(_ result: InvocationOutcome.Result, _ contentType: String?, errorType: String?) {
        runtime = .responseSent
        held = (result, contentType)
        perform(machine.answered(errorType: errorType, now: MonotonicInstant.now))
    }
}

extension Environment {
    /// Carries actions out, one after the other.
    private func perform(_ actions: [EnvironmentMachine.Action]) {
        for action in actions { perform(action) }
        engine.arm(self)
        if log.hasLines { engine.logHasLines(self) }
    }

    private func perform(_ action: EnvironmentMachine.Action) {
        switch action {
        case .spawn: spawn()
        case .kill: killProcess()
        case .logInitStart: log.append(line: lines.initStart(), isInTail: false)
        case .logInitReport(let report): log.append(line: lines.initReport(report))
        case .logStart: logStart()
        case .deliver: deliver()
        case .releaseAnswer: releaseAnswer()
        case .fail(let failure): fail(failure)
        case .finish(let ending): finish(ending)
        case .becameIdle: becameIdle()
        case .end(let isMaximumLife): engine.environmentEnded(self, isMaximumLife: isMaximumLife)
        }
    }

    private func spawn() {
        runtime = .started
        invocation?.isCold = true
        do throws(EnvironmentProcess.Failure) {
            let process = try EnvironmentProcess(
                function.command(variables: variables),
                poller: poller,
                written: { [weak self] in self?.take(output: $0) },
                ended: { [weak self, engine, id] in
                    engine.processEnded($0, of: id)
                    self?.processEnded($0, $1)
                }
            )
            self.process = process
            memory.begin(process)
            engine.processStarted(process, of: id)
        } catch {
            perform(
                machine.processEnded(
                    ProcessEnd(startFailure: error.errno, function: function),
                    now: MonotonicInstant.now
                )
            )
        }
    }

    private func killProcess() {
        waiting = nil
        postedInitError = nil
        listener.closeConnections()
        process?.drainOutput()
        process?.kill()
        process = nil
    }

    private func processEnded(_ process: EnvironmentProcess, _ end: ProcessEnd) {
        guard process === self.process else { return }
        // What it sent last may not have been read yet.
        listener.drain()
        self.process = nil
        listener.closeConnections()
        waiting = nil
        perform(machine.processEnded(end, now: MonotonicInstant.now))
        postedInitError = nil
    }

    private func take(output: UnsafeRawBufferPointer) {
        log.append(output: output)
        if log.hasLines { engine.logHasLines(self) }
    }

    private func logStart() {
        process?.drainOutput()
        guard let invocation else { return }
        log.append(line: lines.start(invocation))
    }

    private func deliver() {
        // Also when the process has closed the connection it waited on: it will ask again, and get the event then.
        process?.thaw()
        guard let invocation, let waiting, !waiting.isClosed else { return }
        runtime = .running
        self.waiting = nil
        let request = invocation.request
        waiting.send(
            RuntimeAnswer.event(
                EventDelivery(
                    requestID: invocation.requestID,
                    deadline: TimeOfDay.millisecondsSince1970
                        + machine.timeLeft(now: MonotonicInstant.now).milliseconds,
                    functionARN: invocation.target.arn,
                    traceID: request.traceID ?? engine.newTraceID(),
                    clientContext: request.clientContext,
                    tenantID: request.tenantID,
                    payload: request.payload
                )
            )
        )
    }
}

extension Environment {
    private func releaseAnswer() {
        guard let held else { return }
        self.held = nil
        complete(held.result, contentType: held.contentType)
    }

    private func fail(_ failure: EnvironmentMachine.Failure) {
        guard let invocation else { return }
        let document: [UInt8]
        switch failure {
        case .timedOut:
            document = ErrorDocument.bytes(
                type: "Sandbox.Timedout",
                message: "RequestId: \(invocation.requestID) Error: "
                    + "Task timed out after \(function.timeout.secondsText) seconds"
            )
        case .ended(let end):
            document = ErrorDocument.bytes(
                type: end.errorType,
                message: "RequestId: \(invocation.requestID) Error: \(end.message)"
            )
        case .initError:
            document = postedInitError ?? []
        }
        complete(.functionError("Unhandled", document), contentType: "application/json")
    }

    private func complete(_ result: InvocationOutcome.Result, contentType: String?) {
        guard let invocation else { return }
        flushLog()
        invocation.complete(
            InvocationOutcome(
                result,
                requestID: invocation.requestID,
                executedVersion: version,
                logTail: tail?.bytes,
                report: tail?.report,
                environmentID: id,
                isCold: invocation.isCold,
                addedDelay: invocation.addedDelay,
                contentType: contentType
            )
        )
    }

    private func finish(_ ending: EnvironmentMachine.Ending) {
        guard let invocation else { return }
        process?.drainOutput()
        invocations += 1
        if let process { memory.read(of: process, now: MonotonicInstant.now) }
        // Whoever adds up what the log says must come to what the log bills.
        let step = function.logFormat == .text ? 10 : 1
        let duration = ending.duration.rounded(toMicroseconds: step)
        let initDuration = ending.initDuration?.rounded(toMicroseconds: step)
        let report = InvocationReport(
            requestID: invocation.requestID,
            duration: duration,
            billedDuration: InvocationReport.billedDuration(duration: duration, initDuration: initDuration ?? .zero),
            memorySizeMB: function.memorySizeMB,
            maxMemoryUsedMB: memory.megabytes,
            initDuration: initDuration,
            status: ending.status,
            errorType: ending.errorType
        )
        log.append(line: lines.end(report, producedBytes: held?.result.payload?.count))
        log.append(line: lines.report(report, isFunctionError: ending.isFunctionError))
        if invocation.request.wantsLogTail {
            tail = (log.takeTail(), report)
        } else {
            log.dropTail()
        }
        engine.invocationEnded(self)
    }

    private func becameIdle() {
        invocation = nil
        held = nil
        tail = nil
        guard let reserved else {
            machine.setIdleLifetime(engine.newIdleLifetime())
            return engine.becameIdle(self)
        }
        self.reserved = nil
        run(reserved)
    }
}
