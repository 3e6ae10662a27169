import Testing

@testable import LambdaRuntime

@Suite("Rehearsing an invocation")
struct RehearsalTests {
    @Test("The rehearsal comes to its end: its response is an invocation with all that a context needs")
    func isComplete() throws {
        var rehearsal = Rehearsal()
        var reader = ResponseReader()

        let invocation = try Invocation(reader.next(from: &rehearsal))
        let context = try invocation.context(clock: LambdaClock { presentMoment })

        #expect(invocation.event == Array("{}".utf8))
        #expect(context.traceID != nil && !context.invokedFunctionARN.isEmpty)
    }
}
