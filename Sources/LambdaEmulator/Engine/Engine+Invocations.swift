import Kernel

extension Engine {
    /// The most bytes of an event that a caller waits for: 6 MiB.
    static let requestLimit = 6 * 1024 * 1024

    /// The most bytes of an event in the queue: 1 MiB.
    static let eventLimit = 1024 * 1024

    /// Takes a call in.
    func invoke(_ request: InvocationRequest, _ completion: @escaping (InvocationOutcome) -> Void) {
        let requestID = ids.requestID()
        let target: InvocationTarget
        do throws(ServiceError) {
            target = try self.target(of: request)
            try check(request)
        } catch {
            return completion(InvocationOutcome(.refused(error), requestID: requestID))
        }
        var request = request
        // A call without an event has an empty one.
        if request.payload.isEmpty { request.payload = Array("{}".utf8) }
        switch request.kind {
        case .requestResponse:
            run(Invocation(requestID: requestID, target: target, request: request, completion: completion))
        case .event:
            events.add(
                QueuedInvocation(requestID: requestID, target: target, request: request),
                now: MonotonicInstant.now
            )
            completion(InvocationOutcome(.accepted, requestID: requestID))
        case .dryRun:
            completion(InvocationOutcome(.permitted, requestID: requestID, executedVersion: target.version))
        }
    }

    /// Runs the events whose time has come.
    func runDueEvents() {
        while let entry = events.takeDue(now: MonotonicInstant.now) {
            let queued = entry.invocation
            let invocation = Invocation(requestID: queued.requestID, target: queued.target, request: queued.request) {
                [unowned self] outcome in
                switch outcome.result {
                case .functionError: events.functionFailed(entry, now: MonotonicInstant.now)
                case .refused: events.wasThrottled(entry, now: MonotonicInstant.now)
                case .succeeded, .accepted, .permitted: break
                }
            }
            run(invocation)
        }
    }

    /// Runs a call in an environment that is idle, or in a new one.
    private func run(_ invocation: Invocation) {
        let name = invocation.target.function
        do throws(ThrottleExcuse) {
            try gate.admit(name)
        } catch {
            return invocation.refuse(.tooManyRequests(error.reason))
        }
        let key = PoolKey(function: name, version: invocation.target.version)
        if let number = pools[key]?.take(settings.choice, using: &choices), let environment = environments[number] {
            return environment.run(invocation)
        }
        do throws(ServiceError) {
            try startEnvironment(key, for: invocation)
        } catch {
            gate.release(name)
            invocation.refuse(error)
        }
    }

    /// The function and version that a call means.
    private func target(of request: InvocationRequest) throws(ServiceError) -> InvocationTarget {
        guard let reference = FunctionReference(request.functionName) else {
            throw .invalidParameter(
                "1 validation error detected: Value '\(request.functionName)' at 'functionName' failed to satisfy "
                    + "constraint: Member must satisfy regular expression pattern: "
                    + "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?"
                    + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?"
            )
        }
        if let inName = reference.qualifier, let qualifier = request.qualifier, inName != qualifier {
            throw .invalidParameter(
                "The derived qualifier from the function name does not match the specified qualifier."
            )
        }
        let qualifier = reference.qualifier ?? request.qualifier
        let account = reference.account ?? settings.accountID
        let arn =
            "arn:aws:lambda:\(reference.region ?? settings.region):\(account):function:\(reference.name)"
            + (qualifier.map { ":\($0)" } ?? "")
        guard
            let function = functions[reference.name], account == settings.accountID,
            reference.region == nil || reference.region == settings.region
        else { throw .notFound(arn: arn) }
        let version = qualifier.map { function.aliases[$0] ?? $0 } ?? "$LATEST"
        guard version == "$LATEST" || function.versions.contains(version) else { throw .notFound(arn: arn) }
        return InvocationTarget(function: function.name, version: version, arn: arn)
    }

    /// Refuses what Lambda would not take, and what could not be handed on.
    private func check(_ request: InvocationRequest) throws(ServiceError) {
        let limit = request.kind == .event ? Self.eventLimit : Self.requestLimit
        guard request.payload.count <= limit else { throw .requestTooLarge(limit: limit) }
        for text in [request.clientContext, request.tenantID, request.traceID] {
            guard text?.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) != true else {
                throw .invalidParameter("A header's value must not contain control characters.")
            }
        }
    }
}
