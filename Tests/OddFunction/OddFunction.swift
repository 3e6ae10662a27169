import Glibc
import JSONText
import LambdaRuntime

/// A function for tests, which does what its event asks for, and which fails before its first event when `ODD_START`
/// says so.
@main
struct OddFunction: InvocationHandler {
    static func main() async {
        let environment = LambdaRuntime.processEnvironment
        await LambdaRuntime.main(environment: environment) { loop in
            switch environment["ODD_START"] {
            case "throw": throw OddError(errorMessage: "no \"database\"\n\u{1F5C4}")
            case "exit": exit(7)
            case "return": return
            default: try await loop.serve(OddFunction(environment: environment))
            }
        }
    }

    private let environment: [String: String]

    func handle(_ event: [UInt8], _ context: InvocationContext) throws -> [UInt8] {
        let wishes = try JSONParser.parse(event).value
        switch wishes["do"] {
        case "throw": throw OddError(errorMessage: wishes["message"]?.string ?? "")
        case "describe": return try describe(context)
        case "variable": return JSONValue(environment[wishes["name"]?.string ?? ""]).bytes()
        case "current variable":
            let value = getenv(wishes["name"]?.string ?? "").map { String(cString: $0) }
            return JSONValue(value).bytes()
        case "fill":
            let count = wishes["bytes"]?.integer ?? 0
            return [UInt8(ascii: "\"")] + [UInt8](repeating: UInt8(ascii: "x"), count: max(count - 2, 0))
                + [UInt8(ascii: "\"")]
        case "count": return JSONValue.integer(event.count).bytes()
        case "measure": return OwnProcess.measured().bytes()
        case "exit": exit(CInt(wishes["code"]?.integer ?? 1))
        case "trap": preconditionFailure("as asked for")
        case "hang": while true { pause() }
        default: return event
        }
    }

    private func describe(_ context: InvocationContext) throws -> [UInt8] {
        JSONValue.object([
            .init(name: "requestID", value: .string(context.requestID)),
            .init(name: "function", value: .string(context.invokedFunctionARN)),
            .init(name: "traceID", value: JSONValue(context.traceID)),
            .init(name: "clientContext", value: JSONValue(context.clientContext)),
            .init(name: "cognitoIdentity", value: JSONValue(context.cognitoIdentity)),
            .init(name: "tenantID", value: JSONValue(context.tenantID)),
            .init(name: "remainingSeconds", value: .integer(Int(context.remainingTime.components.seconds))),
        ]).bytes()
    }
}

/// An error that a function was asked for.
struct OddError: InvocationError {
    let errorType = "Function.Odd"
    let errorMessage: String
}

extension JSONValue {
    fileprivate init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    fileprivate var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    fileprivate var integer: Int? {
        if case .number(let number) = self { number.integer } else { nil }
    }
}
