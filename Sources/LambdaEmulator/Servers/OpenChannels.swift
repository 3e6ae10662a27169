import NIOConcurrencyHelpers
import NIOCore

/// The channels that are open, to be closed together.
final class OpenChannels: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var isClosed = false
    }

    private let state = NIOLockedValueBox(State())

    /// Notes a channel for as long as it is open; one that comes too late is closed at once.
    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let isLate = state.withLockedValue { state in
            if !state.isClosed { state.channels[id] = channel }
            return state.isClosed
        }
        guard !isLate else { return channel.close(promise: nil) }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.state.withLockedValue { _ = $0.channels.removeValue(forKey: id) }
        }
    }

    /// Closes all channels, and waits until they are.
    func closeAll() async {
        let channels = state.withLockedValue { state in
            state.isClosed = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.close(promise: nil) }
        for channel in channels { try? await channel.closeFuture.get() }
    }
}
