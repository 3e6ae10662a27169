import NIOConcurrencyHelpers

/// A value that several tasks of a test change.
final class Locked<Value: Sendable>: Sendable {
    private let box: NIOLockedValueBox<Value>

    init(_ value: Value) {
        box = NIOLockedValueBox(value)
    }

    /// The value now.
    var value: Value { box.withLockedValue(\.self) }

    /// Changes the value.
    @discardableResult
    func update<Result>(_ change: (inout Value) -> Result) -> Result {
        box.withLockedValue(change)
    }
}
