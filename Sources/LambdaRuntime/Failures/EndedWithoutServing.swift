/// A function whose body came to its end before it served.
struct EndedWithoutServing: InvocationError {
    var errorType: String { "Runtime.NeverServed" }
    var errorMessage: String { "the function's main ended without serving any invocation" }
}
