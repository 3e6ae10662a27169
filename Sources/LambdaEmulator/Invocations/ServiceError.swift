/// A refusal by Lambda itself, as an API answers it.
public struct ServiceError: Error, Hashable, Sendable {
    /// The name of the error, such as `TooManyRequestsException`: the header `x-amzn-errortype`.
    public var type: String

    /// The HTTP status.
    public var status: Int

    /// What is wrong, in Lambda's words.
    public var message: String

    /// Why requests are too many, such as `ConcurrentInvocationLimitExceeded`.
    public var reason: String?

    /// Creates an error.
    public init(type: String, status: Int, message: String, reason: String? = nil) {
        self.type = type
        self.status = status
        self.message = message
        self.reason = reason
    }
}

extension ServiceError {
    /// Whose fault it is, in the word of an answer's body: `User` or `Service`.
    public var fault: String { status < 500 ? "User" : "Service" }

    /// No such function, version or alias.
    public static func notFound(arn: String) -> ServiceError {
        ServiceError(type: "ResourceNotFoundException", status: 404, message: "Function not found: \(arn)")
    }

    /// A value of the request that cannot be used.
    public static func invalidParameter(_ message: String) -> ServiceError {
        ServiceError(type: "InvalidParameterValueException", status: 400, message: message)
    }

    /// An event that is no JSON.
    public static func invalidContent(_ message: String) -> ServiceError {
        ServiceError(type: "InvalidRequestContentException", status: 400, message: message)
    }

    /// An event that is too large.
    public static func requestTooLarge(limit: Int) -> ServiceError {
        ServiceError(
            type: "RequestTooLargeException",
            status: 413,
            message: "Request must be smaller than \(limit) bytes for the InvokeFunction operation"
        )
    }

    /// More requests than a limit allows.
    public static func tooManyRequests(_ reason: ThrottleReason) -> ServiceError {
        ServiceError(
            type: "TooManyRequestsException",
            status: 429,
            message: "Rate Exceeded.",
            reason: reason.rawValue
        )
    }

    /// Something of the emulator's own that broke.
    public static func service(_ message: String) -> ServiceError {
        ServiceError(type: "ServiceException", status: 500, message: message)
    }
}

/// Why requests are too many, in Lambda's words.
public enum ThrottleReason: String, Hashable, Sendable {
    /// The account's concurrency is used up.
    case concurrency = "ConcurrentInvocationLimitExceeded"
    /// The function's reserved concurrency is used up.
    case reservedConcurrency = "ReservedFunctionConcurrentInvocationLimitExceeded"
    /// The function gains environments as fast as it may.
    case scalingRate = "FunctionInvocationRateLimitExceeded"
}
