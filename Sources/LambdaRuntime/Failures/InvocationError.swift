/// An error that says itself what the caller of the function gets to see.
///
/// Of any other error the caller sees the name of its type and its description.
public protocol InvocationError: Error {
    /// The error's type, such as `Function.NoTargets`.
    ///
    /// `Function.` or `Runtime.` and a word of letters that begins with a capital; anything else is made to fit.
    var errorType: String { get }

    /// The error's message; longer than 16 KiB it is cut.
    var errorMessage: String { get }
}
