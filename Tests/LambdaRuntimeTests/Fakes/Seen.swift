import NIOConcurrencyHelpers

/// Collects what a handler saw.
final class Seen<Value: Sendable>: Sendable {
    private let box = NIOLockedValueBox<[Value]>([])

    var values: [Value] { box.withLockedValue { $0 } }

    func add(_ value: Value) {
        box.withLockedValue { $0.append(value) }
    }
}
