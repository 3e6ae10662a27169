extension DecodingError {
    /// The error with a place, unless it has one: a type that refuses a value itself does not know where it stood.
    func placed(_ place: JSONError) -> DecodingError {
        switch self {
        case .typeMismatch(let type, let context): .typeMismatch(type, context.placed(place))
        case .valueNotFound(let type, let context): .valueNotFound(type, context.placed(place))
        case .keyNotFound(let key, let context): .keyNotFound(key, context.placed(place))
        case .dataCorrupted(let context): .dataCorrupted(context.placed(place))
        @unknown default: self
        }
    }
}

extension DecodingError.Context {
    fileprivate func placed(_ place: JSONError) -> DecodingError.Context {
        guard underlyingError == nil else { return self }
        return DecodingError.Context(
            codingPath: codingPath,
            debugDescription: debugDescription,
            underlyingError: place
        )
    }
}
