import AWSRequests
import Warming

/// Pings Lambda functions: invokes them and waits, and asks for the end of the log, which says whether the environment
/// was cold and what is billed.
struct FunctionPinger: Sendable {
    private let loop: EventLoop
    private let settings: PingerSettings
    private let clients: FunctionClients
    private let search: FunctionSearch

    /// Prepares pings over a loop.
    init(_ loop: EventLoop, _ settings: PingerSettings) {
        self.loop = loop
        self.settings = settings
        clients = FunctionClients(AWSSurroundings(settings, over: loop))
        search = FunctionSearch(clients, now: settings.now)
    }

    /// Sends one ping and waits for its answer.
    func ping(_ ping: Ping, of function: Warming.LambdaFunction) async -> Answer {
        await answer(to: invocation(ping, of: function), of: function, within: ping.timeout)
    }

    /// Leaves an event with Lambda, which invokes the function with it a little later.
    func handOver(_ event: [UInt8], to function: Warming.LambdaFunction, within limit: Duration) async -> Answer {
        let invocation = LambdaInvocation(
            of: function.name,
            qualifier: function.qualifier,
            kind: .event,
            payload: event
        )
        return await answer(to: invocation, of: function, within: limit)
    }

    private func answer(
        to invocation: LambdaInvocation,
        of function: Warming.LambdaFunction,
        within limit: Duration,
        mayRenewCredentials: Bool = true
    ) async -> Answer {
        do {
            let client = try clients.client(region: function.region, role: function.role)
            let request = try await client.signed(invocation)
            var (answer, response) = await loop.exchange(
                try HTTPEndpoint(request),
                timeout: limit,
                keptBodyLimit: LoopTransport.bodyLimit,
                userAgent: settings.userAgent,
                trust: settings.trust
            )
            guard let response, answer.isComplete else { return answer }
            let reading = InvocationReading(
                AWSResponse(response),
                latency: answer.latency,
                function: function,
                region: client.region
            )
            if mayRenewCredentials, let error = reading.refusal, client.renewsCredentials(of: request, after: error) {
                let left = limit - answer.latency
                return await self.answer(to: invocation, of: function, within: left, mayRenewCredentials: false)
            }
            answer.outcome = reading.outcome
            answer.proof = reading.proof
            answer.retryAfter = reading.refusal?.retryAfter
            return answer
        } catch let error as AWSError {
            let outcome = Outcome(refusal: error, of: function, region: function.region ?? "this region")
            return Answer(outcome: outcome, latency: .zero)
        } catch {
            return Answer(outcome: Outcome(.cancelled, "while getting credentials"), latency: .zero)
        }
    }

    /// Puts the functions that were found in the place of each search.
    func resolved(_ targets: [Target], within limit: Duration?) async -> [Target] {
        await search.resolved(targets, within: limit)
    }

    /// Why a search found nothing.
    func failure(of discovery: FunctionDiscovery) async -> Answer {
        Answer(outcome: await search.failure(of: discovery), latency: .zero)
    }

    private func invocation(_ ping: Ping, of function: Warming.LambdaFunction) -> LambdaInvocation {
        let message = function.dialect.message(
            for: ping,
            payload: function.payload,
            seal: settings.seal(of: ping)
        )
        return LambdaInvocation(
            of: function.name,
            qualifier: function.qualifier,
            wantsLog: true,
            clientContext: message.clientContext,
            payload: message.payload
        )
    }
}
