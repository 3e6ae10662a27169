import Kernel

extension Engine {
    /// Starts an environment for an invocation, and perhaps another one before anybody needs it.
    func startEnvironment(_ key: PoolKey, for invocation: Invocation) throws(ServiceError) {
        guard takeBudget(key.function) else { throw .tooManyRequests(.scalingRate) }
        do throws(SystemError) {
            try addEnvironment(key, isProactive: false)?.start(for: invocation)
        } catch {
            throw .service("The emulator cannot start an environment: \(error).")
        }
        startProactively(key)
    }

    /// An environment has nothing to do.
    func becameIdle(_ environment: Environment) {
        pools[environment.key, default: IdlePool()].add(environment.number)
        freezeSoon(environment)
    }

    /// An environment no longer runs an invocation.
    func invocationEnded(_ environment: Environment) {
        gate.release(environment.function.name)
    }

    /// An idle environment's time is up.
    func environmentEnded(_ environment: Environment, isMaximumLife: Bool) {
        remove(environment)
        if isMaximumLife { startProactively(environment.key) }
    }

    /// Ends all idle environments, and says how many there were.
    func expireIdle() -> Int {
        let idle = environments.values.filter { $0.machine.idleSince != nil }
        for environment in idle { remove(environment) }
        return idle.count
    }

    /// The environments, as they are now.
    func statuses() -> [EnvironmentStatus] {
        let now = MonotonicInstant.now
        return environments.values.sorted { $0.number < $1.number }.map { $0.status(now: now) }
    }

    private func remove(_ environment: Environment) {
        environment.close()
        environments[environment.number] = nil
        pools[environment.key]?.remove(environment.number)
    }

    private func startProactively(_ key: PoolKey) {
        guard settings.proactiveProbability > 0, choices.chance() < settings.proactiveProbability else { return }
        guard environments.count < settings.concurrencyLimit, takeBudget(key.function) else { return }
        // Nobody waits for it, so nobody misses it if the machine has no room.
        try? addEnvironment(key, isProactive: true)?.start(for: nil)
    }

    private func takeBudget(_ function: String) -> Bool {
        let now = MonotonicInstant.now
        return budgets[function, default: ScalingBudget(rate: settings.scalingRate, now: now)].take(now: now)
    }

    private func addEnvironment(_ key: PoolKey, isProactive: Bool) throws(SystemError) -> Environment? {
        guard let function = functions[key.function] else { return nil }
        let environment = try Environment(
            number: nextNumber(),
            id: ids.hexadecimalDigits(32),
            function: function,
            version: key.version,
            isProactive: isProactive,
            engine: self
        )
        environments[environment.number] = environment
        return environment
    }
}

extension Engine {
    /// The limits that an environment of a function lives under.
    func limits(of function: EmulatedFunction) -> EnvironmentMachine.Limits {
        EnvironmentMachine.Limits(
            startDelay: settings.startDelay,
            initLimit: settings.initLimit,
            timeout: function.timeout,
            answerHold: settings.answerHold,
            maximumLife: settings.maximumLife
        )
    }

    /// The variables of a function.
    func variables(of function: EmulatedFunction) -> FunctionVariables {
        FunctionVariables(function: function, settings: settings, common: surroundings.variables)
    }

    /// How long an environment that has become idle survives.
    func newIdleLifetime() -> Duration {
        settings.idleLifetime.draw(choices.chance())
    }

    /// The trace of a call that brought none: it has an id, and nobody records it.
    func newTraceID() -> String {
        let seconds = String(TimeOfDay.millisecondsSince1970 / 1000, radix: 16)
        let parent = ids.hexadecimalDigits(16)
        return "Root=1-\(seconds)-\(ids.hexadecimalDigits(24));Parent=\(parent);Sampled=0"
    }
}

extension Environment {
    /// The pool that it belongs to.
    var key: PoolKey { PoolKey(function: function.name, version: version) }

    /// What it is now.
    func status(now: MonotonicInstant) -> EnvironmentStatus {
        EnvironmentStatus(
            id: id,
            function: function.name,
            version: version,
            state: machine.status,
            age: machine.age(now: now),
            idleTime: machine.idleSince?.duration(to: now),
            invocations: invocations,
            maxMemoryUsedMB: memory.megabytes,
            initDuration: machine.initDuration,
            addedDelay: startDelay,
            isProactive: isProactive,
            processID: process?.id
        )
    }
}
