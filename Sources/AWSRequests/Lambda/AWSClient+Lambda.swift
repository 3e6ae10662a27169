import JSONText

extension AWSClient {
    /// Invokes a function.
    ///
    /// An invocation that Lambda refuses because of too many (status 429) was not made, and is made again a little
    /// later, as often as ``attempts`` allows. None is made again after any other failure, since the function may have
    /// run.
    ///
    /// - Parameters:
    ///   - invocation: What to send.
    ///   - timeout: How long one attempt may take, to which the function's own time counts.
    /// - Returns: The answer, which may tell of a failure of the function.
    /// - Throws: ``AWSError`` when it was not invoked, or nobody knows; `CancellationError` when the surrounding task is
    ///   cancelled.
    public func invoke(_ invocation: LambdaInvocation, timeout: Duration) async throws -> LambdaAnswer {
        LambdaAnswer(try await send(invocation.call(), timeout: timeout))
    }

    /// All functions of the account in this region, in Lambda's order.
    ///
    /// - Parameter timeout: How long one attempt at one page of 50 functions may take.
    /// - Returns: The functions.
    /// - Throws: ``AWSError``; `CancellationError` when the surrounding task is cancelled.
    public func functions(timeout: Duration = .seconds(10)) async throws -> [LambdaFunction] {
        var functions: [LambdaFunction] = []
        var marker: String?
        repeat {
            let page = try await read(
                FunctionPage.self,
                "/2015-03-31/functions/",
                query: marker.map { [("Marker", $0)] } ?? [],
                timeout: timeout
            )
            functions += page.functions
            // A service that gives the same page again would never come to an end.
            guard page.nextMarker != marker else { break }
            marker = page.nextMarker.flatMap { $0.isEmpty ? nil : $0 }
        } while marker != nil
        return functions
    }

    /// The tags of a function.
    ///
    /// - Parameters:
    ///   - arn: The function's ARN, without a qualifier.
    ///   - timeout: How long one attempt may take.
    /// - Returns: Keys and values.
    /// - Throws: ``AWSError``; `CancellationError` when the surrounding task is cancelled.
    public func tags(ofFunction arn: String, timeout: Duration = .seconds(10)) async throws -> [String: String] {
        try await read(TagList.self, "/2017-03-31/tags/\(PercentCoding.encoded(arn))", timeout: timeout).tags ?? [:]
    }

    /// What Lambda says of a function.
    ///
    /// - Parameters:
    ///   - function: The function: its name, its ARN or the end of that.
    ///   - qualifier: The version or the alias.
    ///   - timeout: How long one attempt may take.
    /// - Returns: The function.
    /// - Throws: ``AWSError``, with code ``AWSError/Code/resourceNotFound`` when there is no such function or
    ///   qualifier; `CancellationError` when the surrounding task is cancelled.
    public func function(
        _ function: String,
        qualifier: String? = nil,
        timeout: Duration = .seconds(10)
    ) async throws -> LambdaFunction {
        try await read(
            LambdaFunction.self,
            "/2015-03-31/functions/\(PercentCoding.encoded(function))/configuration",
            query: qualifier.map { [("Qualifier", $0)] } ?? [],
            timeout: timeout
        )
    }

    private func read<Value: Decodable>(
        _ type: Value.Type,
        _ path: String,
        query: [(name: String, value: String)] = [],
        timeout: Duration
    ) async throws -> Value {
        let call = AWSCall(service: "lambda", method: "GET", path: path, query: query)
        let answer = try await send(call, timeout: timeout)
        do {
            return try JSONTextDecoder().decode(type, from: answer.body)
        } catch {
            throw AWSError(
                .invalidAnswer,
                "Lambda gave something else than its documents say, for \(path).",
                status: answer.status,
                requestID: answer.header("x-amzn-requestid")
            )
        }
    }
}

private struct FunctionPage: Decodable {
    var functions: [LambdaFunction]
    var nextMarker: String?

    private enum CodingKeys: String, CodingKey {
        case functions = "Functions"
        case nextMarker = "NextMarker"
    }
}

private struct TagList: Decodable {
    var tags: [String: String]?

    private enum CodingKeys: String, CodingKey {
        case tags = "Tags"
    }
}
