import LambdaRuntime
import Warming
import WarmingConfiguration

extension WarmerHandler {
    /// What an event asks this invocation to ping; the rest of a large round has been handed on by then.
    ///
    /// - Parameters:
    ///   - event: What a schedule, a person or the function itself sent.
    ///   - context: The invocation.
    /// - Returns: The targets, with all that belongs to them.
    /// - Throws: ``WarmerError`` for an event that asks for nothing that can be done.
    func part(of event: [UInt8], in context: InvocationContext) async throws(WarmerError) -> RoundPart {
        let configured = settings.configuration?.targets ?? []
        let heartbeat = settings.configuration?.heartbeat
        do {
            if let slice = try SliceEvent.read(event) {
                return RoundPart(
                    targets: try SliceTargets(configured).targets(of: slice),
                    round: slice.round,
                    slice: RoundSlice(number: slice.slice, of: slice.of),
                    heartbeat: heartbeat
                )
            }
            let request = try request(in: event)
            let whole = RoundPart(
                targets: try request.targets(among: configured),
                round: RoundID.make(random: surroundings.random),
                heartbeat: heartbeat
            )
            guard request.targets == nil else {
                // They say nothing about those of the configuration, and are in no event that could be handed on.
                return RoundPart(targets: whole.targets, round: whole.round)
            }
            return try await firstSlice(of: whole, in: context)
        } catch let error as WarmerError {
            throw error
        } catch let error as WarmingError {
            throw WarmerError(.invalidEvent, error.message)
        } catch {
            throw WarmerError(.invalidEvent, "\(error)")
        }
    }

    /// What an event that is no slice asks for.
    func request(in event: [UInt8]) throws(WarmerError) -> RoundRequest {
        do {
            return try RoundRequest(event: event)
        } catch {
            throw WarmerError(.invalidEvent, error.description)
        }
    }

    /// Searches, cuts the round into slices, and hands all but the first on.
    private func firstSlice(of whole: RoundPart, in context: InvocationContext) async throws(WarmingError) -> RoundPart
    {
        var part = whole
        let usable = RoundBudget.usable(of: context.remainingTime)
        part.targets = await pinger.resolved(whole.targets, within: usable / 2)

        let names = SliceTargets(settings.configuration?.targets ?? [])
        let bounds = SliceBounds(
            pings: settings.configuration?.slice ?? budget.maxInFlight,
            bytes: SliceEvent.sizeLimit
        )
        let slices = bounds.slices(of: part.targets, size: names.size)
        guard slices.count > 1, let first = slices.first else { return part }
        let events = slices.indices.dropFirst().map { index in
            names.event(slices[index], slice: index + 1, of: slices.count, round: part.round)
        }
        let handOvers = await SliceHandOvers(
            function: try settings.ownFunction(invokedAs: context.invokedFunctionARN),
            clock: surroundings.clock,
            send: handOver
        ).handOver(events, within: RoundBudget.usable(of: context.remainingTime) / 4)
        part.targets = first
        part.slice = RoundSlice(number: 1, of: slices.count, handOvers: handOvers)
        return part
    }
}
